# 管理菜单中的订单：列表、筛选、单个订单、提货券。
order-button-all = 🧾 订单
order-list =
    <b>订单</b> · { $number ->
        [0] 无
       *[other] { $number }
    }{ $filter ->
        [none] { "" }
       *[other] { "" }
        { $filter }
    }
    ⏳ 进行中 · 🕐 待付款 · 🎟 待提货 · ✅ 已完成 · 💸 待退款 · ✖️ 已结束
order-list-empty =
    { $narrowed ->
        [no] 有人参团、秒杀，或您手动登记一笔购买后，订单会出现在这里。
       *[other] 没有符合条件的订单。请调整筛选，或点“显示全部”。
    }
order-state-pending = 进行中
order-state-to_pay = 待付款
order-state-ready = 待提货
order-state-done = 已完成
order-state-refund = 待退款
order-state-over = 已结束
order-of-chat = 群：{ $name }
order-of-promotion = 活动：{ $name }
order-of-person = 顾客：{ $name }
order-period = { $since } – { $until }
order-button-state = 🏷 状态
order-button-chat = 💬 群
order-button-promotion = 🎯 活动
order-button-period = 📅 时间
order-button-who = 👤 顾客
order-button-clear = ✖️ 显示全部
order-button-export = 📄 导出文件
order-button-any = 不限
order-which-state = <b>看哪些订单？</b>
order-which-chat =
    <b>在哪个群下的单？</b>
    { $chats ->
        [0] 机器人还没有加入任何群。
       *[other] { "" }
    }
order-which-promotion =
    <b>哪个活动的订单？</b>
    { $promotions ->
        [0] 还没有活动。
       *[other] 最新的在前。
    }
order-which-period =
    <b>什么时候下的单？</b>
    请点选，或直接写：11月1日 - 11月15日；整月写 2026-11。
order-button-today = 今天
order-button-week = 7 天
order-button-thirty_days = 30 天
order-button-month = 本月
order-button-month_before = 上月
order-who =
    <b>看谁的订单？</b>
    { $asked ->
        [0] 请发送姓名、@用户名或推荐码。
       *[other] { $members ->
            [0] 没有找到这样的人，请换个写法再试。
           *[other] 您要找哪一位？
        }
    }
order-one = <b>{ $title }</b> ×{ $quantity }
order-erased = 已注销
order-made =
    { $kind ->
        [group_buy] 👥 拼团 { $code }
        [team] 👥 拼团 { $code } 的小团
        [flash_sale] ⚡ 秒杀 { $code }
        [order_list] 📋 接龙 { $code }
       *[purchase] ✍️ 手动登记的购买
    }，{ $moment }{ $chat ->
        [none] { "" }
        [gone] ，所在群已不存在
       *[other] ，{ $chat }
    }
order-person =
    👤 { $name }{ $username ->
        [none] { "" }
       *[other] { " " }@{ $username }
    }
order-amount = 💰 { $amount }
order-paid = ✅ 已付 { $amount }
order-owed = 💸 应退 { $amount }
order-button-person = 👤 顾客
order-button-its-promotion = 🎯 活动
order-button-voucher = 🎟 提货券
order-button-payment = 💶 付款
order-voucher = 🎟 <b>提货券：{ $title }</b> ×{ $quantity }
order-voucher-issued = 请在 { $until } 前提货
order-voucher-redeemed = ✅ 已提货
order-voucher-expired = ✖️ 已于 { $until } 过期
order-voucher-revoked = ✖️ 已取消
order-voucher-due = 提货时应付 { $due }
order-voucher-was-due = 提货时已付 { $due }
order-voucher-paid = 已付款
order-voucher-store =
    { $store ->
        [none] 所有门店可用
       *[other] 门店：{ $store }
    }
order-event = · { $moment }：{ $what }
order-event-issued = 发出
order-event-shown = 顾客打开
order-event-redeemed = 提货
order-event-undone = 撤销提货
order-event-expired = 过期
order-event-extended = 延长有效期
order-event-revoked = 取消
order-button-redeem = ✅ 已提货
order-button-undo = ↩️ 没有提货
order-redeem-sure = <b>{ $name }</b> 的 { $title } ×{ $quantity }：已经提货{ $due ->
        [none] { "" }
       *[other] 并付了 { $due }
    }吗？
order-file =
    { $all ->
        [yes] { $orders } 个订单
       *[no] 最新的 { $orders } 个订单。其余的请缩短时间再导出，或在服务器上运行“orders export”。
    }

refused-order-unknown = 没有订单 { $key }。
refused-order-no_voucher = 这个订单还没有提货券：尚未付款或尚未成团。
refused-order-voucher_over = 这张提货券已经不能使用。
refused-order-period = 看不懂“{ $typed }”。请写成 11月1日 - 11月15日、2026-11，或一天：11月15日。
refused-order-period_order = 开始的日子在结束之后。请先写较早的一天。
refused-order-promotion = 没有拼团或秒杀 { $code }。
order-payer = <b>付款人填写的信息</b>
