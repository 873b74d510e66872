# Settings in the admin menus: how the shop is set, its log, its health, a backup.
settings-all =
    <b>Settings</b> · Tuan { $version }
    Language: { $language } · zone: { $zone } · currency: { $currency }
    Limits: { $overall } messages a second in all, { $chat } a second per chat, { $group } a minute per group
    The owner changes these under 🏪 The shop.

    Daily digest at { $hour }:00
settings-health =
    <b>Health</b>
    { $problems ->
        [0] 🟢 All { $checked } checks are fine: database, Telegram, chats, rights, clock.
        [one] { $problems } problem, in { $checked } checks:
       *[other] { $problems } problems, in { $checked } checks:
    }
settings-backup = The whole shop, members' data too: keep it safe. The shop's key is not in it; keep that in another place. <code>python -m bot restore FILE</code> puts it back.
settings-button-all = ⚙️ Settings
settings-button-log = 📜 Activity log
settings-button-health = 🩺 Health
settings-button-backup = 💾 Backup now
settings-button-hour = 🕘 Digest at { $hour }:00
settings-about =
    <b>Tuan { $version }</b>
    The bot: @{ $username } · Python { $python } · { $dialect }
    Free software, MIT license. With it come README.md and, under docs/: admin.md (these menus), operating.md (the server), selling.md, commission.md, privacy.md, faults.md.
    Telegram's rules for bots: https://core.telegram.org/bots/faq
settings-shop =
    <b>The shop</b>
    🗣 Language: { $language }
    🌍 Time zone: { $timezone }
    💱 Currency: { $currency }
    💶 Country, for prices before: { $country }
    🌙 Quiet hours: { $quiet_hours }
    🔢 Posts a day in one chat: { $daily_cap }
    ↔️ Gap between posts: { $minimum_gap_s }
    🔁 Days until a deal is posted again: { $repeat_days }
    🚦 Messages: { $limit_overall_per_second } a second in all, { $limit_chat_per_second } a second per chat, { $limit_group_per_minute } a minute per group

    ✏️ set here; the rest comes from the server.
settings-shop-none = none
settings-shop-language = Which language should I use where I do not know the reader's? Now: { $language }. Server default: { $server_language }.
settings-shop-timezone = The shop's time zone: press one or write it, like Europe/Berlin. Now: { $timezone }. Server default: { $server_timezone }. What is already scheduled keeps its time.
settings-shop-currency = In which currency are prices that name none? Press one or write its code. Now: { $currency }. Server default: { $server_currency }.
settings-shop-country = In which country do you sell? Press one or write its code, like DE. Its rules say which prices before may stand beside a price; without a country I leave out only what your own prices contradict. Now: { $country }. Server default: { $server_country }. A chat may have a country of its own.
settings-shop-quiet_hours = Hours without posts in every chat: press one or write them, like 22:00-08:00. Now: { $quiet_hours }. Server default: { $server_quiet_hours }.
settings-shop-daily_cap = How many posts a day at most in one chat? Press one or write a number. Now: { $daily_cap }. Server default: { $server_daily_cap }. A stricter rule of a chat or a post wins.
settings-shop-minimum_gap_s = How long at least between two posts in one chat? Press one or write it, like 45m or 2h. Now: { $minimum_gap_s }. Server default: { $server_minimum_gap_s }. A stricter rule of a chat or a post wins.
settings-shop-repeat_days = How many days until the same deal is posted to the same chat again? Press one or write a number. Now: { $repeat_days }. Server default: { $server_repeat_days }.
settings-shop-currency-sure = Read prices without a currency as <b>{ $after }</b> from now on, not { $before }? Deals, rewards and balances that exist keep their currency: nothing is converted.
settings-button-shop = 🏪 The shop
settings-button-about = ℹ️ About
settings-button-language = 🗣 Language
settings-button-timezone = 🌍 Time zone
settings-button-currency = 💱 Currency
settings-button-country = 💶 Country
settings-button-quiet_hours = 🌙 Quiet hours
settings-button-daily_cap = 🔢 Posts a day
settings-button-minimum_gap_s = ↔️ Gap
settings-button-repeat_days = 🔁 Days until repeat
settings-shop-limit_overall_per_second = How many messages a second to everyone together? Press one or write a number. Now: { $limit_overall_per_second }. Server default: { $server_limit_overall_per_second }. Telegram allows { $published_limit_overall_per_second }; with fewer, posting to many chats takes longer.
settings-shop-limit_chat_per_second = How many messages a second into one chat? Press one or write a number, like 0.5 for one in two seconds. Now: { $limit_chat_per_second }. Server default: { $server_limit_chat_per_second }. Telegram allows { $published_limit_chat_per_second }.
settings-shop-limit_group_per_minute = How many messages a minute into one group? Press one or write a number. Now: { $limit_group_per_minute }. Server default: { $server_limit_group_per_minute }. Telegram allows { $published_limit_group_per_minute }, edits included.
settings-shop-limit-sure = Use <b>{ $after }</b> instead of { $before }? Telegram's own limit is <b>{ $published }</b>. Above it Telegram refuses messages and makes the bot wait, so posts arrive later, not sooner.
settings-button-limit_overall_per_second = 🚦 In all
settings-button-limit_chat_per_second = 🚦 Per chat
settings-button-limit_group_per_minute = 🚦 Per group
settings-button-server = ↩️ Server default

refused-settings-backup_postgres = A PostgreSQL database is copied on the server: pg_dump.
refused-settings-backup_big = The copy is larger than { $megabytes } MB, which I cannot send. On the server: python -m bot backup FILE
refused-setting-limit = Write a number from { $minimum } to { $maximum }.
