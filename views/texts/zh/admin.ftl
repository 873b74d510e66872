# 工作台：店铺管理者的菜单。
admin-chats =
    <b>群组</b>
    { $chats ->
        [0] 还没有。把机器人加入群组后，它就会出现在这里。
       *[other] 🟢 权限齐全 · 🟡 缺少部分权限 · 🔴 无法发布
    }
admin-chat-state-active = 正常发布
admin-chat-state-no_rights = 无发言权限
admin-chat-state-suspect = 找不到，会再试
admin-chat-state-left = 已退出
admin-chat-state-kicked = 已被移除
admin-chat-state-deleted = 已删除
admin-chat-state-migrated = 已迁移
admin-chat-quiet = <b>{ $title }</b> 的免打扰时段：请按 22:00-08:00 的格式填写。现在：{ $quiet }。时区：{ $zone }
admin-chat-leave-sure = 要退出 <b>{ $title }</b> 吗？之后不再在那里发布，成员的邀请链接也会失效。
admin-button-chats = 💬 群组
admin-button-back = « 返回
admin-button-yes = 确定执行
admin-button-no = « 取消
admin-button-quiet = 🌙 免打扰
admin-button-leave = 🚪 退出

admin-new =
    <b>新帖子</b>
    请把帖子发给我或转发给我：文字、图片或相册，格式会保留。
    也可以选择商品，或粘贴商品的链接或编号。
admin-new-deals =
    { $promotion ->
        [group_buy] 👥 <b>新建拼团：选哪个商品？</b>
        [flash_sale] ⚡ <b>新建秒杀：选哪个商品？</b>
       *[none] <b>选哪个商品？</b>
    }
    { $deals ->
        [0] 目前没有在售商品，请先在“🗂 商品目录”中添加。
       *[other] 最新的在前。
    }
admin-new-preview =
    { $chat ->
        [one] ⬆️ 在“{ $title }”里就是这个样子。
       *[none] ⬆️ 发布后就是这个样子。
    }
    { $photos ->
        [0] { $written ->
            [0] 再发一条即可替换。
           *[other] 单独发一张图片即可配图，再发一条帖子则替换。
        }
       *[other] { $words ->
            [0] { $photos } 张图片，没有文字。
           *[other] { $photos } 张图片，带文字。
        }再发一条即可替换。
    }
admin-preview-in-words = 🖼 Telegram 不接受这张图片，帖子将不带图片发出。Telegram 的回答：<i>{ $words }</i>
refused-admin-one_photo = 请一次只发一张图片：这是一个相册，没有采用其中任何一张。
admin-album-refused =
    { $words }
    这个相册没有被采用。请去掉那一项后重新发送。
admin-new-where =
    <b>发到哪里？</b>
    { $chats ->
        [0] 还没有可以发帖的群。请先把我加到群组或频道里。
       *[other] 已选 { $ticked } / { $chats } 个群。
    }
admin-new-when = <b>什么时候发？</b>点一个按钮，或直接写：明天 17:00
admin-new-day = <b>哪一天？</b>点一个，或直接写：12月6日，或明天 17:00
admin-new-time = <b>几点？</b>点一个，或直接写：18:45
admin-new-repeat =
    <b>多久发一次？</b>
    点一个按钮，或勾选星期几。也可以直接写：周一 周四 18:30、2h（每 2 小时）、每天 9:00。
admin-new-review =
    <b>{ $name }</b>
    { $moment } · { $rule }

    { $left_out ->
        [0] 发到 { $all } 个群：
       *[other] { $all } 个群中的 { $fitting } 个可以发：
    }
admin-now = 现在
admin-once = 一次
admin-repeats-cron = 按 cron：{ $cron }
admin-repeats-daily = 每天 { $clock }
admin-repeats-weekly = 每周（{ $days }）{ $clock }
admin-repeats-days = 每 { $number } 天
admin-repeats-hours = 每 { $number } 小时
admin-repeats-minutes = 每 { $number } 分钟
admin-repeats-seconds = 每 { $number } 秒
admin-objection = ⛔ { $title }：{ $reason }
admin-objections-more = … 还有 { $more } 个
admin-posted = ✅ <b>{ $name }</b> 正在发送。
admin-scheduled = ✅ <b>{ $name }</b> 已排期：{ $moment }。
admin-button-new = ✏️ 新帖子
admin-button-pick-deal = 🛍 选择商品
admin-button-preview = 👁 预览
admin-button-everywhere = 🚀 立即发到所有群
admin-button-all = ☑ 全选 / 全不选
admin-button-go-on = 下一步 »
admin-button-now = 现在
admin-button-tonight = 今晚 20:00
admin-button-tomorrow = 明天 9:00
admin-button-day = 📅 其他日期
admin-button-repeat = 🔁 重复
admin-button-hourly = 每小时
admin-button-daily = 每天
admin-button-schedule =
    { $later ->
        [0] ✅ 立即发布
       *[other] ✅ 安排发布
    }

admin-slot = { $clock } · { $post }
admin-campaigns =
    <b>全部帖子</b>
    { $campaigns ->
        [0] 还没有。点“新帖子”创建。
       *[other] ▶️ 已排期 · ⏸ 已暂停 · ✔️ 已完成
    }
admin-campaign =
    <b>{ $name }</b> · { $state }
    { $rule }
admin-campaign-active = 已排期
admin-campaign-paused = 已暂停
admin-campaign-done = 已完成
admin-campaign-removed = 已移除
admin-progress = { $bar } 已发 { $sent } / { $all }，未发 { $refused }
admin-doubtful =
    <b>需要处理</b>
    { $rows ->
        [0] 没有需要处理的内容。
       *[other] ❓ 不确定是否送达 · ⛔ 被拒绝 · ⏸ 暂缓
    }
