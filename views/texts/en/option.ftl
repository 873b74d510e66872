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
option-in_line = ⏳ waiting list
refused-option-units_fixed = Each option has units of its own: publish another flash sale for more.
refused-option-typed = I cannot read “{ $typed }”. Write options with units, like S=5, M=10, or without, like S, M.
refused-option-units_all = Give every option its units, or none.
