# 工作台的数据：若干天内统计到的内容，以及每个数字统计的是什么。
numbers-title = 📊 <b>数据</b>，共 { $days } 天：{ $first } – { $last }（{ $zone }）
numbers-posts = 📮 帖子：已发送 { $sent }，失败 { $failed }
numbers-presses = 🔘 群内按钮点击：{ $presses } 次，其中拼团 { $presses_group_buy } 次，秒杀 { $presses_flash_sale } 次
numbers-acts = 👥 拼团：{ $joins } 次加入 · ⚡ 秒杀：{ $claims } 次抢购
numbers-pressed = 👉 点击 { $presses } 次，群内加入和抢购 { $acts } 次（{ $percent }%）
numbers-hours = 🕐 最佳时段：{ $hours }
numbers-members = 🌱 群内：进入 { $came }，离开 { $left }
numbers-purchases = 🛒 已付款订单：{ $purchases }，合计 { $sums }
numbers-conversion = 🎯 这些天的加入和抢购：{ $acts } 次，目前已付款 { $paid } 次（{ $percent }%）
numbers-newcomers = 🔎 新人：{ $newcomers }，按能说明由谁邀请的依据
numbers-source = • { $how }：{ $number }
numbers-unattributed = 未归属，不算作任何人邀请
numbers-what = 加入和抢购在发生时计数，之后取消的也算。订单在付款时计数：领券前付款、取货时付款，或人工录入。离开后又回来的算作进入。点击指群或频道消息下本机器人任一按钮的点击，被拒绝的也算；按群和每刻钟计数，从不按人。输入命令的加入没有点击。打开链接或复制代码的按钮以及浏览，机器人无从得知。最佳时段按点击、加入和抢购合计。
numbers-what-some = 仅限您的群：在与机器人的私聊中做的事不属于任何群。加入和抢购在发生时计数，之后取消的也算。点击指其中消息下本机器人任一按钮的点击，从不按人计数；输入命令的加入没有点击；打开链接或复制代码的按钮以及浏览，机器人无从得知。最佳时段按点击、加入和抢购合计。
numbers-chart-acts = 1 · 按天：🟦 加入 🟧 抢购
numbers-chart-presses = 2 · 按天：🟦 点击
numbers-chart-hours = 3 · 按一天中的小时：🟦 点击、加入和抢购
numbers-chart-members = 4 · 按天：🟦 进入 🟧 离开
numbers-file = 📄 { $days } 天的数据
numbers-button-all = 📊 数据
numbers-button-more = 📅 30 天
numbers-button-fewer = 📅 7 天

refused-numbers-nothing = 这些天没有可以画的内容。
