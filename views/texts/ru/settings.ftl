# Настройки на рабочем столе: как настроен магазин, журнал, состояние, копия.
settings-all =
    <b>Настройки</b> · Tuan { $version }
    Язык: { $language } · пояс: { $zone } · валюта: { $currency }
    Лимиты сообщений: всего { $overall } в секунду, { $chat } в секунду на чат, { $group } в минуту на группу
    Владелец меняет всё это в разделе «🏪 Магазин».

    Ежедневная сводка в { $hour }:00
settings-health =
    <b>Состояние</b>
    { $problems ->
        [0] 🟢 Всё в порядке: база данных, Telegram, чаты, права, часы. Проверок: { $checked }.
       *[other] Проверок: { $checked }. Не в порядке: { $problems }.
    }
settings-backup = Весь магазин, с данными участников: храните надёжно. Ключа магазина в нём нет, храните его отдельно. Вернуть: <code>python -m bot restore FILE</code>.
settings-button-all = ⚙️ Настройки
settings-button-log = 📜 Журнал действий
settings-button-health = 🩺 Состояние
settings-button-backup = 💾 Сделать копию
settings-button-hour = 🕘 Сводка в { $hour }:00
settings-about =
    <b>Tuan { $version }</b>
    Бот: @{ $username } · Python { $python } · { $dialect }
    Свободная программа, лицензия MIT. К ней прилагаются README.md и, в папке docs/: admin.md (эти меню), operating.md (сервер), selling.md, commission.md, privacy.md, faults.md.
    Правила Telegram для ботов: https://core.telegram.org/bots/faq
settings-shop =
    <b>Магазин</b>
    🗣 Язык: { $language }
    🌍 Часовой пояс: { $timezone }
    💱 Валюта: { $currency }
    💶 Страна, для старых цен: { $country }
    🌙 Тихие часы: { $quiet_hours }
    🔢 Постов в день в одном чате: { $daily_cap }
    ↔️ Промежуток между постами: { $minimum_gap_s }
    🔁 Дней до повтора товара: { $repeat_days }
    🚦 Сообщения: всего { $limit_overall_per_second } в секунду, { $limit_chat_per_second } в секунду на чат, { $limit_group_per_minute } в минуту на группу

    ✏️ выбрано здесь, остальное — как на сервере.
settings-shop-none = нет
settings-shop-language = На каком языке говорить там, где язык читателя неизвестен? Сейчас: { $language }. На сервере: { $server_language }.
settings-shop-timezone = Часовой пояс магазина: нажмите или напишите, например Europe/Berlin. Сейчас: { $timezone }. На сервере: { $server_timezone }. Время уже запланированного не меняется.
settings-shop-currency = Валюта цен, в которых она не названа: нажмите или напишите код. Сейчас: { $currency }. На сервере: { $server_currency }.
settings-shop-country = В какой стране вы продаёте? Нажмите или напишите код, например DE. По её правилам решается, какая старая цена может стоять рядом с ценой; без страны я убираю только то, чему противоречат ваши же цены. Сейчас: { $country }. На сервере: { $server_country }. У чата может быть своя страна.
settings-shop-quiet_hours = Часы без постов во всех чатах: нажмите или напишите, например 22:00-08:00. Сейчас: { $quiet_hours }. На сервере: { $server_quiet_hours }.
settings-shop-daily_cap = Сколько постов в день самое большее в одном чате? Нажмите или напишите число. Сейчас: { $daily_cap }. На сервере: { $server_daily_cap }. Если чат или пост строже, действует это.
settings-shop-minimum_gap_s = Сколько самое меньшее между двумя постами в одном чате? Нажмите или напишите, например 45m или 2h. Сейчас: { $minimum_gap_s }. На сервере: { $server_minimum_gap_s }. Если чат или пост строже, действует это.
settings-shop-repeat_days = Через сколько дней тот же товар можно снова опубликовать в том же чате? Нажмите или напишите число. Сейчас: { $repeat_days }. На сервере: { $server_repeat_days }.
settings-shop-currency-sure = Читать цены без валюты как <b>{ $after }</b>, а не { $before }? Имеющиеся товары, награды и остатки остаются в своей валюте: ничего не пересчитывается.
settings-button-shop = 🏪 Магазин
settings-button-about = ℹ️ О программе
settings-button-language = 🗣 Язык
settings-button-timezone = 🌍 Часовой пояс
settings-button-currency = 💱 Валюта
settings-button-country = 💶 Страна
settings-button-quiet_hours = 🌙 Тихие часы
settings-button-daily_cap = 🔢 Постов в день
settings-button-minimum_gap_s = ↔️ Промежуток
settings-button-repeat_days = 🔁 Дней до повтора
settings-shop-limit_overall_per_second = Сколько сообщений в секунду всем вместе? Нажмите или напишите число. Сейчас: { $limit_overall_per_second }. На сервере: { $server_limit_overall_per_second }. Telegram позволяет { $published_limit_overall_per_second }; меньше — спокойнее, но рассылки идут дольше.
settings-shop-limit_chat_per_second = Сколько сообщений в секунду в один чат? Нажмите или напишите число, например 0.5 — одно за две секунды. Сейчас: { $limit_chat_per_second }. На сервере: { $server_limit_chat_per_second }. Telegram позволяет { $published_limit_chat_per_second }.
settings-shop-limit_group_per_minute = Сколько сообщений в минуту в одну группу? Нажмите или напишите число. Сейчас: { $limit_group_per_minute }. На сервере: { $server_limit_group_per_minute }. Telegram позволяет { $published_limit_group_per_minute }, считая правки.
settings-shop-limit-sure = Поставить <b>{ $after }</b> вместо { $before }? Предел самого Telegram — <b>{ $published }</b>. Выше него Telegram отказывает и заставляет ждать: посты придут позже, а не раньше.
settings-button-limit_overall_per_second = 🚦 Всего
settings-button-limit_chat_per_second = 🚦 На чат
settings-button-limit_group_per_minute = 🚦 На группу
settings-button-server = ↩️ Как на сервере

refused-settings-backup_postgres = Базу PostgreSQL копируют на сервере: pg_dump.
refused-settings-backup_big = Копия больше { $megabytes } МБ, отправить её нельзя. На сервере: python -m bot backup FILE
refused-setting-limit = Напишите число от { $minimum } до { $maximum }.
