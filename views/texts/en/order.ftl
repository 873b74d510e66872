# Orders in the admin menu: the list, its filters, one order, its voucher.
order-button-all = 🧾 Orders
order-list =
    <b>Orders</b> · { $number ->
        [0] none
       *[other] { $number }
    }{ $filter ->
        [none] { "" }
       *[other] { "" }
        { $filter }
    }
    ⏳ pending · 🕐 to be paid · 🎟 to be picked up · ✅ done · 💸 refund due · ✖️ over
order-list-empty =
    { $narrowed ->
        [no] An order appears here when somebody joins a group buy, takes part in a flash sale, or you write down a purchase.
       *[other] Nothing fits. Change a filter, or press “Show all”.
    }
order-state-pending = pending
order-state-to_pay = to be paid
order-state-ready = to be picked up
order-state-done = done
order-state-refund = refund due
order-state-over = over
order-of-chat = in { $name }
order-of-promotion = of { $name }
order-of-person = by { $name }
order-period = { $since } – { $until }
order-button-state = 🏷 State
order-button-chat = 💬 Chat
order-button-promotion = 🎯 Promotion
order-button-period = 📅 Period
order-button-who = 👤 Customer
order-button-clear = ✖️ Show all
order-button-export = 📄 As a file
order-button-any = Any
order-which-state = <b>Which orders?</b>
order-which-chat =
    <b>Orders from which chat?</b>
    { $chats ->
        [0] The bot is in no chat yet.
       *[other] { "" }
    }
order-which-promotion =
    <b>Orders of which promotion?</b>
    { $promotions ->
        [0] There was none yet.
       *[other] The newest first.
    }
order-which-period =
    <b>Orders from when?</b>
    Press one, or write it: 1 Nov - 15 Nov, or 2026-11 for a month.
order-button-today = Today
order-button-week = 7 days
order-button-thirty_days = 30 days
order-button-month = This month
order-button-month_before = Last month
order-who =
    <b>Whose orders?</b>
    { $asked ->
        [0] Write a name, @username or code.
       *[other] { $members ->
            [0] I know nobody like that. Write something else.
           *[other] Who do you mean?
        }
    }
order-one = <b>{ $title }</b> ×{ $quantity }
order-erased = erased
order-made =
    { $kind ->
        [group_buy] 👥 Group buy { $code }
        [team] 👥 Team of group buy { $code }
        [flash_sale] ⚡ Flash sale { $code }
        [order_list] 📋 Order list { $code }
       *[purchase] ✍️ Purchase that you wrote down
    }, { $moment }{ $chat ->
        [none] { "" }
        [gone] , in a chat that is gone
       *[other] , in { $chat }
    }
order-person =
    👤 { $name }{ $username ->
        [none] { "" }
       *[other] { " " }@{ $username }
    }
order-amount = 💰 { $amount }
order-paid = ✅ { $amount } paid
order-owed = 💸 { $amount } to refund
order-button-person = 👤 Customer
order-button-its-promotion = 🎯 Promotion
order-button-voucher = 🎟 Voucher
order-button-payment = 💶 Payment
order-voucher = 🎟 <b>Voucher: { $title }</b> ×{ $quantity }
order-voucher-issued = To be picked up until { $until }
order-voucher-redeemed = ✅ Picked up
order-voucher-expired = ✖️ Expired on { $until }
order-voucher-revoked = ✖️ Cancelled
order-voucher-due = { $due } to be paid when it is picked up
order-voucher-was-due = { $due } paid when it was picked up
order-voucher-paid = Paid
order-voucher-store =
    { $store ->
        [none] Every store takes it
       *[other] At { $store }
    }
order-event = · { $moment }: { $what }
order-event-issued = issued
order-event-shown = opened by the customer
order-event-redeemed = picked up
order-event-undone = pick-up undone
order-event-expired = expired
order-event-extended = valid for longer
order-event-revoked = cancelled
order-button-redeem = ✅ Picked up
order-button-undo = ↩️ Not picked up
order-redeem-sure = { $title } ×{ $quantity } of <b>{ $name }</b>: was it picked up{ $due ->
        [none] { "" }
       *[other] { " " }and { $due } paid
    }?
order-file =
    { $all ->
        [yes] { $orders ->
            [one] 1 order
           *[other] { $orders } orders
        }
       *[no] The newest { $orders } orders. Choose a shorter period for the others, or run “orders export” on the server.
    }

refused-order-unknown = There is no order { $key }.
refused-order-no_voucher = This order has no voucher: it is not paid or not complete yet.
refused-order-voucher_over = This voucher is no longer open.
refused-order-period = I cannot read “{ $typed }” as a period. Write it like 1 Nov - 15 Nov, 2026-11, or 15 Nov for one day.
refused-order-period_order = The first day comes after the last. Write the earlier one first.
refused-order-promotion = There is no group buy or flash sale { $code }.
order-payer = <b>What the payer wrote</b>
