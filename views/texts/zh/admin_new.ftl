# 新帖：按标签、进话题、排在最后一条之后、存为草稿。
admin-new-topics =
    <b>发到哪些话题？</b>
    { $topics ->
        [0] 我还不知道这些群里有哪些开放的话题，帖子会发到平常的话题。
       *[other] 每个群选一个话题。不选则发到该群平常的话题。
    }
admin-button-topics = 🧵 话题
admin-button-after_last = ⏭ 上一条之后 1 小时
admin-button-keep = 📝 存为草稿
admin-button-drop_draft = 🗑 删除草稿
admin-kept = 📝 <b>{ $name }</b> 已存为草稿，在“🗓 排期 → 📝 草稿”里。
admin-drafts =
    <b>草稿</b>
    { $drafts ->
        [0] 还没有草稿。新帖子可以存为草稿。
       *[other] 这些是您的草稿，最近的在前。发布时间需重新选择。
    }
admin-button-drafts = 📝 草稿
admin-room = 📊 { $title }：当天第 { $number } 条，上限 { $cap } 条
admin-quiet-ok = 🌙 不在免打扰时段内
refused-admin-draft_gone = 这份草稿已不在：已发布或已删除。其他草稿在“🗓 排期 → 📝 草稿”里。
refused-admin-drafts_full = 您已有 { $most } 份草稿，请先发布或删除一份。
refused-admin-nothing_fits = 现在没有一个群可以发这条帖子，所以什么也没有发布。请返回查看原因。
admin-button-workdays = 周一至周五
admin-button-words = ✏️ 修改文字
admin-button-links =
    🔗 按钮{ $links ->
        [0] {""}
       *[other] {" · "}{ $links }
    }
admin-button-pin =
    { $pin ->
        [keep] 📌 置顶：是
        [replace] 📌 置顶并取消旧的
       *[none] 📌 置顶：否
    }
admin-button-sound =
    { $silent ->
        [0] 🔔 有提示音
       *[other] 🔕 静音发送
    }
admin-links =
    🔗 <b>帖子下面的按钮</b>
    每行写一个：文字和链接。
    <code>店铺 - https://shop.example</code>
    两个并排：
    <code>茶 - https://a.example | 咖啡 - https://b.example</code>
    { $links ->
        [0] 还没有按钮。
       *[other] 点下面的按钮即可移除。
    }
admin-words =
    ✏️ <b>修改文字</b>
    请只发新的文字。图片和按钮不变。
admin-review-chat = ✅ { $title }：{ $moment }
admin-review-chat-elsewhere = ✅ { $title }：{ $moment }（{ $place }）
admin-option-links = 🔗 { $links } 个按钮
admin-option-pin-keep = 📌 置顶
admin-option-pin-replace = 📌 置顶，并取消我之前置顶的帖子
admin-option-silent = 🔕 静音发送
admin-pin-no-right = ⚠️ 我在 { $titles } 没有置顶权限，帖子在那里不会置顶。在“💬 群组”里可以看到如何授权。
admin-button-options = 🎛 按钮、置顶、提示音
admin-options =
    🎛 <b>{ $name }</b>
    置顶和提示音从下一条开始生效。新按钮也会加到已发出的帖子下（商品帖除外）。
admin-options-changed =
    ✅ 已更改。{ $edited ->
        [0] {""}
       *[other] 已发出的 { $edited } 条帖子也已修改。
    }
admin-repeat =
    🔁 <b>{ $name }</b>
    { $repeats ->
        [0] 只发一次：{ $next }。要多久重复一次？
       *[other] 现在{ $rule }，下一次：{ $next }。要改成多久一次？
    }
    点一个，或直接写：周一 周四 18:30、2h（每 2 小时）、每天 9:00。
admin-button-once = 1️⃣ 只再发一次
admin-repeats-now = 🔁 { $rule }发布，首次：{ $next }。
admin-once-now = 1️⃣ 只再发一次：{ $next }。
admin-claim-sure = 这段话里说了降价：<b>{ $claims }</b>。您自己写的内容没有本店的价格记录作证。确实如此，并且要发布吗？
