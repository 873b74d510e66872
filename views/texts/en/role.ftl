# Who runs the shop beside its owner: the team in the admin menus, invitations, what they hear.
role-team =
    <b>Team</b>
    👑 { $owner }
    { $admins ->
        [0] No other admins yet.
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
    <b>Who?</b> Write a part of the name, or an @username. They must have written to me once.
    { $asked ->
        [0] {""}
       *[other] { $members ->
            [0] I know nobody like that. Write something else.
           *[other] Press one.
        }
    }
role-chats =
    <b>What may they manage?</b>
    The whole shop, with money, members and settings; or posts and queues of the chats you tick: { $ticked } of { $chats }.
role-grant-sure = Make <b>{ $name }</b> an admin of { $chats ->
        [0] the whole shop, money included
        [one] { $chats } chat
       *[other] { $chats } chats
    }?
role-withdraw-sure = Remove <b>{ $name }</b> as an admin? Their open menus close at once.
role-link =
    Send this link to one person. Whoever opens it first and accepts becomes an admin of { $chats ->
        [0] the whole shop
        [one] { $chats } chat
       *[other] { $chats } chats
    }:
    { $link }
    It works once, within two days. Copy it now: it cannot be shown again.
role-invited = <b>{ $by }</b> invites you to help run this shop. You would manage:
role-welcome = ✅ Done. Write /admin to open the menu.
role-granted =
    { $chats ->
        [0] You are now an admin of the whole shop.
        [one] You are now an admin of this shop, for { $chats } chat.
       *[other] You are now an admin of this shop, for { $chats } chats.
    } Write /admin to open the menu.
role-withdrawn = You are no longer an admin of this shop. Thank you for your help.
role-accepted =
    👥 <b>{ $name }</b> accepted and is now an admin of { $chats ->
        [0] the whole shop
        [one] { $chats } chat
       *[other] { $chats } chats
    }. You can end this at any time: /admin.
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
