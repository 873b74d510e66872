# Promotions at the desk: group buys and flash sales that run, and what can be done with them.
desk-promotions =
    <b>Promotions</b>
    { $promotions ->
        [0] None yet. A new post of a deal can become one.
       *[other] 👥 group buy · ⚡ flash sale · ✔️ over
    }
desk-left-days = { $days }d { $hours }h
desk-left-hours = { $hours }h { $minutes }m
desk-promotion-scheduled = not started
desk-promotion-window = open for entries
desk-promotion-open = running
desk-promotion-sold_out = sold out
desk-promotion-ended = over
desk-promotion-disabled = closed by you
desk-promotion-closed = closed
desk-group_buy =
    👥 <b>{ $title }</b> · { $state }
    Code <code>{ $code }</code> · ends { $ends }
    { $people } of { $goal } people, { $units ->
        [one] { $units } unit
       *[other] { $units } units
    }
desk-group_buy-money = Unpaid: { $unpaid } · to be given back: { $owed }
desk-tier = from { $people }: { $price }
desk-members =
    <b>{ $title }</b>: who is in
    { $seats ->
        [0] Nobody yet.
       *[other] ✅ paid · 🕐 to be paid · 💸 to be given back
    }
desk-refunds =
    <b>{ $title }</b>: money to be given back
    { $seats ->
        [0] Nobody is owed anything.
       *[other] Press one once you have given it back.
    }
desk-seat =
    <b>{ $name }</b> ×{ $quantity } · { $state }
    { $title }, team <code>{ $team }</code>
    Paid: { $paid } · to pay: { $to_pay } · to be given back: { $owed }
desk-seat-reserved = held
desk-seat-confirmed = in
desk-seat-redeemed = picked up
desk-seat-lapsed = lapsed
desk-seat-left = left
desk-seat-released = let go
desk-seat-refund_due = refund due
desk-seat-refunded = refunded
desk-seat-paid-sure = <b>{ $name }</b> paid for <b>{ $title }</b> ({ $to_pay } due). Write it down?
desk-seat-refunded-sure = You gave <b>{ $owed }</b> back to <b>{ $name }</b> for <b>{ $title }</b>. Write it down?
desk-extend = <b>{ $title }</b> ends { $ends }. How much later? Press one, or write a span (3h, 2d) or a moment (2026-11-29 20:00).
desk-message = What shall everybody in <b>{ $title }</b> read? Write it; who wants no news is left out.
desk-message-sure =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    } in <b>{ $title }</b> read this: { $text }
    Send it?
desk-group_buy-close-sure =
    <b>{ $title }</b> is closed now, with { $people } of { $goal } people. Teams that have reached their goal succeed, the others fail, and everybody is told. Sure?
desk-told =
    { $people ->
        [0] Nobody is to be reminded.
        [one] { $people } person will hear of it.
       *[other] { $people } people will hear of it.
    }
desk-flash_sale =
    ⚡ <b>{ $title }</b> · { $state }
    Code <code>{ $code }</code> · { $price }
    From { $starts } to { $ends }
desk-flash_sale-stock = Taken: { $units } of { $stock }, by { $members } people · left for everybody: { $left } · entered: { $entered }
desk-flash_sale-endless = Taken: { $units }, by { $members } people · without end · entered: { $entered }
desk-allotment = Kept for { $title }: { $units }
desk-stock = <b>{ $title }</b> has { $stock } pieces, { $left } are left. How many more? Write a number up to 1000.
desk-flash_sale-close-sure = <b>{ $title }</b> is stopped now. The { $units } pieces that were taken stay with who has them. Sure?
desk-button-promotions = 🎯 Promotions
desk-button-members = 👥 Who is in
desk-button-refunds = 💸 Refunds
desk-button-remind = 🔔 Remind the unpaid
desk-button-message = 💬 Write to them
desk-button-extend = ⏩ Ends later
desk-button-sheet = 📄 As a file
desk-button-close = ✋ Close now
desk-button-paid = ✅ Paid
desk-button-refunded = 💸 Given back
desk-button-hour = 1 hour
desk-button-one-day = 1 day
desk-button-stock = 📦 More stock

notice-group_buy-unpaid = 🔔 Your place in <b>{ $title }</b> is still to be paid: { $amount }.
notice-group_buy-message = 💬 About <b>{ $title }</b>:

refused-group_buy-extend = The new end must be later than the present one, and at most 60 days after the start.
refused-group_buy-reminded = They were reminded within the last hour. Leave them some time.
refused-group_buy-message = A message has 1 to { $maximum } characters.
refused-flash_sale-more_stock = This stock cannot grow by that: it has no end, or would be above { $maximum }.
