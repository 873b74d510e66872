# Flash sales: the live card, one's own page, toasts, notices, refusals.
flash_sale-title = ⚡ <b>{ $title }</b>
flash_sale-price = <b>{ $price }</b>
flash_sale-price-reduced = <s>{ $list }</s>  <b>{ $price }</b>  −{ $percent }%
flash_sale-starts = ⏰ Starts { $moment }
flash_sale-stock = { $total ->
        [one] { $total } piece
       *[other] { $total } pieces
    }
flash_sale-window = 🎲 Enter until { $moment }: everybody who does has the same chance.
flash_sale-entered = { $entered ->
        [0] Nobody has entered yet.
        [one] { $entered } has entered.
       *[other] { $entered } have entered.
    }
flash_sale-left = { $bar }  <b>{ $left }</b> of { $total } left
flash_sale-here = { $units } of them are kept for this chat.
flash_sale-bought = { $members ->
        [0] Be the first.
        [one] { $members } person has one.
       *[other] { $members } people have one.
    }
flash_sale-full = All are gone or on hold right now. { $waiting ->
        [0] The waiting list is open.
       *[other] Waiting list: { $waiting }.
    }
flash_sale-ends = ⏳ Ends { $moment }
flash_sale-over-sold_out = Sold out. { $members ->
        [one] { $members } person was in time.
       *[other] { $members } people were in time.
    }
flash_sale-over-ended = This sale has ended. { $members ->
        [0] {""}
        [one] { $members } person was in time.
       *[other] { $members } people were in time.
    }
flash_sale-over-disabled = The shop has stopped this sale. What was sold stays sold.
flash_sale-fair = 🎲 Fair start: everybody who enters in the first { $seconds } seconds has the same chance. The order is drawn.
flash_sale-drawn = 🎲 The order was drawn fairly.
flash_sale-without_dice = No dice are thrown here: the order comes from the shop's own number, which the shop knows.
flash_sale-proof-title = 🎲 <b>{ $title }</b>: how the order is drawn
flash_sale-proof-about = Before the start we locked in a secret number (the seed) and published its fingerprint. After the draw we publish the seed itself, so nobody can change it in between.
flash_sale-proof-hash = Fingerprint of the seed (SHA-256): <code>{ $hash }</code>
flash_sale-proof-seed = Seed: <code>{ $seed }</code>
flash_sale-proof-entries = Fingerprint of the list of entries (SHA-256): <code>{ $hash }</code>
flash_sale-pay-pickup = Pay when you pick it up. At most { $maximum } per person.
flash_sale-pay-external = { $pay ->
    [stars] Paid in Stars, in the private chat with me; it is held for you meanwhile. At most { $maximum } per person.
    [provider] Paid by card, in the private chat with me; it is held for you meanwhile. At most { $maximum } per person.
   *[other] Pay in the shop; it is held for you meanwhile. At most { $maximum } per person.
}
flash_sale-code = Code <code>{ $code }</code> · /grab { $code }

flash_sale-button-open = ⚡ Get it · { $price }
flash_sale-button-window = 🎲 Enter · { $price }
flash_sale-button-wait = ⏳ Waiting list
flash_sale-button-own = 🎟 Mine
flash_sale-button-remind = 🔔 Remind me
flash_sale-button-proof = 🎲 How to check
flash_sale-button-back = ‹ Back to the sale
flash_sale-button-leave = ↩ Give it back
flash_sale-button-accept = ✅ I take it
flash_sale-button-decline = No, thanks
flash_sale-button-pay = 💳 Pay in the shop

flash_sale-own-entered = 🎲 You are in the draw for { $quantity }.
flash_sale-own-drawn = 🎉 You won { $quantity }! A message follows.
flash_sale-own-held = { $pay ->
    [stars] Held for you: { $quantity } for { $amount }, until { $moment }. It is yours when it is paid.
    [provider] Held for you: { $quantity } for { $amount }, until { $moment }. It is yours when it is paid.
   *[other] Held for you: { $quantity } for { $amount }, until { $moment }. Write <code>{ $number }</code> on your order.
}
flash_sale-own-promised = It is free again: { $quantity } for { $amount }, held for you until { $moment }.
flash_sale-own-confirmed = ✅ Yours: { $quantity } for { $amount } (<code>{ $number }</code>)
flash_sale-own-waiting = ⏳ You are number { $number } on the waiting list.

flash_sale-toast-confirmed = ⚡ Yours: { $quantity } × { $title }, { $amount }. Your voucher is in our private chat; until you pick it up you can give it back there.
flash_sale-toast-held = ⚡ Held for you until { $moment }: { $quantity } × { $title }. Pay { $amount }.
flash_sale-toast-entered = 🎲 You are in the draw for { $title }. The draw is { $moment }; until then you can leave under “Mine”.
flash_sale-toast-waiting = ⏳ You are number { $number } on the waiting list. I write to you when it is your turn.
flash_sale-toast-left = Given back.
flash_sale-toast-remind = 🔔 I will remind you.
flash_sale-said = { $words }

