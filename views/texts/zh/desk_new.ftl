# 新帖：按标签、进话题、排在最后一条之后、存为草稿。
desk-new-topics =
    <b>发到哪些话题？</b>
    { $topics ->
        [0] 我还不知道这些群里有哪些开放的话题，帖子会发到平常的话题。
       *[other] 每个群选一个话题。不选则发到该群平常的话题。
    }
desk-button-topics = 🧵 话题
desk-button-after_last = ⏭ 上一条之后 1 小时
desk-button-keep = 📝 存为草稿
desk-button-drop_draft = 🗑 删除草稿
desk-kept = 📝 <b>{ $name }</b> 已存为草稿，在“🗓 排期 → 📝 草稿”里。
desk-drafts =
    <b>草稿</b>
    { $drafts ->
        [0] 还没有草稿。新帖子可以存为草稿。
       *[other] 这些是您的草稿，最近的在前。发布时间需重新选择。
    }
desk-button-drafts = 📝 草稿
desk-room = 📊 { $title }：当天第 { $number } 条，上限 { $cap } 条
desk-quiet-ok = 🌙 不在免打扰时段内
refused-desk-draft_gone = 这份草稿已不在：已发布或已删除。其他草稿在“🗓 排期 → 📝 草稿”里。
refused-desk-drafts_full = 您已有 { $most } 份草稿，请先发布或删除一份。
refused-desk-nothing_fits = 现在没有一个群可以发这条帖子，所以什么也没有发布。请返回查看原因。
desk-button-workdays = 周一至周五
desk-button-words = ✏️ 修改文字
desk-button-links =
    🔗 按钮{ $links ->
        [0] {""}
       *[other] {" · "}{ $links }
    }
desk-button-pin =
    { $pin ->
        [keep] 📌 置顶：是
        [replace] 📌 置顶并取消旧的
       *[none] 📌 置顶：否
    }
desk-button-sound =
    { $silent ->
        [0] 🔔 有提示音
       *[other] 🔕 静音发送
    }
desk-links =
    🔗 <b>帖子下面的按钮</b>
    每行写一个：文字和链接。
    <code>商店 - https://shop.example</code>
    两个并排：
    <code>茶 - https://a.example | 咖啡 - https://b.example</code>
    { $links ->
        [0] 还没有按钮。
       *[other] 点下面的按钮即可移除。
    }
desk-words =
    ✏️ <b>修改文字</b>
    请只发新的文字。图片和按钮不变。
desk-review-chat = ✅ { $title }：{ $moment }
desk-review-chat-elsewhere = ✅ { $title }：{ $moment }（{ $place }）
desk-option-links = 🔗 { $links } 个按钮
desk-option-pin-keep = 📌 置顶
desk-option-pin-replace = 📌 置顶，并取消我之前置顶的帖子
desk-option-silent = 🔕 静音发送
desk-pin-no-right = ⚠️ 我在 { $titles } 没有置顶权限，帖子在那里不会置顶。在“💬 群组”里可以看到如何授权。
desk-button-options = 🎛 按钮、置顶、提示音
desk-options =
    🎛 <b>{ $name }</b>
    置顶和提示音从下一条开始生效。新按钮也会加到已发出的帖子下（商品帖除外）。
desk-options-changed =
    ✅ 已更改。{ $edited ->
        [0] {""}
       *[other] 已发出的 { $edited } 条帖子也已修改。
    }
desk-repeat =
    🔁 <b>{ $name }</b>
    { $repeats ->
        [0] 只发一次：{ $next }。要多久重复一次？
       *[other] 现在{ $rule }，下一次：{ $next }。要改成多久一次？
    }
    点一个，或直接写：周一 周四 18:30、2h（每 2 小时）、每天 9:00。
desk-button-once = 1️⃣ 只再发一次
desk-repeats-now = 🔁 { $rule }发布，首次：{ $next }。
desk-once-now = 1️⃣ 只再发一次：{ $next }。
