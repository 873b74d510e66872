# A promoter's own shop.
shop-first-title = { $name }'s shop
shop-own =
    🏪 <b>Your shop: { $title }</b>
    { $deals ->
        [0] It shows no deals yet. Choose some, or start with the newest.
        [one] It shows { $deals } deal.
       *[other] It shows { $deals } deals.
    }
shop-link = Link: { $link }
shop-numbers = { $opened ->
        [one] { $opened } visit
       *[other] { $opened } visits
    } · { $joined ->
        [one] { $joined } person invited
       *[other] { $joined } people invited
    } · { $confirmed } confirmed · { $void } cancelled
shop-which-title = What should your shop be called? Write it, or /cancel.
shop-title-sure =
    Rename your shop?
    { $before } → <b>{ $after }</b>
shop-in-private = Your own shop opens in our private chat.
shop-choose = <b>Choose deals</b> · { $chosen } chosen · page { $page } of { $pages }
shop-order = <b>Order</b>: press a deal to move it up.
shop-shown = 🏪 <b>{ $title }</b>, recommended by { $name }
shop-empty = This shop shows no deals at the moment. Look in again soon.
shop-tap = Tap a deal to see it.
shop-button-own = 🏪 My shop
shop-button-choose = ☑ Choose deals
shop-button-order = ↕️ Order
shop-button-fill = ✨ The newest deals
shop-button-title = ✏️ Name
shop-button-use = ✅ Rename it
shop-button-keep = ✖️ Keep the old name
shop-button-see = 👁 As others see it
shop-button-share = 📤 Share shop
shop-button-back = ‹ To the shop
shop-button-group_buy = 👥 Buy together { $code }
shop-button-flash_sale = ⚡ Flash sale { $code }

refused-shop-title = A name has 1 to { $maximum } characters. Write another one.
refused-shop-title_over = That question is over, and the name is as it was. Press “✏️ Name” to change it.
refused-shop-full = A shop shows at most { $maximum } deals. Take one off first.
refused-shop-gone = This shop no longer exists. /deals shows what is on offer.
refused-shop-deal_gone = This deal is no longer in the shop. /deals shows what is on offer.
