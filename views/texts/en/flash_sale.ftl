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
flash_sale-full = All gone or held just now. { $waiting ->
        [0] Nobody is in line yet.
        [one] { $waiting } is in line.
       *[other] { $waiting } are in line.
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
flash_sale-fair = 🎲 Fair start: whoever enters in the first { $seconds } seconds has the same chance. The order is drawn.
flash_sale-drawn = 🎲 The order was drawn fairly.
flash_sale-proof-title = 🎲 <b>{ $title }</b>: how the order is drawn
flash_sale-proof-about = Before the start we locked in a secret number (the seed) and published its fingerprint. After the draw we publish the seed itself, so nobody can change it in between.
flash_sale-proof-hash = Fingerprint of the seed (SHA-256): <code>{ $hash }</code>
flash_sale-proof-seed = Seed: <code>{ $seed }</code>
flash_sale-proof-entries = Fingerprint of the list of entries (SHA-256): <code>{ $hash }</code>
flash_sale-pay-pickup = Pay when you pick it up. At most { $maximum } per person.
flash_sale-pay-external = Pay in the shop; it is held for you meanwhile. At most { $maximum } per person.
flash_sale-code = Code <code>{ $code }</code> · /grab { $code }

flash_sale-button-open = ⚡ Get it · { $price }
flash_sale-button-window = 🎲 Enter · { $price }
flash_sale-button-wait = ⏳ Stand in line
flash_sale-button-own = 🎟 Mine
flash_sale-button-remind = 🔔 Remind me
flash_sale-button-proof = 🎲 How to check
flash_sale-button-back = ‹ Back to the sale
flash_sale-button-leave = ↩ Give it back
flash_sale-button-accept = ✅ I take it
flash_sale-button-decline = No, thanks
flash_sale-button-pay = 💳 Pay in the shop

flash_sale-own-entered = 🎲 You are in the draw for { $quantity }.
flash_sale-own-drawn = 🎉 You won { $quantity }; a message follows.
flash_sale-own-held = Held for you: { $quantity } for { $amount }, until { $moment }. Write <code>{ $number }</code> on your order.
flash_sale-own-promised = It came free: { $quantity } for { $amount }, held for you until { $moment }.
flash_sale-own-confirmed = ✅ Yours: { $quantity } for { $amount } (<code>{ $number }</code>)
flash_sale-own-waiting = ⏳ You are number { $number } in line.

flash_sale-toast-confirmed = ⚡ Yours: { $quantity } × { $title }, { $amount }. The voucher comes to our private chat; you can give it back there until you pick it up.
flash_sale-toast-held = ⚡ Held for you until { $moment }: { $quantity } × { $title }. Pay { $amount }.
flash_sale-toast-entered = 🎲 You are in the draw for { $title }. It is drawn { $moment }; until then “Mine” takes you out.
flash_sale-toast-waiting = ⏳ You are number { $number } in line. You hear from me when it is your turn.
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
    } held for you until { $moment }. Say yes, then pay in the shop.
flash_sale-won = 🎉 The draw gave you { $quantity } × <b>{ $title }</b>. Pay { $amount } in the shop until { $moment }, and write <code>{ $number }</code> on your order.

notice-flash_sale-unlucky = The draw for <b>{ $title }</b> had nothing for you this time. { $number ->
        [0] {""}
       *[other] You are number { $number } in line if somebody steps back.
    }
notice-flash_sale-stopped = The shop has stopped <b>{ $title }</b> before the draw. You owe nothing.
notice-flash_sale-late_refund = Your payment of { $amount } for <b>{ $title }</b> came too late, and nothing was left. You get it back.
notice-flash_sale-lapsed = <b>{ $title }</b> was not paid in time and is not held for you any more. If you have paid, do not worry: it will be found.
notice-flash_sale-remind_start = 🔔 <b>{ $title }</b> starts { $moment }. /grab { $code }
notice-flash_sale-remind_end = 🔔 <b>{ $title }</b> ends { $moment }. /grab { $code }

command-grab = Get something from a flash sale by its code

refused-flash_sale-not_found = There is no flash sale { $code }.
refused-flash_sale-no_code = Which one? Write its code behind the command: /grab F8KXY
refused-flash_sale-not_started = { $title } has not started yet. Nothing was taken.
refused-flash_sale-ended = { $title } is over.
refused-flash_sale-disabled = { $title } was stopped by the shop.
refused-flash_sale-banned = The shop does not take you on. Please ask its owner why.
refused-flash_sale-already_in = Already yours: { $quantity }. Nothing more was taken.
refused-flash_sale-own_limit = One person may have at most { $maximum } of these.
refused-flash_sale-sold_out = { $title } is sold out.
refused-flash_sale-too_few_left = Only { $left } left.
refused-flash_sale-drawing = The order is being drawn. Press again in a moment.
refused-flash_sale-price_rose = The price is { $price } now. Press once more if that is all right.
refused-flash_sale-quantity = “{ $typed }” is not a number from 1 to { $maximum }.
refused-flash_sale-picked_up = You have picked up “{ $title }” already, so it cannot be given back here.
refused-flash_sale-not_in = There is nothing to give back.
refused-flash_sale-hold_over = This is not held for you any more.
refused-flash_sale-no_reminder = It is too late for a reminder.
refused-flash_sale-price = A price must be above zero.
refused-flash_sale-price_above_list = The price is not below the list price of the deal.
refused-flash_sale-stock = A stock is 1 to { $maximum } pieces, or nothing for without end.
refused-flash_sale-limits = One order may have 1 piece or more, one member at least as many as one order, and at most { $maximum }.
refused-flash_sale-hold = A hold lasts between { $minimum } seconds and 7 days.
refused-flash_sale-voucher_days = A voucher is valid for 1 to { $maximum } days.
refused-flash_sale-starts = The start lies in the past, or more than a year ahead.
refused-flash_sale-lasts = A flash sale lasts between 10 seconds and 60 days.
refused-flash_sale-window = The opening window is at most an hour, and at most half of the sale.
refused-flash_sale-allotments = Allotments are at least 1 each, and together at most the stock.
refused-flash_sale-allotment_chat = An allotment is for a chat that the sale is not published in.
refused-flash_sale-allotted_for = Allotments are kept for longer than nothing and at most as long as the sale.
refused-flash_sale-no_link = Deal { $code } has no link, so nobody could pay there.
refused-flash_sale-deal_over = Deal { $code } is over.
refused-flash_sale-chats = A flash sale goes to 1 to { $maximum } chats.
refused-flash_sale-closed = { $code } is closed already.
refused-flash_sale-no_claim = “{ $typed }” names no claim of this sale. `flash-sales show CODE` lists them.
refused-flash_sale-pays_in_store = { $code } is paid at pick-up; there is nothing to mark.
refused-flash_sale-pay = Payment is one of pickup, shop; not “{ $typed }”.
refused-flash_sale-allotment_typed = “{ $typed }” is no allotment. Write chat=units, such as -1001234=20
