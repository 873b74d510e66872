# The catalogue in the admin menus: deals found, looked at and edited.
admin-catalogue =
    <b>Catalogue</b> · { $deals ->
        [one] { $deals } deal
       *[other] { $deals } deals
    } · page { $page } of { $pages }
    🟢 on offer · ⏳ not started · 📦 sold out · 🏁 ended · 🚫 unpublished
    🆕 new, posted after you allow it · ✋ held back
admin-catalogue-hint = Write a part of a title, a code or a feed's name to search.
admin-catalogue-found = Searched for: { $words }
admin-catalogue-shelf-all = All
admin-catalogue-shelf-new = New{ $new ->
    [0] {""}
   *[other] {" "}· { $new }
}
admin-catalogue-shelf-offered = On offer
admin-catalogue-shelf-over = Over
admin-deal =
    <b>{ $title }</b> · <code>{ $code }</code>
    { $state }
    { $cost }
admin-deal-start = Starts: { $value }
admin-deal-until = Until: { $value }
admin-deal-link = Link: { $value }
admin-deal-category = Category: { $value }
admin-deal-tags = Tags: { $value }
admin-deal-more =
    Picture: { $picture } · From: { $source }
    { $description }
admin-deal-fed = The next import of its feed may overwrite your changes.
admin-deal-own = ✏️ Edited by hand, an import leaves it alone: { $own }
admin-deal-picture-refused = ⚠️ not accepted by Telegram, posts go out as text only: <i>{ $words }</i>
admin-deal-no_description = No description.
admin-deal-no_link = without a link
admin-deal-picture-there = yes
admin-deal-picture-none = none
admin-prices-unknown = not known yet
admin-deal-by-hand = added by hand
admin-deal-is-offered = on offer
admin-deal-is-coming = not started
admin-deal-is-sold_out = sold out
admin-deal-is-ended = ended
admin-deal-is-withdrawn = unpublished
admin-deal-name-title = title
admin-deal-name-description = description
admin-deal-name-price = prices
admin-deal-name-link = link
admin-deal-name-photo = picture
admin-deal-name-until = start and end
admin-deal-name-stock = stock
admin-deal-name-tags = category and tags
admin-deal-edit-title =
    <b>{ $title }</b>
    Write another title, up to { $maximum } characters.
admin-deal-edit-description =
    <b>{ $title }</b>
    Write another description, up to { $maximum } characters. Now: { $value }
admin-deal-edit-price =
    <b>{ $title }</b>
    Write another price in { $currency }, like 17.90. Now: { $value }. Posts already sent keep their price.
admin-deal-edit-list_price =
    <b>{ $title }</b>
    Write the price before, in { $currency }: it is shown crossed out. Now: { $value }
admin-deal-edit-link =
    <b>{ $title }</b>
    Write the link that the button opens, like https://… Now: { $value }
admin-deal-edit-photo =
    <b>{ $title }</b>
    Send another picture, or a link to one.
admin-deal-edit-until =
    <b>{ $title }</b>
    Until when? Write a day (6 Dec or 2026-12-06) or a moment (tomorrow 18:45), { $zone }. Now: { $value }
admin-deal-edit-start =
    <b>{ $title }</b>
    From when? Write a day (6 Dec or 2026-12-06) or a moment (tomorrow 18:45), { $zone }. Before that it is not posted. Now: { $value }
admin-deal-edit-category =
    <b>{ $title }</b>
    Write another category, up to { $maximum } characters. It is one of the tags too. Now: { $value }
admin-deal-edit-tags =
    <b>{ $title }</b>
    Write the tags, up to { $maximum }, with spaces between them, or with commas if a tag has several words. The category is always among them. Now: { $value }
admin-deal-withdraw-sure = Unpublish <b>{ $title }</b>? It is not posted any more, and its posts in the chats are marked as ended.
admin-deal-add-title =
    <b>A new deal</b>
    Write its title, up to { $maximum } characters.
admin-deal-add-price =
    <b>{ $title }</b>
    What does it cost? Write an amount in { $currency }, like 17.90.
admin-deal-add-link =
    <b>{ $title }</b> · { $price }
    Write the link that its button opens, like https://…
admin-deal-add-photo =
    <b>{ $title }</b> · { $price }
    { $link }
    Send a picture, or a link to one.
admin-prices =
    <b>{ $title }</b>
    Lowest price of the last 30 days: <b>{ $least }</b>
admin-prices-prior = It fell on { $since }. Lowest of the 30 days before that: <b>{ $prior }</b>
admin-prices-lowered = ⚠️ The deal says that it cost { $claimed } before. The shop’s own prices say { $said }: that is what posts show, as −{ $percent } %.
admin-prices-silent = ⚠️ The deal says that it cost { $claimed } before. The shop’s own prices do not bear that out, or have not been known for 30 days, so posts show the price alone.
admin-price-line = { $when }: { $before } → <b>{ $price }</b> ({ $by })
admin-price-first = { $when }: <b>{ $price }</b> ({ $by }), the first price we know
admin-price-by-import = import
admin-price-by-edit = edited
admin-price-by-add = added
admin-button-deal-add = ➕ Add a deal
admin-button-deal-skip = Without »
admin-button-deal-prices = 📈 Prices
admin-button-catalogue = 🗂 Catalogue
admin-button-everything = ✖️ All deals again
admin-button-deal-title = ✏️ Title
admin-button-deal-description = 📝 Description
admin-button-deal-price = 💰 Price
admin-button-deal-list_price = 🏷 Price before
admin-button-deal-link = 🔗 Link
admin-button-deal-photo = 🖼 Picture
admin-button-deal-start = ⏰ Start
admin-button-deal-until = ⏳ Until
admin-button-deal-category = 🗃 Category
admin-button-deal-tags = 🔖 Tags
admin-button-deal-sold_out = 📦 Sold out
admin-button-deal-in_stock = 📦 In stock again
admin-button-deal-feed = ↩️ As the feed says
admin-button-deal-withdraw = 🚫 Unpublish
admin-button-deal-restore = 🟢 Publish again

refused-deal-too_long = This is too long: at most { $maximum } characters.
refused-deal-price_above_list = The price must be below the price before, { $list }. Change or remove that first.
refused-deal-list_below_price = The price before must be higher than the price now, { $price }.
refused-deal-tags = A deal has up to { $maximum } tags of up to { $characters } characters each, its category among them.
refused-deal-ends_before_start = The deal would end before it starts. Choose a later end.
refused-deal-no_picture = Send a picture as a photo, or a link to one.
refused-deal-withdrawn = The deal { $code } is already unpublished.
refused-deal-not_withdrawn = The deal { $code } is not unpublished.
admin-deal-back = 🟢 It is on offer again. Posts that were marked as ended stay so.
admin-deal-back-over = 🟢 It is back, but its time ended on { $ends }: give it a later end to sell it.
