# Promotions in the admin menus: group buys and flash sales that run, and what can be done with them.
admin-promotions =
    <b>活动</b>
    { $promotions ->
        [0] 还没有。点按下方按钮即可发起。
       *[other] 👥 拼团 · ⚡ 秒杀 · ✔️ 已结束
    }
admin-left-days =
    { $hours ->
        [0] { $days }天
       *[other] { $days }天{ $hours }小时
    }
admin-left-hours =
    { $hours ->
        [0] { $minutes }分钟
       *[other] { $minutes ->
            [0] { $hours }小时
           *[other] { $hours }小时{ $minutes }分
        }
    }
admin-promotion-scheduled = 未开始
admin-promotion-window = 报名中
admin-promotion-open = 进行中
admin-promotion-sold_out = 已售罄
admin-promotion-ended = 已结束
admin-promotion-disabled = 已被您关闭
admin-promotion-closed = 已关闭
admin-group_buy =
    👥 <b>{ $title }</b> · { $state }
    编号 <code>{ $code }</code> · { $ends } 结束
    { $people }/{ $goal } 人，共 { $units } 件
admin-group_buy-money = 未付款：{ $unpaid } · 待退款：{ $owed }
admin-tier = 满 { $people } 人：{ $price }
admin-members =
    <b>{ $title }</b>：参团成员
    { $seats ->
        [0] 还没有人。
       *[other] ✅ 已付 · 🕐 待付 · 💸 待退
    }
admin-refunds =
    <b>{ $title }</b>：待退款
    { $seats ->
        [0] 没有需要退的款。
       *[other] 退款后请点按对应的一项。
    }
admin-seat =
    <b>{ $name }</b> ×{ $quantity } · { $state }
    { $title }，团 <code>{ $team }</code>
    已付：{ $paid } · 待付：{ $to_pay } · 待退：{ $owed }
admin-seat-reserved = 保留中
admin-seat-confirmed = 已参团
admin-seat-redeemed = 已提货
admin-seat-lapsed = 已过期
admin-seat-left = 已退出
admin-seat-released = 已解除
admin-seat-refund_due = 待退款
admin-seat-refunded = 已退款
admin-seat-paid-sure = <b>{ $name }</b> 已为 <b>{ $title }</b> 付款（应付 { $to_pay }）。确认登记？
admin-seat-refunded-sure = 您已为 <b>{ $title }</b> 向 <b>{ $name }</b> 退还 <b>{ $owed }</b>。确认登记？
admin-extend = <b>{ $title }</b> 将于 { $ends } 结束。延长多久？点按一项，或写时长（3h、2d）或时刻（明天 20:00）。
admin-message = 要对 <b>{ $title }</b> 的所有成员说什么？请写下来。关闭了消息的人不会收到。
admin-message-sure =
    <b>{ $title }</b> 的 { $people } 位成员将收到：{ $text }
    确认发送？
admin-group_buy-close-sure = 现在结束 <b>{ $title }</b> 吗？目前 { $people }/{ $goal } 人。已达到人数的团成功，其余失败，所有人都会收到通知。
admin-told =
    { $people ->
        [0] 没有需要提醒的人。
       *[other] 将给 { $people } 人发消息。
    }
admin-flash_sale =
    ⚡ <b>{ $title }</b> · { $state }
    编号 <code>{ $code }</code> · { $price }
    { $starts } 至 { $ends }
admin-flash_sale-stock = 已售 { $units }/{ $stock } 件，{ $members } 人 · 公共余量：{ $left } · 报名：{ $entered }
admin-flash_sale-endless = 已售 { $units } 件，{ $members } 人 · 不限量 · 报名：{ $entered }
admin-allotment = 为 { $title } 保留：{ $units }
admin-stock = <b>{ $title }</b> 共 { $stock } 件，剩余 { $left } 件。再加多少？请写一个不超过 1000 的数字。
admin-flash_sale-close-sure = 现在停止 <b>{ $title }</b> 吗？已被抢走的 { $units } 件仍归买家。
admin-claims =
    <b>{ $title }</b>：谁抢到了
    { $claims ->
        [0] 还没有人。
       *[other] ✅ 已付 · 🕐 待付 · 💸 待退
    }
admin-claim =
    <b>{ $name }</b> ×{ $quantity } · { $state }
    { $title }，订单 #{ $number }
    已付：{ $paid } · 待付：{ $to_pay } · 待退：{ $owed }
admin-claim-entered = 已报名
admin-claim-unlucky = 未中签
admin-claim-held = 保留中
admin-claim-confirmed = 已抢到
admin-claim-redeemed = 已提货
admin-claim-lapsed = 已过期
admin-claim-left = 已放弃
admin-claim-refund_due = 待退款
admin-claim-refunded = 已退款
admin-claim-paid-sure = <b>{ $name }</b> 已为 <b>{ $title }</b> 付款 <b>{ $amount }</b>。确认登记？
admin-button-claims = 👥 抢购名单
admin-button-promotions = 🎯 活动
admin-button-members = 👥 成员
admin-button-refunds = 💸 退款
admin-button-remind = 🔔 提醒未付款者
admin-button-message = 💬 给成员留言
admin-button-extend = ⏩ 延长
admin-button-sheet = 📄 导出文件
admin-button-close = ✋ 立即关闭
admin-button-paid = ✅ 已付款
admin-button-refunded = 💸 已退款
admin-button-hour = 1 小时
admin-button-one-day = 1 天
admin-button-stock = 📦 增加库存

