# 拼团与秒杀共有：绝不比单独购买更贵。
refused-promotion-dearer = 现在一个人{ $where ->
    [flash_sale] 在秒杀 { $code } 中
    [group_buy] 在拼团 { $code } 中
   *[deal] 单独购买
}只需 { $price }。这里不应让人付得更多：请设为 { $price } 或更低。
refused-promotion-not_dearer = 它已不比单独购买贵了。
promotion-dearer =
    ⚠️ { $kind ->
        [flash_sale] 秒杀
       *[group_buy] 拼团
    } <b>{ $title }</b>（<code>{ $code }</code>）现在比单独购买更贵：活动价 { $price }，单独购买 { $alone }。
    请降低价格或结束它。
admin-dearer = ⚠️ 比单独购买（{ $alone }）更贵。请降价或结束。
admin-button-lower = ⬇️ 降到 { $alone }
admin-group_buy-lower-sure = 降价后，<b>{ $title }</b> 的每个人最多付 { $alone }，已参团的也一样；多付的差额在结束时退还。确定降价吗？
admin-flash_sale-lower-sure = 从现在起，<b>{ $title }</b> 每件 { $alone }。已拿到的人仍按当时看到的价格，也可以退掉重新抢。确定降价吗？
