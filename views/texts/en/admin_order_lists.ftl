# Order lists in the menus.
admin-order_list =
    📋 <b>{ $title }</b> · { $state }
    Code <code>{ $code }</code>
    From { $starts } to { $ends }
    { $orders ->
        [0] Nobody has ordered yet.
        [one] 1 order, { $sum }
       *[other] { $orders } orders, { $sum }
    }
admin-order_list-item = • { $label }: { $price } · { $taken } ordered{ $left ->
        [none] {""}
       *[other] , { $left } left
    }
admin-order_list-least = Goes ahead at { $least }.
admin-order_list-close-sure = Close <b>{ $title }</b> now, with { $orders ->
        [one] 1 order
       *[other] { $orders } orders
    } for { $sum }? Everybody who ordered hears how it ended.
admin-order_list-call-off-sure = Call off <b>{ $title }</b>? { $orders ->
        [0] Nobody has ordered yet.
        [one] Its 1 order is cancelled, and nobody owes anything.
       *[other] All { $orders } orders are cancelled, and nobody owes anything.
    }
admin-list-orders =
    <b>{ $title }</b>: who ordered
    { $orders ->
        [0] Nobody yet.
       *[other] ✖️ cancelled
    }
admin-list-order =
    <b>{ $title }</b>, order No. { $number }: { $state }
    { $moment } · { $sum }
admin-list-order-open = open
admin-list-order-confirmed = confirmed, not picked up yet
admin-list-order-redeemed = picked up
admin-list-order-cancelled = cancelled
admin-list-order-void = cancelled with the list
admin-promotion-too_small = closed, the minimum was not reached
admin-new-list-items =
    📋 <b>New order list: what is on it?</b>
    Tick products, or send them, one per line, with a price, a stock and a name if you like: <code>K7Q2:5.00:30 Apples 5 kg</code>
admin-new-list-item = • { $label }: { $price }
admin-new-list-title = What should the list be called? Send a title, such as “Weekly box”. Items on it: { $count }.
admin-new-list-chats = Which chats get the list?
admin-new-list =
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
admin-list-store-any = any store
admin-list-store-all = all { $count } stores
admin-list-lasts-1d = 1 day
admin-list-lasts-2d = 2 days
admin-list-lasts-3d = 3 days
admin-list-lasts-7d = a week
admin-button-list_lasts = ⏳ Open for { $value }
admin-button-list_most =
    👤 { $most ->
        [0] no limit
       *[other] at most { $most }
    }
admin-button-list_store = 📍 { $where }
admin-button-list_orders = 👤 Orders
admin-button-call_off = ✖️ Call it off
admin-button-publish_list = ✅ Publish it
admin-button-new-order_list = ➕ New order list
