# Отчёт об импорте: файлы, которые не являются фидом, и пропущенные строки хороших файлов.
feed-row = Строка { $line }: { $reason }
feed-stopped = Строка { $line }: { $reason } Остальная часть файла не прочитана.

refused-feed-empty = Файл пуст.
refused-feed-unknown_format = Это не известный фид: Google Merchant в XML или таблицей либо таблица товаров Shopify.
refused-feed-unknown_columns = В таблице столбцы { $columns }. В фиде должны быть id, title и price (Google) или Handle, Title и Price (Shopify).
refused-feed-packed = Файл сжат или это электронная таблица. Распакуйте его или сохраните таблицу как CSV.
refused-feed-web_page = Это веб-страница, а не фид. Не сохранилась ли вместо него страница входа?
refused-feed-columns = В файле не хватает столбца: { $columns }.
refused-feed-no_products = В файле нет товаров.
refused-feed-file_too_big = Файл больше { $megabytes } МБ.
refused-feed-too_many_rows = { $maximum ->
    [one] В файле больше { $maximum } строки.
   *[other] В файле больше { $maximum } строк.
}
refused-feed-too_many_bad_rows = { $maximum ->
    [one] { $maximum } строка с ошибкой; сначала исправьте файл.
    [few] { $maximum } строки с ошибками; сначала исправьте файл.
   *[other] { $maximum } строк с ошибками; сначала исправьте файл.
}
refused-feed-encoding = Байт { $byte } файла — не текст. Сохраните файл в UTF-8.
refused-feed-line_too_long = { $maximum ->
    [one] Строка длиннее { $maximum } знака.
   *[other] Строка длиннее { $maximum } знаков.
}
refused-feed-field_too_long = { $maximum ->
    [one] Поле длиннее { $maximum } знака.
   *[other] Поле длиннее { $maximum } знаков.
}
refused-feed-quotes = Кавычки не закрыты.
refused-feed-cells = В строке ячеек: { $found }, а в заголовке: { $expected }. Ячейку с разделителем внутри возьмите в кавычки.
refused-feed-nul = В строке есть символы NUL.
refused-feed-xml = XML повреждён на байте { $byte }. Часто это одиночный знак &: его пишут как &amp;.
refused-feed-xml_dtd = Тип документа и сущности в фиде не допускаются.
refused-feed-xml_odd = Теги вложены слишком глубоко, слишком длинны или их названий слишком много.
refused-feed-duplicate = Номер { $id } уже встречался в строке { $first }.
refused-feed-id = Номера нет, он длиннее { $maximum } знаков или нечитаем.
refused-feed-title = Нет названия.
refused-feed-price_missing = Нет цены.
refused-feed-price_not_number = Цена «{ $price }» — не число.
refused-feed-price_negative = Цена { $price } отрицательна.
refused-feed-price_ambiguous = Цену { $price } можно прочесть двояко. Напишите с двумя знаками после запятой: 1234.56 или 1234,56.
refused-feed-price_zero = Цена равна 0.
refused-feed-price_range = «{ $price }» — несколько цен, а у предложения цена одна.
refused-feed-price_decimals = В цене { $price } больше знаков после запятой, чем бывает у { $currency }.
refused-feed-currency_sign = «{ $sign }» означает разные валюты ({ $codes }). Напишите код.
refused-feed-price_huge = Цена { $price } слишком велика.
refused-feed-price_above_list = Цена { $price } выше обычной { $list }.
refused-feed-currency_missing = У цены { $price } не указана валюта.
refused-feed-currency_unknown = «{ $currency }» — не код валюты.
refused-feed-currencies_differ = Цена и обычная цена в разных валютах: { $currency } и { $other }.
refused-feed-link = «{ $link }» — не обычный адрес сайта, например https://shop.example/tea.
refused-feed-link_long = Адрес длиннее { $maximum } знаков.
refused-feed-photo = Картинка «{ $link }» — не обычный адрес, например https://shop.example/tea.jpg.
refused-feed-window = «{ $window }» — не два момента с часовым поясом, сначала более ранний.
refused-feed-expiration = «{ $moment }» — не дата; пример: 2026-12-31T23:59+0100.
refused-feed-unpublished = Товар { $id } в магазине не опубликован.
