# The shop's numbers: pictures, the same in words, and what each number counts.
numbers-title = 📊 <b>Numbers</b>: { $when } · { $where }
numbers-line = <i>{ $words }</i>
numbers-where-all = all chats
numbers-where-mine = your chats
numbers-when-today = today, { $day }
numbers-against = compared with { $first } – { $last }
numbers-against-today = compared with yesterday at this time
numbers-nothing = Nothing to count here yet. Try more days.
numbers-gone = no longer there
numbers-number = { $number }

numbers-of-revenue = Revenue
numbers-of-purchases = Purchases
numbers-of-acts = Orders
numbers-of-joins = Group buys
numbers-of-claims = Flash sales
numbers-of-list_orders = Order lists
numbers-of-newcomers = New people
numbers-of-came = Joined the chats
numbers-of-left = Left the chats
numbers-of-presses = Button presses
numbers-change = { $arrow } { $percent }% · before: { $before }
numbers-before = before: { $before }

numbers-by-hour = by hour
numbers-by-day = by day
numbers-by-week = by week
numbers-by-month = by month
numbers-by-year = by year
numbers-panel-revenue = Revenue { $by }, { $currency }
numbers-panel-acts = Orders { $by }
numbers-panel-members = People in the chats { $by }
numbers-panel-hours = Busiest hours of the day
numbers-panel-sources = How new people found you
numbers-panel-promotions = Promotions
numbers-panel-chats = Chats
numbers-panel-deals = Best sellers
numbers-ranked-joins =
    { $number ->
        [one] { $number } order
       *[other] { $number } orders
    }
numbers-ranked-units = { $number } sold

numbers-changed = { $name }: <b>{ $now }</b> ({ $change })
numbers-figure = { $name }: <b>{ $now }</b>
numbers-acts = 👥 Orders in group buys: { $joins }, in flash sales: { $claims }, on order lists: { $list_orders }
numbers-posts = 📮 Posts: { $sent } sent, { $failed } failed
numbers-presses = 🔘 Button presses: { $presses } (group buys { $presses_group_buy }, flash sales { $presses_flash_sale })
numbers-pressed = 👉 Orders from { $presses } presses: { $acts } ({ $percent }%)
numbers-conversion = ✅ Paid so far: { $paid } of { $acts } orders ({ $percent }%)
numbers-hour = 🕐 { $since } – { $until }: { $number } presses and orders
numbers-sources = 🔎 <b>How new people found you</b>
numbers-source = • { $how }: { $number }
numbers-source-start_link = a member's link to the bot
numbers-source-invite_link = a member's invite link
numbers-source-join_request = a member's invite link, let in by you
numbers-source-answer = said who invited them
numbers-source-masked = another admin's link
numbers-source-folder = a folder of chats
numbers-source-public = came by themselves
numbers-source-by_hand = entered by hand
numbers-source-unknown = unknown
numbers-head-promotions = 🎯 <b>Promotions</b>
numbers-head-chats = 💬 <b>Chats</b>
numbers-head-deals = 🏆 <b>Best sellers</b>
numbers-ranked = { $place }. { $name }: { $what }

numbers-period-today = Today
numbers-period-week = 7 days
numbers-period-month = 30 days
numbers-period-quarter = 90 days
numbers-period-all = All
numbers-topic-overview = 📊 Overview
numbers-topic-promotions = 🎯 Promotions
numbers-topic-chats = 💬 Chats
numbers-topic-deals = 🏆 Best sellers
numbers-topic-hours = 🕐 Best hours
numbers-topic-growth = 🌱 New people
numbers-chosen = • { $name }
numbers-button-all = 📊 Numbers
numbers-button-text = 📝 As text
numbers-button-picture = 🖼 As a picture
numbers-button-how = ℹ️ How this is counted
numbers-button-where = 📍 { $where }
numbers-file = 📄 The numbers: { $when }
numbers-which-chat = 📍 <b>Numbers of which chat?</b>
numbers-everywhere = All chats

numbers-how =
    ℹ️ <b>How this is counted</b>

    <b>Days</b> are those of the shop's clock ({ $zone }); today counts up to now, and so do the days it is compared with.
    <b>Revenue</b> and <b>purchases</b>: what is paid for. A voucher paid in advance counts on the day it was issued, one paid at pick-up on the day it was picked up. What you entered by hand counts, what was refunded does not.
    <b>Orders</b>: people who joined a group buy or claimed a piece in a flash sale, even if they changed their mind later.
    <b>New people</b>: seen by me for the first time. <b>Joined the chats</b>: also people who came back.
    <b>Button presses</b>: only under messages in chats, only buttons that I hear of. Telegram does not tell me who looked at a post or opened a link.
    <b>Busiest hours</b>: presses and orders of the last 90 days at most.
    <b>A chat's numbers</b>: what people did in that chat. What they did in private with me belongs to no chat.
