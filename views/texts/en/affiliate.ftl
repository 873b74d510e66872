# Affiliate networks: links that earn for the shop.
refused-affiliate-file_long = This file is too long: at most { $maximum } characters.
refused-affiliate-file = This network file has a mistake at { $where }: { $problem }. Correct it and load it again; nothing was changed.
refused-affiliate-link = This is not a plain web address. Copy the link from the shop again, from https:// to its end.
refused-affiliate-nested = This link has more than { $maximum } links inside each other. Open it yourself and copy the address of the product.
refused-affiliate-foreign = This { $network } link already earns for somebody else ({ $parameter }). I left it as it is.
refused-affiliate-short = { $host } is a short link of { $network }. It has to be opened before I can see where it leads.
refused-affiliate-no_network = { $host } is not a shop that you have a partner account for.
refused-affiliate-no_account = { $host } belongs to { $network }. Add your { $network } account first.
refused-affiliate-no_programme = Your { $network } account has no code for { $host } yet. Add the shop to the account.
refused-affiliate-sub_none = { $network } has no field for a tracking code of ours.
refused-affiliate-sub_zero = { $network } refuses a tracking code with %00 in it. Use letters and digits.
refused-affiliate-sub_ascii = { $network } takes English letters and digits only in a tracking code.
refused-affiliate-sub_long = This tracking code is too long for { $network }: at most { $maximum } characters.
refused-affiliate-sub_chars = This tracking code has a character that { $network } refuses. Use letters and digits.

refused-affiliate-too_many = There is room for { $maximum } at most.
refused-affiliate-no_file = You have no file for { $name }: the built-in description is used.
refused-affiliate-unknown = I do not know the network { $name }. I know: { $known }.
refused-affiliate-partner = This is no code of { $network }. Copy “{ $name }” from your account there.
refused-affiliate-pool = { $network } needs one code only: it tells your chats apart by itself.
refused-affiliate-known = You have { $partner } at { $network } already.
refused-affiliate-shop = Write the shop's address and then for { $network }: { $names }
refused-affiliate-no_shops = { $network } needs nothing for each shop: your code counts everywhere there.
refused-affiliate-no_such = There is no account { $id }. See: python -m bot affiliates list
affiliate-step-replaced = 🔁 Replaced somebody else's code ({ $parameter }).
affiliate-step-unwrapped = 📦 Took the product out of a { $network } link.
affiliate-step-stripped = 🧹 Removed tracking leftovers: { $names }
affiliate-step-partner = 💰 Added your code { $code }.
affiliate-step-kept = ✅ It earns for you already: { $code }
affiliate-step-sub = 🏷 Added the tracking code { $value } ({ $name }).
affiliate-step-sub_kept = 🏷 Kept your own tracking code { $value } ({ $name }).
affiliate-step-wrapped = 💰 Put it into your { $network } link.
affiliate-step-waits = ⏳ { $network } makes such links itself. I cannot ask it yet, so posts keep your link as it is.
affiliate-link = <b>{ $network }</b>
    <code>{ $url }</code>
affiliate-link-label = In posts, each chat gets a tracking code of its own where the network allows it, and this label is added: { $label }
affiliate-chats = { $chats ->
        [0] No post has used it yet.
        [one] { $chats } chat has a tracking code of its own.
       *[other] { $chats } chats have a tracking code of their own.
    }
affiliate-pool = { $codes ->
        [one] { $codes } code to tell chats apart.
       *[other] { $codes } codes to tell chats apart.
    }
affiliate-shop = • { $host }: { $codes }
affiliate-shop-none = ⚠️ It earns nowhere yet. Add a shop with its { $names }.
admin-button-affiliates = 💰 Affiliate networks
admin-affiliates =
    <b>Affiliate networks</b>
    Links in your deals earn a commission for you when they lead to shops of these accounts.
admin-affiliates-none = There is none yet. Add your account at Amazon, eBay, Awin or another network.
admin-button-affiliate-link = 🔗 Try a link
admin-button-affiliate-add = ➕ Add an account
admin-affiliate-network = At which network is your account?
admin-affiliate-partner =
    <b>{ $network }</b>
    Write your partner code (“{ $name }”). Amazon and AliExpress only: write more codes after it, and each chat gets one of its own.
admin-affiliate = 💰 <b>{ $network }</b> · <code>{ $partner }</code>
admin-button-affiliate-shop = ➕ Add a shop
admin-button-affiliate-remove = Remove
admin-affiliate-remove-sure = Remove your { $network } account { $partner }? New posts will not earn for it. Posts that are out keep their links.
admin-affiliate-shop =
    Write the shop's address, then: { $names }
    One line, with spaces between. A shop that is there already is changed.
