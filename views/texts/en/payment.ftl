payment-button-pay = 💳 Pay { $amount }
payment-about = { $title } ({ $code }). Can be paid until { $moment }.
payment-receipt =
    🧾 <b>Receipt no. { $number }</b>
    { $title }: { $amount }, paid { $moment }
payment-back-unknown = We cannot tell what this payment was for, so you get it back.
payment-back-twice = It was paid before, so you get this second payment back.
payment-back-amount = The price had changed by then, so you get this payment back.
payment-back-order = It came too late: there was nothing left for it. You get it back.
payment-back-itself = Your Stars come back by themselves, mostly within a minute. You need not do anything.
payment-back-hand = The shop sends it back by hand. If it takes too long, write to /paysupport.
payment-given-back = ↩️ { $amount } of receipt no. { $number } are back with you.
payment-stuck =
    ⚠️ Telegram does not give back { $amount } (receipt no. { $number }).
    It says: { $why }
    The bot keeps trying, once an hour at most. If this stays so, send it back in another way, or ask Telegram's support.
payment-stars-head = ⭐ <b>Telegram's list of Stars and the shop's books</b>
payment-stars-found =
    { $count ->
        [one] 1 payment or refund had not been reported to the bot. It is written down now, and everything goes on as usual.
       *[other] { $count } payments and refunds had not been reported to the bot. They are written down now, and everything goes on as usual.
    }
payment-stars-unknown =
    { $count ->
        [one] 1 entry over { $amount } does not belong to any order of this shop. Is the bot used by another program, too?
       *[other] { $count } entries over { $amount } in all do not belong to any order of this shop. Is the bot used by another program, too?
    }
payment-stars-missing =
    { $count ->
        [one] 1 payment stands in the shop's books, but not in Telegram's list. Ask Telegram's support before you hand out its goods.
       *[other] { $count } payments stand in the shop's books, but not in Telegram's list. Ask Telegram's support before you hand out their goods.
    }
payment-stars-more = The bot has { $amount } more than the list explains.
payment-stars-less = The bot has { $amount } less than the list explains. Telegram takes Stars back that a buyer's bank called back.
refused-payment-by_itself = Telegram takes this payment and says itself when it is there. Nobody needs to mark it.
refused-payment-back_by_itself = Stars go back by themselves. Nobody needs to mark that.
refused-payment-nothing_held = You have nothing to pay for here. Take a place or a piece first.
refused-payment-elsewhere = This is not paid here, but at pick-up or in the shop.
refused-payment-over = The time to pay for “{ $title }” is over. Take it again, if there is still some.
refused-payment-paid = You have paid for “{ $title }” already.
refused-payment-not_yet = Nothing is to be paid for “{ $title }” yet. You will hear when it is time.
refused-payment-say_yes = “{ $title }” is being kept for you. Press “Yes” in that message first, then pay.
refused-payment-banned = You cannot buy here. Nothing was charged.
refused-payment-not_yours = This invoice is for somebody else. Nothing was charged.
refused-payment-unknown_invoice = This invoice is not from this shop. Nothing was charged.
refused-payment-lapsed = This invoice for “{ $title }” is over. Press Pay once more for a new one. Nothing was charged.
refused-payment-price_changed = The price of “{ $title }” has changed. Press Pay once more for a new invoice. Nothing was charged.
refused-payment-not_now = The shop is busy right now. Nothing was charged. Please try again in a minute.
refused-payment-needs_stars = To be paid in Stars, the product needs a price in Stars: add it with a price like 150 ⭐.
refused-payment-only_stars = This product has a price in Stars, so it can only be paid in Stars.
refused-payment-tiers_now = With several prices, Stars cannot be paid at joining: Telegram gives no part of a payment back. Choose “in Stars, once the group is complete”, or one price.
