# Варианты предложения: размеры, вкусы.
price-from = от { $price }
option-which =
    <b>{ $title }</b>
    Какой вариант?
option-sold_out = нет в наличии
option-line = 🎨 { $options }
refused-option-which = Какой вариант { $title }? Есть: { $options }.
refused-option-gone = Такого варианта { $title } здесь нет. Нажмите кнопку под карточкой ещё раз.
refused-option-ended = «{ $option }» только что сняли с продажи. Ничего не заказано, выберите другой вариант.
refused-option-sold_out = «{ $option }» закончился. Ничего не заказано, выберите другой вариант.
refused-option-unknown = Варианта «{ $typed }» нет. Напишите один из этих: { $options }.
refused-option-for_nothing = При такой цене «{ $option }» достался бы даром. Уберите его или поднимите цену.