admin-affiliate-link = Send a link to a product: I show by which link you would earn, and why.
refused-network_call-none = { $network } does not report orders by itself.
refused-network_call-no_web = The bot has no web address yet. Set WEB_URL, start it again, and come back.
affiliate-address =
    🔑 Paste this at { $network } as the postback address. I show it only now:
    <code>{ $url }</code>
    Then press the test there: it appears here as 🟢.
affiliate-heard-none = ⚪ { $network } does not report orders by itself, so nothing arrives here yet.
affiliate-heard-no_address = ⚪ No orders arrive yet. Press “🔑 New address” and paste it at the network.
affiliate-heard-nothing = ⚪ The address is made, but nothing has arrived. Press the test at the network.
affiliate-heard-test = 🟢 The network's test arrived: { $moment }
affiliate-heard-order = 🟢 Last report of an order: { $moment }
affiliate-aside =
    🟡 { $calls ->
        [one] { $calls } report put aside:
       *[other] { $calls } reports put aside:
    } { $reason ->
        [status] a status that I do not know ({ $shown }). Add it to the network's file.
        [parent] a correction of an order that has not arrived ({ $shown }).
        [currency] another or an unknown currency ({ $shown }).
        [amount] an amount that I cannot read ({ $shown }).
        [time] a time that I cannot read ({ $shown }).
        [order] no order number in it. Check the address at the network.
        [reversed] an order that was cancelled before ({ $shown }). Ask the network.
       *[other] I cannot read it ({ $shown }).
    }
affiliate-sum =
    { $state ->
        [pending] ⏳ Not confirmed yet:
        [approved] 👍 Confirmed, not paid yet:
        [payable] 💰 Paid:
       *[reversed] ↩️ Cancelled:
    } { $orders ->
        [one] { $orders } order,
       *[other] { $orders } orders,
    } { $commission } of commission, of it { $share } for promoters.
affiliate-nobodys =
    { $orders ->
        [one] { $orders } order came without a tracking code of ours.
       *[other] { $orders } orders came without a tracking code of ours.
    }
affiliate-advanced = ⚠️ You pay promoters { $days } days after the confirmation, even if the network has not paid you.
affiliate-again =
    { $calls ->
        [one] I look at { $calls } report again.
       *[other] I look at { $calls } reports again.
    }
affiliate-paid =
    { $orders ->
        [0] Nothing was waiting.
        [one] { $orders } order is paid: whoever earns on it can withdraw now.
       *[other] { $orders } orders are paid: whoever earns on them can withdraw now.
    }
affiliate-line-earned = ➕ <b>{ $amount }</b> for an order at { $network } ({ $order }):
affiliate-line-changed = ✏️ { $amount } changed: { $network } corrected the order { $order }:
affiliate-line-approved = 👍 { $amount } for the order { $order }: { $network } confirmed it. You can withdraw it once the network has paid.
affiliate-line-held = ⏸ { $amount } for the order { $order }: { $network } checks it again.
affiliate-line-payable = ✅ { $amount } for the order { $order } at { $network } can be withdrawn.
affiliate-line-reversed = ↩️ { $amount } for the order { $order } was taken back: { $network } cancelled it.
affiliate-line-rule =
    { $rule ->
        [host] { $percent }% of { $amount }, the host's rate, but never more than the network pays.
       *[member] { $percent }% of the network's commission of { $amount }, for the link that you shared.
    }
affiliate-line-advanced = The shop pays it before the network does.
owner-network_call = 📡 <b>{ $network }</b>
    { $why }
    See Catalogue › Affiliate networks.
admin-button-affiliate-orders = 📡 Orders
admin-affiliate-orders = 📡 <b>{ $network }</b>: orders through your links
admin-button-affiliate-address = 🔑 New address
admin-affiliate-address-sure = Make a new address for { $network }? The one before it stops working at once.
admin-button-affiliate-again = 🔄 Read them again
admin-button-affiliate-share = ‹ Sharers get { $share } ›
admin-button-affiliate-paid = 💰 Network has paid
admin-affiliate-paid-sure = Has { $network } paid you everything that it confirmed until now? Promoters can then withdraw their part.
admin-button-affiliate-advance = ⏩ Pay earlier
admin-affiliate-advance-sure = Pay promoters { $days } days after the confirmation, even if { $network } has not paid you? If it never pays, the money is yours to lose.
admin-button-affiliate-wait = ⏸ Wait for the network
