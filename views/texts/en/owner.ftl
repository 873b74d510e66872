# What the owner hears in private.
owner-chat_ready = ✅ <b>{ $title }</b>: I am in and have all the rights I need. You can post there.
owner-chat_rights = ⚠️ <b>{ $title }</b>: I can post there, but these rights are missing:
    { $rights }

    { $how }
owner-chat_silent = ⛔ <b>{ $title }</b>: I am in, but I cannot post. Posts that are due wait; those that would be too late are not sent.

    { $how }
owner-how-group = To give it: open the group, tap its name, Edit › Administrators › Add admin, choose me, switch the rights on. I notice by myself.
owner-how-channel = To give it: open the channel, tap its name, Edit › Administrators, choose me, switch the rights on. I notice by myself.
owner-right-can_pin_messages = • Pin messages: keeps a running deal in sight
owner-right-can_delete_messages = • Delete messages: removes my own short notes again
owner-right-can_invite_users = • Invite users: makes invite links for referrals
owner-right-can_post_messages = • Post messages: without it nothing can go out
owner-right-can_edit_messages = • Edit messages: marks a deal as ended
owner-chat_lost = ⛔ <b>{ $title }</b>: { $state } The other chats go on.
    Telegram said: <i>{ $words }</i>
owner-state-left = I am no longer in this chat. Add me again to go on.
owner-state-kicked = I was removed from this chat. Unban and add me again to go on.
owner-state-deleted = this chat was deleted.
owner-state-suspect = Telegram cannot find this chat. I look again by myself, often at first and later once a day.
owner-state-no_rights = I cannot write here at the moment. I look again by myself, often at first and later once a day; once it is open, posts go on and what waited goes out. What would be too late by then is not sent.
owner-state-migrated = this chat has moved.
owner-chat_open = ✅ <b>{ $title }</b> is open again: posts go on there.{ $waiting ->
        [0] {""}
        [one] {" "}{ $waiting } message waited; it goes out unless it is too late for it.
       *[other] {" "}{ $waiting } messages waited; they go out unless it is too late for them.
    }
owner-no_photos = 🖼 <b>{ $title }</b> allows no pictures, so posts go there as text only. I try a picture again once a day. To have them now, make me an administrator there.
owner-picture_refused = 🖼 Telegram does not accept the picture of <b>{ $title }</b>{ $more ->
        [0] {""}
        [one] {" "}and { $more } more deal
       *[other] {" "}and { $more } more deals
    }. Posts and cards go out as text only until it can be loaded or you give another one.
    Telegram said: <i>{ $words }</i>
owner-picture_refused-post = 🖼 Telegram does not accept the picture of your post <b>{ $title }</b>: it goes out as text only. Send the picture again for the next one.
    Telegram said: <i>{ $words }</i>
owner-bug = 🐞 Bug <code>{ $number }</code> at { $place }: <i>{ $words }</i>
    The log has the details. The same bug is not reported again for half an hour.
owner-restored = ♻️ This shop was restored from a backup, and the backup does not know what was sent after it. { $messages ->
    [0] Nothing was due.
    [one] One message that was due is held: <code>outbox list</code> shows it, <code>outbox again --restored</code> sends it.
   *[other] { $messages } messages that were due are held: <code>outbox list</code> shows them, <code>outbox again --restored</code> sends them.
    } { $campaigns ->
    [0] No scheduled post was missed.
    [one] 1 scheduled post goes on with its next time.
   *[other] { $campaigns } scheduled posts go on with their next times.
    }
owner-lease = ⚠️ I could not reach my database, so for { $seconds } s I read and sent nothing. Now I work again. Presses that waited longer than Telegram keeps them are lost.
owner-conflict = ⚠️ Another process reads updates with my token. Stop it, or ask @BotFather for a new token with /revoke.
owner-unauthorized = ⛔ Telegram refuses my token. Ask @BotFather for a new one, set BOT_TOKEN and start me again.
owner-unreadable = ⚠️ Telegram sent something that I cannot read ({ $what }), so I set it aside. If a group is missing or a press did nothing, this may be why: a Bot API server of your own may be older or newer than I am. The doctor counts these.
    Details: <i>{ $why }</i>
owner-breaker = ⚠️ Telegram refuses posts in { $chats } chats at once with the same words, so it looks like a fault on its side. Sending is paused; no chat is lost.
    Telegram said: <i>{ $error }</i>
owner-row_failed = ⛔ Not done: { $what }. { $why }
owner-sender_failed = 🐞 Sending stopped: <i>{ $reason }</i>. I try again by myself.
owner-key_made = 🔑 Your shop has a key of its own now. Payout accounts, voucher codes and the log of what was done are sealed with it; until today the bot's token was used, which changes with /revoke.
    It is kept on the server: <code>{ $where }</code>. Keep a copy of it in another place than the backups: without it nobody can read the payout accounts, not even you.
    { $unreadable ->
        [0] This happens once, with an update. If nobody updated the bot today, ask who works on your server.
       *[other] { $unreadable } payout accounts could not be read with the token of today; their members have to type them again. This happens once, with an update. If nobody updated the bot today, ask who works on your server.
    }
owner-removed_by_other = ⚠️ Another bot in a group removed this at once: { $what }. I do not post it again; ask the group's admins about their filter.

owner-button-rights = ⚙️ Give me the rights
owner-button-group = ➕ Add me to a group
owner-button-channel = ➕ Add me to a channel
