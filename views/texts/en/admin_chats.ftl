# Chats in the admin menus.
admin-chat = <b>{ $title }</b> · { $state }
admin-chat-wishes =

    🌙 Quiet hours: { $quiet }
    🌍 Time zone: { $zone }
    🔢 Posts a day at most: { $cap }
    ↔️ Gap between posts: { $gap }
    🗣 Language of posts: { $language }
    🚪 People who come by a member's link { $asks ->
        [0] join at once
       *[other] ask to join
    }
    💶 Country, for prices before: { $country }
    🏷 A price before that does not hold { $plain ->
        [0] is lowered to the true one
       *[other] is left out
    }
admin-chat-in-topic = 💬 Topic: { $topic }
admin-chat-tagged = 🏷 Tags: { $tags }
admin-chat-shops = { $value } (the shop's)
admin-chat-both = { $own }, and { $value } (the shop's)
admin-chat-stricter = { $value } (the shop's; { $own } here)
admin-chat-cap-any = any number
admin-none = none
admin-member-gone = a deleted member
admin-chat-paused = ⏸ Paused. { $held ->
        [0] No post waits.
        [one] { $held } post waits.
       *[other] { $held } posts wait.
    }
admin-chat-zone = Time zone of <b>{ $title }</b>: press one or write it, like Europe/Berlin. Now: { $zone }
admin-chat-cap = How many posts a day at most in <b>{ $title }</b>? Press one or write a number. Now: { $cap }
admin-chat-gap = How long at least between two posts in <b>{ $title }</b>? Press one or write it, like 45m or 2h. Now: { $gap }
admin-chat-language = Which language are posts in <b>{ $title }</b> in? Now: { $language }
admin-chat-country = In which country are the readers of <b>{ $title }</b>? Press one or write its code, like DE. Its rules say which prices before may stand in posts. Now: { $country }
admin-chat-topic = Which topic of <b>{ $title }</b> do posts go to? I list those made while I was in it; for another one, write its number. Now: { $topic }
admin-chat-tags = Tags of <b>{ $title }</b>: press to put on or take off, or write all of them. Now: { $tags }
admin-chat-test = A test post in <b>{ $title }</b>:
admin-test-queued = ⏳ It is on its way, but has to wait its turn. Look again in a moment.
admin-test-sending = ⏳ It is on its way. Look again in a moment.
admin-test-sent = ✅ It is there.
admin-test-held = ⏸ { $why }
admin-test-failed = ⛔ { $why }
admin-test-unknown = ❓ { $why }
admin-test-skipped = ⌛ It waited too long and was dropped.
admin-right-posting = Post here
admin-right-can_pin_messages = Pin messages
admin-right-can_delete_messages = Delete messages
admin-right-can_invite_users = Invite users
admin-right-can_post_messages = Post messages
admin-right-can_edit_messages = Edit messages
admin-mend-group = ↳ Group › Edit › Administrators › me: switch on “{ $right }”.
admin-mend-channel = ↳ Channel › Edit › Administrators › me: switch on “{ $right }”.
admin-mend-photos = ↳ Pictures are not allowed here: posts go out as text only.
admin-mend-no_rights = ↳ Let me write: make me an administrator, or allow members to send messages.
admin-mend-suspect = ↳ Telegram cannot find it. I try again by myself; if it is gone, add me to the new one.
admin-mend-left = ↳ Add me again by the link below the list of chats.
admin-mend-kicked = ↳ Take me off the list of removed users, then add me again.
admin-mend-deleted = ↳ This chat is gone. Add me to another one.
admin-mend-migrated = ↳ It moved; open it from the list of chats.
admin-health =

    Last 7 days: { $posts } posted · Telegram asked me to slow down: { $too_many } · people who left within an hour of a post: { $left }
admin-health-refused = ⛔ { $what }: { $number }
admin-trouble-kicked = I was removed
admin-trouble-left = I was not in the chat
admin-trouble-deleted = the chat was gone
admin-trouble-no_rights = I was not allowed to write
admin-trouble-suspect = chat not found
admin-trouble-topic = topic closed or gone
admin-trouble-text = formatting refused
admin-trouble-too_long = too long
admin-trouble-button = button refused
admin-trouble-file = file refused
admin-trouble-no_photos = pictures not allowed
admin-trouble-other = other reasons
admin-minutes-m = min
admin-minutes-h = h
admin-button-zone = 🌍 Time zone
admin-button-cap = 🔢 Posts a day
admin-button-gap = ↔️ Gap
admin-button-language = 🗣 Language
admin-button-country = 💶 Country
admin-button-topic = # Topic
admin-button-tags = 🏷 Tags
admin-button-by_request =
    🚪 By request: { $asks ->
        [0] no
       *[other] yes
    }
admin-button-plain_only =
    🏷 False was: { $plain ->
        [0] mended
       *[other] hidden
    }
admin-button-test = 🧪 Test post
admin-button-none = ✖️ None
admin-button-look = 🔄 Look again

refused-admin-changed = Somebody changed this in the meantime: it was { $before }, now it is { $after }. Nothing was done. If you still want it, do it once more.

chat-test = 🧪 Test: posts of this shop arrive here.
