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
option-in_line = ⏳ лист ожидания
refused-option-units_fixed = У каждого варианта свой запас: чтобы продать больше, запустите ещё одну распродажу.
refused-option-typed = Не понимаю «{ $typed }». Напишите варианты с количеством: S=5, M=10, или без него: S, M.
refused-option-units_all = Укажите количество для каждого варианта или ни для одного.
