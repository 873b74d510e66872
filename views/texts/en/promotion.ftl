# What group buys and flash sales have in common: never dearer than buying alone.
refused-promotion-dearer = One person can already buy this for { $price } { $where ->
    [flash_sale] in flash sale { $code }
    [group_buy] in group buy { $code }
   *[deal] alone
}. Nobody should pay more than that here: set { $price } or less.
refused-promotion-not_dearer = It no longer costs more than buying alone.
promotion-dearer =
    ⚠️ { $kind ->
        [flash_sale] Flash sale
       *[group_buy] Group buy
    } <b>{ $title }</b> (<code>{ $code }</code>) now costs more than buying alone: { $price } there, { $alone } alone.
    Lower its price or end it.
admin-dearer = ⚠️ Dearer than buying alone ({ $alone }). Lower the price or close it.
admin-button-lower = ⬇️ Lower to { $alone }
admin-group_buy-lower-sure = Lower the price? Nobody in <b>{ $title }</b> then pays more than { $alone }, not even those who have already joined. Whoever paid more gets the difference back at the end.
admin-flash_sale-lower-sure = Lower the price? From now on a piece of <b>{ $title }</b> costs { $alone }. Whoever already has one keeps the price they saw, but may return it and order again.
