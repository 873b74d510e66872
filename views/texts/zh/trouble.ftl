# 没能发送或没能做到的事，用话说清楚。
admin-nobody = 某位用户
admin-group-gone = 已全部处理完。
admin-row-head = <b>{ $name }</b>：{ $what }
admin-posts = { $number } 个帖子
admin-messages = { $number } 条消息
admin-posts-unknown = { $number } 个帖子：是否已送达？
admin-notice-post = 帖子
admin-notice-message = 消息
admin-notice-voucher = 提货券
admin-notice-group_buy = 拼团
admin-notice-flash_sale = 秒杀
admin-notice-withdrawal = 提现
admin-notice-referral = 邀请
admin-notice-reward = 奖励
admin-notice-commission = 收入
admin-chore-what-delete = 删除旧消息
admin-chore-what-pin = 置顶卡片
admin-chore-what-unpin = 取消旧卡片的置顶
admin-chore-what-edit = 更新帖子
admin-chore-what-leave = 退出群
admin-chore-what-approve = 批准加入
admin-chore-what-revoke = 停用邀请链接
admin-chore-delete = 无法在 { $chat } 删除 { $number } 条旧消息
admin-chore-pin = 无法在 { $chat } 置顶 { $number } 张卡片
admin-chore-unpin = 无法在 { $chat } 取消 { $number } 张旧卡片的置顶
admin-chore-edit = 无法在 { $chat } 更新 { $number } 个帖子
admin-chore-leave = 无法退出 { $chat }
admin-chore-approve = 无法批准 { $number } 人加入 { $chat }
admin-chore-revoke = 无法停用 { $chat } 的 { $number } 个邀请链接
admin-why-rights-pin = 我在那里没有置顶消息的权限。
admin-why-rights-unpin = 我在那里没有置顶消息的权限，所以也无法取消置顶。
admin-why-rights-delete = 我在那里没有删除消息的权限。
admin-why-rights-edit = 我没有修改这个帖子的权限。
admin-why-rights-leave = Telegram 不让我退出。
admin-why-rights-approve = 我在那里没有邀请成员的权限。
admin-why-rights-revoke = 我在那里没有邀请成员的权限，所以也无法停用邀请链接。
admin-why-rights-post = 我没有在那里发布这个内容的权限。
admin-why-too_old = Telegram 已不允许：消息太旧，或不是我发的。
admin-why-text = Telegram 看不懂这段文字：有加粗或链接没有闭合。请改好后重新发布。
admin-why-too_long = 文字超出 Telegram 的长度限制。请缩短后重新发布。
admin-why-button = Telegram 不接受下面的按钮：多半是链接有误。请改好链接后重新发布。
admin-why-file = Telegram 不接受这张图片。请换一张后重新发布。
admin-why-no_photos = 这个群不允许发图片，而帖子没有可以单独发送的文字。
admin-why-wording = 我没能写出这条消息。这是我的错误，详情见日志。
admin-why-bug = 这是我的错误，详情见日志。
admin-why-removed = 群里的另一个机器人立刻删掉了它。请向群管理员了解过滤规则。
admin-why-other = Telegram 拒绝了，原因不明。它的原话：<i>{ $words }</i>
admin-button-try_again = 🔁 再试一次
admin-button-post_all_again = 🔁 全部重新发布
admin-button-all_there = ✅ 都已送达
admin-button-forget = 🗑 不再处理
admin-button-forget_all = 🗑 全部不再处理
admin-button-open_chat = 💬 打开群
owner-button-look = ❓ 去看看

admin-missed =
    <b>我离线期间没有发布的</b>
    { $slots ->
        [0] 最近三天没有遗漏。
       *[other] 最近三天有 { $slots } 个帖子没有发布：
    }
admin-missed-line = · { $name } × { $slots }，{ $when }
admin-missed-posted = { $number ->
    [0] 没有能发布的：原因见排期。
   *[other] ✅ { $number } 个帖子正在发送。
}
admin-button-latest = 🔁 各发最新一条
admin-button-missed = 🌙 错过的帖子
admin-button-queue_open = 🗓 查看排期
owner-slots_missed = 🌙 我离线期间（{ $since } – { $until }）有 { $slots } 个帖子没有发布：
owner-slots_missed-line = · { $name } × { $slots }
owner-slots_missed-more = · 还有 { $more } 条定时帖子
owner-in_doubt = ❓ 我在发送途中被中断。有 { $number } 条消息不知是否送达，我不会自动重发。
