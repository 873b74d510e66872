# Promotions in the admin menus: group buys and flash sales that run, and what can be done with them.
admin-promotions =
    <b>Promotions</b>
    { $promotions ->
        [0] None yet. Start one with a button below.
       *[other] 👥 group buy · ⚡ flash sale · ✔️ over
    }
admin-left-days =
    { $hours ->
        [0] { $days }d
       *[other] { $days }d { $hours }h
    }
admin-left-hours =
    { $hours ->
        [0] { $minutes }m
       *[other] { $minutes ->
            [0] { $hours }h
           *[other] { $hours }h { $minutes }m
        }
    }
admin-promotion-scheduled = not started
admin-promotion-window = open for entries
admin-promotion-open = running
admin-promotion-sold_out = sold out
admin-promotion-ended = over
admin-promotion-disabled = closed by you
admin-promotion-closed = closed
admin-group_buy =
    👥 <b>{ $title }</b> · { $state }
    Code <code>{ $code }</code> · ends { $ends }
    { $people } of { $goal } people, { $units ->
        [one] { $units } piece
       *[other] { $units } pieces
    }
admin-group_buy-money = Unpaid: { $unpaid } · to refund: { $owed }
admin-tier = from { $people }: { $price }
admin-members =
    <b>{ $title }</b>: who is in
    { $seats ->
        [0] Nobody yet.
       *[other] ✅ paid · 🕐 unpaid · 💸 to refund
    }
admin-refunds =
    <b>{ $title }</b>: refunds
    { $seats ->
        [0] No refunds are due.
       *[other] Press a name when you have paid the money back.
    }
admin-seat =
    <b>{ $name }</b> ×{ $quantity } · { $state }
    { $title }, team <code>{ $team }</code>
    Paid: { $paid } · to pay: { $to_pay } · to refund: { $owed }
admin-seat-reserved = held
admin-seat-confirmed = in
admin-seat-redeemed = picked up
admin-seat-lapsed = expired
admin-seat-left = left
admin-seat-released = released
admin-seat-refund_due = refund due
admin-seat-refunded = refunded
admin-seat-paid-sure = <b>{ $name }</b> paid for <b>{ $title }</b> ({ $to_pay } due). Record it?
admin-seat-refunded-sure = You refunded <b>{ $owed }</b> to <b>{ $name }</b> for <b>{ $title }</b>. Record it?
admin-extend = <b>{ $title }</b> ends { $ends }. How much later? Press one, or write it: 3h, 2d, tomorrow 20:00.
admin-message = Write a message to everybody in <b>{ $title }</b>. People who have turned news off do not get it.
admin-message-sure =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    } in <b>{ $title }</b> will get this: { $text }
    Send it?
admin-group_buy-close-sure = Close <b>{ $title }</b> now, with { $people } of { $goal } people? Teams that have reached their goal succeed, the others fail, and everybody gets a message.
admin-told =
    { $people ->
        [0] Nobody needs a reminder.
        [one] { $people } person gets a message.
       *[other] { $people } people get a message.
    }
admin-flash_sale =
    ⚡ <b>{ $title }</b> · { $state }
    Code <code>{ $code }</code> · { $price }
    From { $starts } to { $ends }
admin-flash_sale-stock = Taken: { $units } of { $stock }, by { $members } people · left for everybody: { $left } · entered: { $entered }
admin-flash_sale-endless = Taken: { $units }, by { $members } people · unlimited · entered: { $entered }
admin-allotment = Kept for { $title }: { $units }
admin-stock = <b>{ $title }</b> has { $stock } pieces, { $left } are left. How many do you add? Write a number up to 1000.
admin-flash_sale-close-sure = Stop <b>{ $title }</b> now? The { $units } pieces that were taken stay with their buyers.
admin-claims =
    <b>{ $title }</b>: who ordered
    { $claims ->
        [0] Nobody yet.
       *[other] ✅ paid · 🕐 unpaid · 💸 to refund
    }
admin-claim =
    <b>{ $name }</b> ×{ $quantity } · { $state }
    { $title }, order #{ $number }
    Paid: { $paid } · to pay: { $to_pay } · to refund: { $owed }
