# Order lists: the live card, one's own order, questions to orders in words, notices, refusals.
order_list-title = 📋 <b>{ $title }</b>
order_list-item = • { $label }: <b>{ $price }</b>
order_list-item-left = • { $label }: <b>{ $price }</b> · { $left } left
order_list-item-gone = • <s>{ $label }</s> · sold out
order_list-items-folded = { $count ->
        [one] …and 1 more item
       *[other] …and { $count } more items
    }
order_list-units = { $units } × { $label }
order_list-line = { $number }. { $name }: { $ordered }
order_list-folded = { $count ->
        [one] …and 1 order before these
       *[other] …and { $count } orders before these
    }
order_list-count = { $orders ->
        [0] Nobody has ordered yet. Be the first!
        [one] <b>1 order</b> so far, { $sum }
       *[other] <b>{ $orders } orders</b> so far, { $sum }
    }
order_list-least = 🎯 Goes ahead at { $least }: { $missing } to go
order_list-least-reached = 🎯 { $least } reached: it goes ahead
order_list-starts = ⏰ Opens { $moment }
order_list-ends = ⏳ Order or change until { $moment }
order_list-how = Press what you want, or reply to this message: “+2” and its name. Code <code>{ $code }</code>
order_list-over-done = { $orders ->
        [0] Closed. Nobody ordered.
        [one] ✅ Closed with 1 order, { $sum }. The voucher is in your private chat with me.
       *[other] ✅ Closed with { $orders } orders, { $sum }. The vouchers are in your private chats with me.
    }
order_list-over-too_small = Closed: not enough was ordered this time. Nobody owes anything.
order_list-over-disabled = The shop has called this list off. Nobody owes anything.

order_list-button-own = 🧾 My order
order_list-button-whole = 📋 Whole list
order_list-button-note = ✏️ Note
order_list-button-clear = 🗑 Cancel my order
order_list-button-clear-yes = 🗑 Yes, cancel it
order_list-button-back = ‹ Back

order_list-own = <b>Your order, No. { $number }</b>
order_list-own-item = { $units } × { $label } · { $amount }
order_list-own-total = <b>Total { $amount }</b>, to pay at pick-up
order_list-own-note = ✏️ “{ $note }”
order_list-own-none = You have ordered nothing yet. Press what you want.
order_list-clear-sure = Cancel your whole order from <b>{ $title }</b>?
order_list-ask-note = What should we know? Write it here in a few words, such as “ring twice”. A single “-” removes the note.
order_list-buys-own =
    • 📋 { $title } · No. { $number } · { $amount } · { $state ->
        [open] may change until { $moment }
       *[confirmed] confirmed
    }
order_list-buys-open = • 📋 { $title } · until { $moment }
order_list-toast = ✅ No. { $number }: { $ordered } · { $amount }
order_list-toast-none = Your order is empty now.
order_list-said = { $words }

order_list-unclear-number = I did not understand how many: “{ $word }”. Write a whole number, such as “+2”. Nothing has changed.
order_list-unclear-too_many = “{ $word }” is more than one person can have. Nothing has changed.
order_list-unclear-which = Which one do you mean? Nothing has changed yet.
order_list-unclear-unknown = I do not know “{ $word }”. Choose here what you want; nothing has changed yet.
order_list-unclear-how_many = How many would you like? Nothing has changed yet.
order_list-unclear-tangled = I did not understand that. Write one thing per line, such as “+2” and its name, or choose here. Nothing has changed.
order_list-unclear-already = You have some already. How many do you want in all? Nothing has changed yet.
order_list-unclear-edited = I saw that you changed your message; your order stays as it was. Change it here.
order_list-unclear-too_little = You have fewer than that. Nothing has changed.
order_list-unclear-press = Please use the buttons under the card for that. Nothing has changed.

notice-order_list-too_small = <b>{ $title }</b> was closed: not enough was ordered this time. You owe nothing.
notice-order_list-disabled = The shop has called off <b>{ $title }</b>. You owe nothing.

command-order = Order from a list by its code

refused-order_list-not_found = There is no order list { $code }.
refused-order_list-no_code = Which list? Write its code after the command: /order B7Q2K 2 apples
refused-order_list-no_item = This is not on the list any more. Nothing has changed.
refused-order_list-not_started = { $title } is not open yet.
refused-order_list-ended = { $title } is closed: nothing can be ordered or changed any more.
refused-order_list-disabled = The shop has called off { $title }.
refused-order_list-banned = The shop does not take your orders. Please ask its owner why.
refused-order_list-own_limit = One person may have at most { $maximum } of “{ $item }”. Nothing has changed.
refused-order_list-sold_out = “{ $item }” is sold out. Nothing has changed.
refused-order_list-too_few_left = You can have at most { $left } of “{ $item }”: no more is left. Nothing has changed.
refused-order_list-not_in = You have ordered nothing from { $title }.
refused-order_list-note = A note has at most { $maximum } characters.
refused-order_list-title = A list needs a title of 1 to { $maximum } characters.
refused-order_list-items = A list has 1 to { $maximum } items.
refused-order_list-description = The text above the items has at most { $maximum } characters.
refused-order_list-starts = The start is more than a year ahead.
refused-order_list-lasts = A list is open for at least a minute and at most 60 days, and ends after now.
refused-order_list-least_sum = The minimum total must be above zero.
refused-order_list-voucher_days = A voucher is valid for 1 to { $maximum } days.
refused-order_list-price = A price must be above zero.
refused-order_list-stock = A stock is 1 to { $maximum } pieces; leave it out for no limit.
refused-order_list-per_member = One person may have 1 to { $maximum } of an item.
refused-order_list-chats = An order list goes to 1 to { $maximum } chats.
refused-order_list-currencies = All items of a list need the same currency.
refused-order_list-same_item = Two items have the same name. Give one of them another.
refused-order_list-deal_over = Deal { $code } is over.
refused-order_list-closed = { $code } is closed already.
refused-order_list-item_typed = “{ $typed }” is no item. Write CODE:PRICE:STOCK and a name, such as K7Q2:5.00:30 Apples 5 kg
