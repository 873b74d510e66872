# Order lists in the menus.
desk-order_list =
    📋 <b>{ $title }</b> · { $state }
    Code <code>{ $code }</code>
    From { $starts } to { $ends }
    { $orders ->
        [0] Nobody has ordered yet.
        [one] 1 order, { $sum }
       *[other] { $orders } orders, { $sum }
    }
desk-order_list-item = • { $label }: { $price } · { $taken } ordered{ $left ->
        [none] {""}
       *[other] , { $left } left
    }
desk-order_list-least = Goes ahead at { $least }.
desk-order_list-close-sure = Close <b>{ $title }</b> now, with { $orders ->
        [one] 1 order
       *[other] { $orders } orders
    } for { $sum }? Everybody who ordered hears how it ended.
desk-order_list-call-off-sure = Call off <b>{ $title }</b>? { $orders ->
        [0] Nobody has ordered yet.
        [one] Its 1 order is cancelled, and nobody owes anything.
       *[other] All { $orders } orders are cancelled, and nobody owes anything.
    }
desk-list-orders =
    <b>{ $title }</b>: who ordered
    { $orders ->
        [0] Nobody yet.
       *[other] ✖️ cancelled
    }
desk-list-order =
    <b>{ $title }</b>, order No. { $number }: { $state }
    { $moment } · { $sum }
desk-list-order-open = open
desk-list-order-confirmed = confirmed, not picked up yet
desk-list-order-redeemed = picked up
desk-list-order-cancelled = cancelled
desk-list-order-void = cancelled with the list
desk-promotion-too_small = closed, the minimum was not reached
desk-new-list-items =
    📋 <b>New order list: what is on it?</b>
    Tick products, or send them, one per line, with a price, a stock and a name if you like: <code>K7Q2:5.00:30 Apples 5 kg</code>
desk-new-list-item = • { $label }: { $price }
desk-new-list-title = What should the list be called? Send a title, such as “Weekly box”. Items on it: { $count }.
desk-new-list-chats = Which chats get the list?
desk-new-list =
    📋 <b>{ $title }</b>
    Open until { $ends } · { $chats ->
        [one] 1 chat
       *[other] { $chats } chats
    } · { $least ->
        [none] goes ahead with any total
       *[other] goes ahead at { $least }
    }
    Per person: { $most ->
        [0] any number of each item
       *[other] { $most } of each item
    } · picked up at: { $where }
    Send an amount if it should go ahead only from that total; 0 removes it.
desk-list-store-any = any store
desk-list-store-all = all { $count } stores
desk-list-lasts-1d = 1 day
desk-list-lasts-2d = 2 days
desk-list-lasts-3d = 3 days
desk-list-lasts-7d = a week
desk-button-list_lasts = ⏳ Open for { $value }
desk-button-list_most =
    👤 { $most ->
        [0] no limit
       *[other] at most { $most }
    }
desk-button-list_store = 📍 { $where }
desk-button-list_orders = 👤 Orders
desk-button-call_off = ✖️ Call it off
desk-button-publish_list = ✅ Publish it
desk-button-new-order_list = ➕ New order list
