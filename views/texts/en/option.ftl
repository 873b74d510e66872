# Options of deals: sizes, flavours.
price-from = from { $price }
option-which =
    <b>{ $title }</b>
    Which one?
option-sold_out = sold out
option-line = 🎨 { $options }
refused-option-which = Which one of { $title }? There is: { $options }.
refused-option-gone = This choice of { $title } is not offered here. Press the button under the card again.
refused-option-ended = { $option } has just ended. Nothing was ordered; choose another.
refused-option-sold_out = { $option } is sold out. Nothing was ordered; choose another.
refused-option-unknown = There is no “{ $typed }”. Write one of these: { $options }.
refused-option-for_nothing = { $option } would cost nothing at this price. Leave it out, or ask more.
