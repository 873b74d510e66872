# Chats in the admin menus.
admin-chat = <b>{ $title }</b> · { $state }
admin-chat-wishes =

    🌙 免打扰时段：{ $quiet }
    🌍 时区：{ $zone }
    🔢 每天最多：{ $cap }
    ↔️ 帖子间隔：{ $gap }
    🗣 帖子语言：{ $language }
    🚪 通过成员链接入群：{ $asks ->
        [0] 直接加入
       *[other] 需要申请
    }
    💶 国家（划线价规则）：{ $country }
    🏷 不成立的划线价{ $plain ->
        [0] 改为真实原价
       *[other] 不显示
    }
admin-chat-in-topic = 💬 话题：{ $topic }
admin-chat-tagged = 🏷 标签：{ $tags }
admin-chat-shops = { $value }（随店铺）
admin-chat-both = { $own }，以及 { $value }（随店铺）
admin-chat-stricter = { $value }（随店铺；本群设为 { $own }）
admin-chat-cap-any = 不限
admin-none = 无
admin-member-gone = 已注销的成员
admin-chat-paused = ⏸ 已暂停，{ $held } 条帖子在等待。
admin-chat-zone = <b>{ $title }</b> 的时区：点选或输入，例如 Europe/Berlin。现在：{ $zone }
admin-chat-cap = <b>{ $title }</b> 每天最多几条？点选或输入数字。现在：{ $cap }
admin-chat-gap = <b>{ $title }</b> 两条帖子之间至少隔多久？点选或输入，例如 45m 或 2h。现在：{ $gap }
admin-chat-language = <b>{ $title }</b> 的帖子用哪种语言？现在：{ $language }
admin-chat-country = <b>{ $title }</b> 的读者在哪个国家？请按一个，或输入国家代码，如 DE。帖子里能写哪个划线价，由该国规则决定。现在：{ $country }
admin-chat-topic = 帖子发到 <b>{ $title }</b> 的哪个话题？我只知道我在群里时新建的话题；也可输入编号。现在：{ $topic }
admin-chat-tags = <b>{ $title }</b> 的标签：点按加上或去掉，也可一次全部输入。现在：{ $tags }
admin-chat-test = <b>{ $title }</b> 的测试帖：
admin-test-queued = ⏳ 正在排队发送，请稍后再看。
admin-test-sending = ⏳ 正在发送，请稍后再看。
admin-test-sent = ✅ 已送达。
admin-test-held = ⏸ { $why }
admin-test-failed = ⛔ { $why }
admin-test-unknown = ❓ { $why }
admin-test-skipped = ⌛ 等太久，已取消。
admin-right-posting = 在此发帖
admin-right-can_pin_messages = 置顶消息
admin-right-can_delete_messages = 删除消息
admin-right-can_invite_users = 邀请用户
admin-right-can_post_messages = 发布消息
admin-right-can_edit_messages = 编辑消息
admin-mend-group = ↳ 群组 › 编辑 › 管理员 › 我：打开“{ $right }”。
admin-mend-channel = ↳ 频道 › 编辑 › 管理员 › 我：打开“{ $right }”。
admin-mend-photos = ↳ 这里不允许发图片：帖子只发文字。
admin-mend-no_rights = ↳ 让我能发言：设我为管理员，或允许成员发消息。
admin-mend-suspect = ↳ Telegram 找不到它。我会自己再试；若已不在，请把我加进新的群。
admin-mend-left = ↳ 请用群列表下方的链接再次添加我。
admin-mend-kicked = ↳ 请先把我移出被移除名单，再添加我。
admin-mend-deleted = ↳ 这个群已不存在，请把我加进别的群。
admin-mend-migrated = ↳ 它已迁移，请从群列表打开。
admin-health = 最近 7 天：发布 { $posts } 条 · Telegram 要求放慢 { $too_many } 次 · 发帖后一小时内退群 { $left } 人
admin-health-refused = ⛔ { $what }：{ $number }
admin-trouble-kicked = 我被移除
admin-trouble-left = 我不在群里
admin-trouble-deleted = 群已不存在
admin-trouble-no_rights = 我没有发言权限
admin-trouble-suspect = 找不到群
admin-trouble-topic = 话题已关闭或不存在
admin-trouble-text = 格式被拒绝
admin-trouble-too_long = 太长
admin-trouble-button = 按钮被拒绝
admin-trouble-file = 文件被拒绝
admin-trouble-no_photos = 不允许发图片
admin-trouble-other = 其他原因
admin-minutes-m = 分钟
admin-minutes-h = 小时
admin-button-zone = 🌍 时区
admin-button-cap = 🔢 每日上限
admin-button-gap = ↔️ 间隔
admin-button-language = 🗣 语言
admin-button-country = 💶 国家
admin-button-topic = # 话题
admin-button-tags = 🏷 标签
admin-button-by_request =
    🚪 入群需申请：{ $asks ->
        [0] 否
       *[other] 是
    }
admin-button-plain_only =
    🏷 不实原价：{ $plain ->
        [0] 改为真实
       *[other] 不显示
    }
admin-button-test = 🧪 测试帖
admin-button-none = ✖️ 无
admin-button-look = 🔄 再看一次

refused-admin-changed = 期间有人改过：原来是 { $before }，现在是 { $after }。未做任何更改；如仍需要，请再做一次。

chat-test = 🧪 测试：本店的帖子会发到这里。
