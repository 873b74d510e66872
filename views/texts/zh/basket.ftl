# 购物篮：会员已下单、尚未提货的全部商品，聊天里和小程序里都用。
basket-title = 🧺 <b>我的购物篮</b>
basket-empty = 🧺 购物篮是空的。您参加或下单的商品，提货之前都在这里。去看看：/deals、/buys
basket-everything = 购物篮里的全部商品
basket-line = <b>{ $title }</b> ×{ $units } · { $amount } · { $state }
basket-total = <b>合计 { $amount }</b>
basket-now = 💳 现在应付：{ $amount }
basket-later = 提货时或成团后再付：{ $amount }
basket-button-open = 🧺 我的购物篮
basket-button-pay = { $count ->
        [1] 💳 付款
       *[other] 💳 全部付款（{ $count } 笔）
    }
basket-button-out = 🗑 移出
basket-button-keep = ‹ 保留
basket-out-sure = 要把 <b>{ $title }</b> 移出购物篮吗？移出后可能马上被别人买走。
basket-ask-note = 这些订单有什么要交代的？在这里简单写一句，例如“请按两次门铃”。只写“-”可以删掉备注。
basket-toast = { $units ->
        [0] 已移出购物篮。
       *[other] ✅ 现在共 { $units } 份。
    }
basket-nothing-due = 现在没有需要付款的订单。
basket-pay-shops = 以下订单请到店铺网站分别付款：
basket-not-there = “{ $title }”保持原样。
basket-in-private = 购物篮请在我们的私聊里打开。
command-basket = 我的全部订单，一处查看
refused-basket-not_in = 它已经不在您的购物篮里了。
refused-basket-over = “{ $title }”不能再更改了。
refused-basket-fixed = 这里不能更改“{ $title }”的份数。您可以移出，或到秒杀页再买。
refused-basket-empty = 您的购物篮是空的。
refused-basket-no_pickup = 不用选择：购物篮里的商品在任何门店都可以提货。
order-note = ✏️ “{ $note }”
