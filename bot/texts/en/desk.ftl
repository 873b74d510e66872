# The desk: the menus of whoever runs the shop.
desk-home =
    <b>Your shop</b>
    { $chats ->
        [one] { $chats } chat
       *[other] { $chats } chats
    } · { $queued } waiting to be sent · { $doubtful } to be looked at
desk-chats =
    <b>Chats</b>
    { $chats ->
        [0] None yet. Add the bot to a group, and it appears here.
       *[other] 🟢 all rights · 🟡 some are missing · 🔴 nothing can be posted
    }
desk-chat =
    <b>{ $title }</b> · { $state }
    { $rights }

    Quiet hours: { $quiet } ({ $zone })
desk-chat-state-active = posts
desk-chat-state-no_rights = may not write
desk-chat-state-suspect = in doubt, is tried again
desk-chat-state-left = left
desk-chat-state-kicked = removed
desk-chat-state-deleted = deleted
desk-chat-state-migrated = moved
desk-chat-quiet = Hours without posts in <b>{ $title }</b>: write them like 22:00-08:00, or - for none. Now: { $quiet } ({ $zone })
desk-chat-leave-sure = The bot leaves <b>{ $title }</b>. Nothing is posted there any more, and members' links into it stop. Sure?
desk-button-chats = 💬 Chats
desk-button-back = « Back
desk-button-yes = Yes, do it
desk-button-no = « No
desk-button-quiet = 🌙 Quiet hours
desk-button-leave = 🚪 Leave

refused-desk-nobody = This menu is for those who run the shop.
refused-desk-not_yours = You are not in charge of this.
refused-desk-in_private = The menu opens in our private chat only. Write /admin there.
refused-desk-asked_again = This was confirmed already, or it took too long. Please ask for it again.
refused-desk-interrupted = I was interrupted while doing this and do not know how far I came. Open /admin and look before you press again.
refused-desk-nothing_open = There is nothing to cancel.
refused-desk-not_asked = I did not ask for anything. /admin opens the menu.
