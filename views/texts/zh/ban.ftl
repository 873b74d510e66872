# 管理菜单里的成员，以及封禁的后果。
ban-member =
    <b>{ $name }</b>{ $username ->
        [none] { "" }
       *[other] { " " }@{ $username }
    }
    { $banned ->
        [none] 可以在本店购买。
       *[other] 自 { $banned } 起被封禁：不能购买，也不能提现。
    }
ban-if = 如果封禁：
ban-still = 封禁之后又有了：
ban-seats = { $number } 个拼团名额会被收回
ban-claims = { $number } 笔还没有提货券的秒杀订单会取消，库存退回
ban-list-orders = { $number } 笔还没有提货券的接龙订单会取消，库存退回
ban-waiting = { $number } 个候补位会取消
ban-vouchers-choose = { $number } 张未付款的提货券：作废还是保留，由您决定
ban-vouchers-cancelled = { $number } 张未付款的提货券会作废
ban-vouchers-kept = { $number } 张未付款的提货券继续有效
ban-vouchers-paid = { $number } 张已付款的提货券继续有效
ban-rewards = { $number } 笔尚未到账的邀请奖励会作废
ban-refunds = 需退款 { $amounts }：在“活动”里处理
ban-withdrawal = { $amount } 的提现申请会被拒绝，钱退回其账户
ban-balance = 账户里的 { $amounts } 仍归其所有，封禁期间不能提现
ban-nothing = 此人没有名额、订单、券、奖励或余额
ban-sure =
    封禁 <b>{ $name }</b>？
    { $effects }
    会告知对方失去了什么。以后解封，这些也不会恢复。
ban-button-ban = 🚫 封禁
ban-button-cancel = 🚫 封禁并作废券
ban-button-keep = 🚫 封禁但保留券
ban-button-clear = 🧹 收回
ban-button-unban = ✅ 解封
ban-done = 🚫 已封禁 { $name }。
ban-lifted = ✅ { $name } 又可以购买了。名额、候补位、作废的券和奖励不会恢复；账户里的钱可以重新提现。

ban-told = 本店不再接受您的订单。您不再拥有：
ban-told-seats = · { $number } 个拼团名额
ban-told-claims = · { $number } 笔秒杀订单
ban-told-list_orders = · { $number } 笔接龙订单
ban-told-waiting = · { $number } 个候补位
ban-told-vouchers = · { $number } 张未付款的提货券
ban-told-refunds = 店铺会退还您：{ $amounts }
ban-told-stays = 已付款而尚未取的仍然有效：/vouchers。有疑问请联系店铺。

refused-ban-owner = 这是店主，不能封禁。
refused-ban-admin = { $name } 是管理员，请先在“管理团队”里撤销。
refused-ban-staff = { $name } 在门店核销券，请先在“提货券”的“店员”里移除。
