# Group buys: the live card, a team's page, toasts, notices, and why something was refused.
group_buy-title = <b>{ $title }</b>
group_buy-price = <b>{ $price }</b> each
group_buy-price-reduced = <s>{ $list }</s> → <b>{ $price }</b> each  −{ $percent }%
group_buy-needed = { $goal } people needed for this price
group_buy-starts = 🕐 starts { $moment }
group_buy-progress = { $bar }  { $joined } of { $goal } joined, { $to_go } to go
group_buy-progress-reached = { $bar }  { $joined } joined — the goal of { $goal } is reached
group_buy-full =
    { $waiting ->
        [0] All places are taken. The waiting list is open.
       *[other] All places are taken. Waiting list: { $waiting }
    }
group_buy-next = Next price: { $price } at { $people }
group_buy-next-and-best = { $next }, best { $price } at { $people }
group_buy-closes = ⏳ closes { $moment }
group_buy-names =
    { $more ->
        [0] { $names }
       *[other] { $names } and { $more } more
    }
group_buy-code = Code <code>{ $code }</code>
group_buy-done =
    ✅ <b>Done.</b> { $people ->
        [one] { $people } person gets
       *[other] { $people } people get
    } it for { $price } each.
group_buy-failed = This group buy did not reach { $goal }. Nobody owes anything.
group_buy-closed = Closed. Everybody who joined gets a private message.
group_buy-team-of = Open or join a team: { $goal } people needed for this price
group_buy-teams-open =
    { $teams ->
        [one] { $teams } team is forming:
       *[other] { $teams } teams are forming:
    }
group_buy-team-line = <code>{ $code }</code> { $name } · { $joined } of { $goal }
group_buy-teams-succeeded =
    { $teams ->
        [one] ✅ { $teams } team is complete
       *[other] ✅ { $teams } teams are complete
    }
group_buy-teams-done =
    ✅ <b>Done.</b> { $teams ->
        [one] { $teams } team is complete.
       *[other] { $teams } teams are complete.
    }
group_buy-teams-failed = This offer is over and no team was complete. Nobody owes anything.
group_buy-teams-closed = Closed. Everybody who joined gets a private message.
group_buy-pay-pickup = You pay when you pick it up. Until enough people have joined you owe nothing and can leave.
group_buy-pay-external-now = { $pay ->
    [stars] You pay in Stars when you join, in the private chat with me; your place is held meanwhile. If too few people join, your Stars come back.
    [provider] You pay by card when you join, in the private chat with me; your place is held meanwhile. If too few people join, you get your money back.
   *[other] You pay in the shop when you join; your place is held meanwhile. If too few people join, you get your money back.
}
group_buy-pay-external-at_end = { $pay ->
    [stars] You pay in Stars once enough people have joined, at the price reached. Until then you can leave.
    [provider] You pay by card once enough people have joined, at the price reached. Until then you can leave.
   *[other] You pay in the shop once enough people have joined, at the price reached. Until then you can leave.
}

group_buy-button-join = ✅ Join · { $price }
group_buy-button-join-team = ✅ { $name } · { $to_go } to go
group_buy-button-open = ➕ Open a team
group_buy-button-wait = 🕐 Waiting list
group_buy-button-leave = ➖ Leave
group_buy-button-quantity = ✏️ Quantity
group_buy-button-share = 📤 Share
group_buy-button-remind = 🔔 Remind me
group_buy-button-closed = Closed
group_buy-button-copy = 📋 Copy link
group_buy-button-pay = 🛒 Pay in the shop
group_buy-button-take = ✅ Take the place
group_buy-button-move = ↪️ Move to another team
group_buy-button-show = 👀 Show
group_buy-button-back = ‹ Back

