# 优惠卡片、优惠列表，以及优惠结束后的帖子。
deal-title = <b>{ $title }</b>
deal-price = <b>{ $price }</b>
deal-price-reduced = <s>{ $list }</s>  <b>{ $price }</b>  −{ $percent }%
deal-until = ⏳ 截止 { $moment }
deal-code = 编号 <code>{ $code }</code>
deal-disclosure = <i>{ $label }</i>
deal-not-on-offer = 目前不在售。
deal-ended-price = <s>{ $price }</s>
deal-ended = 此优惠已结束。
deal-button-shop = 🛒 去购买
deal-button-copy = 📋 复制 { $code }
deal-button-back = ‹ 全部优惠
deal-button-previous = ‹ 上一页
deal-button-next = 下一页 ›
deal-list-title = <b>优惠</b> · 第 { $page } 页，共 { $pages } 页
deal-list-line = <code>{ $code }</code> { $title } · <b>{ $price }</b>
deal-list-line-reduced = <code>{ $code }</code> { $title } · <b>{ $price }</b> −{ $percent }%
deal-list-hint = 点编号查看详情。
deal-list-empty = 目前没有优惠，过会儿再来看看吧。

refused-deal-not_found = 没有编号为 { $code } 的优惠。发送 /deals 查看在售优惠。
refused-deal-no_code = 要看哪个优惠？请在命令后写上编号，例如 /deal K7Q2。全部编号见 /deals
refused-price-typed = “{ $typed }”不是有效的 { $currency } 金额。请输入大于 0 的数字，例如 25。
