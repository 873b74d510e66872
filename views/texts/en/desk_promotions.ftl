# Promotions at the desk: group buys and flash sales that run, and what can be done with them.
desk-promotions =
    <b>Promotions</b>
    { $promotions ->
        [0] None yet. Start one with a button below.
       *[other] 👥 group buy · ⚡ flash sale · ✔️ over
    }
desk-left-days =
    { $hours ->
        [0] { $days }d
       *[other] { $days }d { $hours }h
    }
desk-left-hours =
    { $hours ->
        [0] { $minutes }m
       *[other] { $minutes ->
            [0] { $hours }h
           *[other] { $hours }h { $minutes }m
        }
    }
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
desk-extend = <b>{ $title }</b> ends { $ends }. How much later? Press one, or write a span (3h, 2d) or a moment (tomorrow 20:00).
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
desk-claims =
    <b>{ $title }</b>: who claimed
    { $claims ->
        [0] Nobody yet.
       *[other] ✅ paid · 🕐 to be paid · 💸 to be given back
    }
desk-claim =
    <b>{ $name }</b> ×{ $quantity } · { $state }
    { $title }, claim #{ $number }
    Paid: { $paid } · to pay: { $to_pay } · to be given back: { $owed }
desk-claim-entered = entered
desk-claim-unlucky = not drawn
desk-claim-held = held
desk-claim-confirmed = has it
desk-claim-redeemed = picked up
desk-claim-lapsed = lapsed
desk-claim-left = left
desk-claim-refund_due = refund due
desk-claim-refunded = refunded
desk-claim-paid-sure = <b>{ $name }</b> paid <b>{ $amount }</b> for <b>{ $title }</b>. Write it down?
desk-button-claims = 👥 Who claimed
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

desk-new-type =
    <b>{ $title }</b>, { $price }
    <b>What kind of post is it?</b>
    🛍 An ordinary post shows the deal with its price.
    👥 In a group buy it gets cheaper when enough people join.
    ⚡ In a flash sale it is cheaper for a short time, while stock lasts.
desk-type-deal = 🛍 Ordinary post
desk-type-group_buy = 👥 Group buy
desk-type-flash_sale = ⚡ Flash sale
desk-terms-group_buy =
    👥 <b>{ $title }</b>, list price { $list }, alone { $alone }
    { $tiers ->
        [0] No price yet: add one for a number of people.
       *[other] Press a price below to take it away.
    }
    Lasts { $lasts } · { $shape }
    For one member: { $per_member } · stock: { $stock ->
        [0] any
       *[other] { $stock }
    }
    Paid { $pay }
desk-terms-flash_sale =
    ⚡ <b>{ $title }</b>, list price { $list }, alone { $alone }
    Price: { $price }
    Lasts { $lasts } · fair start: { $window }
    For one member: { $per_member } · stock: { $stock ->
        [0] any
       *[other] { $stock }
    }
    Paid { $pay }
desk-terms-no_price = not set yet
desk-announced-now = 📣 Its card is posted at once and says when it begins.
desk-announced = ✅ <b>{ $name }</b> is announced in its chats. It is under 🎯 Promotions from now on.
desk-shape-pool = everybody together
desk-shape-team = members open teams
desk-pay-pickup = at pick-up
desk-pay-shop = in the shop by the link
desk-pay-shop-now = in the shop, at joining
desk-ask-people = From how many people on? Press a number, or write one.
desk-ask-tier_price = From { $people } people on, what does one cost? Write it like 17.90. Alone it costs { $alone }: nobody should pay more here.
desk-ask-price = What does a piece cost? Write it like 17.90. Alone it costs { $alone }: nobody should pay more here.
desk-ask-lasts = How long? Press one, or write a span: 90m, 12h, 3d.
desk-ask-per_member = How many may one member have? Press a number, or write one.
desk-ask-stock = How many pieces are there altogether? 0 is without end.
desk-ask-window = How long are entries gathered before they are drawn? 0 is first come, first served.
desk-button-type = 🎯 Post type
desk-button-new-group_buy = ➕ New group buy
desk-button-new-flash_sale = ➕ New flash sale
desk-button-run-again = 🔁 Run it again
desk-button-tier = ✖ from { $people }: { $price }
desk-term-people = ➕ Price
desk-term-price = 💶 Price
desk-term-lasts = ⏳ How long
desk-term-per_member = 👤 Per member
desk-term-stock = 📦 Stock
desk-term-window = 🎲 Fair start
desk-button-shape = 🔁 Together / teams
desk-button-pay = 🔁 Payment
desk-button-terms-done = 👁 Show it »

refused-desk-number = “{ $typed }” is not a number from { $minimum } to { $maximum }.
refused-desk-no_repeat = A promotion happens once. Choose now, or a day and time.
