payment-button-pay = 💳 支付 { $amount }
payment-about = { $title }（{ $code }）。请在 { $moment } 前支付。
payment-receipt =
    🧾 <b>收据 { $number } 号</b>
    { $title }：{ $amount }，付款时间 { $moment }
payment-back-unknown = 我们无法确认这笔付款的用途，因此会退还给您。
payment-back-twice = 之前已经付过了，这第二笔付款会退还给您。
payment-back-amount = 付款时价格已变，因此会退还给您。
payment-back-order = 付款到得太晚，名额或商品已经没有了。这笔钱会退还给您。
payment-back-itself = 星星会自动退回，通常在一分钟内。您什么都不用做。
payment-back-hand = 店铺会人工退款。如果等得太久，请用 /paysupport 联系我们。
payment-given-back = ↩️ 收据 { $number } 号的 { $amount } 已退还给您。
payment-stuck =
    ⚠️ Telegram 没有退还 { $amount }（收据 { $number } 号）。
    它的回答：{ $why }
    机器人会继续尝试，最多每小时一次。如果一直不行，请用别的方式退款，或联系 Telegram 客服。
payment-stars-head = ⭐ <b>Telegram 的星星记录与店铺账目</b>
payment-stars-found = 有 { $count } 笔付款或退款之前没有通知到机器人，现已补记，后续照常进行。
payment-stars-unknown = 有 { $count } 笔记录（合计 { $amount }）不属于本店任何订单。是不是还有别的程序在用这个机器人？
payment-stars-missing = 有 { $count } 笔付款在店铺账目里，却不在 Telegram 的记录里。交货前请先问 Telegram 客服。
payment-stars-more = 机器人的余额比记录多 { $amount }。
payment-stars-less = 机器人的余额比记录少 { $amount }。买家通过银行追回款项时，Telegram 会扣回星星。
refused-payment-by_itself = 这笔款由 Telegram 收取，到账后会自动记录，不需要人工标记。
refused-payment-back_by_itself = 星星会自动退回，不需要人工标记。
refused-payment-nothing_held = 您在这里没有需要付款的商品。请先参团或抢购。
refused-payment-elsewhere = 这里不收款：提货时付，或在店铺网站付。
refused-payment-over = “{ $title }”的付款时间已过。如果还有，请再抢一次。
refused-payment-paid = “{ $title }”您已经付过了。
refused-payment-not_yet = “{ $title }”现在还不用付款，到时会通知您。
refused-payment-say_yes = “{ $title }”正为您保留。请先在那条消息里按“要”，再付款。
refused-payment-banned = 您不能在这里购买。没有扣款。
refused-payment-not_yours = 这张账单是别人的。没有扣款。
refused-payment-unknown_invoice = 这张账单不是本店的。没有扣款。
refused-payment-lapsed = “{ $title }”的账单已过期。请再按一次支付，会有新的账单。没有扣款。
refused-payment-price_changed = “{ $title }”的价格变了。请再按一次支付，会有新的账单。没有扣款。
refused-payment-not_now = 店铺现在太忙。没有扣款，请一分钟后再试。
refused-payment-needs_stars = 要用星星付款，商品的价格也要用星星：添加商品时写成 150 ⭐。
refused-payment-only_stars = 这件商品以星星标价，只能用星星付款。
refused-payment-tiers_now = 有多档价格时，不能在参团时用星星付款：Telegram 不能退还一部分。请选“成团后用星星”，或只设一个价格。
payment-receipt-shipping = 其中运费：{ $amount }
payment-receipt-tax = 含 { $label } { $percent }%：{ $amount }
payment-stuck-hand =
    ⚠️ 支付服务商没有退还 { $amount }（收据 { $number } 号）。
    它的回答：{ $why }
    请在服务商的页面上退款，然后在 /admin 的“付款”→“退款”里标记。
refused-payment-no_provider = 店铺目前无法刷卡收款。请联系店铺：/contact
refused-payment-no_token = 还不能刷卡：店铺没有设置 PAYMENT_TOKEN。请选择别的付款方式。
refused-payment-currency = Telegram 不支持用 { $currency } 刷卡付款。请选择别的付款方式。
refused-payment-shipping_changed = “{ $title }”的配送方式变了。请再按一次支付。没有扣款。
refused-payment-no_shipping = 店铺不送到这个地址。没有扣款。
refused-payment-back_in_list = 刷卡付款请在“付款”→“退款”里退还。
refused-payment-no_refund = 没有 { $id } 号退款。
refused-payment-refund_done = 这笔款已经退还了。
refused-payment-own_refund = 您自己的钱要由别人来决定。
refused-payment-agreed_already = 这里不需要您同意，或您已经同意过了。
refused-payment-second_person = 这个金额需要两个人。请先让另一位管理员同意。
refused-payment-proof = 请写明是怎么退的，例如服务商显示的编号。
refused-payment-term_typed = 请写 1 到 { $maximum } 个字，写 - 表示没有。
refused-payment-shipping_typed = 看不懂“{ $typed }”。每种配送写一行：名称、价格，以及国家（不是所有国家时）：快递; 4.90; DE AT
refused-payment-tax_typed = 看不懂“{ $typed }”。每种税写一行：名称和百分比，例如：增值税; 13
refused-payment-console_typed = 请写一个以 https:// 开头的链接，付款编号的位置写 { $mark }。
payment-own-line = { $number } 号 · { $title } · { $amount } · { $moment } · <b>{ $stands }</b>
payment-standing-paid = 已付款
payment-standing-ready = 可以提货
payment-standing-picked_up = 已提货
payment-standing-goes_back = 正在退款
payment-standing-refunded = 已退款
payment-button-wrong = ❗ 询问 { $number } 号
payment-case = 💳 关于收据 { $number } 号：{ $title }，{ $amount }
refused-payment-no_receipt = 您的列表里没有这笔付款。/paysupport 显示您最近的付款。
order-receipt = 收据 { $number } 号：{ $amount }，{ $moment }，<b>{ $stands }</b>
