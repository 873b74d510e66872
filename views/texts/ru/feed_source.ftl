# Фиды, которые загружаются по адресу и расписанию; что может случиться по пути к чужому серверу.
admin-button-feed_sources = 🔗 Фиды по адресу
admin-feed-sources =
    <b>Фиды по адресу</b>
    Эти фиды я загружаю сам и обновляю по ним товары.
admin-feed-sources-none = Пока их нет. Добавьте адрес, по которому магазин отдаёт фид товаров.
admin-button-source-add = ➕ Добавить адрес
admin-feed-source-add =
    Напишите адрес фида, например https://your.shop/feed.xml
    С паролем: https://имя:пароль@your.shop/feed.xml. Адрес хранится зашифрованным, показывается только имя сайта; потом удалите своё сообщение.
admin-feed-source-which =
    <b>{ $host }</b>
    Какой это фид? Нажмите тот, что уже импортировали, и его товары обновятся. Или напишите новое название.
admin-button-source-fresh = ➕ Новый фид: { $fresh }
admin-feed-source = 🔗 <b>{ $source }</b>, сайт { $host }
admin-feed-source-every = Как часто загружать { $source }? Нажмите или напишите: 30m, 6h, 1d.
admin-feed-source-address = Напишите новый адрес фида { $source }. Товары останутся и будут обновляться оттуда.
admin-button-source-run = 🔄 Загрузить сейчас
admin-button-source-every = Как часто
admin-button-source-address = Адрес
admin-button-source-pause = ⏸ Пауза
admin-button-source-resume = ▶️ Продолжить
admin-button-source-end = ✅ Файл верный: снять { $absent }
admin-button-source-remove = Удалить
admin-source-end-sure = { $absent ->
        [one] Снять с продажи { $absent } товар из { $source }, которого нет в файле? Его посты будут отмечены как завершённые.
        [few] Снять с продажи { $absent } товара из { $source }, которых нет в файле? Их посты будут отмечены как завершённые.
       *[other] Снять с продажи { $absent } товаров из { $source }, которых нет в файле? Их посты будут отмечены как завершённые.
    }
admin-source-remove-sure = Больше не загружать { $source } и удалить его адрес? Товары останутся как есть.
feed-source-runs = Загружается { $rule }, в следующий раз { $next }.
feed-source-paused = ⏸ На паузе: товары остаются как есть.
feed-source-fresh = Обновлён { $fresh }.
feed-source-never = Ещё не загружался.
feed-source-last = В прошлый раз: новых { $new } · изменено { $changed } · без изменений { $same } · с ошибками { $bad }
feed-source-missing = { $missing ->
        [one] { $missing } товара больше нет в фиде. Он снимется с продажи, если не появится за две загрузки и сутки.
        [few] { $missing } товаров больше нет в фиде. Они снимутся с продажи, если не появятся за две загрузки и сутки.
       *[other] { $missing } товаров больше нет в фиде. Они снимутся с продажи, если не появятся за две загрузки и сутки.
    }
feed-source-ended = { $ended ->
        [one] { $ended } товар, которого больше нет в фиде, снят с продажи. Появится в фиде — вернётся сам.
        [few] { $ended } товара, которых больше нет в фиде, сняты с продажи. Появятся в фиде — вернутся сами.
       *[other] { $ended } товаров, которых больше нет в фиде, сняты с продажи. Появятся в фиде — вернутся сами.
    }
feed-source-problem = ⚠️ { $reason }
feed-source-stale = ⛔ Его товары не публикуются: фид устарел. Публикации продолжатся, когда он снова загрузится.
owner-feed_source-fails = ⚠️ Не получается загрузить фид { $source } с { $host }: { $reason } Продолжаю пробовать. Товары остаются как есть.
owner-feed_source-held = ⛔ Фид { $source } с { $host } слишком давно не обновлялся, поэтому его товары не публикуются. { $reason }
    Исправьте адрес или поставьте фид на паузу: тогда товары публикуются как есть.
owner-feed_source-shrunk = ✋ В фиде { $source } с { $host } не хватает товаров: { $ended } из { $deals }. Я ничего не менял. Если файл верный, разрешите на странице фида снять их. Если нет, исправьте файл: я посмотрю снова в следующий раз.
owner-feed_source-cut = ⚠️ Фид { $source } с { $host } прочитан не до конца: { $reason } Прочитанное импортировано, ничего не снято.
owner-feed_source-well = ✅ Фид { $source } с { $host } снова обновляется.

