# 接龙：卡片、我的订单、文字下单的追问、通知、拒绝原因。
order_list-title = 📋 <b>{ $title }</b>
order_list-item = • { $label }：<b>{ $price }</b>
order_list-item-left = • { $label }：<b>{ $price }</b> · 剩 { $left } 份
order_list-item-gone = • <s>{ $label }</s> · 已售罄
order_list-items-folded = ……还有 { $count } 种商品
order_list-units = { $label } ×{ $units }
order_list-line = { $number }. { $name }：{ $ordered }
order_list-folded = ……前面还有 { $count } 笔
order_list-count = { $orders ->
        [0] 还没有人接龙，来第一个吧！
       *[other] 已有 <b>{ $orders }</b> 人接龙，共 { $sum }
    }
order_list-least = 🎯 满 { $least } 成团，还差 { $missing }
order_list-least-reached = 🎯 已满 { $least }，可以成团
order_list-starts = ⏰ { $moment } 开始接龙
order_list-ends = ⏳ { $moment } 截止，之前都可以改
order_list-how = 点商品按钮，或直接回复本条消息：“+2”加商品名。编号 <code>{ $code }</code>
order_list-over-done = { $orders ->
        [0] 接龙已截止，没有人下单。
       *[other] ✅ 接龙已截止：{ $orders } 人，共 { $sum }。提货券已发到各位与我的私聊。
    }
order_list-over-too_small = 接龙已截止：这次没有凑够金额，大家都不用付款。
order_list-over-disabled = 店铺取消了本次接龙，大家都不用付款。

order_list-button-own = 🧾 我的订单
order_list-button-whole = 📋 完整名单
order_list-button-note = ✏️ 备注
order_list-button-clear = 🗑 全部取消
order_list-button-clear-yes = 🗑 确定取消
order_list-button-back = ‹ 返回

order_list-own = <b>您的订单，{ $number } 号</b>
order_list-own-item = { $label } ×{ $units } · { $amount }
order_list-own-total = <b>合计 { $amount }</b>，提货时付款
order_list-own-note = ✏️ “{ $note }”
order_list-own-none = 您还没有下单，点一下想要的商品吧。
order_list-clear-sure = 要取消您在 <b>{ $title }</b> 里的全部订单吗？
order_list-ask-note = 有什么要交代的？在这里简单写一句，例如“请按两次门铃”。只写“-”可以删掉备注。
order_list-buys-own =
    • 📋 { $title } · 第 { $number } 号 · { $amount } · { $state ->
        [open] { $moment } 前可修改
       *[confirmed] 已确认
    }
order_list-buys-open = • 📋 { $title } · { $moment } 截止
order_list-toast = ✅ { $number } 号：{ $ordered } · { $amount }
order_list-toast-none = 您现在没有下单。
order_list-said = { $words }

order_list-unclear-number = 没看懂数量：“{ $word }”。请写整数，例如“+2”。订单没有变化。
order_list-unclear-too_many = “{ $word }”超过一个人能订的数量。订单没有变化。
order_list-unclear-which = 您要哪一种？订单还没有变化。
order_list-unclear-unknown = 没有“{ $word }”这种商品。请在这里选；订单还没有变化。
order_list-unclear-how_many = 您要几份？订单还没有变化。
order_list-unclear-tangled = 没看懂。请一行写一样，例如“+2”加商品名，或在这里选。订单没有变化。
order_list-unclear-already = 您已经订过了。一共要几份？订单还没有变化。
order_list-unclear-edited = 看到您改了消息，订单还是原来的。请在这里修改。
order_list-unclear-too_little = 您没有订这么多。订单没有变化。
order_list-unclear-press = 这个请用卡片下面的按钮。订单没有变化。

notice-order_list-too_small = <b>{ $title }</b> 已截止：这次没有凑够金额，您不用付款。
notice-order_list-disabled = 店铺取消了 <b>{ $title }</b>，您不用付款。

command-order = 用编号参加接龙

refused-order_list-not_found = 没有编号为 { $code } 的接龙。
refused-order_list-no_code = 哪个接龙？请在命令后面写上编号：/order B7Q2K 2 苹果
refused-order_list-no_item = 这样商品已经不在接龙里了。订单没有变化。
refused-order_list-not_started = { $title } 还没有开始。
refused-order_list-ended = { $title } 已截止，不能再下单或修改。
refused-order_list-disabled = 店铺已取消 { $title }。
refused-order_list-banned = 店铺暂不接受您的订单，请向店主了解原因。
refused-order_list-own_limit = “{ $item }”每人最多 { $maximum } 份。订单没有变化。
refused-order_list-sold_out = “{ $item }”已售罄。订单没有变化。
refused-order_list-too_few_left = “{ $item }”您最多能订 { $left } 份，没有更多了。订单没有变化。
refused-order_list-not_in = 您没有在 { $title } 里下单。
refused-order_list-note = 备注最多 { $maximum } 个字。
refused-order_list-title = 接龙需要标题，1 到 { $maximum } 个字。
refused-order_list-items = 接龙有 1 到 { $maximum } 种商品。
refused-order_list-description = 商品上方的文字最多 { $maximum } 个字。
refused-order_list-starts = 开始时间不能晚于一年以后。
refused-order_list-lasts = 接龙至少开放一分钟，最多 60 天，截止时间不能早于现在。
refused-order_list-least_sum = 成团金额必须大于零。
refused-order_list-voucher_days = 提货券有效期为 1 到 { $maximum } 天。
refused-order_list-price = 价格必须大于零。
refused-order_list-stock = 库存为 1 到 { $maximum } 件，不填则不限。
refused-order_list-per_member = 每人每种可订 1 到 { $maximum } 份。
refused-order_list-chats = 接龙发布到 1 到 { $maximum } 个群。
refused-order_list-currencies = 接龙里的商品必须用同一种货币。
refused-order_list-same_item = 有两种商品同名，请改其中一个。
refused-order_list-deal_over = 优惠 { $code } 已结束。
refused-order_list-closed = { $code } 已经截止。
refused-order_list-item_typed = 看不懂“{ $typed }”。请写 编号:价格:库存 和名称，例如 K7Q2:5.00:30 苹果 5 公斤
