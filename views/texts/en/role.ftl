# Who runs the shop beside its owner: the team at the desk, invitations, what they hear.
role-team =
    <b>Team</b>
    👑 { $owner }
    { $admins ->
        [0] Nobody else runs the shop.
       *[other] 🌐 everything · 💬 some chats
    }
    { $invites ->
        [0] {""}
        [one] { $invites } invitation is open.
       *[other] { $invites } invitations are open.
    }
role-staff = 🏬 { $store }: { $name }
role-one = <b>{ $name }</b> manages:
role-everywhere = the whole shop
role-who =
    <b>Who?</b> Write a part of the name, an @username or an id. They must have written to me once.
    { $asked ->
        [0] {""}
       *[other] { $members ->
            [0] I know nobody like that.
           *[other] Press one.
        }
    }
role-chats =
    <b>What may they manage?</b>
    The whole shop, with money, members and settings; or posts and queues of the chats you tick: { $ticked } of { $chats }.
role-grant-sure =
    <b>{ $name }</b> becomes an admin of { $chats ->
        [0] the whole shop, money included
        [one] { $chats } chat
       *[other] { $chats } chats
    }. Sure?
role-withdraw-sure = <b>{ $name }</b> will no longer run the shop; open menus close at once. Sure?
role-link =
    Send this link to one person; who opens it first and says yes is an admin of { $chats ->
        [0] the whole shop
        [one] { $chats } chat
       *[other] { $chats } chats
    }:
    { $link }
    It works once, within two days. I do not keep it: it cannot be shown again.
role-invited = <b>{ $by }</b> invites you to help run this shop. You would manage:
role-welcome = ✅ Done. Write /admin to open the menu.
role-granted =
    { $chats ->
        [0] You run this shop now, all of it.
        [one] You run this shop now, in { $chats } chat.
       *[other] You run this shop now, in { $chats } chats.
    } Write /admin to open the menu.
role-withdrawn = You do not run this shop any more. Thank you for your help.
role-accepted =
    👥 <b>{ $name }</b> said yes and is an admin of { $chats ->
        [0] the whole shop
        [one] { $chats } chat
       *[other] { $chats } chats
    } now. You can end this at any time: /admin.
role-button-team = 👥 Team
role-button-accept = ✅ Yes, I will help
role-button-link = 🔗 Invite by a link
role-button-pick = 👤 Pick a member
role-button-recall = 🚫 End open invitations
role-button-chats = 💬 Other chats
role-button-withdraw = ❌ Remove
role-button-everywhere = 🌐 The whole shop
role-button-send = 📤 Send it
role-button-copy = 📋 Copy

refused-role-owner = The owner manages everything already.
refused-role-none = { $name } is not an admin.
refused-role-no_chats = Tick at least one chat, or choose the whole shop.
refused-role-invite_gone = This invitation has expired or was used already. Ask for a new one.
