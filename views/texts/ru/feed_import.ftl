# Файл фида, присланный в каталог: чей он, как идёт импорт и что вышло.
desk-feed =
    📥 <b>{ $name }</b> · { $kilobytes } КБ
    Какой это фид? Импорт того же фида обновляет его предложения. Нажмите или напишите имя.
desk-feed-address =
    📥 <b>{ $name }</b>
    Если это файл Shopify, ссылок в нём нет. Напишите адрес магазина, например https://your.shop
desk-button-feed-fresh = ➕ Новый фид: { $fresh }
desk-button-feed-no_address = Оставить ссылки как есть
desk-imports =
    <b>Импорты</b>
    Пришлите сюда файл фида, чтобы импортировать его.
desk-imports-none = Здесь ещё ничего не импортировали.
desk-import-stop-sure = Импорт <b>{ $name }</b> в { $source } будет остановлен. Что уже импортировано, останется. Точно?
desk-button-imports = { $imports ->
    [0] 📥 Импорты
   *[other] 📥 Импорты · { $imports }
}
desk-button-import-stop = ⏹ Остановить { $name }
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
        [one] { $deals } предложения этого фида нет в файле. Оно остаётся как есть.
        [few] { $deals } предложений этого фида нет в файле. Они остаются как есть.
       *[other] { $deals } предложений этого фида нет в файле. Они остаются как есть.
    }
feed-import-without-link =
    { $deals ->
        [one] ⚠️ У { $deals } предложения этого фида нет ссылки: пост никуда не ведёт.
        [few] ⚠️ У { $deals } предложений этого фида нет ссылки: посты никуда не ведут.
       *[other] ⚠️ У { $deals } предложений этого фида нет ссылки: посты никуда не ведут.
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
refused-feed-too_many_waiting = Уже ждут { $maximum } файлов. Пришлите этот позже.
refused-feed-source = В имени фида от 1 до { $maximum } символов.
refused-feed-operator = «{ $source }» — это добавленное вручную. Дайте фиду другое имя.
refused-feed-not_fetched = Telegram не отдаёт файл. Пришлите его ещё раз.
refused-feed-broken = Здесь что-то пошло не так не по вине файла; подробности в журнале. Что уже импортировано, остаётся.

feed-import-ready = 👀 Прочитан. Ждёт вашего слова.
