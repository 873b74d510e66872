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
refused-option-too_few_left = Only { $left } of { $option } left. Take fewer, or choose another.
refused-option-unknown = There is no “{ $typed }”. Write one of these: { $options }.
refused-option-for_nothing = { $option } would cost nothing at this price. Leave it out, or set a higher price.
option-in_line = ⏳ waiting list
refused-option-units_fixed = Each option has units of its own: publish another flash sale for more.
refused-option-typed = I cannot read “{ $typed }”. Write options with units, like S=5, M=10, or without, like S, M.
refused-option-units_all = Write units for every option, or for none.
admin-button-deal-options = 🎨 Options
admin-deal-options =
    🎨 <b>{ $title }</b>
    { $options ->
        [0] It has no options, such as sizes or flavours. Add the first.
        [one] { $options } option
       *[other] { $options } options
    }
admin-deal-options-kinds = They differ in: { $kinds }
admin-button-option-add = ➕ Add an option
admin-button-option-kinds = 🧩 What they differ in
admin-option-add =
    🎨 <b>{ $title }</b>
    Write what the option is called: M. With two kinds write both: M · red.
admin-option-kinds =
    🎨 <b>{ $title }</b>
    What do its options differ in? Write it like: Size, Colour
admin-option =
    🎨 <b>{ $title }</b> · { $option }
    { $state } · { $price }
    In stock: { $stock }
admin-option-stock-unknown = not known
admin-option-edited = ✏️ Edited by hand: the feed leaves that alone.
admin-option-is-offered = 🟢 on offer
admin-option-is-sold_out = ⭕️ sold out
admin-option-is-ended = ✖️ ended
admin-button-option-name = ✏️ Name
admin-button-option-price = 💰 Price
admin-button-option-stock = 📦 Stock
admin-button-option-photo = 🖼 Picture
admin-button-option-end = ✖️ End it
admin-button-option-back = ↩️ Bring it back
admin-option-end-sure = End <b>{ $option }</b> of { $title }? Nobody can choose it after that; whoever has it keeps it.
admin-option-edit-name =
    🎨 <b>{ $title }</b> · { $option }
    What is it called? With two kinds write both: M · red.
admin-option-edit-price =
    🎨 <b>{ $title }</b> · { $option }
    What does it cost, in { $currency }? Now: { $price }. “None” is the deal's own price.
admin-option-edit-stock =
    🎨 <b>{ $title }</b> · { $option }
    How many are there? Now: { $stock }.
admin-option-edit-photo =
    🎨 <b>{ $title }</b> · { $option }
    Write the address of its picture.
refused-option-name = A name has 1 to { $maximum } words, separated by · or /.
refused-option-stock = Write how many there are, from 0 to { $maximum }.
refused-option-too_many = A deal has at most { $maximum } options.
refused-option-words = Write a word for each of: { $kinds }.
refused-option-taken = There is { $option } already.
refused-option-none = Deal { $code } has no options.
refused-option-kinds = Write 1 to { $maximum } names, separated by commas: Size, Colour.
refused-option-kinds_count = Its options have { $number } words each: write as many names.
