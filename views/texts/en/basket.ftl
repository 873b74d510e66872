# The basket: everything a member has ordered and not picked up yet, in a chat and in the app.
basket-title = 🧺 <b>Your basket</b>
basket-empty = 🧺 Your basket is empty. What you join or order is in it until you pick it up. Look around: /deals, /buys
basket-everything = everything in your basket
basket-line = <b>{ $title }</b> ×{ $units } · { $amount } · { $state }
basket-total = <b>Total { $amount }</b>
basket-now = 💳 To pay now: { $amount }
basket-later = To pay at pick-up or when it is complete: { $amount }
basket-button-open = 🧺 My basket
basket-button-pay = { $count ->
        [one] 💳 Pay it
       *[other] 💳 Pay all { $count }
    }
basket-button-out = 🗑 Take it out
basket-button-keep = ‹ Keep it
basket-out-sure = Take <b>{ $title }</b> out of your basket? Somebody else may get it at once.
basket-ask-note = What should we know about all of these orders? Write it here in a few words, such as “ring twice”. A single “-” removes the note.
basket-toast = { $units ->
        [0] It is out of your basket.
       *[other] ✅ You have { $units } now.
    }
basket-nothing-due = There is nothing to pay now.
basket-pay-shops = These orders are paid in the shop's own store, each for itself:
basket-not-there = “{ $title }” stays as it was.
basket-in-private = Your basket opens in our private chat.
command-basket = Everything you have ordered, in one place
refused-basket-not_in = This is not in your basket any more.
refused-basket-over = “{ $title }” cannot be changed any more.
refused-basket-fixed = The number of “{ $title }” cannot be changed here. Take it out, or get more in the flash sale.
refused-basket-empty = Your basket is empty.
refused-basket-no_pickup = There is nothing to choose: what is in your basket can be picked up in any store.
order-note = ✏️ “{ $note }”
