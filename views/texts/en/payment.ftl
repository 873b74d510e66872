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
    ⚠️ Telegram has not refunded { $amount } (receipt no. { $number }).
    It says: { $why }
    I keep trying, once an hour at most. If it goes on, send the money back in another way, or ask Telegram's support.
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
        [one] 1 payment is in the shop's books, but not in Telegram's list. Ask Telegram's support before you hand out its goods.
       *[other] { $count } payments are in the shop's books, but not in Telegram's list. Ask Telegram's support before you hand out their goods.
    }
payment-stars-more = The bot has { $amount } more than the list explains.
payment-stars-less = The bot has { $amount } less than the list explains. Telegram takes Stars back when a buyer gets the money for them back from the bank.
refused-payment-by_itself = Telegram takes this payment and says itself when it is there. Nobody needs to mark it.
refused-payment-back_by_itself = Stars go back by themselves. Nobody needs to mark that.
refused-payment-nothing_held = You have nothing to pay for here. Join or order first.
refused-payment-elsewhere = You do not pay for this here, but at pick-up or in the shop.
refused-payment-over = The time to pay for “{ $title }” is over. If there is some left, order it again.
refused-payment-paid = You have paid for “{ $title }” already.
refused-payment-not_yet = You need not pay for “{ $title }” yet. I will tell you when it is time.
refused-payment-say_yes = “{ $title }” is being kept for you. Press “Yes” in that message first, then pay.
refused-payment-banned = You cannot buy here. Nothing was charged.
refused-payment-not_yours = This invoice is for somebody else. Nothing was charged.
refused-payment-unknown_invoice = This invoice is not from this shop. Nothing was charged.
refused-payment-lapsed = This invoice for “{ $title }” is over. Press Pay once more for a new one. Nothing was charged.
refused-payment-price_changed = The price of “{ $title }” has changed. Press Pay once more for a new invoice. Nothing was charged.
refused-payment-not_now = The shop is busy right now. Nothing was charged. Please try again in a minute.
refused-payment-needs_stars = To sell for Stars, give the product a price in Stars, like 150 ⭐.
refused-payment-only_stars = This product has a price in Stars, so it can only be paid in Stars.
refused-payment-tiers_now = With several prices, nobody can pay in Stars when joining: Telegram cannot refund part of a payment. Choose “in Stars, once the group is complete”, or one price.
payment-receipt-shipping = Of that for delivery: { $amount }
payment-receipt-tax = Contains { $label } { $percent } %: { $amount }
payment-stuck-hand =
    ⚠️ The payment provider has not refunded { $amount } (receipt no. { $number }).
    It says: { $why }
    Please refund it on the provider's page, then mark it under /admin › Payments › Refunds.
refused-payment-no_provider = The shop cannot take cards right now. Please write to it: /contact
refused-payment-no_token = Cards cannot be taken yet: PAYMENT_TOKEN is not set on the server. Choose another way to pay.
refused-payment-currency = Payments by card in { $currency } are not possible in Telegram. Choose another way to pay.
refused-payment-shipping_changed = The ways of delivery for “{ $title }” have changed. Press Pay once more. Nothing was charged.
refused-payment-no_shipping = The shop does not deliver to this address. Nothing was charged.
refused-payment-back_in_list = Payments by card are refunded under Payments › Refunds.
refused-payment-no_refund = There is no refund no. { $id }.
refused-payment-refund_done = This has been refunded already.
refused-payment-own_refund = Another admin has to decide about your own money.
refused-payment-agreed_already = You need not agree here, or have done so already.
refused-payment-second_person = An amount like this takes two people. Another admin has to agree first.
refused-payment-proof = Write how it was refunded, such as the number that the provider shows.
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