admin-row-unknown = 发出后连接中断：请到群里看看。不会自动重发。
admin-row-failed = Telegram 拒绝了它。
admin-row-queued = 已重新排队。
admin-row-sent = 已经在群里。
admin-row-sending = 正在发送。
admin-row-held = 暂缓发送。
admin-held-topic = ↳ 话题已关闭或删除：请重新打开，或在群页面选择其他话题。我会自动重试。
admin-held-member = ↳ 对方停用了机器人，或从未给它发过消息。对方再次发消息后会发出。
admin-held-paused = ↳ 该群已暂停：请在群页面恢复，未过期的会发出。
admin-held-broadcast = ↳ 发送已暂停：请在该帖子的页面点“继续发送”。
admin-held-restored = ↳ 已恢复备份，此后可能已发送过。请到群里看看：发送或放弃。
admin-row-skipped = 已放弃。
admin-remove-sure = 要把 <b>{ $name }</b> 从排期中移除吗？已发出的帖子保留。
admin-take-down-sure = 要在 { $sent } 个群里删除 <b>{ $name }</b> 的帖子吗？Telegram 只允许在发出后 48 小时内删除。
admin-button-queue = 🗓 排期
admin-button-campaigns = 📋 全部帖子
admin-button-doubtful = ⚠️ 需要处理
admin-button-pause = ⏸ 暂停
admin-button-resume = ▶️ 继续
admin-button-skip = ⏭ 跳过下一次
admin-button-copy = 📄 复制
admin-button-undo = ↩️ 恢复
admin-button-stop = ✋ 停止发送
admin-button-take_down = 🗑 全部删除
admin-button-remove = ❌ 移除
admin-button-there = ✅ 已在群里
admin-button-again = 🔁 再发一次
admin-button-drop = 🗑 放弃

admin-withdrawals =
    <b>提现</b>
    { $withdrawals ->
        [0] 没有待处理的申请。
       *[other] 🕐 待批准 · 👍 已批准待打款 · 📤 已打款
    }
admin-withdrawal =
    <b>{ $amount }</b>，{ $name }，至 { $masked }
    申请于 { $asked }。{ $yes ->
        [0] 尚未批准。
       *[other] 已批准：{ $yes } / { $needed } 人。
    }
admin-approve-sure = 批准 { $name } 提现 <b>{ $amount }</b> 至 { $masked }？
admin-reject-reason = 为什么拒绝 { $name } 的 <b>{ $amount }</b>？点一个原因或自行填写，{ $name } 会看到。
admin-proof = 已向 { $name } 打款 <b>{ $amount }</b>：请填写转账编号，{ $name } 会看到。
admin-details = <code>{ $details }</code>
    此消息将在一分钟后删除。您的查看已被记录。
admin-button-open = 🔎 查看
admin-button-withdrawals =
    💸 提现{ $withdrawals ->
        [0] {""}
       *[other] {" · "}{ $withdrawals }
    }
admin-button-approve = 👍 批准
admin-button-sent = 📤 已打款
admin-button-details = 👁 显示账户
admin-button-reject = 👎 拒绝
admin-button-bounced = ↩️ 已退回

admin-review =
    <b>待审核的奖励</b>
    { $rewards ->
        [0] 没有待审核的奖励。
       *[other] 每一项都需要您决定，在此之前不会丢失。
    }
admin-reward =
    <b>{ $promoter }</b> 邀请了 <b>{ $newcomer }</b> · { $state }
    奖励：{ $amount }
    { $reason }
admin-reward-pending = 待生效
admin-reward-held = 待审核
admin-reward-vested = 已发放
admin-reward-void = 已作废
admin-touch = { $moment }：{ $kind }（{ $sure }）
admin-touch-start_link = 机器人链接
admin-touch-invite_link = 个人邀请链接
admin-touch-join_request = 个人链接加入申请
admin-touch-answer = 新成员的回答
admin-touch-masked = 其他管理员的链接
admin-touch-folder = 文件夹链接
admin-touch-public = 未通过链接加入
admin-touch-by_hand = 手动登记
admin-sure-high = 确定
admin-sure-medium = 较确定
admin-sure-low = 不确定
admin-sure-none = 没有依据
admin-void-reason = 为什么作废 { $promoter } 邀请 { $newcomer } 的奖励？请填写，{ $promoter } 会看到。
admin-button-review =
    🔍 待审核奖励{ $rewards ->
        [0] {""}
       *[other] {" · "}{ $rewards }
    }
admin-button-release = ✅ 通过
admin-button-void = ✖️ 作废

refused-admin-item_gone = 列表中已没有这一项。请重新打开页面查看。
refused-admin-nobody = 此菜单仅供店铺管理员使用。发送 /help 查看您能做什么。
refused-admin-not_yours = 您没有这项权限，请联系店主。
admin-in-private = 菜单只能在与我的私聊中打开。请在私聊中发送 /admin。
refused-admin-asked_again = 已经确认过，或等待太久。请重新操作一次。
refused-admin-interrupted = 执行时被中断，可能没有全部完成。请打开 /admin 查看后再操作。
refused-admin-nothing_open = 没有可取消的内容。
refused-admin-no_chat_ticked = 请先至少选择一个群。
refused-admin-past = 该时间已过，请选择更晚的时间。
refused-admin-not_shown = Telegram 未接受：{ $words }
