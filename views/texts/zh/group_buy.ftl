# 拼团：活动卡片、团页面、提示、通知，以及各种拒绝理由。
group_buy-title = <b>{ $title }</b>
group_buy-price = 每份 <b>{ $price }</b>
group_buy-price-reduced = <s>{ $list }</s> → 每份 <b>{ $price }</b>  −{ $percent }%
group_buy-needed = 满 { $goal } 人享此价
group_buy-starts = 🕐 { $moment } 开始
group_buy-progress = { $bar }  已有 { $joined } / { $goal } 人，还差 { $to_go } 人
group_buy-progress-reached = { $bar }  已有 { $joined } 人，已达到 { $goal } 人目标
group_buy-full =
    { $waiting ->
        [0] 名额已满，可以候补。
       *[other] 名额已满。候补人数：{ $waiting }
    }
group_buy-next = 下一档：满 { $people } 人 { $price }
group_buy-next-and-best = { $next }，最低价：满 { $people } 人 { $price }
group_buy-closes = ⏳ { $moment } 截止
group_buy-names =
    { $more ->
        [0] { $names }
       *[other] { $names } 等，另有 { $more } 人
    }
group_buy-code = 编号 <code>{ $code }</code>
group_buy-done = ✅ <b>拼团成功。</b>{ $people } 人以每份 { $price } 拼到。
group_buy-failed = 未达到 { $goal } 人，本次拼团未成功，任何人都无需付款。
group_buy-closed = 已截止，正在私信通知所有参团成员。
group_buy-team-of = 开团或参团：满 { $goal } 人享此价
group_buy-teams-open = 正在拼的团：{ $teams } 个
group_buy-team-line = <code>{ $code }</code> { $name } · { $joined } / { $goal } 人
group_buy-teams-succeeded = ✅ 已有 { $teams } 个团成功
group_buy-teams-done = ✅ <b>活动结束。</b>共有 { $teams } 个团成功。
group_buy-teams-failed = 活动已结束，没有团拼满，任何人都无需付款。
group_buy-teams-closed = 已截止，正在私信通知所有参团成员。
group_buy-pay-pickup = 到店提货时付款。人数达到之前您无需付款，也可以随时退出。
group_buy-pay-external-now = { $pay ->
    [stars] 参团时在与我的私聊里用 Stars 付款，名额会为您保留。若人数不足，Stars 自动退还。
    [provider] 参团时在与我的私聊里刷卡付款，名额会为您保留。若人数不足，款项退还。
   *[other] 参团时在店铺网站付款，名额会为您保留。若人数不足，款项退还。
}
group_buy-pay-external-at_end = { $pay ->
    [stars] 人数达到后，按最终价格用 Stars 付款；在此之前可以退出。
    [provider] 人数达到后，按最终价格刷卡付款；在此之前可以退出。
   *[other] 人数达到后，按最终价格在店铺网站付款；在此之前可以退出。
}

group_buy-button-join = ✅ 参团 · { $price }
group_buy-button-join-team = ✅ { $name } · 差 { $to_go } 人
group_buy-button-open = ➕ 我来开团
group_buy-button-wait = 🕐 候补
group_buy-button-leave = ➖ 退出
group_buy-button-quantity = ✏️ 数量
group_buy-button-share = 📤 分享
group_buy-button-remind = 🔔 提醒我
group_buy-button-closed = 已截止
group_buy-button-copy = 📋 复制链接
group_buy-button-pay = 🛒 去店铺付款
group_buy-button-take = ✅ 我要这个名额
group_buy-button-move = ↪️ 换到别的团
group_buy-button-show = 👀 查看
group_buy-button-back = ‹ 返回

