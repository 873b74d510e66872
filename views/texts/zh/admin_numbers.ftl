# 店铺统计：图片、文字，以及每个数字怎么算。
numbers-title = 📊 <b>统计</b>：{ $when } · { $where }
numbers-line = <i>{ $words }</i>
numbers-where-all = 全部群组
numbers-where-mine = 您的群组
numbers-when-today = 今天，{ $day }
numbers-against = 对比 { $first } – { $last }
numbers-against-today = 对比昨天同一时间
numbers-nothing = 这段时间还没有数据，换个更长的时间看看。
numbers-gone = 已不存在
numbers-number = { $number }

numbers-of-revenue = 收入
numbers-of-purchases = 成交
numbers-of-acts = 下单
numbers-of-joins = 拼团
numbers-of-claims = 秒杀
numbers-of-list_orders = 接龙
numbers-of-newcomers = 新用户
numbers-of-came = 进群
numbers-of-left = 退群
numbers-of-presses = 按钮点击
numbers-change = { $arrow } { $percent }% · 之前 { $before }
numbers-before = 之前 { $before }

numbers-by-hour = 按小时
numbers-by-day = 按天
numbers-by-week = 按周
numbers-by-month = 按月
numbers-by-year = 按年
numbers-panel-revenue = 收入（{ $by }，{ $currency }）
numbers-panel-acts = 下单（{ $by }）
numbers-panel-members = 进群与退群（{ $by }）
numbers-panel-hours = 一天中最活跃的时段
numbers-panel-sources = 新用户从哪里来
numbers-panel-promotions = 活动
numbers-panel-chats = 群组
numbers-panel-deals = 热销商品
numbers-ranked-joins = { $number } 单
numbers-ranked-units = 售出 { $number } 件

numbers-changed = { $name }：<b>{ $now }</b>（{ $change }）
numbers-figure = { $name }：<b>{ $now }</b>
numbers-acts = 👥 拼团下单 { $joins }，秒杀下单 { $claims }，接龙下单 { $list_orders }
numbers-posts = 📮 帖子：已发送 { $sent }，失败 { $failed }
numbers-presses = 🔘 按钮点击：{ $presses }（拼团 { $presses_group_buy }，秒杀 { $presses_flash_sale }）
numbers-pressed = 👉 { $presses } 次点击带来 { $acts } 单（{ $percent }%）
numbers-conversion = ✅ { $acts } 单中已付款 { $paid } 单（{ $percent }%）
numbers-hour = 🕐 { $since } – { $until }：点击和下单 { $number } 次
numbers-sources = 🔎 <b>新用户从哪里来</b>
numbers-source = • { $how }：{ $number }
numbers-source-start_link = 成员的机器人链接
numbers-source-invite_link = 成员的邀请链接
numbers-source-join_request = 成员的邀请链接（需审批）
numbers-source-answer = 自己说明了邀请人
numbers-source-masked = 其他管理员的链接
numbers-source-folder = 群组文件夹
numbers-source-public = 自己进来的
numbers-source-by_hand = 手动登记
numbers-source-unknown = 未知
numbers-head-promotions = 🎯 <b>活动</b>
numbers-head-chats = 💬 <b>群组</b>
numbers-head-deals = 🏆 <b>热销商品</b>
numbers-ranked = { $place }. { $name }：{ $what }

numbers-period-today = 今天
numbers-period-week = 7 天
numbers-period-month = 30 天
numbers-period-quarter = 90 天
numbers-period-all = 全部
numbers-topic-overview = 📊 总览
numbers-topic-promotions = 🎯 活动
numbers-topic-chats = 💬 群组
numbers-topic-deals = 🏆 热销商品
numbers-topic-hours = 🕐 最佳时段
numbers-topic-growth = 🌱 新用户
numbers-chosen = • { $name }
numbers-button-all = 📊 统计
numbers-button-text = 📝 文字版
numbers-button-picture = 🖼 图片版
numbers-button-how = ℹ️ 统计方法
numbers-button-where = 📍 { $where }
numbers-file = 📄 统计数据：{ $when }
numbers-which-chat = 📍 <b>看哪个群组的统计？</b>
numbers-everywhere = 全部群组

numbers-how =
    ℹ️ <b>统计方法</b>

    <b>日期</b>按店铺时间（{ $zone }）；今天算到此刻，对比的那段时间也算到同一时刻。
    <b>收入</b>和<b>成交</b>：只算已付款的。预付的提货券算在发券当天，到店付款的算在提货当天；手动登记的也算，已退款的不算。
    <b>下单</b>：参团或抢购的人次，后来取消的也算。
    <b>新用户</b>：机器人第一次见到的人。<b>进群</b>：包括退群后又回来的人。
    <b>按钮点击</b>：只算群组和频道消息下面、机器人能收到的按钮。谁看了帖子、谁打开了链接，Telegram 不会告诉机器人。
    <b>最佳时段</b>：最多算最近 90 天的点击和下单。
    <b>单个群组的统计</b>：只算在该群里发生的。私聊里的操作不属于任何群组。
