# 其他店的优惠，给店主看。

admin-partners =
    🤝 <b>其他店的优惠</b>
    { $on ->
        [yes] 团长可以把其他店签名的文件交给您，用 <code>partners import</code> 导入。订单归那家店。
       *[no] 已关闭：不接收其他店的优惠，也不给出您的优惠。
    }
    { $partners ->
        [0] 还没有其他店。
       *[other] 共 { $partners } 家店，点一家来决定。
    }
admin-partner =
    🤝 <b>{ $name }</b> · @{ $bot }
    { $state }
    已导入优惠：{ $offers }

    密钥：
    <code>{ $digits }</code>
    店名和机器人只是文件里写的。请用其他方式向对方要密钥并核对。
admin-partner-state-asked = 等您决定
admin-partner-state-approved = 已认可
admin-partner-state-blocked = 已屏蔽
admin-partner-approve-sure = 这就是 <b>{ $name }</b> 告诉您的密钥吗？

    <code>{ $digits }</code>

    确认后，带此签名的文件会成为本店的优惠，按钮通向 @{ $bot }。
admin-partner-block-sure = 屏蔽 <b>{ $name }</b>？不再接收，它的优惠会下架。
admin-partner-button-all = 🤝 其他店的优惠
admin-partner-button-approve = ✅ 密钥正确
admin-partner-button-block = ⛔️ 屏蔽
admin-partner-button-switch = ‹ { $on ->
        [yes] 已开启
       *[no] 已关闭
    } ›

refused-partner-off = 代卖其他店优惠的功能未开启。店主可在“💬 群组 › 🏡 团长 › 🤝 其他店的优惠”开启。
refused-partner-no_offer = 这不是优惠文件。请向对方店要原样未改的文件。
refused-partner-huge = 文件太大，优惠文件最多 { $maximum } KB。
refused-partner-signature = 签名不符：文件在签名后被改过，或内容不全。请向对方店要新的文件。
refused-partner-field = 文件中“{ $field }”的内容无法显示或不可信。请向对方店要新的文件。
refused-partner-future = 文件的签名时间在未来。请检查两家店的时钟。
refused-partner-expired = 优惠“{ $title }”已结束。请向对方店要新的文件。
refused-partner-older = “{ $title }”已导入过更新的文件，没有变化。
refused-partner-blocked = { $name } 已被屏蔽。请先重新认可，再导入它的优惠。
refused-partner-other_bot = 文件通向 @{ $bot }，但这家店登记的是 @{ $known }。请向对方店问清原因。
refused-partner-link_host = 本店不允许 t.me 链接：请把 t.me 加入 LINK_HOSTS，再导入文件。
refused-partner-unknown = 没有编号为 { $id } 的其他店，见 `partners list`。
refused-partner-already = { $name } 已经是 { $state }。
refused-partner-not_ours = { $code } 由另一家店出售。可以在这里发布，但只能在那里下单。
refused-partner-too_many = 最多 { $maximum } 家其他店。
refused-partner-too_many_offers = 一家店最多 { $maximum } 个优惠。
refused-partner-days = 优惠有效期为 1 到 { $maximum } 天。
refused-partner-host = 没有成员使用代码 { $code }。团长向您的机器人发送 /me 可看到自己的代码。
