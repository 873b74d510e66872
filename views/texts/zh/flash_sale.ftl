# 限时秒杀：卡片、个人页面、提示、通知、拒绝原因。
flash_sale-title = ⚡ <b>{ $title }</b>
flash_sale-price = <b>{ $price }</b>
flash_sale-price-reduced = <s>{ $list }</s>  <b>{ $price }</b>  −{ $percent }%
flash_sale-starts = ⏰ { $moment } 开抢
flash_sale-stock = 共 { $total } 件
flash_sale-window = 🎲 { $moment } 前报名，人人机会均等。
flash_sale-entered = { $entered ->
        [0] 还没有人报名。
       *[other] 已有 { $entered } 人报名。
    }
flash_sale-left = { $bar }  剩 <b>{ $left }</b> / { $total } 件
flash_sale-here = 其中 { $units } 件为本群保留。
flash_sale-bought = { $members ->
        [0] 来抢第一件吧。
       *[other] 已有 { $members } 人抢到。
    }
flash_sale-full = 暂时抢完或被保留。{ $waiting ->
        [0] 可以候补。
       *[other] 候补人数：{ $waiting }。
    }
flash_sale-ends = ⏳ { $moment } 结束
flash_sale-over-sold_out = 已售罄，{ $members } 人抢到。
flash_sale-over-ended = 本次秒杀已结束。{ $members ->
        [0] {""}
       *[other] { $members } 人抢到。
    }
flash_sale-over-disabled = 店铺已停止本次秒杀，已售出的依然有效。
flash_sale-fair = 🎲 公平开抢：前 { $seconds } 秒报名的人机会均等，顺序由抽签决定。
flash_sale-drawn = 🎲 顺序已公平抽出。
flash_sale-without_dice = 这里不掷骰子：先后出自店铺自己的密数，店铺是知道的。
flash_sale-proof-title = 🎲 <b>{ $title }</b>：顺序怎样抽出
flash_sale-proof-about = 开始前，我们先定好一个秘密数字（种子），并公布它的指纹。抽签后再公布种子本身，中途谁也改不了。
flash_sale-proof-hash = 种子的指纹（SHA-256）：<code>{ $hash }</code>
flash_sale-proof-seed = 种子：<code>{ $seed }</code>
flash_sale-proof-entries = 报名名单的指纹（SHA-256）：<code>{ $hash }</code>
flash_sale-pay-pickup = 到店付款，每人最多 { $maximum } 件。
flash_sale-pay-external = { $pay ->
    [stars] 在与我的私聊里用 Stars 付款，期间为您保留。每人最多 { $maximum } 件。
    [provider] 在与我的私聊里刷卡付款，期间为您保留。每人最多 { $maximum } 件。
   *[other] 在店铺网站付款，期间为您保留。每人最多 { $maximum } 件。
}
flash_sale-code = 编号 <code>{ $code }</code> · /grab { $code }

flash_sale-button-open = ⚡ 抢购 · { $price }
flash_sale-button-window = 🎲 报名 · { $price }
flash_sale-button-wait = ⏳ 候补
flash_sale-button-own = 🎟 我的
flash_sale-button-remind = 🔔 提醒我
flash_sale-button-proof = 🎲 如何验证
flash_sale-button-back = ‹ 返回秒杀
flash_sale-button-leave = ↩ 退回
flash_sale-button-accept = ✅ 我要
flash_sale-button-decline = 不要了
flash_sale-button-pay = 💳 去店铺付款

flash_sale-own-entered = 🎲 您已报名 { $quantity } 件。
flash_sale-own-drawn = 🎉 您抽中了 { $quantity } 件！稍后会收到消息。
flash_sale-own-held = { $pay ->
    [stars] 为您保留：{ $quantity } 件，{ $amount }，至 { $moment }。付款后归您。
    [provider] 为您保留：{ $quantity } 件，{ $amount }，至 { $moment }。付款后归您。
   *[other] 为您保留：{ $quantity } 件，{ $amount }，至 { $moment }。下单时请注明 <code>{ $number }</code>。
}
flash_sale-own-promised = 有货了：{ $quantity } 件，{ $amount }，为您保留至 { $moment }。
flash_sale-own-confirmed = ✅ 已归您：{ $quantity } 件，{ $amount }（<code>{ $number }</code>）
flash_sale-own-waiting = ⏳ 您排在候补第 { $number } 位。

flash_sale-toast-confirmed = ⚡ 抢到了：{ $quantity } × { $title }，{ $amount }。提货券在私聊里，提货前可在那里退回。
flash_sale-toast-held = ⚡ 为您保留至 { $moment }：{ $quantity } × { $title }。请付款 { $amount }。
flash_sale-toast-entered = 🎲 您已报名 { $title }，{ $moment } 抽签；此前可在“我的”中退出。
flash_sale-toast-waiting = ⏳ 您排在候补第 { $number } 位，轮到您时我会通知您。
flash_sale-toast-left = 已退回。
flash_sale-toast-remind = 🔔 到时提醒您。
flash_sale-said = { $words }

