# Отчёт об импорте: файлы, которые не являются фидом, и пропущенные строки хороших файлов. Каждый говорит, что делать.
feed-row = Строка { $line }: { $reason }
feed-stopped = Строка { $line }: { $reason } Остальная часть файла не прочитана.

refused-feed-empty = Файл пуст. Выгрузите его из магазина ещё раз.
refused-feed-unknown_format = В файле не видно товаров. Пришлите таблицу (CSV, Excel, LibreOffice), фид в XML (Google, Яндекс) или JSON.
refused-feed-unknown_columns = Не понять, в каких столбцах название и цена. В таблице есть: { $columns }. Укажите их.
refused-feed-no_such_column = В таблице нет столбца «{ $column }». Есть: { $columns }.
refused-feed-packed = Такой архив я не открываю. Пришлите сам файл или сожмите его в zip или gzip.
refused-feed-packed_twice = В архиве ещё один архив. Распакуйте его и пришлите файл, который внутри.
refused-feed-packing_broken = Архив повреждён или обрывается. Скачайте его заново и пришлите ещё раз.
refused-feed-locked = Файл защищён паролем. Сохраните его без пароля и пришлите снова.
refused-feed-zip_many = { $files ->
    [0] Архив пуст. Положите в него один файл.
    [one] В архиве { $files } файл: { $names }. Оставьте только файл с товарами.
    [few] В архиве { $files } файла: { $names }. Оставьте только файл с товарами.
   *[other] В архиве { $files } файлов: { $names }. Оставьте только файл с товарами.
}
refused-feed-bomb = При распаковке файл вырастает слишком сильно (можно до { $megabytes } МБ), поэтому я остановился. Если файл ваш, пришлите его распакованным.
refused-feed-sheet_broken = Таблица не открывается. Сохраните её заново как xlsx или CSV.
refused-feed-sheet_too_big = Таблица слишком велика (можно до { $megabytes } МБ и без ячеек вдали от остальных). Сохраните её как CSV.
refused-feed-web_page = Это веб-страница, а не фид. Возможно, вместо него сохранилась страница входа. Скачайте фид заново.
refused-feed-columns = В таблице не хватает столбца: { $columns }. Есть: { $found }. Добавьте столбец в выгрузку магазина.
refused-feed-json_shape = В этом JSON нет списка товаров. Нужен список или список с именем { $names }.
refused-feed-json_object = Этот товар не читается: JSON в нём повреждён. Выгрузите файл заново.
refused-feed-json_broken = JSON здесь обрывается. Скачайте файл заново.
refused-feed-no_products = В файле нет товаров. Проверьте фильтры выгрузки.
refused-feed-file_too_big = Файл больше { $megabytes } МБ. Разделите его на два.
refused-feed-too_many_rows = { $maximum ->
    [one] В файле больше { $maximum } строки. Разделите его на два.
   *[other] В файле больше { $maximum } строк. Разделите его на два.
}
refused-feed-too_many_bad_rows = { $maximum ->
    [one] { $maximum } строка с ошибкой, поэтому я остановился. Взгляните на неё.
    [few] { $maximum } строки с ошибками, поэтому я остановился. Взгляните на первые: причина часто одна.
   *[other] { $maximum } строк с ошибками, поэтому я остановился. Взгляните на первые: причина часто одна.
}
refused-feed-encoding = В строке есть нечитаемые знаки. Сохраните файл в UTF-8.
refused-feed-line_too_long = { $maximum ->
    [one] Строка длиннее { $maximum } знака. Не пропущена ли выше кавычка?
   *[other] Строка длиннее { $maximum } знаков. Не пропущена ли выше кавычка?
}
refused-feed-field_too_long = { $maximum ->
    [one] Поле длиннее { $maximum } знака. Сократите его.
   *[other] Поле длиннее { $maximum } знаков. Сократите его.
}
refused-feed-quotes = Кавычки не закрыты. Кавычку внутри ячейки пишут дважды: ""
refused-feed-cells = В строке ячеек: { $found }, а в заголовке: { $expected }. Ячейку с разделителем внутри возьмите в кавычки.
refused-feed-nul = В строке есть нулевые байты. Выгрузите файл заново.
refused-feed-xml = XML повреждён в строке { $at }. Часто это одиночный знак &: его пишут как &amp;.
refused-feed-xml_unclosed = Этот товар не заканчивается: нет закрывающего тега. Добавьте его.
refused-feed-xml_ends = XML здесь обрывается. Скачайте файл заново.
refused-feed-xml_dtd = В XML заданы сущности или свой тип документа, такое я не читаю. Выгрузите фид без них.
refused-feed-xml_odd = Теги вложены слишком глубоко, слишком длинны или их названий слишком много. Это точно фид товаров?
refused-feed-duplicate = Код { $id } уже встречался в строке { $first }. У каждого товара должен быть свой.
refused-feed-id = Кода товара нет, он длиннее { $maximum } знаков или не читается. Дайте товару код.
refused-feed-title = Нет названия. Добавьте его.
refused-feed-grouped = У сгруппированного товара нет своей цены. Его части импортируются сами, делать ничего не надо.
refused-feed-no_parent = Этот вариант относится к { $parent }, а такого товара в файле нет. Выгрузите их вместе.
refused-feed-no_variations = У товара есть варианты, но в файле нет ни одного. Выгрузите и их.
refused-feed-options_over = У товара больше { $maximum } вариантов, поэтому { $left ->
    [one] последний { $left } не загружен
    [few] последние { $left } не загружены
   *[many] последние { $left } не загружены
}. Чтобы продавать все, разделите товар на два.
refused-feed-price_missing = Нет цены. Добавьте её.
refused-feed-price_not_number = Цена «{ $price }» — не число. Напишите, например, 12,50.
refused-feed-price_negative = Цена { $price } отрицательна. Исправьте её в файле.
refused-feed-price_ambiguous = Цену { $price } можно прочесть двояко. Укажите десятичный знак или напишите два знака после него: 1234.56 или 1234,56.
refused-feed-price_zero = Цена равна 0. Укажите цену или уберите товар из файла.
refused-feed-price_range = «{ $price }» — несколько цен, а у товара цена одна. Напишите ту, по которой продаёте.
refused-feed-price_decimals = В цене { $price } больше знаков после запятой, чем бывает у { $currency }.
refused-feed-currency_sign = «{ $sign }» означает разные валюты ({ $codes }). Напишите код.
refused-feed-price_huge = Цена { $price } слишком велика. Исправьте её в файле.
refused-feed-price_above_list = Цена { $price } выше прежней, { $list }. Возможно, они перепутаны.
refused-feed-currency_missing = У цены { $price } не указана валюта. Допишите её код.
refused-feed-currency_unknown = «{ $currency }» — не код валюты. Напишите, например, RUB.
refused-feed-currencies_differ = Цена и прежняя цена в разных валютах: { $currency } и { $other }. Оставьте одну.
refused-feed-link = «{ $link }» — не обычный адрес сайта. Нужен, например, https://shop.example/tea.
refused-feed-link_long = Адрес длиннее { $maximum } знаков. Сократите его.
refused-feed-photo = Картинка «{ $link }» — не обычный адрес. Нужен, например, https://shop.example/tea.jpg.
refused-feed-window = Из «{ $window }» не понять, с какого дня по какой. Напишите две даты, сначала раннюю.
refused-feed-expiration = «{ $moment }» — не дата. Напишите, например, 2026-12-31.
refused-feed-unpublished = Товар { $id } в магазине не опубликован, поэтому пропущен.
