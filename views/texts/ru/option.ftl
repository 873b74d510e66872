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
refused-option-sold_out = «{ $option }» уже разобрали. Ничего не заказано, выберите другой вариант.
refused-option-too_few_left = { $option }: осталось только { $left }. Возьмите меньше или выберите другой вариант.
refused-option-unknown = Варианта «{ $typed }» нет. Напишите один из этих: { $options }.
refused-option-for_nothing = При такой цене «{ $option }» достался бы даром. Уберите его или поднимите цену.
option-in_line = ⏳ лист ожидания
refused-option-units_fixed = У каждого варианта свой запас: чтобы продать больше, запустите ещё одну распродажу.
refused-option-typed = Не понимаю «{ $typed }». Напишите варианты с количеством: S=5, M=10, или без него: S, M.
refused-option-units_all = Укажите количество для каждого варианта или ни для одного.
admin-button-deal-options = 🎨 Варианты
admin-deal-options =
    🎨 <b>{ $title }</b>
    { $options ->
        [0] Вариантов пока нет: размеров, вкусов. Добавьте первый.
        [one] { $options } вариант
        [few] { $options } варианта
       *[other] { $options } вариантов
    }
admin-deal-options-kinds = Чем отличаются: { $kinds }
admin-button-option-add = ➕ Добавить вариант
admin-button-option-kinds = 🧩 Чем отличаются
admin-option-add =
    🎨 <b>{ $title }</b>
    Напишите, как называется вариант: M. Если признаков два, напишите оба: M · красный.
admin-option-kinds =
    🎨 <b>{ $title }</b>
    Чем отличаются варианты? Напишите так: Размер, Цвет
admin-option =
    🎨 <b>{ $title }</b> · { $option }
    { $state } · { $price }
    Остаток: { $stock }
admin-option-stock-unknown = неизвестен
admin-option-edited = ✏️ Изменено вручную: фид этого не трогает.
admin-option-is-offered = 🟢 в продаже
admin-option-is-sold_out = ⭕️ нет в наличии
admin-option-is-ended = ✖️ снят с продажи
admin-button-option-name = ✏️ Название
admin-button-option-price = 💰 Цена
admin-button-option-stock = 📦 Остаток
admin-button-option-photo = 🖼 Картинка
admin-button-option-end = ✖️ Снять с продажи
admin-button-option-back = ↩️ Вернуть
admin-option-end-sure = Снять вариант <b>{ $option }</b> ({ $title }) с продажи? Выбрать его будет нельзя, но у кого он есть, у того останется.
admin-option-edit-name =
    🎨 <b>{ $title }</b> · { $option }
    Как он называется? Если признаков два, напишите оба: M · красный.
admin-option-edit-price =
    🎨 <b>{ $title }</b> · { $option }
    Сколько он стоит ({ $currency })? Сейчас: { $price }. «Нет» — как у самого предложения.
admin-option-edit-stock =
    🎨 <b>{ $title }</b> · { $option }
    Сколько их есть? Сейчас: { $stock }.
admin-option-edit-photo =
    🎨 <b>{ $title }</b> · { $option }
    Напишите адрес картинки.
refused-option-name = В названии от 1 до { $maximum } слов через · или /.
refused-option-stock = Напишите количество от 0 до { $maximum }.
refused-option-too_many = У предложения не больше { $maximum } вариантов.
refused-option-words = Напишите по слову для каждого: { $kinds }.
refused-option-taken = Вариант { $option } уже есть.
refused-option-none = У предложения { $code } нет вариантов.
refused-option-kinds = Напишите от 1 до { $maximum } названий через запятую: Размер, Цвет.
refused-option-kinds_count = Слов в названии варианта: { $number }. Напишите столько же признаков.
