# Numbers at the desk: what was counted in some days, and what each number counts.
numbers-title = 📊 <b>Numbers</b> of { $days } days: { $first } – { $last } ({ $zone })
numbers-posts = 📮 Posts: { $sent } sent, { $failed } failed
numbers-presses = 🔘 Presses in the chats: { $presses }, under group buys { $presses_group_buy }, under flash sales { $presses_flash_sale }
numbers-acts = 👥 Group buys: { $joins } joined · ⚡ Flash sales: { $claims } claimed
numbers-pressed = 👉 Presses: { $presses }, joins and claims made in the chats: { $acts } ({ $percent }%)
numbers-hours = 🕐 Best hours: { $hours }
numbers-members = 🌱 In the chats: { $came } came, { $left } left
numbers-purchases = 🛒 Purchases paid for: { $purchases }, together { $sums }
numbers-conversion = 🎯 Joins and claims made in these days: { $acts }, paid for by now: { $paid } ({ $percent }%)
numbers-newcomers = 🔎 Newcomers: { $newcomers }, by what shows who brought them
numbers-source = • { $how }: { $number }
numbers-unattributed = unattributed, nobody counts
numbers-what = Joins and claims count when they are made, also those taken back later. A purchase counts when it is paid: before its voucher, at pick-up, or entered by hand. Who left and came back counts as come. A press is of any button of ours under a message in a group or channel, also one that is refused; it is counted by chat and quarter of an hour, never by person. A join that is typed has no press. Buttons that open a link or copy a code, and views, the bot does not hear of. The best hours are of presses, joins and claims together.
numbers-what-some = Of your chats alone: what somebody did in private with the bot belongs to none. Joins and claims count when they are made, also those taken back later. A press is of any button of ours under a message there, never counted by person; a join that is typed has none; buttons that open a link or copy a code, and views, the bot does not hear of. The best hours are of presses, joins and claims together.
numbers-chart-acts = 1 · by day: 🟦 joins 🟧 claims
numbers-chart-presses = 2 · by day: 🟦 presses
numbers-chart-hours = 3 · by hour of the day: 🟦 presses, joins and claims
numbers-chart-members = 4 · by day: 🟦 came 🟧 left
numbers-file = 📄 The numbers of { $days } days
numbers-button-all = 📊 Numbers
numbers-button-more = 📅 30 days
numbers-button-fewer = 📅 7 days

refused-numbers-nothing = There is nothing to draw in these days.
