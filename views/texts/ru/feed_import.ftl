# Файл фида, присланный в каталог: чей он, как идёт импорт и что вышло.
admin-feed =
    📥 <b>{ $name }</b> · { $kilobytes } КБ
    Какой это фид? Файл того же фида обновляет его товары. Нажмите или напишите имя. Сначала покажу, что в файле.
admin-feed-address =
    🌐 <b>{ $name }</b>
    В этом формате нет ссылок. Напишите адрес магазина, например https://your.shop
admin-button-feed-fresh = ➕ Новый фид: { $fresh }
admin-imports =
    <b>Импорты</b>
    Пришлите сюда файл с товарами. Сначала покажу, что в нём.
admin-imports-none = Здесь ещё ничего не импортировали.
admin-import-stop-sure = Остановить импорт <b>{ $name }</b> в { $source }? Что уже импортировано, останется.
admin-button-imports = { $imports ->
    [0] 📥 Импорты
   *[other] 📥 Импорты · { $imports }
}
admin-button-import-stop = ⏹ Остановить { $name }
feed-import-card = 📥 <b>{ $name }</b> → { $source }
feed-import-waiting = Ждёт очереди.
feed-import-running = { $bar } { $percent } %
feed-import-done = ✅ Готово
feed-import-failed = ⛔ Не импортирован
feed-import-stopped =
    ⏹ Остановлено ({ $by }) после { $rows ->
        [one] { $rows } строки
       *[other] { $rows } строк
    }
feed-import-again = Telegram пока не отдаёт файл. Скоро попробую снова.
feed-import-counts = новых { $new } · изменено { $changed } · без изменений { $same } · с ошибкой { $bad }
feed-import-report = 📥 <b>{ $name }</b> импортирован в { $source }.
feed-import-refused = 📥 <b>{ $name }</b> не импортирован: { $reason }
feed-import-cut = ⚠️ Файл прочитан только до строки { $line }: { $reason }
feed-import-missing =
    { $deals ->
        [one] { $deals } товара этого фида нет в файле. Он в продаже, пока вы его не снимете.
        [few] { $deals } товаров этого фида нет в файле. Они в продаже, пока вы их не снимете.
       *[other] { $deals } товаров этого фида нет в файле. Они в продаже, пока вы их не снимете.
    }
feed-import-without-link =
    { $deals ->
        [one] ⚠️ У { $deals } товара этого фида нет ссылки: пост никуда не ведёт.
        [few] ⚠️ У { $deals } товаров этого фида нет ссылки: посты никуда не ведут.
       *[other] ⚠️ У { $deals } товаров этого фида нет ссылки: посты никуда не ведут.
    }
feed-import-stays = Что уже импортировано, остаётся. Чтобы импортировать всё, пришлите файл ещё раз.
feed-import-bad = Строки с ошибками — в этом файле, с номером и причиной.
feed-import-column-line = строка
feed-import-column-reason = что не так
feed-import-column-row = содержимое

refused-feed-no_file = Пришлите фид файлом.
refused-feed-too_big_to_fetch = Telegram позволяет мне получать файлы до { $megabytes } МБ, а этот больше. Скопируйте его на сервер и выполните там: python -m bot deals import FILE. Ничего не изменено.
refused-feed-under_way = Фид { $source } уже импортируется. Дождитесь отчёта.
refused-feed-over = Этот импорт уже закончился.
refused-feed-too_many_waiting = Файлов уже ждёт: { $maximum }. Пришлите этот позже.
refused-feed-source = В имени фида от 1 до { $maximum } символов.
refused-feed-operator = «{ $source }» — это товары, добавленные вручную. Дайте фиду другое имя.
refused-feed-not_fetched = Telegram не отдаёт файл. Пришлите его ещё раз.
refused-feed-broken = Здесь что-то пошло не так не по вине файла; подробности в журнале. Что уже импортировано, остаётся.

