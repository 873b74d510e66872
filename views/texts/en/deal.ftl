# The deal card, the list of deals, and a post after its deal has ended.
deal-title = <b>{ $title }</b>
deal-price = <b>{ $price }</b>
deal-price-reduced = <s>{ $list }</s>  <b>{ $price }</b>  −{ $percent }%
deal-until = ⏳ until { $moment }
deal-code = Code <code>{ $code }</code>
deal-disclosure = <i>{ $label }</i>
deal-not-on-offer = Not on offer at the moment.
deal-ended-price = <s>{ $price }</s>
deal-ended = This offer has ended.
deal-button-shop = 🛒 Open shop
deal-button-copy = 📋 Copy { $code }
deal-button-back = ‹ All deals
deal-button-previous = ‹ Previous
deal-button-next = Next ›
deal-list-title = <b>Deals</b> · page { $page } of { $pages }
deal-list-line = <code>{ $code }</code> { $title } · <b>{ $price }</b>
deal-list-line-reduced = <code>{ $code }</code> { $title } · <b>{ $price }</b> −{ $percent }%
deal-list-hint = Tap a code to see the deal.
deal-list-empty = There are no deals at the moment. Look in again soon.

refused-deal-not_found = There is no deal { $code }. /deals shows what is on offer.
refused-deal-no_code = Which deal? Write its code after the command: /deal K7Q2. All codes: /deals
refused-price-typed = “{ $typed }” is no amount of { $currency }. Write a number above zero, such as 25.
