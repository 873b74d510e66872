# 商品的规格：尺码、口味。
price-from = { $price } 起
option-which =
    <b>{ $title }</b>
    您要哪一种？
option-sold_out = 已售罄
option-line = 🎨 { $options }
refused-option-which = { $title } 要哪一种？可选：{ $options }。
refused-option-gone = 这里不提供 { $title } 的这一规格。请重新按商品下方的按钮。
refused-option-ended = “{ $option }”刚刚下架，没有下单。请另选一种。
refused-option-sold_out = “{ $option }”已售罄，没有下单。请另选一种。
refused-option-unknown = 没有“{ $typed }”。请写其中一种：{ $options }。
refused-option-for_nothing = 按这个价格，“{ $option }”就不要钱了。请去掉它，或提高价格。
option-in_line = ⏳ 候补
refused-option-units_fixed = 每种规格各有数量，不能一起追加；需要更多请另发一次限时抢购。
refused-option-typed = 看不懂“{ $typed }”。请写规格和数量，例如 S=5, M=10，或只写规格：S, M。
refused-option-units_all = 要么每种规格都写数量，要么都不写。