group_buy-joined-open = 参团成功！{ $taken } / { $goal } 人，还差 { $to_go } 人。每份最多付 { $price }。
group_buy-joined-reached = 参团成功！已有 { $taken } 人，目标已达到。每份最多付 { $price }。
group_buy-said = { $words }
group_buy-left = 您已退出，无需为此付款。
group_buy-will-remind = 🔔 截止前我会私信提醒您。
group_buy-will-remind-open = 🔔 已记下。请先打开一次我们的私聊，截止前我才能提醒您。
group_buy-moved = 您现在在团 { $code } 中。
group_buy-opened = 您的团 { $code } 已开启，快分享链接吧！
group_buy-waits-toast = 您排在候补第 { $number } 位。有空位时会为您保留 15 分钟。
group_buy-waits = <b>{ $title }</b>：您排在候补第 { $number } 位。有空位时会为您保留 15 分钟，并在这里通知您。
group_buy-share-words = { $title }：人越多越便宜，一起来拼团吧！
group_buy-share =
    <b>{ $title }</b>
    人越多，成团越快。把链接发给朋友：
    { $link }
    或者命令 <code>/join { $code }</code>
group_buy-quantity = <b>{ $title }</b>：您现在是 { $quantity } 份。想要几份？最多 { $maximum } 份。
group_buy-to-pay = { $pay ->
    [stars] <b>{ $title }</b>：您的名额保留到 { $moment }。付款 { $amount } 后名额归您。
    [provider] <b>{ $title }</b>：您的名额保留到 { $moment }。付款 { $amount } 后名额归您。
   *[other] <b>{ $title }</b>：您的名额保留到 { $moment }。请在店铺网站付款 { $amount }，到账后名额归您。
}
group_buy-buys-none = 您还没有参加或下单，目前也没有进行中的活动。/deals 查看优惠。
group_buy-buys-own = <b>我的</b>
group_buy-buys-not-in = 您还没有参加或下单。
group_buy-buys-running = <b>正在进行</b>
group_buy-buys-offer = • { $title } · { $price }
group_buy-buys-line = • { $title } ×{ $quantity } · { $price } · { $state } · { $moment }
group_buy-state-open = 拼团中
group_buy-state-reserved = 保留至
group_buy-state-filled = 已成功
group_buy-state-succeeded = 已成功
group_buy-state-expired = 未拼满
group_buy-state-failed = 未拼满
group_buy-state-cancelled = 已取消

group_buy-promoted = 🎉 <b>{ $title }</b> 有空位了：{ $quantity } 份，每份 { $price }。请在 { $moment } 之前确认。
group_buy-promoted-pay = { $pay ->
    [stars] 🎉 <b>{ $title }</b> 有空位了：{ $quantity } 份，每份 { $price }。请在 { $moment } 之前付款。
    [provider] 🎉 <b>{ $title }</b> 有空位了：{ $quantity } 份，每份 { $price }。请在 { $moment } 之前付款。
   *[other] 🎉 <b>{ $title }</b> 有空位了：{ $quantity } 份，每份 { $price }。请在 { $moment } 之前在店铺网站付款。
}
group_buy-merge = 您参加的 <b>{ $title }</b> 未能按时拼满，但还有其他团在拼。要换过去吗？到 { $moment } 仍无回复，则您无需付款，已付款项退还。
group_buy-failed-free = <b>{ $title }</b> 这次没有拼成，您无需付款。
group_buy-failed-refund = <b>{ $title }</b> 这次没有拼成，将退还您 { $refund }。
group_buy-succeeded-pay = { $pay ->
    [stars] 🎉 <b>{ $title }</b> 拼团成功！请在这里付款 { $amount }，随后立即发放提货券。
    [provider] 🎉 <b>{ $title }</b> 拼团成功！请在这里付款 { $amount }，随后立即发放提货券。
   *[other] 🎉 <b>{ $title }</b> 拼团成功！请在店铺网站付款 { $amount }，到账后发放提货券。
}

notice-group_buy-almost = <b>{ $title }</b> 只差一人！团 <code>{ $code }</code> 将于 { $moment } 截止。
notice-group_buy-leader = 您现在是 <b>{ $title }</b> 团 <code>{ $code }</code> 的团长：您入团时间最早。
notice-group_buy-lapsed = <b>{ $title }</b> 为您保留的名额已过时，让给了下一位。
notice-group_buy-reminder = ⏳ <b>{ $title }</b> 将于 { $moment } 截止。{ $to_go ->
        [0] 目标已达到。
       *[other] 还差 { $to_go } 人。
    }
