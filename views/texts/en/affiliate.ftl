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
refused-affiliate-no_file = { $name } has no file of yours: the program's own description holds.
refused-affiliate-unknown = I know no network { $name }. There are: { $known }.
refused-affiliate-partner = This is no code of { $network }. Copy “{ $name }” from your account there.
refused-affiliate-pool = { $network } tells chats apart by itself: give one code only.
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
