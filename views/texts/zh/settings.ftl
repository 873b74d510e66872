# 工作台的设置：店铺配置、操作记录、运行状况、备份。
settings-all =
    <b>设置</b> · Tuan { $version }
    语言：{ $language } · 时区：{ $zone } · 货币：{ $currency }
    限额：总计每秒 { $overall }，每群每秒 { $chat }，每群每分钟 { $group }
    店主可在“🏪 店铺”中修改以上全部设置。

    日报时间：{ $hour }:00
settings-health =
    <b>运行状况</b>
    { $problems ->
        [0] 🟢 { $checked } 项检查全部正常：数据库、Telegram、群、权限、时钟。
       *[other] 共检查 { $checked } 项，发现 { $problems } 个问题：
    }
settings-backup = 这是整个店铺，包含成员数据，请妥善保管。店铺密钥不在其中，请另外保存。用 <code>python -m bot restore FILE</code> 恢复。
settings-button-all = ⚙️ 设置
settings-button-log = 📜 操作记录
settings-button-health = 🩺 运行状况
settings-button-backup = 💾 立即备份
settings-button-hour = 🕘 日报时间 { $hour }:00
settings-about =
    <b>Tuan { $version }</b>
    机器人：@{ $username } · Python { $python } · { $dialect }
    自由软件，MIT 许可证。附带 README.md，docs/ 下有：admin.md（本菜单）、operating.md（服务器）、selling.md、commission.md、privacy.md、faults.md。
    Telegram 的机器人规则：https://core.telegram.org/bots/faq
settings-shop =
    <b>店铺</b>
    🗣 语言：{ $language }
    🌍 时区：{ $timezone }
    💱 货币：{ $currency }
    💶 国家（划线价规则）：{ $country }
    🌙 免打扰：{ $quiet_hours }
    🔢 每群每日上限：{ $daily_cap }
    ↔️ 发布间隔：{ $minimum_gap_s }
    🔁 同一商品再次发布的天数：{ $repeat_days }
    🚦 消息：总计每秒 { $limit_overall_per_second }，每群每秒 { $limit_chat_per_second }，每群每分钟 { $limit_group_per_minute }

    ✏️ 表示在此设置，其余以服务器为准。
settings-shop-none = 无
settings-shop-language = 不知道读者语言时用哪种语言？现在：{ $language }。服务器上：{ $server_language }。
settings-shop-timezone = 店铺的时区：点选或输入，例如 Europe/Berlin。现在：{ $timezone }。服务器上：{ $server_timezone }。已排好的帖子时间不变。
settings-shop-currency = 未注明货币的价格用哪种货币？点选或输入代码。现在：{ $currency }。服务器上：{ $server_currency }。
settings-shop-country = 您在哪个国家销售？请按一个，或输入国家代码，如 DE。价格旁能写哪个划线价，由该国规则决定；不选国家时，只去掉与本店价格记录相矛盾的划线价。现在：{ $country }。服务器默认：{ $server_country }。每个群可另设国家。
settings-shop-quiet_hours = 所有群的免打扰时段：点选或按 22:00-08:00 的格式填写。现在：{ $quiet_hours }。服务器上：{ $server_quiet_hours }。
settings-shop-daily_cap = 每个群每天最多几条？点选或输入数字。现在：{ $daily_cap }。服务器上：{ $server_daily_cap }。群或帖子更严时以更严的为准。
settings-shop-minimum_gap_s = 同一个群两条帖子之间至少隔多久？点选或输入，例如 45m 或 2h。现在：{ $minimum_gap_s }。服务器上：{ $server_minimum_gap_s }。群或帖子更严时以更严的为准。
settings-shop-repeat_days = 同一商品几天后才能在同一个群再发？点选或输入数字。现在：{ $repeat_days }。服务器上：{ $server_repeat_days }。
settings-shop-currency-sure = 今后未注明货币的价格按 <b>{ $after }</b> 计，不再按 { $before }，确定吗？已有的商品、奖励和余额保留原货币，不做换算。
settings-button-shop = 🏪 店铺
settings-button-about = ℹ️ 关于
settings-button-language = 🗣 语言
settings-button-timezone = 🌍 时区
settings-button-currency = 💱 货币
settings-button-country = 💶 国家
settings-button-quiet_hours = 🌙 免打扰
settings-button-daily_cap = 🔢 每日上限
settings-button-minimum_gap_s = ↔️ 间隔
settings-button-repeat_days = 🔁 重发间隔天数
settings-shop-limit_overall_per_second = 对所有人合计每秒最多发几条？点选或输入数字。现在：{ $limit_overall_per_second }。服务器上：{ $server_limit_overall_per_second }。Telegram 允许 { $published_limit_overall_per_second } 条；调低更稳，但群发会更久。
settings-shop-limit_chat_per_second = 每个聊天每秒最多发几条？点选或输入数字，例如 0.5 表示两秒一条。现在：{ $limit_chat_per_second }。服务器上：{ $server_limit_chat_per_second }。Telegram 允许 { $published_limit_chat_per_second } 条。
settings-shop-limit_group_per_minute = 每个群每分钟最多发几条？点选或输入数字。现在：{ $limit_group_per_minute }。服务器上：{ $server_limit_group_per_minute }。Telegram 允许 { $published_limit_group_per_minute } 条，编辑也算在内。
settings-shop-limit-sure = 把 { $before } 改成 <b>{ $after }</b> 吗？Telegram 自己的限额是 <b>{ $published }</b>。超过后会被拒绝，机器人须等待，帖子只会更晚，不会更早。
settings-button-limit_overall_per_second = 🚦 总计
settings-button-limit_chat_per_second = 🚦 每群每秒
settings-button-limit_group_per_minute = 🚦 每群每分钟
settings-button-server = ↩️ 用服务器默认值

refused-settings-backup_postgres = PostgreSQL 数据库请在服务器上用 pg_dump 备份。
refused-settings-backup_big = 备份超过 { $megabytes } MB，无法发送。请在服务器上执行：python -m bot backup FILE
refused-setting-limit = 请输入 { $minimum } 到 { $maximum } 之间的数字。
