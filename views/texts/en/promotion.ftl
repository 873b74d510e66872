# What group buys and flash sales have in common: never dearer than buying alone.
refused-promotion-dearer = One person can already buy this for { $price } { $where ->
    [flash_sale] in flash sale { $code }
    [group_buy] in group buy { $code }
   *[deal] alone
}. Nobody should pay more than that here: set { $price } or less.
refused-promotion-not_dearer = It does not cost more than buying alone any more.
promotion-dearer =
    ⚠️ { $kind ->
        [flash_sale] Flash sale
       *[group_buy] Group buy
    } <b>{ $title }</b> (<code>{ $code }</code>) now costs more than buying alone: { $price } there, { $alone } alone.
    Lower its price or end it.
desk-dearer = ⚠️ Dearer than buying alone, which costs { $alone }. Lower it or end it.
desk-button-lower = ⬇️ Lower to { $alone }
desk-group_buy-lower-sure = Nobody in <b>{ $title }</b> pays more than { $alone } then, those who are in already too. Whoever has paid more gets the difference back at the end. Lower it?
desk-flash_sale-lower-sure = From now on a piece of <b>{ $title }</b> costs { $alone }. Whoever has a piece keeps the price they were shown, and may give it back and take it again. Lower it?