refused-feed_source-address = Это не обычный веб-адрес вроде https://your.shop/feed.xml
refused-feed_source-http = Адрес начинается с http: цены по пути может подменить кто угодно. Нужен https; если у магазина его нет: python -m bot deals feeds add URL --http
refused-feed_source-http_secret = Пароль по http не отправляется: по пути его прочтёт кто угодно. Нужен адрес с https.
refused-feed_source-header = Заголовок — это имя из букв и строка простого текста, не больше пяти; Host и подобные задаю я сам.
refused-feed_source-every = Фид загружается не чаще раза в 15 минут и не реже раза в 7 дней: 15m, 6h, 1d.
refused-feed_source-known = У фида { $source } уже есть адрес. Откройте его, чтобы изменить.
refused-feed_source-too_many = Уже загружается фидов: { $maximum }. Сначала удалите какой-нибудь.
refused-feed_source-not_found = Фид { $source } по адресу не загружается. Посмотрите список фидов по адресу.
refused-feed_source-paused = { $source } на паузе. Сначала продолжите.
refused-feed_source-not_paused = { $source } не на паузе.
refused-feed_source-nothing_asked = У { $source } нет открытого вопроса.
refused-feed_source-sealed = Адрес зашифрован другим ключом магазина. Напишите его заново.
refused-feed_source-nothing = Не прочитан ни один товар (строк с ошибками: { $bad }). Изменился формат фида? Ничего не изменено.
refused-feed_source-shrunk = Не хватает товаров: { $deals } из { $known }. Ничего не изменено; решите, можно ли их снять.
refused-feed_source-disk = Файл не удалось сохранить: диск заполнен? Ничего не изменено.

refused-fetch-address = Адрес ведёт не на обычный веб-адрес.
refused-fetch-private = { $host } — адрес вашей внутренней сети, туда я не обращаюсь. Если так и задумано, укажите его в FETCH_PRIVATE_HOSTS.
refused-fetch-outside = Песочница никуда наружу не обращается, а { $host } снаружи.
refused-fetch-not_https = { $host } работает по http, который по пути можно подменить. Нужен https.
refused-fetch-redirects = Адрес перенаправил больше { $maximum } раз.
refused-fetch-status = { $status ->
        [401] Сайт требует пароль, или пароль неверный (401).
        [403] Сайт не пускает (403).
        [404] По этому адресу ничего нет (404).
        [429] Сайт просит подождать (429).
       *[other] Сайт отвечает ошибкой { $status }.
    }
refused-fetch-no_name = Сайта { $host } нет, или его имя сейчас не найти.
refused-fetch-certificate = Сертификат { $host } недействителен.
refused-fetch-unreachable = { $host } не отвечает.
refused-fetch-too_slow = { $host } отвечает дольше { $seconds } секунд.
refused-fetch-too_big = Файл больше { $megabytes } МБ.
refused-fetch-unpacks = После распаковки файл слишком большой.
refused-fetch-encoding = Сайт сжимает файл незнакомым способом ({ $encoding }).
refused-fetch-broken_off = Ответ оборвался на середине.

refused-lint-feed_stale = Фид этого товара слишком давно не обновлялся. Смотрите /admin › Каталог › Фиды по адресу.
refused-campaign-rotation_stale = Фид этих товаров слишком давно не обновлялся. Смотрите /admin › Каталог › Фиды по адресу.

# Изображения, которые проверены до публикации.
admin-deal-picture-dead = ⚠️ не загружается, посты выходят без неё: <i>{ $reason }</i>
owner-pictures_dead = 🖼 { $deals ->
        [one] Не загружается картинка { $deals } товара
        [few] Не загружаются картинки { $deals } товаров
       *[other] Не загружаются картинки { $deals } товаров
    }: { $titles }. Пока ничего не опубликовано; посты вышли бы без картинок. Причина — на странице товара. Исправьте адрес в фиде или дайте там другую картинку; проверю снова сам.
refused-picture-none = По этому адресу нет изображения (нужны JPEG, PNG, GIF или WebP).
refused-picture-cut = Изображение повреждено. Пришлите другое.
refused-picture-too_big = Изображение больше { $megabytes } МБ.
refused-picture-sides = Размер изображения { $width } × { $height }. Telegram принимает не больше 10 000 пикселей в сумме сторон и не вытянутое больше чем в 20 раз.
