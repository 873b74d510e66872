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
        [one] { $units } piece
       *[other] { $units } pieces
    }
desk-group_buy-money = Unpaid: { $unpaid } · to refund: { $owed }
desk-tier = from { $people }: { $price }
desk-members =
    <b>{ $title }</b>: who is in
    { $seats ->
        [0] Nobody yet.
       *[other] ✅ paid · 🕐 unpaid · 💸 to refund
    }
desk-refunds =
    <b>{ $title }</b>: refunds
    { $seats ->
        [0] No refunds are due.
       *[other] Press a name when you have paid the money back.
    }
desk-seat =
    <b>{ $name }</b> ×{ $quantity } · { $state }
    { $title }, team <code>{ $team }</code>
    Paid: { $paid } · to pay: { $to_pay } · to refund: { $owed }
desk-seat-reserved = held
desk-seat-confirmed = in
desk-seat-redeemed = picked up
desk-seat-lapsed = expired
desk-seat-left = left
desk-seat-released = released
desk-seat-refund_due = refund due
desk-seat-refunded = refunded
desk-seat-paid-sure = <b>{ $name }</b> paid for <b>{ $title }</b> ({ $to_pay } due). Record it?
desk-seat-refunded-sure = You refunded <b>{ $owed }</b> to <b>{ $name }</b> for <b>{ $title }</b>. Record it?
desk-extend = <b>{ $title }</b> ends { $ends }. How much later? Press one, or write it: 3h, 2d, tomorrow 20:00.
desk-message = Write a message to everybody in <b>{ $title }</b>. People who have turned news off do not get it.
desk-message-sure =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    } in <b>{ $title }</b> will get this: { $text }
    Send it?
desk-group_buy-close-sure = Close <b>{ $title }</b> now, with { $people } of { $goal } people? Teams that have reached their goal succeed, the others fail, and everybody gets a message.
desk-told =
    { $people ->
        [0] Nobody needs a reminder.
        [one] { $people } person gets a message.
       *[other] { $people } people get a message.
    }
desk-flash_sale =
    ⚡ <b>{ $title }</b> · { $state }
    Code <code>{ $code }</code> · { $price }
    From { $starts } to { $ends }
desk-flash_sale-stock = Taken: { $units } of { $stock }, by { $members } people · left for everybody: { $left } · entered: { $entered }
desk-flash_sale-endless = Taken: { $units }, by { $members } people · unlimited · entered: { $entered }
desk-allotment = Kept for { $title }: { $units }
desk-stock = <b>{ $title }</b> has { $stock } pieces, { $left } are left. How many do you add? Write a number up to 1000.
desk-flash_sale-close-sure = Stop <b>{ $title }</b> now? The { $units } pieces that were taken stay with their buyers.
desk-claims =
    <b>{ $title }</b>: who ordered
    { $claims ->
        [0] Nobody yet.
       *[other] ✅ paid · 🕐 unpaid · 💸 to refund
    }
desk-claim =
    <b>{ $name }</b> ×{ $quantity } · { $state }
    { $title }, order #{ $number }
    Paid: { $paid } · to pay: { $to_pay } · to refund: { $owed }
desk-claim-entered = entered
desk-claim-unlucky = not drawn
desk-claim-held = held
desk-claim-confirmed = has it
desk-claim-redeemed = picked up
desk-claim-lapsed = expired
desk-claim-left = left
desk-claim-refund_due = refund due
desk-claim-refunded = refunded
desk-claim-paid-sure = <b>{ $name }</b> paid <b>{ $amount }</b> for <b>{ $title }</b>. Record it?
desk-button-claims = 👥 Who ordered
desk-button-promotions = 🎯 Promotions
desk-button-members = 👥 Who is in
desk-button-refunds = 💸 Refunds
desk-button-remind = 🔔 Remind the unpaid
desk-button-message = 💬 Write to them
desk-button-extend = ⏩ Ends later
desk-button-sheet = 📄 As a file
desk-button-close = ✋ Close now
desk-button-paid = ✅ Paid
desk-button-refunded = 💸 Refunded
desk-button-hour = 1 hour
desk-button-one-day = 1 day
desk-button-stock = 📦 More stock

notice-group_buy-unpaid = 🔔 Please pay for your place in <b>{ $title }</b>: { $amount }.
notice-group_buy-message = 💬 About <b>{ $title }</b>:

refused-group_buy-extend = The new end must be later than the present one, and at most 60 days after the start. Choose another one.
refused-group_buy-reminded = They got a reminder within the last hour. Give them some time.
refused-group_buy-message = A message has 1 to { $maximum } characters.
refused-flash_sale-more_stock = So many cannot be added: the stock is unlimited, or would be above { $maximum }.

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
       *[other] Press a price below to remove it.
    }
    Lasts { $lasts } · { $shape }
    Per person: { $per_member } · stock: { $stock ->
        [0] unlimited
       *[other] { $stock }
    }
    Options: { $options }
    Paid { $pay }
desk-terms-flash_sale =
    ⚡ <b>{ $title }</b>, list price { $list }, alone { $alone }
    Price: { $price }
    Lasts { $lasts } · fair start: { $window }
    Per person: { $per_member } · stock: { $stock ->
        [0] unlimited
       *[other] { $stock }
    }
    Options: { $options }
    Paid { $pay }
desk-terms-options-all = all of them
desk-terms-no_price = not set yet
desk-announced-now = 📣 Its card is posted at once and says when it begins.
desk-announced = ✅ <b>{ $name }</b> is announced in its chats. You find it under 🎯 Promotions.
desk-shape-pool = everybody together
desk-shape-team = members open teams
desk-pay-pickup = at pick-up
desk-pay-shop = in the shop by the link
desk-pay-shop-now = in the shop, at joining
desk-pay-stars = in Stars, once the group is complete
desk-pay-stars-now = in Stars, at joining
desk-ask-people = From how many people does the price apply? Press a number, or write one.
desk-ask-tier_price = What is the price from { $people } people on? Write it like 17.90. Alone it costs { $alone }: nobody should pay more here.
desk-ask-price = What does a piece cost? Write it like 17.90. Alone it costs { $alone }: nobody should pay more here.
desk-ask-lasts = How long? Press one, or write it: 90m, 12h, 3d.
desk-ask-per_member = How many may one person take? Press a number, or write one.
desk-ask-stock = How many pieces are there altogether? 0 = unlimited.
desk-ask-options =
    It comes in: { $options }.
    Which ones? Write them like S, M. To limit each, write S=5, M=10; the stock is their sum then. 0 = all of them.
desk-ask-window = How long can people enter before the draw? 0 = first come, first served.
desk-button-type = 🎯 Post type
desk-button-new-group_buy = ➕ New group buy
desk-button-new-flash_sale = ➕ New flash sale
desk-button-run-again = 🔁 Run it again
desk-button-tier = ✖ from { $people }: { $price }
desk-term-people = ➕ Price
desk-term-price = 💶 Price
desk-term-lasts = ⏳ How long
desk-term-per_member = 👤 Per person
desk-term-stock = 📦 Stock
desk-term-options = 🎨 Options
desk-term-window = 🎲 Fair start
desk-button-shape =
    👥 { $shape_now ->
        [team] Many teams
       *[pool] All together
    }
desk-button-pay =
    💶 Pay { $pay_now ->
        [shop] in the shop
        [shop-now] at joining
       *[pickup] at pick-up
    }
desk-button-terms-done = 👁 Show it »

refused-desk-number = “{ $typed }” is not a number from { $minimum } to { $maximum }.
refused-desk-no_repeat = A promotion runs once. Choose now, or a day and time.
