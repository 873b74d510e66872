# Настройки на рабочем столе: как настроен магазин, журнал, состояние, копия.
settings-all =
    <b>Настройки</b> · Tuan { $version }
    Язык: { $language } · пояс: { $zone } · валюта: { $currency }
    Лимиты: всего { $overall } в секунду, { $chat } в секунду на чат, { $group } в минуту на группу
    Они заданы в окружении сервера; как изменить — в docs/operating.md.

    Ежедневная сводка в { $hour }:00
settings-log =
    <b>Что делали</b>
    { $broken ->
        [0] 🟢 Строк: { $lines }, каждая запечатана предыдущей
       *[other] 🔴 Журнал не сходится со строки { $broken }: его меняли в обход бота.
    }
settings-log-line = { $when } · { $who }: <b>{ $act }</b> { $to } { $facts }
settings-log-console = консоль
settings-log-erased = удалённый участник
settings-health =
    <b>Состояние</b>
    Проверено: { $checked }, сначала то, что не в порядке:
settings-backup = Весь магазин, с данными участников: храните надёжно. Вернуть: <code>python -m bot restore FILE</code>.
settings-button-all = ⚙️ Настройки
settings-button-log = 📜 Что делали
settings-button-health = 🩺 Состояние
settings-button-backup = 💾 Копия сейчас
settings-button-hour = 🕘 Сводка в { $hour }:00
settings-button-older = Раньше »

refused-settings-backup_postgres = Базу PostgreSQL копируют на сервере: pg_dump.
refused-settings-backup_big = Копия больше { $megabytes } МБ, отправить её нельзя. На сервере: python -m bot backup FILE
