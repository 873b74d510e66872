# Offers of other shops, for whoever runs this one.

admin-partners =
    🤝 <b>Offers of other shops</b>
    { $on ->
        [yes] A host can bring you a signed file of another shop; <code>partners import</code> takes it. Orders go to that shop.
       *[no] Switched off: nothing is taken, and nothing of yours is given.
    }
    { $partners ->
        [0] No other shops yet.
        [one] { $partners } shop. Press it to decide.
       *[other] { $partners } shops. Press one to decide.
    }
admin-partner =
    🤝 <b>{ $name }</b> · @{ $bot }
    { $state }
    Offers taken: { $offers }

    Its key:
    <code>{ $digits }</code>
    Name and bot are what the file says. Ask the shop for its key by another way, and compare.
admin-partner-state-asked = waits for your decision
admin-partner-state-approved = approved
admin-partner-state-blocked = blocked
admin-partner-approve-sure = Is this the key that <b>{ $name }</b> told you?

    <code>{ $digits }</code>

    If so, files with this signature become deals here, and their buttons lead to @{ $bot }.
admin-partner-block-sure = Block <b>{ $name }</b>? Nothing more is taken, and its offers leave the shelf.
admin-partner-button-all = 🤝 Offers of other shops
admin-partner-button-approve = ✅ The key is right
admin-partner-button-block = ⛔️ Block
admin-partner-button-switch = ‹ { $on ->
        [yes] Switched on
       *[no] Switched off
    } ›

refused-partner-off = Selling offers of other shops is switched off. Whoever runs the shop switches it on: 💬 Chats › 🏡 Hosts › 🤝 Offers of other shops.
refused-partner-no_offer = This is no offer file. Ask the other shop for the file as it was written, unchanged.
refused-partner-huge = This file is too big for an offer: { $maximum } KB at most.
refused-partner-signature = The signature does not fit: the file was changed after it was signed, or something is missing. Ask the other shop for a new one.
refused-partner-field = The file says something in “{ $field }” that cannot be shown or believed. Ask the other shop for a new one.
refused-partner-future = The file was signed in the future. Check the clocks of both shops.
refused-partner-expired = The offer “{ $title }” is over. Ask the other shop for a new file.
refused-partner-older = A newer file of “{ $title }” was taken already. Nothing has changed.
refused-partner-blocked = { $name } is blocked. Approve the shop again before you take its offers.
refused-partner-other_bot = The file leads to @{ $bot }, but this shop is known by @{ $known }. Ask the shop why.
refused-partner-link_host = Links to t.me are not allowed in this shop: add t.me to LINK_HOSTS, then take the file again.
refused-partner-unknown = There is no other shop { $id }: see `partners list`.
refused-partner-already = { $name } is { $state } already.
refused-partner-not_ours = { $code } is sold by another shop. It can be posted here, but ordered only there.
refused-partner-too_many = { $maximum } other shops at most.
refused-partner-too_many_offers = { $maximum } offers of one shop at most.
refused-partner-days = An offer holds from 1 to { $maximum } days.
refused-partner-host = No member has the code { $code }. A host sends your bot /me to see their code.