# Файл до импорта: что это, как будут выглядеть предложения, что получится.
feed-import-ready = 👀 Прочитан. Ждёт вашего согласия.
feed-preview = 👀 <b>{ $name }</b> → { $source }: пока ничего не импортировано.
feed-preview-columns = Столбцы: { $columns }
feed-preview-counts = Получится: новых { $new } · изменённых { $changed } · прежних { $same } · с ошибкой { $bad } · нет в файле { $missing }
feed-preview-sample = • { $title } — { $price }
feed-preview-sample-reduced = • { $title } — { $price } <s>{ $before }</s>
feed-preview-sample-sold-out = нет в наличии
feed-preview-sample-no-link = нет ссылки
feed-preview-sample-no-photo = нет картинки
feed-preview-guessed = ⚠️ В файле не указана кодировка. Я взял { $encoding }: названия читаются?
feed-preview-form-changed = ⚠️ Прошлый файл этого фида был в другом формате: { $before }.
feed-preview-needs-shop = ⚠️ В этом формате нет ссылок. Напишите адрес магазина, и я их составлю.
feed-preview-doubtful = ⚠️ В файле не хватает товаров этого фида: { $missing } из { $known }. Он полный?
feed-preview-form-google_xml = Google Merchant, XML
feed-preview-form-google_table = таблица Google или Facebook
feed-preview-form-shopify_table = таблица Shopify
feed-preview-form-shopify_json = products.json из Shopify
feed-preview-form-woocommerce = выгрузка WooCommerce
feed-preview-form-yandex = Яндекс Маркет, YML
feed-preview-form-json = список JSON
feed-preview-form-table = таблица
feed-preview-packing-gzip = в gzip
feed-preview-packing-zip = в zip
feed-preview-packing-sheet = электронная таблица
feed-preview-decimal-comma = дробь через запятую
feed-preview-decimal-point = дробь через точку
feed-column-id = Код
feed-column-title = Название
feed-column-price = Цена
feed-column-list_price = Прежняя цена
feed-column-sale_price = Цена по акции
feed-column-currency = Валюта
feed-column-link = Ссылка
feed-column-image_link = Картинка
feed-column-description = Описание
feed-column-category = Категория
feed-column-tags = Метки
feed-column-availability = Наличие
feed-column-quantity = Остаток
feed-column-expiration_date = Продаётся до
feed-column-sale_price_effective_date = Акция с и по
feed-column-sale_starts = Акция с
feed-column-sale_ends = Акция до
admin-feed-file-not-ready = Файл <b>{ $name }</b> ещё читается. Загляните чуть позже.
admin-button-feed-file = 👀 Посмотреть { $name }
admin-button-feed-agree = ✅ Импортировать
admin-button-feed-columns = 🧩 Столбцы
admin-button-feed-comma = 1,50: через запятую
admin-button-feed-point = 1.50: через точку
admin-button-feed-address = 🌐 Адрес магазина
admin-button-feed-discard = ✖️ Не импортировать
admin-button-feed-example = 📄 Как выглядит файл
admin-button-feed-take_off = 📤 Снять с продажи: { $gone }
admin-feed-columns =
    🧩 <b>{ $name }</b>
    В каком столбце что? Нажмите строку, чтобы изменить.
admin-feed-column =
    🧩 <b>{ $name }</b>
    В каком столбце { $what }?
admin-feed-column-none = Ни в каком
admin-feed-gone-sure =
    { $gone ->
        [one] Снять с продажи { $gone } товар фида <b>{ $name }</b> ({ $percent } % фида)? В последнем файле его не было. Он вернётся с файлом, где он есть.
        [few] Снять с продажи { $gone } товара фида <b>{ $name }</b> ({ $percent } % фида)? В последнем файле их не было. Они вернутся с файлом, где они есть.
       *[other] Снять с продажи { $gone } товаров фида <b>{ $name }</b> ({ $percent } % фида)? В последнем файле их не было. Они вернутся с файлом, где они есть.
    }
admin-feed-example =
    📄 Так выглядит файл. В таблице нужны название и цена, остальное по желанию. Заполните её и пришлите сюда.
    Или пришлите выгрузку магазина: Shopify, WooCommerce, Google Merchant, Facebook, Яндекс (YML), JSON, Excel или LibreOffice, можно в zip или gzip.
admin-feed-example-rows =
    код;название;цена;старая цена;ссылка;картинка;категория;остаток
    tea-1;Зелёный чай;1250,00;1500,00;https://shop.example/tea;https://shop.example/tea.jpg;Чай;20
    pot-1;Чайник;2900,00;;https://shop.example/pot;https://shop.example/pot.jpg;Посуда;3
refused-feed-being_read = Файл читается заново. Загляните чуть позже.
refused-feed-nothing_good = В файле нет ни одной годной строки, импортировать нечего. Выберите столбцы или пришлите другой файл.
refused-feed-nothing_left = Все товары этого фида, которые в продаже, были в последнем файле.
feed-encoding-western = Западная
feed-encoding-cyrillic = Кириллица
feed-encoding-central = Восточная
feed-encoding-greek = Греческая
feed-encoding-turkish = Турецкая
feed-encoding-hebrew = Иврит
feed-encoding-arabic = Арабская
feed-encoding-chinese = Китайская
feed-encoding-japanese = Японская
feed-encoding-korean = Корейская
feed-import-button-post = 📣 Публиковать
feed-import-button-wait = ✋ Не сейчас
admin-feed-post =
    📥 <b>{ $name }</b>
    { $waiting ->
        [0] Новых товаров нет.
        [one] Опубликовать { $waiting } новый товар? Пост по расписанию возьмёт его, когда дойдёт очередь:
        [few] Опубликовать { $waiting } новых товара? Посты по расписанию возьмут их, когда дойдёт очередь:
       *[other] Опубликовать { $waiting } новых товаров? Посты по расписанию возьмут их, когда дойдёт очередь:
    }
admin-feed-wait =
    📥 <b>{ $name }</b>
    { $waiting ->
        [0] Новых товаров нет.
        [one] ✋ { $waiting } новый товар подождёт, ничего не публикуется. Он здесь: Каталог › Импорты › Фиды и новые товары.
        [few] ✋ { $waiting } новых товара подождут, ничего не публикуется. Они здесь: Каталог › Импорты › Фиды и новые товары.
       *[other] ✋ { $waiting } новых товаров подождут, ничего не публикуется. Они здесь: Каталог › Импорты › Фиды и новые товары.
    }
admin-button-feed-one_by_one = 👀 По одному
admin-button-feed-encoding = 🔤 Кодировка
admin-feed-encoding =
    🔤 <b>{ $name }</b>
    Названия не читаются? Нажмите кодировку, в которой сохранён файл: я прочитаю его заново и покажу названия.
