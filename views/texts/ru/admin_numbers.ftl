# Статистика магазина: картинки, то же словами и как считается каждое число.
numbers-title = 📊 <b>Статистика</b>: { $when } · { $where }
numbers-line = <i>{ $words }</i>
numbers-where-all = все чаты
numbers-where-mine = ваши чаты
numbers-when-today = сегодня, { $day }
numbers-against = сравнение с { $first } – { $last }
numbers-against-today = сравнение со вчерашним днём на это же время
numbers-nothing = Здесь пока нечего считать. Выберите больше дней.
numbers-gone = уже нет
numbers-number = { $number }

numbers-of-revenue = Выручка
numbers-of-purchases = Покупки
numbers-of-acts = Заказы
numbers-of-joins = Совместные покупки
numbers-of-claims = Распродажи
numbers-of-list_orders = Списки заказов
numbers-of-newcomers = Новые люди
numbers-of-came = Пришли в чаты
numbers-of-left = Ушли из чатов
numbers-of-presses = Нажатия кнопок
numbers-change = { $arrow } { $percent } % · было { $before }
numbers-before = было { $before }

numbers-by-hour = по часам
numbers-by-day = по дням
numbers-by-week = по неделям
numbers-by-month = по месяцам
numbers-by-year = по годам
numbers-panel-revenue = Выручка { $by }, { $currency }
numbers-panel-acts = Заказы { $by }
numbers-panel-members = Люди в чатах { $by }
numbers-panel-hours = Самые активные часы
numbers-panel-sources = Откуда приходят новые люди
numbers-panel-promotions = Акции
numbers-panel-chats = Чаты
numbers-panel-deals = Лучше всего продаётся
numbers-ranked-joins =
    { $number ->
        [one] { $number } заказ
        [few] { $number } заказа
       *[many] { $number } заказов
    }
numbers-ranked-units = продано { $number } шт.

numbers-changed = { $name }: <b>{ $now }</b> ({ $change })
numbers-figure = { $name }: <b>{ $now }</b>
numbers-acts = 👥 Заказы: в совместных покупках { $joins }, в распродажах { $claims }, в списках { $list_orders }
numbers-posts = 📮 Посты: отправлено { $sent }, не вышло { $failed }
numbers-presses = 🔘 Нажатия кнопок: { $presses } (совместные покупки { $presses_group_buy }, распродажи { $presses_flash_sale })
numbers-pressed = 👉 Нажатий: { $presses }, заказов из чатов: { $acts } ({ $percent } %)
numbers-conversion = ✅ Заказов: { $acts }, уже оплачено: { $paid } ({ $percent } %)
numbers-hour = 🕐 { $since } – { $until }: нажатия и заказы, { $number }
numbers-sources = 🔎 <b>Откуда приходят новые люди</b>
numbers-source = • { $how }: { $number }
numbers-source-start_link = ссылка участника на бота
numbers-source-invite_link = пригласительная ссылка участника
numbers-source-join_request = ссылка участника с заявкой
numbers-source-answer = сами назвали, кто пригласил
numbers-source-masked = ссылка другого админа
numbers-source-folder = папка с чатами
numbers-source-public = пришли сами
numbers-source-by_hand = внесено вручную
numbers-source-unknown = неизвестно
numbers-head-promotions = 🎯 <b>Акции</b>
numbers-head-chats = 💬 <b>Чаты</b>
numbers-head-deals = 🏆 <b>Лучше всего продаётся</b>
numbers-ranked = { $place }. { $name }: { $what }

numbers-period-today = Сегодня
numbers-period-week = 7 дней
numbers-period-month = 30 дней
numbers-period-quarter = 90 дней
numbers-period-all = Всё
numbers-topic-overview = 📊 Обзор
numbers-topic-promotions = 🎯 Акции
numbers-topic-chats = 💬 Чаты
numbers-topic-deals = 🏆 Хиты продаж
numbers-topic-hours = 🕐 Лучшие часы
numbers-topic-growth = 🌱 Новые люди
numbers-chosen = • { $name }
numbers-button-all = 📊 Статистика
numbers-button-text = 📝 Текстом
numbers-button-picture = 🖼 Картинкой
numbers-button-how = ℹ️ Как это считается
numbers-button-where = 📍 { $where }
numbers-file = 📄 Статистика: { $when }
numbers-which-chat = 📍 <b>По какому чату показать статистику?</b>
numbers-everywhere = Все чаты

numbers-how =
    ℹ️ <b>Как это считается</b>

    <b>Дни</b> идут по часам магазина ({ $zone }); сегодняшний день считается до этой минуты, как и дни, с которыми он сравнивается.
    <b>Выручка</b> и <b>покупки</b>: то, что оплачено. Предоплаченный ваучер считается в день выдачи, оплаченный на месте в день получения. Внесённое вручную считается, возвращённое нет.
    <b>Заказы</b>: кто вступил в совместную покупку или взял товар в распродаже, даже если потом передумал.
    <b>Новые люди</b>: кого я вижу впервые. <b>Пришли в чаты</b>: и те, кто вернулся.
    <b>Нажатия кнопок</b>: только под сообщениями в чатах и только те кнопки, о которых мне сообщают. Кто смотрел пост или открыл ссылку, Telegram не говорит.
    <b>Лучшие часы</b>: нажатия и заказы не больше чем за 90 дней.
    <b>Статистика одного чата</b>: что люди делали в этом чате. Сделанное в личке со мной не относится ни к какому чату.
