### 配货单：每家门店交给谁什么，有什么变化。
packing-choose =
    { $some ->
        [yes] 📦 <b>配货单</b>。看哪一张？也可以发送 /packing 加编号。
       *[no] 📦 还没有要配货的订单。
    }
packing-heading =
    📦 <b>配货单</b>{ $title ->
        [none] {""}
       *[other] ：{ $title }
    }{ $day ->
        [none] {""}
       *[other] ，{ $day }
    }
packing-numbers = { $people } 人 · { $orders } 单 · 已配好 { $packed } · 已提货 { $fetched }
packing-store =
    { $store ->
        [none] <b>任何门店</b>
       *[other] 🏪 <b>{ $store }</b>
    }
packing-product = • { $title }：<b>{ $units }</b> 件（{ $orders } 单）
packing-line =
    { $state ->
        [fetched] ✔️
        [packed] ✅
       *[open] ⬜
    } <b>{ $number }. { $name }</b>：{ $what }，{ $money }{ $at ->
        [none] {""}
       *[other] ，{ $at }
    }{ $change ->
        [none] {""}
       *[other] {" "}· ⚠️ { $change }
    }
packing-money-paid = 已付
packing-money-owed = 待付 { $amount }
packing-money-unpaid = 未付 { $amount }
packing-new = { $moment } 之后新增
packing-changed = { $moment } 之后有变
packing-changes = ⚠️ { $moment } 导出之后有 { $changed } 处变化。
packing-gone = ✖️ 已取消：{ $number }. { $name }，{ $title } ×{ $quantity }
packing-pending = ⏳ 还可能增加 { $orders } 单：所在的团尚未成团。
packing-not-whole = 只显示前 { $orders } 单。请选择门店或日期。
packing-which-day = 哪一天？没有选时间的订单，每天的配货单上都有。
packing-arrived-sure = 通知 { $people } 人 <b>{ $title }</b> 到货了？每人只会收到一次。
packing-arrived = ✅ 将通知 { $people } 人 <b>{ $title }</b> 到货了。
packing-toast-packed = 已配好。
packing-toast-open = 还没配好。
packing-file =
    { $all ->
        [yes] 共 { $orders } 单。之后的变化会标在下一张配货单上。
       *[no] 前 { $orders } 单，还有更多。之后的变化会标在下一张配货单上。
    }
packing-every = 配货单
packing-printed = 打印于 { $moment }。请用店员的手机扫码核销。
packing-anywhere = 任何门店
packing-people = 提货人
packing-fetched = 已提货
packing-no-codes = 超过 { $maximum } 单时不印二维码。请选择门店或日期。
packing-column-store = 门店
packing-column-number = 编号
packing-column-name = 姓名
packing-column-username = 用户名
packing-column-title = 商品
packing-column-option = 规格
packing-column-quantity = 件数
packing-column-day = 日期
packing-column-time = 时间
packing-column-note = 备注
packing-column-money = 付款
packing-column-amount = 待付
packing-column-currency = 币种
packing-column-packed = 已配好
packing-column-fetched = 已提货
packing-column-change = 变化
packing-column-order = 订单
packing-column-units = 件数
packing-column-orders = 单数
packing-column-code = 二维码
packing-sheet-orders = 订单
packing-sheet-sums = 合计
packing-button-list = 📦 配货单
packing-button-lines = 📋 订单
packing-button-days = 📅 日期
packing-button-csv = 📄 CSV
packing-button-xlsx = 📊 Excel
packing-button-html = 🖨 打印
packing-button-arrived = 📣 到货了
packing-button-tell = 📣 通知大家
packing-button-back = ‹ 回到配货单
packing-button-every-day = 每天
packing-in-private = 此功能只能在与我的私聊中使用。
command-packing = 配货单（店员）
command-arrived = 通知大家到货了

refused-packing-nobody = 配货单只给门店店员看。
refused-packing-unknown = 没有编号为 { $code } 的活动或门店。/packing 可查看您的配货单。
refused-packing-no_code = 哪一个？请发送 /arrived 加活动或门店的编号。/packing 可查看您的配货单。
refused-packing-gone = 这个订单已不在配货单上。
refused-packing-fetched = { $title } 已经提货了。