notice-group_buy-confirmed = 您为 <b>{ $title }</b> 支付的 { $amount } 已到账。您在团 <code>{ $code }</code> 中。
notice-group_buy-late_refund = 您为 <b>{ $title }</b> 支付的 { $amount } 到账太晚，且没有空位，将退还给您。

refused-group_buy-not_found = 没有编号为 { $code } 的拼团或团。/buys 查看进行中的拼团。
refused-group_buy-no_code = 请在命令后写上编号：/{ $command } T4MNP。/buys 查看进行中的拼团。
refused-group_buy-which_team = { $title } 需要组团购买。请用团编号参团，或自己开团：/open { $code }
refused-group_buy-no_teams = 这个拼团大家一起拼：/join { $code }
refused-group_buy-not_started = { $title } 还没有开始。
refused-group_buy-ended = { $title } 已结束。/buys 查看进行中的拼团。
refused-group_buy-disabled = { $title } 已被店铺关闭。/buys 查看进行中的拼团。
refused-group_buy-banned = 店铺不接受您的订单，请向店主询问原因。
refused-group_buy-already_in = 您已经参团了，还差 { $to_go } 人。
refused-group_buy-already_elsewhere = 您已在该拼团的另一个团里。/buys 可查看。
refused-group_buy-own_limit = 每人最多 { $maximum } 份。
refused-group_buy-full = { $title } 已满。候补请发：/join { $code } wait
refused-group_buy-sold_out = { $title } 已售罄。/deals 查看其他优惠。
refused-group_buy-price_rose = 有人退出，价格恢复为 { $price }。可以接受请再点一次。
refused-group_buy-quantity = “{ $typed }”不是 1 到 { $maximum } 之间的数字。
refused-group_buy-quantity_fixed = 数量已经确定：您的名额已付款或正在为您保留。
refused-group_buy-not_in = 您没有参加这个拼团。/buys 查看您的拼团。
refused-group_buy-too_late_to_leave = { $title } 已经成团，不能再退出。请联系店铺。
refused-group_buy-hold_over = 这个名额已不再为您保留。
refused-group_buy-pay_first = 请先付款；{ $title } 的名额会为您保留。
refused-group_buy-merge_over = 已经不能换团了，您无需付款。
refused-group_buy-merge_full = 其他团也满了，您无需付款。
refused-group_buy-no_reminder = 现在设置提醒已经太晚了。
refused-group_buy-tiers_count = 拼团至少要有一档按人数的价格，最多 { $maximum } 档。
refused-group_buy-tiers_people = 人数必须递增，从 2 到最多 { $maximum }。
refused-group_buy-tiers_prices = 价格必须随人数递减，且大于零。
refused-group_buy-tiers_above_list = 第一档价格没有低于商品原价，请设低一些。
refused-group_buy-tiers_typed = “{ $typed }”不是价格列表。写法为 人数:价格，例如 10:17.90,15:16.50
refused-group_buy-ends_too_early = 结束时间已过，或早于开始时间。
refused-group_buy-duration = 拼团时长须在 1 分钟到 60 天之间。
refused-group_buy-size = 团的名额至少要容纳最后一档的 { $people } 人。
refused-group_buy-per_member = 每人可购 1 到 { $maximum } 份。
refused-group_buy-stock = 库存少于第一档的 { $people } 人，不可能成团。
refused-group_buy-hold = 名额保留时间须在 1 分钟到 7 天之间。
refused-group_buy-voucher_days = 提货券有效期为 1 到 { $maximum } 天。
refused-group_buy-no_link = 商品 { $code } 没有链接，无法在那里付款。
refused-group_buy-deal_over = 商品 { $code } 已结束。
refused-group_buy-chats = 一次最多 { $maximum } 个群。
refused-group_buy-closed_already = { $code } 已经关闭。
refused-group_buy-no_seat = 没有名额 { $id }。用 `group-buys show CODE` 查看。
refused-group_buy-pays_in_store = { $code } 到店付款，无需标记。
refused-group_buy-not_due = 团 { $code } 还在拼，成团后成员才付款。
refused-group_buy-nothing_owed = 名额 { $id } 没有待退款项。
refused-group_buy-pay = 付款方式为 pickup、shop 或 shop-now，而不是“{ $typed }”。
