# 新帖：按标签、进话题、排在最后一条之后、存为草稿。
desk-new-topics =
    <b>发到哪些话题？</b>
    { $topics ->
        [0] 还不知道这些群里有哪些开放的话题，帖子会发到平常的话题。
       *[other] 每个群选一个。不选则发到该群平常的话题。
    }
desk-button-topics = 🧵 话题
desk-button-after_last = ⏭ 最后一条之后一小时
desk-button-keep = 📝 存为草稿
desk-button-drop_draft = 🗑 删除草稿
desk-kept = 📝 <b>{ $name }</b> 已存好：队列 → 草稿。
desk-drafts =
    <b>草稿</b>
    { $drafts ->
        [0] 还没有。新帖可以存为草稿。
       *[other] 都是您的，最近的在前。发布时间需重新选择。
    }
desk-button-drafts = 📝 草稿
desk-room = 📊 { $title }：当天第 { $number } 条，上限 { $cap } 条
desk-quiet-ok = 🌙 安静时段：没问题
refused-desk-draft_gone = 这份草稿已不在：已发布或已删除。
refused-desk-drafts_full = 您已有 { $most } 份草稿，请先发布或删除一份。
refused-desk-nothing_fits = 现在没有一处合适，什么也没有发布。请返回再看一下。
