# Chats at the desk.
desk-chat = <b>{ $title }</b> · { $state }
desk-chat-wishes =

    🌙 Quiet hours: { $quiet }
    🌍 Time zone: { $zone }
    🔢 Posts a day at most: { $cap }
    ↔️ Gap between posts: { $gap }
    🗣 Language of posts: { $language }
    🚪 Who comes by a member's link { $asks ->
        [0] joins at once
       *[other] asks to join
    }
desk-chat-in-topic = 💬 Topic: { $topic }
desk-chat-tagged = 🏷 Tags: { $tags }
desk-chat-shops = { $value } (the shop's)
desk-chat-both = { $own }, and { $value } (the shop's)
desk-chat-stricter = { $value } (the shop's; { $own } here)
desk-chat-cap-any = any number
desk-none = none
desk-member-gone = a deleted member
desk-chat-paused = ⏸ Paused. { $held ->
        [0] No post waits.
        [one] { $held } post waits.
       *[other] { $held } posts wait.
    }
desk-chat-zone = Time zone of <b>{ $title }</b>: press one or write it, like Europe/Berlin. Now: { $zone }
desk-chat-cap = How many posts a day at most in <b>{ $title }</b>? Press one or write a number. Now: { $cap }
desk-chat-gap = How long at least between two posts in <b>{ $title }</b>? Press one or write it, like 45m or 2h. Now: { $gap }
desk-chat-language = Which language are posts in <b>{ $title }</b> in? Now: { $language }
desk-chat-topic = Which topic of <b>{ $title }</b> do posts go to? I list those made while I was in it; for another one, write its number. Now: { $topic }
desk-chat-tags = Tags of <b>{ $title }</b>: press to put on or take off, or write all of them. Now: { $tags }
desk-chat-test = A test post in <b>{ $title }</b>:
desk-test-queued = ⏳ It is on its way, but has to wait its turn. Look again in a moment.
desk-test-sending = ⏳ It is on its way. Look again in a moment.
desk-test-sent = ✅ It is there.
desk-test-held = ⏸ { $why }
desk-test-failed = ⛔ { $why }
desk-test-unknown = ❓ { $why }
desk-test-skipped = ⌛ It waited too long and was dropped.
desk-right-posting = Post here
desk-right-can_pin_messages = Pin messages
desk-right-can_delete_messages = Delete messages
desk-right-can_invite_users = Invite users
desk-right-can_post_messages = Post messages
desk-right-can_edit_messages = Edit messages
desk-mend-group = ↳ Group › Edit › Administrators › me: switch on “{ $right }”.
desk-mend-channel = ↳ Channel › Edit › Administrators › me: switch on “{ $right }”.
desk-mend-photos = ↳ Pictures are not allowed here: posts go out as text only.
desk-mend-no_rights = ↳ Let me write: make me an administrator, or allow members to send messages.
desk-mend-suspect = ↳ Telegram cannot find it. I try again by myself; if it is gone, add me to the new one.
desk-mend-left = ↳ Add me again by the link below the list of chats.
desk-mend-kicked = ↳ Take me off the list of removed users, then add me again.
desk-mend-deleted = ↳ This chat is gone. Add me to another one.
desk-mend-migrated = ↳ It moved; open it from the list of chats.
desk-health =

    Last 7 days: { $posts } posted · Telegram asked me to slow down: { $too_many } · people who left within an hour of a post: { $left }
desk-health-refused = ⛔ { $what }: { $number }
desk-trouble-kicked = I was removed
desk-trouble-left = I was not in the chat
desk-trouble-deleted = the chat was gone
desk-trouble-no_rights = I was not allowed to write
desk-trouble-suspect = chat not found
desk-trouble-topic = topic closed or gone
desk-trouble-text = formatting refused
desk-trouble-too_long = too long
desk-trouble-button = button refused
desk-trouble-file = file refused
desk-trouble-no_photos = pictures not allowed
desk-trouble-other = other reasons
desk-minutes-m = min
desk-minutes-h = h
desk-button-zone = 🌍 Time zone
desk-button-cap = 🔢 Posts a day
desk-button-gap = ↔️ Gap
desk-button-language = 🗣 Language
desk-button-topic = # Topic
desk-button-tags = 🏷 Tags
desk-button-by_request =
    🚪 By request: { $asks ->
        [0] no
       *[other] yes
    }
desk-button-test = 🧪 Test post
desk-button-none = ✖️ None
desk-button-look = 🔄 Look again

refused-desk-changed = Somebody changed this in the meantime: it was { $before }, now it is { $after }. Nothing was done. If you still want it, do it once more.

chat-test = 🧪 Test: posts of this shop arrive here.
