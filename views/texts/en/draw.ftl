# Draws: on cards, in the chat where the dice fall, for whoever checks.
draw-card-here = 🎲 The order is drawn with { $dice } dice { $emoji }, thrown in this chat when entries close.
draw-card-there = 🎲 The order is drawn with { $dice } dice { $emoji }, thrown in { $chat } when entries close.
draw-card-drawn = 🎲 The order was drawn: { $emoji } { $values }.
draw-card-broken = ⚠️ The draw could not be finished, so nobody comes first. Everybody can buy now.
draw-card-cancelled = 🎲 Nobody was drawn.
draw-link = 🔗 <a href="{ $link }">See the dice</a>
draw-quote =
    Check the draw: /verify { $code }
    Entries { $entries }, their fingerprint
    <code>{ $head }</code>
    Fingerprint of our secret number
    <code>{ $seed }</code>
    Fingerprint of the rules
    <code>{ $rules }</code>
draw-frozen =
    🎲 <b>{ $title }</b>: entries are closed. { $entries ->
        [one] { $entries } person takes part.
       *[other] { $entries } people take part.
    }

    Fingerprint of all entries: <code>{ $head }</code>
    (on the card: <code>{ $short }</code>)
    Fingerprint of our secret number: <code>{ $seed_hash }</code>

    { $dice ->
        [one] One die { $emoji } follows as a reply to this message, no more.
       *[other] { $dice } dice { $emoji } follow as replies to this message, no more.
    }
draw-drawn = 🎲 <b>{ $title }</b>: the dice show { $values }. Together with our secret number and the entries they decide the order.
draw-missing = { $missing ->
        [one] One die did not arrive; the others decided.
       *[other] { $missing } dice did not arrive; the others decided.
    }
draw-by_hand = ⚠️ The answer to a throw was lost. An admin looked into the chat and wrote down what stands there. Compare it with the dice.
draw-how = Check it yourself: /verify { $code }
draw-broken = ⚠️ <b>{ $title }</b>: draw { $code } is broken. It was not finished within an hour, or no die arrived. There is no order, and nothing is given out by it.
draw-unread = 🎲 <b>{ $title }</b>: I do not know what { $missing ->
        [one] a die shows
       *[other] { $missing } dice show
    } that I threw, and I never throw again. Look at the replies under “entries are closed” and write what they show, 1 to { $highest }, in their order. For a die that is not there write none.

    <code>/dice { $code } 17</code>
draw-button-look = 👀 Look at the dice
draw-button-check = 🔍 Check in the browser
draw-about = Draw { $code }. Before the start we locked in a secret number and published its fingerprint. Each entry gets a place in a chain whose end is on the card, so nobody can add or remove one unseen later. When entries close, { $dice } dice are thrown in the chat. The order comes from the secret number, the chain and the dice together. See everything: /verify { $code }
draw-proof-title = 🎲 <b>{ $title }</b>, draw { $code }
draw-proof-draft = It has not started yet.
draw-proof-open = Entries are open, { $entries } so far. { $dice } dice are thrown when they close.
draw-proof-frozen = Entries are closed: { $entries }. The dice come next.
draw-proof-thrown = Entries are closed: { $entries }. The dice are thrown; the secret number is shown as soon as all have arrived.
draw-proof-drawn = It is drawn, with { $entries } entries. The file holds everything; the guide “Honest by design” has a short program that checks it.
draw-proof-broken = It is broken: it has no order.
draw-proof-cancelled = It was called off before the dice were thrown.
draw-proof-own = Your entry is number { $number }, called <code>{ $name }</code>.
draw-proof-place = Your place in the order: { $place } of { $entries }.
draw-proof-rules = Fingerprint of the rules: <code>{ $hash }</code>
draw-proof-seed_hash = Fingerprint of the secret number: <code>{ $hash }</code>
draw-proof-head =
    Fingerprint of the entries: <code>{ $head }</code>
    On the card: <code>{ $short }</code>
draw-proof-values = The dice show { $values }.
draw-proof-seed = Secret number: <code>{ $seed }</code>
command-verify = Check a draw by its code
refused-draw-not_found = There is no draw { $code }. The code stands on the card of the offer.
refused-draw-no_code = Which one? Write its code after the command: /verify D7K2Q
refused-draw-without = { $code } has no draw with dice.
refused-draw-thrown = The dice of draw { $code } are thrown, so it cannot be called off any more. It ends by itself in a moment.
refused-draw-nothing_to_read = Nothing is open about the dice of { $code }.
refused-draw-still_thrown = A die of { $code } is still on its way. Try again in a minute.
refused-draw-value = “{ $typed }” is not a number from 1 to { $highest }. For a die that did not arrive write none.
refused-draw-how_many = { $number ->
        [one] Write one value from 1 to { $highest }, or none.
       *[other] Write { $number } values from 1 to { $highest }, in the order of the dice; for one that did not arrive write none.
    }
refused-draw-never_again = A die is never thrown twice. Look into the chat, then write /dice with the code of the draw and what it shows.
draw-read = Written down: { $code } is { $state ->
        [drawn] drawn.
       *[other] broken, since no die arrived.
    }
draw-in-private = A draw is checked in our private chat: write /verify with its code there.
draw-web-fits = ✅ Your browser computed everything itself, and it fits. Compare the fingerprint and the dice with the chat. The order, the first on top:
draw-web-wrong = ❌ It does not fit. Tell the group, and show the file.
draw-web-open = The chain fits. The order can be computed when the draw is over.
draw-web-computing = Your browser is computing …
