# Chats at the desk.
desk-chat = <b>{ $title }</b> · { $state }
desk-chat-wishes =

    🌙 免打扰时段：{ $quiet }
    🌍 时区：{ $zone }
    🔢 每天最多：{ $cap }
    ↔️ 帖子间隔：{ $gap }
    🗣 帖子语言：{ $language }
    🚪 通过成员链接入群：{ $asks ->
        [0] 直接加入
       *[other] 需要申请
    }
desk-chat-in-topic = 💬 话题：{ $topic }
desk-chat-tagged = 🏷 标签：{ $tags }
desk-chat-shops = { $value }（随店铺）
desk-chat-both = { $own }，以及 { $value }（随店铺）
desk-chat-stricter = { $value }（随店铺；本群设为 { $own }）
desk-chat-cap-any = 不限
desk-none = 无
desk-member-gone = 已注销的成员
desk-chat-paused = ⏸ 已暂停，{ $held } 条帖子在等待。
desk-chat-zone = <b>{ $title }</b> 的时区：点选或输入，例如 Europe/Berlin。现在：{ $zone }
desk-chat-cap = <b>{ $title }</b> 每天最多几条？点选或输入数字。现在：{ $cap }
desk-chat-gap = <b>{ $title }</b> 两条帖子之间至少隔多久？点选或输入，例如 45m 或 2h。现在：{ $gap }
desk-chat-language = <b>{ $title }</b> 的帖子用哪种语言？现在：{ $language }
desk-chat-topic = 帖子发到 <b>{ $title }</b> 的哪个话题？我只知道我在群里时新建的话题；也可输入编号。现在：{ $topic }
desk-chat-tags = <b>{ $title }</b> 的标签：点按加上或去掉，也可一次全部输入。现在：{ $tags }
desk-chat-test = <b>{ $title }</b> 的测试帖：
desk-test-queued = ⏳ 正在排队发送，请稍后再看。
desk-test-sending = ⏳ 正在发送，请稍后再看。
desk-test-sent = ✅ 已送达。
desk-test-held = ⏸ { $why }
desk-test-failed = ⛔ { $why }
desk-test-unknown = ❓ { $why }
desk-test-skipped = ⌛ 等太久，已取消。
desk-right-posting = 在此发帖
desk-right-can_pin_messages = 置顶消息
desk-right-can_delete_messages = 删除消息
desk-right-can_invite_users = 邀请用户
desk-right-can_post_messages = 发布消息
desk-right-can_edit_messages = 编辑消息
desk-mend-group = ↳ 群组 › 编辑 › 管理员 › 我：打开“{ $right }”。
desk-mend-channel = ↳ 频道 › 编辑 › 管理员 › 我：打开“{ $right }”。
desk-mend-photos = ↳ 这里不允许发图片：帖子只发文字。
desk-mend-no_rights = ↳ 让我能发言：设我为管理员，或允许成员发消息。
desk-mend-suspect = ↳ Telegram 找不到它。我会自己再试；若已不在，请把我加进新的群。
desk-mend-left = ↳ 请用群列表下方的链接再次添加我。
desk-mend-kicked = ↳ 请先把我移出被移除名单，再添加我。
desk-mend-deleted = ↳ 这个群已不存在，请把我加进别的群。
desk-mend-migrated = ↳ 它已迁移，请从群列表打开。
desk-health = 最近 7 天：发布 { $posts } 条 · Telegram 要求放慢 { $too_many } 次 · 发帖后一小时内退群 { $left } 人
desk-health-refused = ⛔ { $what }：{ $number }
desk-trouble-kicked = 我被移除
desk-trouble-left = 我不在群里
desk-trouble-deleted = 群已不存在
desk-trouble-no_rights = 我没有发言权限
desk-trouble-suspect = 找不到群
desk-trouble-topic = 话题已关闭或不存在
desk-trouble-text = 格式被拒绝
desk-trouble-too_long = 太长
desk-trouble-button = 按钮被拒绝
desk-trouble-file = 文件被拒绝
desk-trouble-no_photos = 不允许发图片
desk-trouble-other = 其他原因
desk-minutes-m = 分钟
desk-minutes-h = 小时
desk-button-zone = 🌍 时区
desk-button-cap = 🔢 每日上限
desk-button-gap = ↔️ 间隔
desk-button-language = 🗣 语言
desk-button-topic = # 话题
desk-button-tags = 🏷 标签
desk-button-by_request =
    🚪 入群需申请：{ $asks ->
        [0] 否
       *[other] 是
    }
desk-button-test = 🧪 测试帖
desk-button-none = ✖️ 无
desk-button-look = 🔄 再看一次

refused-desk-changed = 期间有人改过：原来是 { $before }，现在是 { $after }。未做任何更改；如仍需要，请再做一次。

chat-test = 🧪 测试：本店的帖子会发到这里。
