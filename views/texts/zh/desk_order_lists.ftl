# 菜单里的接龙。
desk-order_list =
    📋 <b>{ $title }</b> · { $state }
    编号 <code>{ $code }</code>
    { $starts } 至 { $ends }
    { $orders ->
        [0] 还没有人下单。
       *[other] { $orders } 笔订单，共 { $sum }
    }
desk-order_list-item = • { $label }：{ $price } · 已订 { $taken } 份{ $left ->
        [none] {""}
       *[other] ，剩 { $left } 份
    }
desk-order_list-least = 满 { $least } 成团。
desk-order_list-close-sure = 现在截止 <b>{ $title }</b> 吗？目前 { $orders } 笔订单，共 { $sum }。下单的人都会收到结果。
desk-order_list-call-off-sure = 取消 <b>{ $title }</b> 吗？{ $orders } 笔订单将全部作废，谁都不用付款。
desk-list-orders =
    <b>{ $title }</b>：下单名单
    { $orders ->
        [0] 还没有人。
       *[other] ✖️ 已取消或作废
    }
desk-list-order =
    <b>{ $title }</b>，{ $number } 号订单：{ $state }
    { $moment } · { $sum }
desk-list-order-open = 接龙中
desk-list-order-confirmed = 已确认，未提货
desk-list-order-redeemed = 已提货
desk-list-order-cancelled = 已取消
desk-list-order-void = 已作废
desk-promotion-too_small = 已截止，没有凑够金额
desk-new-list-items =
    📋 <b>新建接龙：有哪些商品？</b>
    勾选商品，或一行一个发给我，可写价格、库存和名称：<code>K7Q2:5.00:30 苹果 5 公斤</code>
desk-new-list-item = • { $label }：{ $price }
desk-new-list-title = 共 { $count } 种商品，标题写什么？例如“每周一箱”。
desk-new-list-chats = 发到哪些群？
desk-new-list =
    📋 <b>{ $title }</b>
    { $ends } 截止 · { $chats } 个群 · { $least ->
        [none] 不限金额
       *[other] 满 { $least } 成团
    }
    每人每种：{ $most ->
        [0] 不限
       *[other] 最多 { $most } 份
    } · 取货：{ $where }
    如果要满一定金额才成团，请发金额；发 0 取消。
desk-list-store-any = 任一门店
desk-list-store-all = 全部 { $count } 家门店
desk-list-lasts-1d = 1 天
desk-list-lasts-2d = 2 天
desk-list-lasts-3d = 3 天
desk-list-lasts-7d = 一周
desk-button-list_lasts = ⏳ 开放 { $value }
desk-button-list_most =
    👤 { $most ->
        [0] 不限
       *[other] 最多 { $most } 份
    }
desk-button-list_store = 📍 { $where }
desk-button-list_orders = 👤 订单
desk-button-call_off = ✖️ 取消接龙
desk-button-publish_list = ✅ 发布
desk-button-new-order_list = ➕ 新建接龙