admin-claim-entered = entered
admin-claim-unlucky = not drawn
admin-claim-held = held
admin-claim-confirmed = has it
admin-claim-redeemed = picked up
admin-claim-lapsed = expired
admin-claim-left = left
admin-claim-refund_due = refund due
admin-claim-refunded = refunded
admin-claim-paid-sure = <b>{ $name }</b> paid <b>{ $amount }</b> for <b>{ $title }</b>. Record it?
admin-button-claims = 👥 Who ordered
admin-button-promotions = 🎯 Promotions
admin-button-members = 👥 Who is in
admin-button-refunds = 💸 Refunds
admin-button-remind = 🔔 Remind the unpaid
admin-button-message = 💬 Write to them
admin-button-extend = ⏩ Ends later
admin-button-sheet = 📄 As a file
admin-button-close = ✋ Close now
admin-button-paid = ✅ Paid
admin-button-refunded = 💸 Refunded
admin-button-hour = 1 hour
admin-button-one-day = 1 day
admin-button-stock = 📦 More stock

notice-group_buy-unpaid = 🔔 Please pay for your place in <b>{ $title }</b>: { $amount }.
notice-group_buy-message = 💬 About <b>{ $title }</b>:

refused-group_buy-extend = The new end must be later than the present one, and at most 60 days after the start. Choose another one.
refused-group_buy-reminded = They got a reminder within the last hour. Give them some time.
refused-group_buy-message = A message has 1 to { $maximum } characters.
refused-flash_sale-more_stock = So many cannot be added: the stock is unlimited, or would be above { $maximum }.

admin-new-type =
    <b>{ $title }</b>, { $price }
    <b>What kind of post is it?</b>
    🛍 An ordinary post shows the deal with its price.
    👥 In a group buy it gets cheaper when enough people join.
    ⚡ In a flash sale it is cheaper for a short time, while stock lasts.
admin-type-deal = 🛍 Ordinary post
admin-type-group_buy = 👥 Group buy
admin-type-flash_sale = ⚡ Flash sale
admin-terms-group_buy =
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
admin-terms-flash_sale =
    ⚡ <b>{ $title }</b>, list price { $list }, alone { $alone }
    Price: { $price }
    Lasts { $lasts } · fair start: { $window }
    Per person: { $per_member } · stock: { $stock ->
        [0] unlimited
       *[other] { $stock }
    }
    Options: { $options }
    Paid { $pay }
admin-terms-options-all = all of them
admin-terms-no_price = not set yet
admin-announced-now = 📣 Its card is posted at once and says when it begins.
admin-announced = ✅ <b>{ $name }</b> is announced in its chats. You find it under 🎯 Promotions.
admin-shape-pool = everybody together
admin-shape-team = members open teams
admin-pay-pickup = at pick-up
admin-pay-shop = in the shop by the link
admin-pay-shop-now = in the shop, at joining
admin-pay-stars = in Stars, once the group is complete
admin-pay-stars-now = in Stars, at joining
admin-pay-card = by card in the chat, once the group is complete
admin-pay-card-now = by card in the chat, at joining
admin-ask-people = From how many people does the price apply? Press a number, or write one.
admin-ask-tier_price = What is the price from { $people } people on? Write it like 17.90. Alone it costs { $alone }: nobody should pay more here.
admin-ask-price = What does a piece cost? Write it like 17.90. Alone it costs { $alone }: nobody should pay more here.
admin-ask-lasts = How long? Press one, or write it: 90m, 12h, 3d.
admin-ask-per_member = How many may one person take? Press a number, or write one.
admin-ask-stock = How many pieces are there altogether? 0 = unlimited.
admin-ask-options =
    It comes in: { $options }.
    Which ones? Write them like S, M. To limit each, write S=5, M=10; the stock is their sum then. 0 = all of them.
admin-ask-window = How long can people enter before the draw? 0 = first come, first served.
admin-button-type = 🎯 Post type
admin-button-new-group_buy = ➕ New group buy
admin-button-new-flash_sale = ➕ New flash sale
admin-button-run-again = 🔁 Run it again
admin-button-tier = ✖ from { $people }: { $price }
admin-term-people = ➕ Price
admin-term-price = 💶 Price
admin-term-lasts = ⏳ How long
admin-term-per_member = 👤 Per person
admin-term-stock = 📦 Stock
admin-term-options = 🎨 Options
admin-term-window = 🎲 Fair start
admin-button-shape =
    👥 { $shape_now ->
        [team] Many teams
       *[pool] All together
    }
admin-button-pay =
    💶 Pay { $pay_now ->
        [shop] in the shop
        [shop-now] at joining
        [stars] Stars, at the end
        [stars-now] Stars, at joining
        [card] by card, at the end
        [card-now] by card, at joining
       *[pickup] at pick-up
    }
admin-button-terms-done = 👁 Show it »

refused-admin-number = “{ $typed }” is not a number from { $minimum } to { $maximum }.
refused-admin-no_repeat = A promotion runs once. Choose now, or a day and time.