group_buy-joined-open = You are in! { $taken } of { $goal }, { $to_go } to go. You pay at most { $price } each.
group_buy-joined-reached = You are in! { $taken } joined, the goal is reached. You pay at most { $price } each.
group_buy-said = { $words }
group_buy-left = You have left. You owe nothing for it.
group_buy-will-remind = 🔔 I will remind you in private before it closes.
group_buy-will-remind-open = 🔔 Noted. Open our private chat once, so that I can write to you before it closes.
group_buy-moved = You are in team { $code } now.
group_buy-opened = Your team { $code } is open. Share its link!
group_buy-waits-toast = You are number { $number } on the waiting list. A free place is held for you for 15 minutes.
group_buy-waits = <b>{ $title }</b>: you are number { $number } on the waiting list. A free place is held for you for 15 minutes, and I write to you here.
group_buy-share-words = { $title }: the more we are, the less it costs. Join me!
group_buy-share =
    <b>{ $title }</b>
    The more people join, the sooner you all get it. Send your friends this link:
    { $link }
    or the command <code>/join { $code }</code>
group_buy-quantity = <b>{ $title }</b>: you have { $quantity }. How many do you want? At most { $maximum }.
group_buy-to-pay = { $pay ->
    [stars] <b>{ $title }</b>: your place is held until { $moment }. It is yours as soon as you have paid { $amount }.
    [provider] <b>{ $title }</b>: your place is held until { $moment }. It is yours as soon as you have paid { $amount }.
   *[other] <b>{ $title }</b>: your place is held until { $moment }. Pay { $amount } in the shop; it is yours when the money has arrived.
}
group_buy-buys-none = You have joined or ordered nothing yet, and nothing is running now. /deals shows what is on offer.
group_buy-buys-own = <b>Yours</b>
group_buy-buys-not-in = You have not joined or ordered anything yet.
group_buy-buys-running = <b>Running now</b>
group_buy-buys-offer = • { $title } · { $price }
group_buy-buys-line = • { $title } ×{ $quantity } · { $price } · { $state } · { $moment }
group_buy-state-open = forming
group_buy-state-reserved = held until
group_buy-state-filled = complete
group_buy-state-succeeded = complete
group_buy-state-expired = not complete
group_buy-state-failed = not complete
group_buy-state-cancelled = cancelled

group_buy-promoted = 🎉 There is a free place for you in <b>{ $title }</b>: { $quantity } for { $price } each. Take it until { $moment }.
group_buy-promoted-pay = { $pay ->
    [stars] 🎉 There is a free place for you in <b>{ $title }</b>: { $quantity } for { $price } each. Pay until { $moment } to take it.
    [provider] 🎉 There is a free place for you in <b>{ $title }</b>: { $quantity } for { $price } each. Pay until { $moment } to take it.
   *[other] 🎉 There is a free place for you in <b>{ $title }</b>: { $quantity } for { $price } each. Pay in the shop until { $moment } to take it.
}
group_buy-merge = Your team for <b>{ $title }</b> was not complete in time, but another one is still forming. Do you want to move there? Without an answer until { $moment } you owe nothing and get back what you paid.
group_buy-failed-free = <b>{ $title }</b>: there were not enough people this time. You owe nothing.
group_buy-failed-refund = <b>{ $title }</b>: there were not enough people this time. You get back { $refund }.
group_buy-succeeded-pay = { $pay ->
    [stars] 🎉 <b>{ $title }</b>: enough people joined! Pay { $amount } here; your voucher follows at once.
    [provider] 🎉 <b>{ $title }</b>: enough people joined! Pay { $amount } here; your voucher follows at once.
   *[other] 🎉 <b>{ $title }</b>: enough people joined! Pay { $amount } in the shop; your voucher follows when the money has arrived.
}

notice-group_buy-almost = One more to go for <b>{ $title }</b>! Team <code>{ $code }</code> closes { $moment }.
notice-group_buy-leader = You lead team <code>{ $code }</code> for <b>{ $title }</b> now, because you have been in it the longest.
notice-group_buy-lapsed = <b>{ $title }</b>: your place was held until its time was over, and went to the next person on the waiting list.
notice-group_buy-reminder = ⏳ <b>{ $title }</b> closes { $moment }. { $to_go ->
        [0] The goal is reached.
        [one] { $to_go } more is needed.
       *[other] { $to_go } more are needed.
    }
