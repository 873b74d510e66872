# 菜单里的接龙。
admin-order_list =
    📋 <b>{ $title }</b> · { $state }
    编号 <code>{ $code }</code>
    { $starts } 至 { $ends }
    { $orders ->
        [0] 还没有人下单。
       *[other] { $orders } 笔订单，共 { $sum }
    }
admin-order_list-item = • { $label }：{ $price } · 已订 { $taken } 份{ $left ->
        [none] {""}
       *[other] ，剩 { $left } 份
    }
admin-order_list-least = 满 { $least } 成团。
admin-order_list-close-sure = 现在截止 <b>{ $title }</b> 吗？目前 { $orders } 笔订单，共 { $sum }。下单的人都会收到结果。
admin-order_list-call-off-sure = 取消 <b>{ $title }</b> 吗？{ $orders } 笔订单将全部作废，谁都不用付款。
admin-list-orders =
    <b>{ $title }</b>：下单名单
    { $orders ->
        [0] 还没有人。
       *[other] ✖️ 已取消或作废
    }
admin-list-order =
    <b>{ $title }</b>，{ $number } 号订单：{ $state }
    { $moment } · { $sum }
admin-list-order-open = 接龙中
admin-list-order-confirmed = 已确认，未提货
admin-list-order-redeemed = 已提货
admin-list-order-cancelled = 已取消
admin-list-order-void = 已作废
admin-promotion-too_small = 已截止，没有凑够金额
admin-new-list-items =
    📋 <b>新建接龙：有哪些商品？</b>
    勾选商品，或一行一个发给我，可写价格、库存和名称：<code>K7Q2:5.00:30 苹果 5 公斤</code>
admin-new-list-item = • { $label }：{ $price }
admin-new-list-title = 共 { $count } 种商品，标题写什么？例如“每周一箱”。
admin-new-list-chats = 发到哪些群？
admin-new-list =
    📋 <b>{ $title }</b>
    { $ends } 截止 · { $chats } 个群 · { $least ->
        [none] 不限金额
       *[other] 满 { $least } 成团
    }
    每人每种：{ $most ->
        [0] 不限
       *[other] 最多 { $most } 份
    } · 提货：{ $where }
    如果要满一定金额才成团，请发金额；发 0 取消。
admin-list-store-any = 任一门店
admin-list-store-all = 全部 { $count } 家门店
admin-list-lasts-1d = 1 天
admin-list-lasts-2d = 2 天
admin-list-lasts-3d = 3 天
admin-list-lasts-7d = 一周
admin-button-list_lasts = ⏳ 开放 { $value }
admin-button-list_most =
    👤 { $most ->
        [0] 不限
       *[other] 最多 { $most } 份
    }
admin-button-list_store = 📍 { $where }
admin-button-list_orders = 👤 订单
admin-button-call_off = ✖️ 取消接龙
admin-button-publish_list = ✅ 发布
admin-button-new-order_list = ➕ 新建接龙
