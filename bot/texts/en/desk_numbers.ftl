# Numbers at the desk: what was counted in some days, and what each number counts.
numbers-title = 📊 <b>Numbers</b> of { $days } days: { $first } – { $last } ({ $zone })
numbers-posts = 📮 Posts: { $sent } sent, { $failed } failed
numbers-acts = 👥 Group buys: { $joins } joined · ⚡ Flash sales: { $claims } claimed
numbers-hours = 🕐 Best hours: { $hours }
numbers-members = 🌱 In the chats: { $came } came, { $left } left
numbers-purchases = 🛒 Purchases paid for: { $purchases }, together { $sums }
numbers-conversion = 🎯 Of { $acts } joins and claims made in these days { $paid } are paid for by now: { $percent }%
numbers-newcomers = 🔎 Newcomers: { $newcomers }, by what shows who brought them
numbers-source = • { $how }: { $number }
numbers-unattributed = unattributed, nobody counts
numbers-what = Joins and claims count when they are made, also those taken back later. A purchase counts when it is paid: before its voucher, at pick-up, or entered by hand. Who left and came back counts as come. Presses and views are not recorded, so no number is made of them.
numbers-what-some = Of your chats alone: what somebody did in private with the bot belongs to none. Joins and claims count when they are made, also those taken back later. Presses and views are not recorded.
numbers-chart-acts = 1 · by day: 🟦 joins 🟧 claims
numbers-chart-hours = 2 · by hour of the day: 🟦 joins and claims
numbers-chart-members = 3 · by day: 🟦 came 🟧 left
numbers-file = 📄 The numbers of { $days } days
numbers-button-all = 📊 Numbers
numbers-button-more = 📅 30 days
numbers-button-fewer = 📅 7 days

refused-numbers-nothing = There is nothing to draw in these days.
