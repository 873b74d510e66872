# The catalogue at the desk: deals found, looked at and edited.
desk-catalogue =
    <b>Catalogue</b> · { $deals ->
        [one] { $deals } deal
       *[other] { $deals } deals
    } · page { $page } of { $pages }
    🟢 on offer · ⏳ not started · 📦 sold out · 🏁 ended · 🚫 unpublished
    🆕 new, posted after you allow it · ✋ held back
desk-catalogue-hint = Write a part of a title, a code or a feed's name to search.
desk-catalogue-found = Searched for: { $words }
desk-catalogue-shelf-all = All
desk-catalogue-shelf-new = New{ $new ->
    [0] {""}
   *[other] {" "}· { $new }
}
desk-catalogue-shelf-offered = On offer
desk-catalogue-shelf-over = Over
desk-deal =
    <b>{ $title }</b> · <code>{ $code }</code>
    { $state }
    { $cost }
desk-deal-start = Starts: { $value }
desk-deal-until = Until: { $value }
desk-deal-link = Link: { $value }
desk-deal-category = Category: { $value }
desk-deal-tags = Tags: { $value }
desk-deal-more =
    Picture: { $picture } · From: { $source }
    { $description }
desk-deal-fed = The next import of its feed may overwrite your changes.
desk-deal-own = ✏️ Edited by hand, an import leaves it alone: { $own }
desk-deal-picture-refused = ⚠️ not accepted by Telegram, posts go out as text only: <i>{ $words }</i>
desk-deal-no_description = No description.
desk-deal-no_link = without a link
desk-deal-picture-there = yes
desk-deal-picture-none = none
desk-prices-unknown = not known yet
desk-deal-by-hand = added by hand
desk-deal-is-offered = on offer
desk-deal-is-coming = not started
desk-deal-is-sold_out = sold out
desk-deal-is-ended = ended
desk-deal-is-withdrawn = unpublished
desk-deal-name-title = title
desk-deal-name-description = description
desk-deal-name-price = prices
desk-deal-name-link = link
desk-deal-name-photo = picture
desk-deal-name-until = start and end
desk-deal-name-stock = stock
desk-deal-name-tags = category and tags
desk-deal-edit-title =
    <b>{ $title }</b>
    Write another title, up to { $maximum } characters.
desk-deal-edit-description =
    <b>{ $title }</b>
    Write another description, up to { $maximum } characters. Now: { $value }
desk-deal-edit-price =
    <b>{ $title }</b>
    Write another price in { $currency }, like 17.90. Now: { $value }. Posts already sent keep their price.
desk-deal-edit-list_price =
    <b>{ $title }</b>
    Write the price before, in { $currency }: it is shown crossed out. Now: { $value }
desk-deal-edit-link =
    <b>{ $title }</b>
    Write the link that the button opens, like https://… Now: { $value }
desk-deal-edit-photo =
    <b>{ $title }</b>
    Send another picture, or a link to one.
desk-deal-edit-until =
    <b>{ $title }</b>
    Until when? Write a day (6 Dec or 2026-12-06) or a moment (tomorrow 18:45), { $zone }. Now: { $value }
desk-deal-edit-start =
    <b>{ $title }</b>
    From when? Write a day (6 Dec or 2026-12-06) or a moment (tomorrow 18:45), { $zone }. Before that it is not posted. Now: { $value }
desk-deal-edit-category =
    <b>{ $title }</b>
    Write another category, up to { $maximum } characters. It is one of the tags too. Now: { $value }
desk-deal-edit-tags =
    <b>{ $title }</b>
    Write the tags, up to { $maximum }, with spaces between them, or with commas if a tag has several words. The category is always among them. Now: { $value }
desk-deal-withdraw-sure = Unpublish <b>{ $title }</b>? It is not posted any more, and its posts in the chats are marked as ended.
desk-deal-add-title =
    <b>A new deal</b>
    Write its title, up to { $maximum } characters.
desk-deal-add-price =
    <b>{ $title }</b>
    What does it cost? Write an amount in { $currency }, like 17.90.
desk-deal-add-link =
    <b>{ $title }</b> · { $price }
    Write the link that its button opens, like https://…
desk-deal-add-photo =
    <b>{ $title }</b> · { $price }
    { $link }
    Send a picture, or a link to one.
desk-prices =
    <b>{ $title }</b>
    Lowest price of the last 30 days: <b>{ $least }</b>
desk-prices-prior = It fell on { $since }. Lowest of the 30 days before that: <b>{ $prior }</b>
desk-prices-unfounded = ⚠️ The deal says that it cost { $claimed } before, which is more. In the European Union a reduction is measured by the lowest price of the 30 days before it.
desk-price-line = { $when }: { $before } → <b>{ $price }</b> ({ $by })
desk-price-first = { $when }: <b>{ $price }</b> ({ $by }), the first price we know
desk-price-by-import = import
desk-price-by-edit = edited
desk-price-by-add = added
desk-button-deal-add = ➕ Add a deal
desk-button-deal-skip = Without »
desk-button-deal-prices = 📈 Prices
desk-button-catalogue = 🗂 Catalogue
desk-button-everything = ✖️ All deals again
desk-button-deal-title = ✏️ Title
desk-button-deal-description = 📝 Description
desk-button-deal-price = 💰 Price
desk-button-deal-list_price = 🏷 Price before
desk-button-deal-link = 🔗 Link
desk-button-deal-photo = 🖼 Picture
desk-button-deal-start = ⏰ Start
desk-button-deal-until = ⏳ Until
desk-button-deal-category = 🗃 Category
desk-button-deal-tags = 🔖 Tags
desk-button-deal-sold_out = 📦 Sold out
desk-button-deal-in_stock = 📦 In stock again
desk-button-deal-feed = ↩️ As the feed says
desk-button-deal-withdraw = 🚫 Unpublish
desk-button-deal-restore = 🟢 Publish again

refused-deal-too_long = This is too long: at most { $maximum } characters.
refused-deal-price_above_list = The price must be below the price before, { $list }. Change or remove that first.
refused-deal-list_below_price = The price before must be higher than the price now, { $price }.
refused-deal-tags = A deal has up to { $maximum } tags of up to { $characters } characters each, its category among them.
refused-deal-ends_before_start = The deal would end before it starts. Choose a later end.
refused-deal-no_picture = Send a picture as a photo, or a link to one.
refused-deal-withdrawn = The deal { $code } is already unpublished.
refused-deal-not_withdrawn = The deal { $code } is not unpublished.
desk-deal-back = 🟢 It is on offer again. Posts that were marked as ended stay so.
desk-deal-back-over = 🟢 It is back, but its time ended on { $ends }: give it a later end to sell it.
