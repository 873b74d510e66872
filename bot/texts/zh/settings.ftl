# 工作台的设置：店铺配置、操作记录、运行状况、备份。
settings-all =
    <b>设置</b> · Tuan { $version }
    语言：{ $language } · 时区：{ $zone } · 货币：{ $currency }
    限额：总计每秒 { $overall }，每群每秒 { $chat }，每群每分钟 { $group }
    以上在服务器环境变量中设置，修改方法见 docs/operating.md。

    每日摘要时间：{ $hour }:00
settings-log =
    <b>操作记录</b>
    { $broken ->
        [0] 🟢 共 { $lines } 条，逐条封签无误
       *[other] 🔴 从第 { $broken } 条起不一致：有人绕过机器人改动过。
    }
settings-log-line = { $when } · { $who }：<b>{ $act }</b> { $to } { $facts }
settings-log-console = 控制台
settings-log-erased = 已删除的成员
settings-health =
    <b>运行状况</b>
    共检查 { $checked } 项，有问题的在前：
settings-backup = 这是整个店铺，包含成员数据，请妥善保管。用 <code>python -m bot restore FILE</code> 恢复。
settings-button-all = ⚙️ 设置
settings-button-log = 📜 操作记录
settings-button-health = 🩺 运行状况
settings-button-backup = 💾 立即备份
settings-button-hour = 🕘 摘要时间 { $hour }:00
settings-button-older = 更早 »

refused-settings-backup_postgres = PostgreSQL 数据库请在服务器上用 pg_dump 备份。
refused-settings-backup_big = 备份超过 { $megabytes } MB，无法发送。请在服务器上执行：python -m bot backup FILE
