### 提货：门店何时营业，成员选了哪家门店、什么时间，什么到货了。
pickup-closed-on = { $day }休息
pickup-hours-part = ，
pickup-hours = 🕘 { $hours }
pickup-no-hours = 🕘 还没有营业时间。
pickup-capacity =
    { $minutes ->
        [0] 👥 每天最多 { $orders } 单
       *[other] 👥 每 { $minutes } 分钟最多 { $orders } 单
    }
pickup-slots = ⏱ 成员选择时间，每 { $minutes } 分钟一段。
pickup-zone = 🌐 按 { $zone } 的时间
pickup-map = 🗺 { $link }
pickup-note = 📝 { $note }
pickup-where =
    { $address ->
        [none] 📍 { $store }
       *[other] 📍 { $store }，{ $address }
    }
pickup-terms =
    🏪 <b>{ $name }</b>：提货
    成员会在提货券上看到这些内容。
pickup-ask-hours =
    <b>{ $store }</b> 什么时候营业？像写在门上那样写即可：
    <code>周一至周五 9-18，周六 10-14，12月25日休息</code>
pickup-ask-capacity = <b>{ $store }</b> 每天（或每个时段）最多能接待多少单？请写一个不超过 { $maximum } 的数字。成员只能选还有名额的日子或时段。
pickup-ask-map_link = <b>{ $store }</b> 在地图上的什么位置？请发送链接，或发送位置（📎，位置）。
pickup-ask-note = 怎么找到 <b>{ $store }</b>？例如：面包店后面，按两下门铃。最多 { $maximum } 个字。
pickup-ask-address = <b>{ $store }</b> 的地址是什么？最多 { $maximum } 个字。
pickup-ask-zone = <b>{ $store }</b> 在哪个时区？例如：<code>Asia/Shanghai</code>。不写则与店铺相同。
pickup-button-terms = 📍 提货
pickup-button-hours = 🕘 营业时间
pickup-button-capacity = 👥 最多多少单
pickup-button-map_link = 🗺 地图
pickup-button-note = 📝 怎么找
pickup-button-address = 🏠 地址
pickup-button-zone = 🌐 时区
pickup-button-slot =
    { $minutes ->
        [0] ⏱ 时段：整天
       *[other] ⏱ 时段：{ $minutes } 分钟
    }
pickup-button-map = 🗺 打开地图
pickup-ask-where = 📍 <b>{ $title }</b>：您想在哪里提货？
pickup-now =
    { $at ->
        [none] 您在 <b>{ $store }</b> 提取 <b>{ $title }</b>。
       *[other] 您在 <b>{ $store }</b> 提取 <b>{ $title }</b>，时间：{ $at }。
    }
    点击可更改。
pickup-which-day = <b>{ $title }</b>，在 <b>{ $store }</b> 提货：哪一天来？
pickup-which-time = <b>{ $title }</b>，在 <b>{ $store }</b> 提货，{ $day }：几点来？
pickup-no-times = <b>{ $store }</b> 没有空余时段了。请选其他门店，或明天再看。
pickup-chosen =
    { $at ->
        [none] ✅ 您在 <b>{ $store }</b> 提取 <b>{ $title }</b>。
       *[other] ✅ 您在 <b>{ $store }</b> 提取 <b>{ $title }</b>，时间：{ $at }。
    }
    下次会默认这家门店。
pickup-toast = 记下了。
pickup-at = 🕑 到店时间：{ $at }
pickup-not-chosen = 📍 请选择提货门店。
pickup-no-time-yet = 🕑 请选择到店时间。
pickup-short =
    { $at ->
        [none] 📍 { $store }
       *[other] 📍 { $store }，{ $at }
    }
pickup-button-choose = 📍 选择门店和时间
pickup-button-change = 📍 更改门店或时间
pickup-button-when = 🕑 选择时间
pickup-button-back = ‹ 门店
pickup-button-left = { $at } · 剩 { $left }
pickup-points =
    <b>{ $title }</b>：在哪里提货
    { $chosen ->
        [0] 任何门店都可以。请点选可提货的门店。
        [one] 只在一家门店。
       *[other] 成员可在 { $chosen } 家门店中选择。
    }
pickup-button-points = 📍 提货门店
pickup-arrived = 📦 <b>{ $title }</b> ×{ $quantity } 到货了！
pickup-fetch-until = 请在 { $moment } 前提货。
pickup-reminder = ⏳ 您还没有提货：
pickup-reminder-line =
    { $there ->
        [yes] • <b>{ $title }</b> ×{ $quantity }，已到货，截止 { $moment }
       *[no] • <b>{ $title }</b> ×{ $quantity }，截止 { $moment }
    }
pickup-extended = 📅 <b>{ $title }</b> ×{ $quantity } 的提货时间延长到 { $moment }。
pickup-button-voucher = 🎟 出示提货券
pickup-button-vouchers = 🎟 我的提货券
pickup-unfetched =
    <b>未提货</b>
    { $vouchers ->
        [0] 都按时提货了。
       *[other] 📦 已到货 · ⏳ 快到期 · ⌛ 已过期。点选后可提醒、延期或退回库存。
    }
pickup-unfetched-one = <b>{ $name }</b>：{ $title } ×{ $quantity }
pickup-there-since = 📦 { $moment } 到货
pickup-reminded-at = 🔔 { $moment } 提醒过
pickup-put-back-sure = 把 <b>{ $name }</b> 的 <b>{ $title }</b> ×{ $quantity } 退回库存？已付款项将记为应退。
pickup-button-unfetched = ⏳ 未提货
pickup-button-remind = 🔔 再提醒一次
pickup-button-extend = 📅 延长 7 天
pickup-button-put-back = ↩️ 退回库存
pickup-button-order = 🧾 查看订单

refused-pickup-hours_typed = 看不懂“{ $typed }”。请这样写：周一至周五 9-18，周六 10-14，12月25日休息。下午请写 18 点。
refused-pickup-hours_missing = 有的日子没写时间。请这样写：周一至周五 9-18，周六 10-14。
refused-pickup-hours_twice = 同一天的两段时间重叠，或超过四段。每天只写一次：周一至周五 9-12，14-18。
refused-pickup-hours_long = 太长了：最多 { $maximum } 个字。
refused-pickup-slots_need_hours = 时段由营业时间而来。请先写营业时间；要删除营业时间，请先把时段改为整天。
refused-pickup-capacity = 请写 1 到 { $maximum } 的数字。
refused-pickup-slot = 每个时段为 { $minutes } 分钟，或一整天。
refused-pickup-text_long = 太长了：最多 { $maximum } 个字。
refused-pickup-no_location = 这里不需要位置。请先点 🗺 地图。
refused-pickup-not_yours = 这不是您的订单。/buys 可查看您参加的。
refused-pickup-over = { $title } 已经提货，或已结束。
refused-pickup-not_here = 不能再在那里提货了。请选其他门店。
refused-pickup-no_time = { $store } 按时段交付，请选一个时段。
refused-pickup-time_over = 这个时间已过，或 { $store } 当时不营业。请另选。
refused-pickup-full = 慢了一步：{ $store } 的这个时段已满。下面是空余时段。
refused-pickup-points = 最多 { $maximum } 家门店。
refused-pickup-nobody_waits = 没有人在等：都已通知过，或还没有提货券。
refused-pickup-reminded_today = 一天之内已经提醒过了。
refused-pickup-not_put_back = 只有秒杀和接龙的件数能退回库存。退款请打开订单标记。
