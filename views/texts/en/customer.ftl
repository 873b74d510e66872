# Customers in the admin menu: found, looked at, written about and written to.
customer-button-all = 👤 Customers
customer-list =
    <b>Customers</b>
    { $asked ->
        [0] { $people ->
            [0] Nobody has ordered yet.
           *[other] Those who ordered last.
        }
       *[other] { $people ->
            [0] Nobody like that has met the bot. Write something else.
           *[other] Whom do you mean?
        }
    }
customer-hint = Write a name, @username or code to find somebody, or forward me a message of theirs.
customer-button-everybody = ✖️ Back to the newest
customer-hidden = This person hides their account when messages are forwarded. These have the name “{ $name }”:
customer-one =
    <b>{ $name }</b>{ $username ->
        [none] { "" }
       *[other] { " " }@{ $username }
    }
    Code { $code } · here since { $since } · last seen { $seen }
customer-banned = 🚫 Banned since { $banned }: cannot buy or withdraw money.
customer-orders =
    { $orders ->
        [0] 🧾 No orders yet
        [one] 🧾 1 order, on { $last }
       *[other] 🧾 { $orders } orders, the last on { $last }
    }
customer-paid = 💰 Has paid { $amounts }
customer-to-pay = 🕐 Still has to pay { $amounts }
customer-owed = 💸 You owe them { $amounts }
customer-vouchers =
    🎟 { $vouchers ->
        [one] 1 voucher to pick up
       *[other] { $vouchers } vouchers to pick up
    }{ $due ->
        [none] , paid
       *[other] , { $due } due then
    }
customer-payable = 💶 Has earned { $amounts }, ready to withdraw
customer-coming = ⏳ { $amounts } earned, not confirmed yet
customer-withdrawal-requested = 📤 Requests { $amount }: approve or reject it
customer-withdrawal-approved = 📤 { $amount } is approved: send it
customer-withdrawal-sent = 📤 { $amount } was sent, they have not said that it arrived
customer-rewards =
    🔍 { $rewards ->
        [one] 1 reward to check
       *[other] { $rewards } rewards to check
    }
customer-invited =
    🙋 { $people ->
        [one] Invited 1 person
       *[other] Invited { $people } people
    }
customer-inviter =
    🧭 Invited by { $name }{ $source ->
        [none] { "" }
       *[other] { " " }({ $source })
    }
customer-no-inviter =
    🧭 { $source ->
        [none] Nobody invited them
       *[other] Nobody invited them ({ $source })
    }
customer-chats =
    💬 In { $chats }{ $more ->
        [0] { "" }
       *[other] { " " }and { $more } more
    }
customer-reach-unknown = ✉️ Has not opened the chat with the bot: you cannot write to them yet
customer-reach-blocked = ✉️ Has blocked the bot: you cannot write to them
customer-reach-gone = ✉️ Has deleted their Telegram account
customer-note = 📝 Note:
customer-button-orders =
    🧾 Orders{ $orders ->
        [0] { "" }
       *[other] { " · " }{ $orders }
    }
customer-button-vouchers = 🎟 Open vouchers · { $vouchers }
customer-button-write = ✉️ Write to them
customer-button-note = 📝 Note
customer-button-earnings = 💶 Earnings
customer-button-withdrawal = 💸 Withdrawal
customer-button-reward = 🔍 Reward to check
customer-button-inviter = 🧭 Who invited them
customer-button-ban =
    { $banned ->
        [no] 🚫 Ban…
       *[other] ✅ Ban: look or lift…
    }
customer-write = Write what I should send to <b>{ $name }</b>, up to 1,000 characters. I ask before I send it.
customer-write-sure =
    Send this to <b>{ $name }</b>?
    { $text }
customer-written = ✅ On its way to { $name }.
customer-write-note =
    <b>{ $name }</b>
    { $written ->
        [no] Write a note about them, up to 500 characters.
       *[other] Write the new note, up to 500 characters. It replaces the one above.
    }
    They do not see it here, but it is in the file that /privacy gives them, and goes when they erase their data.
customer-note-kept = ✅ Note saved.
customer-note-removed = ✅ Note removed.
customer-button-note-remove = 🗑 Remove the note
notice-customer-message = ✉️ <b>The shop writes to you:</b>

refused-customer-note =
    { $chars ->
        [0] The note is empty. Write at least a word.
       *[other] That is { $chars } characters. Write up to { $maximum }.
    }
refused-customer-message =
    { $chars ->
        [0] The message is empty. Write at least a word.
       *[other] That is { $chars } characters. Write up to { $maximum }.
    }
refused-customer-is_unknown = { $name } has not opened the chat with the bot, so Telegram does not let me write to them. Ask them in a group to press Start.
refused-customer-is_blocked = { $name } has blocked the bot, so nothing reaches them.
refused-customer-is_gone = { $name } has deleted their Telegram account.
refused-customer-not_met = { $name } has not met the bot yet: never pressed a button, wrote to it or joined a group of yours. Try another name.
refused-customer-no_person = That message comes from a chat or a bot, not from a person. Forward one that a person wrote.
refused-customer-erased = This person erased their data. Their orders stay, without a name.