notice-group_buy-unpaid = 🔔 您在 <b>{ $title }</b> 的名额尚待付款：{ $amount }。
notice-group_buy-message = 💬 关于 <b>{ $title }</b>：

refused-group_buy-extend = 新的结束时间必须晚于现在的，且最多在开始后 60 天。
refused-group_buy-reminded = 一小时内已提醒过。请稍后再试。
refused-group_buy-message = 留言须为 1 到 { $maximum } 个字符。
refused-flash_sale-more_stock = 库存无法这样增加：它不限量，或将超过 { $maximum }。

admin-new-type =
    <b>{ $title }</b>，{ $price }
    <b>发布成哪种帖子？</b>
    🛍 普通帖：展示商品和价格。
    👥 拼团：参团人数够了，价格更低。
    ⚡ 秒杀：限时低价，售完即止。
admin-type-deal = 🛍 普通帖
admin-type-group_buy = 👥 拼团
admin-type-flash_sale = ⚡ 秒杀
admin-terms-group_buy =
    👥 <b>{ $title }</b>，原价 { $list }，单独购买 { $alone }
    { $tiers ->
        [0] 还没有价格：请按人数添加一个。
       *[other] 点按下方的价格可将其删除。
    }
    持续 { $lasts } · { $shape }
    每人限购：{ $per_member } · 库存：{ $stock ->
        [0] 不限
       *[other] { $stock }
    }
    规格：{ $options }
    付款：{ $pay }
admin-terms-flash_sale =
    ⚡ <b>{ $title }</b>，原价 { $list }，单独购买 { $alone }
    价格：{ $price }
    持续 { $lasts } · 公平开抢：{ $window }
    每人限购：{ $per_member } · 库存：{ $stock ->
        [0] 不限
       *[other] { $stock }
    }
    规格：{ $options }
    付款：{ $pay }
admin-terms-options-all = 全部
admin-terms-no_price = 尚未设置
admin-announced-now = 📣 卡片会立即发出，并写明何时开始。
admin-announced = ✅ <b>{ $name }</b> 已在群里预告，可在“🎯 活动”中查看。
admin-shape-pool = 所有人一起
admin-shape-team = 成员自行开团
admin-pay-pickup = 提货时
admin-pay-shop = 通过链接在店铺网站
admin-pay-shop-now = 参团时在店铺网站
admin-pay-stars = 成团后用星星
admin-pay-stars-now = 参团时用星星
admin-pay-card = 成团后在聊天里刷卡
admin-pay-card-now = 参团时在聊天里刷卡
admin-ask-people = 满多少人起？点按或写一个数字。
admin-ask-tier_price = 满 { $people } 人起，每件多少钱？例如 17.90。单独购买 { $alone }：这里不应更贵。
admin-ask-price = 每件多少钱？例如 17.90。单独购买 { $alone }：这里不应更贵。
admin-ask-lasts = 持续多久？点按一项，或写时长：90m、12h、3d。
admin-ask-per_member = 每位成员最多几件？点按或写一个数字。
admin-ask-stock = 总共多少件？0 表示不限。
admin-ask-options =
    这个商品有：{ $options }。
    要提供哪些？请写成“S, M”。要给每种限量，请写成“S=5, M=10”，库存就是它们的总和。0 表示全部。
admin-ask-window = 抽签前报名多久？0 表示先到先得。
admin-button-type = 🎯 帖子类型
admin-button-new-group_buy = ➕ 新建拼团
admin-button-new-flash_sale = ➕ 新建秒杀
admin-button-run-again = 🔁 再办一次
admin-button-tier = ✖ 满 { $people } 人：{ $price }
admin-term-people = ➕ 价格
admin-term-price = 💶 价格
admin-term-lasts = ⏳ 时长
admin-term-per_member = 👤 每人限购
admin-term-stock = 📦 库存
admin-term-options = 🎨 规格
admin-term-window = 🎲 公平开抢
admin-button-shape =
    👥 { $shape_now ->
        [team] 成员开团
       *[pool] 所有人一起
    }
admin-button-pay =
    💶 { $pay_now ->
        [shop] 在店铺网站付款
        [shop-now] 参团时付款
        [stars] 成团后用星星
        [stars-now] 参团时用星星
        [card] 成团后刷卡
        [card-now] 参团时刷卡
       *[pickup] 提货时付款
    }
admin-button-terms-done = 👁 预览 »

refused-admin-number = “{ $typed }”不是 { $minimum } 到 { $maximum } 之间的数字。
refused-admin-no_repeat = 活动只举行一次。请选择现在，或某一天和时间。
