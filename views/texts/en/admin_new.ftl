# New: by tags, into topics, after the last, put aside.
admin-new-topics =
    <b>Which topics?</b>
    { $topics ->
        [0] I know no open topic of these chats. The post goes to their usual topic.
       *[other] Tick one for each chat. Without a tick the post goes to the chat's usual topic.
    }
admin-button-topics = 🧵 Topics
admin-button-after_last = ⏭ 1 hour after the last
admin-button-keep = 📝 Save as draft
admin-button-drop_draft = 🗑 Delete draft
admin-kept = 📝 <b>{ $name }</b> is saved as a draft, under 🗓 Schedule, 📝 Drafts.
admin-drafts =
    <b>Drafts</b>
    { $drafts ->
        [0] You have none. A new post can be saved as a draft.
       *[other] These are yours, the latest first. You choose the time again.
    }
admin-button-drafts = 📝 Drafts
admin-room = 📊 { $title }: post { $number } of { $cap } that day
admin-quiet-ok = 🌙 Outside quiet hours
refused-admin-draft_gone = This draft is gone: it was posted or deleted. The others are under 🗓 Schedule, 📝 Drafts.
refused-admin-drafts_full = You have { $most } drafts. Post or delete one first.
refused-admin-nothing_fits = No chat can have this post now, so nothing was posted. Go back and see why.
admin-button-workdays = Monday to Friday
admin-button-words = ✏️ Edit text
admin-button-links =
    🔗 Buttons{ $links ->
        [0] {""}
       *[other] {" · "}{ $links }
    }
admin-button-pin =
    { $pin ->
        [keep] 📌 Pin: yes
        [replace] 📌 Pin, unpin older
       *[none] 📌 Pin: no
    }
admin-button-sound =
    { $silent ->
        [0] 🔔 With sound
       *[other] 🔕 Silent
    }
admin-links =
    🔗 <b>Buttons under the post</b>
    Write one on each line, its text and its link:
    <code>Shop - https://shop.example</code>
    Two side by side:
    <code>Tea - https://a.example | Coffee - https://b.example</code>
    { $links ->
        [0] There is none yet.
       *[other] Press one below to remove it.
    }
admin-words =
    ✏️ <b>Edit text</b>
    Send the new text alone. Photos and buttons stay.
admin-review-chat = ✅ { $title }: { $moment }
admin-review-chat-elsewhere = ✅ { $title }: { $moment } ({ $place })
admin-option-links =
    { $links ->
        [one] 🔗 { $links } button
       *[other] 🔗 { $links } buttons
    }
admin-option-pin-keep = 📌 pinned
admin-option-pin-replace = 📌 pinned, my older posts unpinned
admin-option-silent = 🔕 without a sound
admin-pin-no-right = ⚠️ I may not pin in { $titles }, so the post is not pinned there. 💬 Chats says how to give me the right.
admin-button-options = 🎛 Buttons, pin, sound
admin-options =
    🎛 <b>{ $name }</b>
    Pin and sound are used from the next post on. New buttons also appear under sent posts, except under deals.
admin-options-changed =
    ✅ Changed.{ $edited ->
        [0] {""}
        [one] {" "}{ $edited } sent post is edited too.
       *[other] {" "}{ $edited } sent posts are edited too.
    }
admin-repeat =
    🔁 <b>{ $name }</b>
    { $repeats ->
        [0] It goes out once: { $next }. How often should it repeat?
       *[other] It goes out { $rule }, next: { $next }. How often instead?
    }
    Press one, or write it: mon thu 18:30, every 2h, every day 9:00.
admin-button-once = 1️⃣ Only once more
admin-repeats-now = 🔁 It goes out { $rule }. First: { $next }.
admin-once-now = 1️⃣ It goes out once more: { $next }.
admin-claim-sure = These words claim a reduction: <b>{ $claims }</b>. No prices of the shop stand behind what you write yourself. Is it true, and do you want to post it?
