# New: by tags, into topics, after the last, put aside.
desk-new-topics =
    <b>Which topics?</b>
    { $topics ->
        [0] No open topic of these chats is known. Their posts go to the usual one.
       *[other] One for each chat. Without a tick the post goes to the chat's usual topic.
    }
desk-button-topics = 🧵 Topics
desk-button-after_last = ⏭ An hour after the last
desk-button-keep = 📝 Keep as a draft
desk-button-drop_draft = 🗑 Drop the draft
desk-kept = 📝 <b>{ $name }</b> is put aside: Queue, Drafts.
desk-drafts =
    <b>Drafts</b>
    { $drafts ->
        [0] None. A new post can be kept as one.
       *[other] Yours, the latest first. When it goes out is asked again.
    }
desk-button-drafts = 📝 Drafts
desk-room = 📊 { $title }: post { $number } of { $cap } that day
desk-quiet-ok = 🌙 Quiet hours: ok
refused-desk-draft_gone = This draft is gone: it was posted or dropped.
refused-desk-drafts_full = You have { $most } drafts. Post or drop one first.
refused-desk-nothing_fits = Nothing fits any more, so nothing was posted. Go back and look at the review again.
