# Settings at the desk: how the shop is set, its log, its health, a backup.
settings-all =
    <b>Settings</b> · Tuan { $version }
    Language: { $language } · zone: { $zone } · currency: { $currency }
    Limits: { $overall } a second in all, { $chat } a second per chat, { $group } a minute per group
    These stand in the server's environment: docs/operating.md says how to change them.

    Daily digest at { $hour }:00
settings-log =
    <b>What was done</b>
    { $broken ->
        [0] 🟢 { $lines } lines, each sealed by the one before
       *[other] 🔴 The log does not hold from line { $broken } on: somebody changed it past the bot.
    }
settings-log-line = { $when } · { $who }: <b>{ $act }</b> { $to } { $facts }
settings-log-console = console
settings-log-erased = somebody erased
settings-health =
    <b>Health</b>
    { $checked } things looked at, what is wrong first:
settings-backup = The whole shop, members' data too: keep it safe. <code>python -m bot restore FILE</code> puts it back.
settings-button-all = ⚙️ Settings
settings-button-log = 📜 What was done
settings-button-health = 🩺 Health
settings-button-backup = 💾 Backup now
settings-button-hour = 🕘 Digest at { $hour }:00
settings-button-older = Older »

refused-settings-backup_postgres = A PostgreSQL database is copied on the server: pg_dump.
refused-settings-backup_big = The copy is larger than { $megabytes } MB, which I cannot send. On the server: python -m bot backup FILE
