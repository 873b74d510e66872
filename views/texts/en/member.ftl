# What a member sees of themselves: welcome, card, settings, help; and the claim to own the shop.
member-welcome =
    Hello, <b>{ $name }</b>!
    Here you find what is on offer, and your own code to share.
member-link-unknown = The link you opened no longer works, but you are in the right place.
member-referred = { $name } sent you here. Say thanks from us!
member-deal-gone = The deal behind this link is no longer here. /deals shows what is on offer.
member-start-in-group = Everything here works with commands. Your own page is in our private chat.
member-card-code = 👤 <b>{ $name }</b> · Your code: <code>{ $code }</code>
member-card-link = 🔗 Your link: { $link }
member-card-balance-private = 💰 Your money is shown in our private chat.
member-card-balance-none = 💰 Nothing earned yet
member-card-balance-ready = 💰 You can withdraw <b>{ $ready }</b>
member-card-balance-coming = 💰 On the way to you: { $coming }
member-card-balance-both = 💰 You can withdraw <b>{ $ready }</b> · on the way: { $coming }
member-next-pay = 👉 Next: pay for <b>{ $title }</b> by { $moment }, under “My group buys”.
member-next-voucher =
    { $vouchers ->
        [one] 👉 Next: you have { $vouchers } voucher to pick up, under “My vouchers”.
       *[other] 👉 Next: you have { $vouchers } vouchers to pick up, under “My vouchers”.
    }
member-next-forming =
    { $buys ->
        [one] 👉 Next: bring friends to your group buy that still needs people.
       *[other] 👉 Next: bring friends to your { $buys } group buys that still need people.
    }
member-next-invited =
    { $people ->
        [0] 👉 Next: share your link. You have invited nobody yet.
        [one] 👉 Next: share your link again. You have invited { $people } person.
       *[other] 👉 Next: share your link again. You have invited { $people } people.
    }
member-card-opened =
    { $people ->
        [0] Nobody has opened your link yet.
        [one] { $people } person opened your link.
       *[other] { $people } people opened your link.
    }
member-card-joined =
    { $people ->
        [0] You have invited nobody yet.
        [one] You have invited { $people } person.
       *[other] You have invited { $people } people.
    }
member-card-language = Language: { $language }
member-card-data = We store your Telegram ID, name, username and language, when you first and last came, and the links you opened. /privacy shows and erases it.
member-language-auto = As in my Telegram
member-language-followed = { $language }, as in your Telegram
member-settings =
    <b>Settings</b>
    Language: { $language }
member-share = Have a look at these offers
member-button-copy = 📋 Copy code
member-button-share = 📤 Share link
member-button-language = 🌐 Language
member-button-card = 👤 My card
member-button-more = ⋯ More
member-button-buys = 🛒 My group buys
member-button-vouchers = 🎟 My vouchers
member-button-deals = 🛍 Deals
member-button-quiet = 🔕 No more of these
member-cancelled = Cancelled. Nothing was saved.
member-nothing-to-cancel = There is nothing to cancel.
member-owns = <b>This shop is yours now.</b> Reports and alarms come here. /help shows what you can do.

refused-member-language = I do not know “{ $language }”. Choose one: /settings en, /settings zh, /settings ru, or /settings auto.
refused-member-too_fast = That was a lot at once. Wait half a minute, then send the last one again.
refused-owner-wrong = This code is not valid, was used already, or is older than 15 minutes. On the server, python -m bot owner-code makes a new one while nobody owns the shop.
refused-owner-too_often = Too many attempts. Try again in { $minutes } minutes.
refused-owner-no_code = Write the code from the console after the command: /claim CODE
owner-in-private = Never write this code into a group. Send it to me in our private chat.
refused-member-unknown = There is no member { NUMBER($id, useGrouping: 0) }: nobody with this id has met the bot.
refused-member-nobody = I cannot tell who pressed this. Press it as yourself, not as the group or a channel.
