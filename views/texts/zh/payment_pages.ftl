payment-button-all = 💳 付款
payment-all = <b>本月付款</b>
payment-books-none = 还没有人付过款。
payment-books-total =
    <b>实收 { $kept }</b>（已付 { $paid }，已退 { $back }）{ $agrees ->
        [yes] { "" }
       *[no] { "" } ⚠️ 账目与 Telegram 相差 { $differs }
    }
payment-books-day = { $day }：已付 { $paid }，已退 { $back }
payment-books-stars =
    ⭐ 机器人有 { $balance } = 期初 { $opening } + 其后 { $moved }。{ $agrees ->
        [yes] 全部相符（{ $moment }）。
       *[no] ⚠️ 相差 { $differs }（{ $moment }）。请询问 Telegram 客服。
    }
payment-tested-nothing = 没有可测试的：还没有人用星星付款，也没有设置 PAYMENT_TOKEN。
payment-button-refunds = 💸 退款：{ $refunds }
payment-button-card = 💳 刷卡
payment-button-test = 🩺 测试
payment-refunds =
    <b>待退的刷卡付款</b>
    { $refunds ->
        [0] 没有要退的。
       *[other] 请先在服务商的页面上退款，再到这里标记。
    }
payment-refund =
    退 <b>{ $amount }</b> 给 { $name }
    { $title }，收据 { $receipt } 号
    服务商的付款编号：<code>{ $charge }</code>{ $needed ->
        [1] { "" }
       *[other] { "" }
        需要两个人，目前同意：{ $yes }
    }
payment-refund-where = 请在服务商的页面上按编号查找这笔付款。店主可以在“💳 刷卡”里设置链接。
payment-refund-why = 没能自动退还：{ $why }
payment-refund-agree-sure = 要把 { $title } 的 <b>{ $amount }</b> 退给 <b>{ $name }</b> 吗？
payment-refund-proof = 退给 { $name } 的 <b>{ $amount }</b> 是怎么退的？请写服务商显示的编号。
payment-button-agree = 👍 同意
payment-button-done = ✅ 已退还
payment-card =
    <b>刷卡</b>
    { $token ->
        [yes] 买家在聊天里刷卡付款。{ $api ->
            [yes] 退款自动进行。
           *[no] 退款在服务商的页面上进行。
        }
       *[no] 还不能刷卡：请向 @BotFather 要一个服务商令牌，并在服务器上设为 PAYMENT_TOKEN。
    }
payment-card-asks = 向买家询问：{ $asks }
payment-card-line = { $what }：{ $words }
payment-asked-name = 姓名
payment-asked-phone_number = 电话
payment-asked-email = 邮箱
payment-asked-shipping_address = 地址
payment-term-none = 无
payment-named-shipping = 配送
payment-named-taxes = 价格所含的税
payment-named-console = 服务商页面
payment-named-second_above = 超过此金额的退款需两人
payment-ask-name =
    { $name ->
        [yes] 姓名：要
       *[no] 姓名：不要
    }
payment-ask-phone_number =
    { $phone_number ->
        [yes] 电话：要
       *[no] 电话：不要
    }
payment-ask-email =
    { $email ->
        [yes] 邮箱：要
       *[no] 邮箱：不要
    }
payment-ask-shipping_address =
    { $shipping_address ->
        [yes] 地址：要
       *[no] 地址：不要
    }
payment-term-shipping = 🚚 配送
payment-term-taxes = 🧾 税
payment-term-console = 🔗 服务商页面
payment-term-second_above = 👥 两人同意
payment-ask-term-shipping =
    <b>怎么配送？</b>每种写一行：名称、价格（{ $currency }），以及国家（不是所有国家时）。
    <code>快递; 4.90; DE AT
    自提; 0</code>
    向买家询问地址时，他们会选一种。
payment-ask-term-taxes =
    <b>您的价格含哪些税？</b>每种写一行：名称和百分比。账单和收据上会显示。
    <code>增值税; 13</code>
payment-ask-term-console =
    <b>在服务商的哪个页面查看一笔付款？</b>请发链接，编号的位置写 <code>CHARGE</code>。
    <code>https://dashboard.stripe.com/payments/CHARGE</code>
payment-ask-term-second_above = <b>退款超过多少需要两个人同意？</b>请写金额（{ $currency }），例如 100。
activity-refund-agree = { $who } 同意退款 { $amount }
activity-refund-done = { $who } 标记已退款 { $amount }
activity-payments-sheet = { $who } 导出了一个月的付款
activity-settings-payment = { $who } 更改了刷卡设置