flash_sale-promoted = 🎉 <b>{ $title }</b>: { $quantity } for { $amount } came free and { $quantity ->
        [one] is
       *[other] are
    } held for you until { $moment }. Do you want it?
flash_sale-promoted-pay = 🎉 <b>{ $title }</b>: { $quantity } for { $amount } came free and { $quantity ->
        [one] is
       *[other] are
    } held for you until { $moment }. Say yes, then pay.
flash_sale-won = { $pay ->
    [stars] 🎉 You were drawn: { $quantity } × <b>{ $title }</b>. Pay { $amount } here until { $moment } to take it.
    [provider] 🎉 You were drawn: { $quantity } × <b>{ $title }</b>. Pay { $amount } here until { $moment } to take it.
   *[other] 🎉 You were drawn: { $quantity } × <b>{ $title }</b>. Pay { $amount } in the shop until { $moment }, and write <code>{ $number }</code> on your order.
}

notice-flash_sale-unlucky = You were not drawn for <b>{ $title }</b> this time. { $number ->
        [0] {""}
       *[other] You are number { $number } on the waiting list, in case somebody gives theirs back.
    }
notice-flash_sale-stopped = The shop has stopped <b>{ $title }</b> before the draw. You owe nothing.
notice-flash_sale-no_order = The draw for <b>{ $title }</b> could not be finished, so nobody was drawn. You owe nothing, and everybody can buy now: /grab { $code }
notice-flash_sale-late_refund = Your payment of { $amount } for <b>{ $title }</b> came too late, and nothing was left. You get it back.
notice-flash_sale-lapsed = <b>{ $title }</b> was not paid in time, so it is no longer held for you. If you have paid, do not worry: the shop will find your payment.
notice-flash_sale-remind_start = 🔔 <b>{ $title }</b> starts { $moment }. /grab { $code }
notice-flash_sale-remind_end = 🔔 <b>{ $title }</b> ends { $moment }. /grab { $code }

command-grab = Get something from a flash sale by its code

refused-flash_sale-not_found = There is no flash sale { $code }. /deals shows what is running.
refused-flash_sale-no_code = Which one? Write its code after the command: /grab F8KXY
refused-flash_sale-not_started = { $title } has not started yet. Press “Remind me”, and I write to you.
refused-flash_sale-ended = { $title } is over. /deals shows what is on offer.
refused-flash_sale-disabled = { $title } was stopped by the shop. /deals shows what is on offer.
refused-flash_sale-banned = The shop does not take orders from you. Please ask its owner why.
refused-flash_sale-already_in = Already yours: { $quantity }. Nothing more was taken.
refused-flash_sale-own_limit = One person may have at most { $maximum } of these.
refused-flash_sale-sold_out = { $title } is sold out. /deals shows what else is on offer.
refused-flash_sale-too_few_left = Only { $left } left. Take fewer.
refused-flash_sale-drawing = The order is being drawn. Press again in a moment.
refused-flash_sale-price_rose = The price is { $price } now. Press once more if that is all right.
refused-flash_sale-quantity = “{ $typed }” is not a number from 1 to { $maximum }.
refused-flash_sale-picked_up = You have picked up “{ $title }” already, so it cannot be given back here.
refused-flash_sale-not_in = There is nothing to give back.
refused-flash_sale-hold_over = This is no longer held for you.
refused-flash_sale-no_reminder = It is too late for a reminder.
refused-flash_sale-price = A price must be above zero.
refused-flash_sale-price_above_list = The price is not below the list price of the deal. Choose a lower one.
refused-flash_sale-stock = Stock is 1 to { $maximum } pieces; leave it out for unlimited.
refused-flash_sale-limits = An order has 1 piece or more; one person may have at least as many as one order, and at most { $maximum }.
refused-flash_sale-hold = A hold lasts between { $minimum } seconds and 7 days.
refused-flash_sale-voucher_days = A voucher is valid for 1 to { $maximum } days.
refused-flash_sale-starts = The start is in the past, or more than a year ahead.
refused-flash_sale-lasts = A flash sale lasts between 10 seconds and 60 days.
refused-flash_sale-window = The time to enter is at most an hour, and at most half of the sale.
refused-flash_sale-allotments = Each chat's share is at least 1, and all shares together are at most the stock.
refused-flash_sale-allotment_chat = A share is set for a chat where the sale is not published.
refused-flash_sale-allotted_for = Shares are kept for more than 0 minutes, and at most as long as the sale.
refused-flash_sale-no_link = Deal { $code } has no link, so nobody could pay there.
refused-flash_sale-deal_over = Deal { $code } is over.
refused-flash_sale-chats = A flash sale goes to 1 to { $maximum } chats.
refused-flash_sale-closed = { $code } is already closed.
refused-flash_sale-no_claim = “{ $typed }” is not an order of this sale. `flash-sales show CODE` lists them.
refused-flash_sale-pays_in_store = { $code } is paid at pick-up; there is nothing to mark.
refused-flash_sale-pay = Payment is pickup or shop, not “{ $typed }”.
refused-flash_sale-allotment_typed = “{ $typed }” is not a share. Write chat=pieces, such as -1001234=20