flash_sale-promoted = 🎉 <b>{ $title }</b>：{ $quantity } 件（{ $amount }）有货了，为您保留至 { $moment }。要吗？
flash_sale-promoted-pay = 🎉 <b>{ $title }</b>：{ $quantity } 件（{ $amount }）有货了，为您保留至 { $moment }。请先点“我要”，再付款。
flash_sale-won = { $pay ->
    [stars] 🎉 您抽中了 { $quantity } × <b>{ $title }</b>。请在 { $moment } 前在这里付款 { $amount }。
    [provider] 🎉 您抽中了 { $quantity } × <b>{ $title }</b>。请在 { $moment } 前在这里付款 { $amount }。
   *[other] 🎉 您抽中了 { $quantity } × <b>{ $title }</b>。请在 { $moment } 前到店铺网站付款 { $amount }，下单时注明 <code>{ $number }</code>。
}

notice-flash_sale-unlucky = 这次没有抽中 <b>{ $title }</b>。{ $number ->
        [0] {""}
       *[other] 如果有人退回，您排在候补第 { $number } 位。
    }
notice-flash_sale-stopped = 店铺在抽签前停止了 <b>{ $title }</b>，您无需付款。
notice-flash_sale-no_order = <b>{ $title }</b> 的抽签没能完成，没有人中签。您什么也不欠，现在人人可买：/grab { $code }
notice-flash_sale-late_refund = 您为 <b>{ $title }</b> 支付的 { $amount } 到得太晚，已无库存，将退还给您。
notice-flash_sale-lapsed = <b>{ $title }</b> 未及时付款，不再为您保留。如果您已付款，请放心，店铺会查到。
notice-flash_sale-remind_start = 🔔 <b>{ $title }</b> { $moment } 开抢。/grab { $code }
notice-flash_sale-remind_end = 🔔 <b>{ $title }</b> { $moment } 结束。/grab { $code }

command-grab = 按编号参加秒杀

refused-flash_sale-not_found = 没有编号为 { $code } 的秒杀。发送 /deals 查看正在进行的活动。
refused-flash_sale-no_code = 哪一个？请在命令后写编号：/grab F8KXY
refused-flash_sale-not_started = { $title } 还没开始。点“提醒我”，开始前通知您。
refused-flash_sale-ended = { $title } 已结束。发送 /deals 查看在售优惠。
refused-flash_sale-disabled = { $title } 已被店铺停止。发送 /deals 查看在售优惠。
refused-flash_sale-banned = 店铺不接受您的订单，请向店主询问原因。
refused-flash_sale-already_in = 已经是您的了：{ $quantity } 件，没有重复下单。
refused-flash_sale-own_limit = 每人最多 { $maximum } 件。
refused-flash_sale-sold_out = { $title } 已售罄。发送 /deals 查看其他优惠。
refused-flash_sale-too_few_left = 只剩 { $left } 件，请减少数量。
refused-flash_sale-drawing = 正在抽签，请稍后再点。
refused-flash_sale-price_rose = 现在的价格是 { $price }，可以接受请再点一次。
refused-flash_sale-quantity = “{ $typed }”不是 1 到 { $maximum } 之间的数字。
refused-flash_sale-picked_up = “{ $title }”您已经提货，无法在此退回。
refused-flash_sale-not_in = 没有可以退回的。
refused-flash_sale-hold_over = 已不再为您保留。
refused-flash_sale-no_reminder = 现在提醒已经太晚了。
refused-flash_sale-price = 价格必须大于零。
refused-flash_sale-price_above_list = 价格没有低于该商品的原价，请设低一些。
refused-flash_sale-stock = 库存为 1 到 { $maximum } 件，不填则不限量。
refused-flash_sale-limits = 每单至少 1 件，每人上限不低于每单上限，且最多 { $maximum }。
refused-flash_sale-hold = 保留时间为 { $minimum } 秒到 7 天。
refused-flash_sale-voucher_days = 提货券的有效期为 1 到 { $maximum } 天。
refused-flash_sale-starts = 开始时间已过，或在一年以后。
refused-flash_sale-lasts = 秒杀持续 10 秒到 60 天。
refused-flash_sale-window = 报名时间最长一小时，且不超过秒杀时长的一半。
refused-flash_sale-allotments = 每个保留份额至少 1 件，总数不超过库存。
refused-flash_sale-allotment_chat = 有保留份额的群不在发布范围内。
refused-flash_sale-allotted_for = 保留份额的时间必须大于零，且不超过秒杀时长。
refused-flash_sale-no_link = 商品 { $code } 没有链接，无法在那里付款。
refused-flash_sale-deal_over = 商品 { $code } 已结束。
refused-flash_sale-chats = 一次秒杀可发布到 1 到 { $maximum } 个群。
refused-flash_sale-closed = { $code } 已经关闭。
refused-flash_sale-no_claim = “{ $typed }”不是本次秒杀的订单。可用 `flash-sales show CODE` 查看。
refused-flash_sale-pays_in_store = { $code } 到店付款，无需标记。
refused-flash_sale-pay = 付款方式为 pickup 或 shop，而不是“{ $typed }”。
refused-flash_sale-allotment_typed = “{ $typed }”不是保留份额。请写 群=件数，例如 -1001234=20
