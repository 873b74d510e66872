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
payment-receipt-shipping = Of that for delivery: { $amount }
payment-receipt-tax = Contains { $label } { $percent } %: { $amount }
payment-stuck-hand =
    ⚠️ The payment provider does not give back { $amount } (receipt no. { $number }).
    It says: { $why }
    Please give it back on the provider's page, then mark it under /admin, Payments, Refunds.
refused-payment-no_provider = The shop cannot take cards right now. Please write to it: /contact
refused-payment-no_token = Cards cannot be taken yet: the shop has no PAYMENT_TOKEN. Choose another way to pay.
refused-payment-currency = Payments by card in { $currency } are not possible in Telegram. Choose another way to pay.
refused-payment-shipping_changed = The ways of delivery for “{ $title }” have changed. Press Pay once more. Nothing was charged.
refused-payment-no_shipping = The shop does not deliver to this address. Nothing was charged.
refused-payment-back_in_list = Payments by card are given back under Payments, Refunds.
refused-payment-no_refund = There is no refund no. { $id }.
refused-payment-refund_done = This has been given back already.
refused-payment-own_refund = Somebody else has to decide about your own money.
refused-payment-agreed_already = You need not agree here, or have done so already.
refused-payment-second_person = An amount like this takes two people. Another admin has to agree first.
refused-payment-proof = Write how it was given back, such as the number that the provider shows.
refused-payment-term_typed = Write 1 to { $maximum } characters, or - for none.
refused-payment-shipping_typed = “{ $typed }” cannot be read. Write a line for each way of delivery: its name, the price, and the countries if not all: Parcel; 4.90; DE AT
refused-payment-tax_typed = “{ $typed }” cannot be read. Write a line for each tax: its name and percent, such as VAT; 19
refused-payment-console_typed = Write a link that begins with https:// and has { $mark } where the number of the payment goes.
payment-own-line = No. { $number } · { $title } · { $amount } · { $moment } · <b>{ $stands }</b>
payment-standing-paid = paid
payment-standing-ready = ready to be picked up
payment-standing-picked_up = picked up
payment-standing-goes_back = on its way back
payment-standing-refunded = given back
payment-button-wrong = ❗ Ask about no. { $number }
payment-case = 💳 About receipt no. { $number }: { $title }, { $amount }
refused-payment-no_receipt = This payment is not in your list. /paysupport shows your newest ones.
order-receipt = Receipt no. { $number }: { $amount }, { $moment }, <b>{ $stands }</b>