notice-group_buy-confirmed = Your payment of { $amount } for <b>{ $title }</b> has arrived. You are in team <code>{ $code }</code>.
notice-group_buy-late_refund = Your payment of { $amount } for <b>{ $title }</b> came too late, and no place was free. You get it back.

refused-group_buy-not_found = There is no group buy or team { $code }. /buys shows what is running.
refused-group_buy-no_code = Which one? Write its code after the command: /{ $command } T4MNP. /buys shows what is running.
refused-group_buy-which_team = { $title } is bought in teams. Join one by its own code, or open yours: /open { $code }
refused-group_buy-no_teams = This group buy has no teams: everybody joins together. /join { $code }
refused-group_buy-not_started = { $title } has not started yet.
refused-group_buy-ended = { $title } is over. /buys shows what is running.
refused-group_buy-disabled = { $title } was closed by the shop. /buys shows what is running.
refused-group_buy-banned = The shop does not take orders from you. Please ask its owner why.
refused-group_buy-already_in = You are already in; { $to_go } to go.
refused-group_buy-already_elsewhere = You are already in another team for this. /buys shows it.
refused-group_buy-own_limit = One person may have at most { $maximum } of these.
refused-group_buy-full = { $title } is full. For the waiting list: /join { $code } wait
refused-group_buy-sold_out = { $title } is sold out. /deals shows what else is on offer.
refused-group_buy-price_rose = Somebody left, so the price is { $price } again. Press once more if that is all right.
refused-group_buy-quantity = “{ $typed }” is not a number from 1 to { $maximum }.
refused-group_buy-quantity_fixed = The quantity can no longer be changed: your place is paid for, or held for you.
refused-group_buy-not_in = You are not in this group buy. /buys shows yours.
refused-group_buy-too_late_to_leave = { $title } is complete, so you can no longer leave. Please ask the shop.
refused-group_buy-hold_over = This place is no longer held for you.
refused-group_buy-pay_first = Pay first; your place in { $title } is held meanwhile.
refused-group_buy-merge_over = It is too late to move. You owe nothing.
refused-group_buy-merge_full = The other teams are full by now. You owe nothing.
refused-group_buy-no_reminder = It is too late for a reminder.
refused-group_buy-tiers_count = A group buy needs a price for a number of people, and has at most { $maximum } of them.
refused-group_buy-tiers_people = The numbers of people must rise, from 2 to at most { $maximum }.
refused-group_buy-tiers_prices = Prices must fall as people join, and be above zero.
refused-group_buy-tiers_above_list = The first price is not below the list price of the deal. Choose a lower one.
refused-group_buy-tiers_typed = “{ $typed }” is not a list of prices. Write people:price, such as 10:17.90,15:16.50
refused-group_buy-ends_too_early = The end is in the past, or before the start.
refused-group_buy-duration = A team needs between a minute and 60 days to form.
refused-group_buy-size = A team must have room for the { $people } people of its last price.
refused-group_buy-per_member = One member may have 1 to { $maximum }.
refused-group_buy-stock = The stock is too small: the first price needs { $people } people.
refused-group_buy-hold = A place is held between a minute and 7 days.
refused-group_buy-voucher_days = A voucher is valid for 1 to { $maximum } days.
refused-group_buy-no_link = Deal { $code } has no link, so nobody could pay there.
refused-group_buy-deal_over = Deal { $code } is over.
refused-group_buy-chats = At most { $maximum } chats at once.
refused-group_buy-closed_already = { $code } is already closed.
refused-group_buy-no_seat = There is no seat { $id }. `group-buys show CODE` lists them.
refused-group_buy-pays_in_store = { $code } is paid at pick-up; there is nothing to mark.
refused-group_buy-not_due = Team { $code } is still forming; its members pay when it is complete.
refused-group_buy-nothing_owed = Nothing is due back for seat { $id }.
refused-group_buy-pay = Payment is pickup, shop or shop-now, not “{ $typed }”.
