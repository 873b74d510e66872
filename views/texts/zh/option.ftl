# 商品的规格：尺码、口味。
price-from = { $price } 起
option-which =
    <b>{ $title }</b>
    您要哪一种？
option-sold_out = 已售罄
option-line = 🎨 { $options }
refused-option-which = { $title } 要哪一种？可选：{ $options }。
refused-option-gone = 这里不提供 { $title } 的这一规格。请再点一次卡片下方的按钮。
refused-option-ended = “{ $option }”刚刚下架，没有下单。请另选一种。
refused-option-sold_out = “{ $option }”已售罄，没有下单。请另选一种。
refused-option-too_few_left = { $option } 只剩 { $left } 件，请少选几件，或换一种。
refused-option-unknown = 没有“{ $typed }”。请写其中一种：{ $options }。
refused-option-for_nothing = 按这个价格，“{ $option }”就不要钱了。请去掉它，或提高价格。
option-in_line = ⏳ 候补
refused-option-units_fixed = 每种规格各有数量，不能一起追加；需要更多请另发一次秒杀。
refused-option-typed = 看不懂“{ $typed }”。请写规格和数量，例如 S=5, M=10，或只写规格：S, M。
refused-option-units_all = 要么每种规格都写数量，要么都不写。
desk-button-deal-options = 🎨 规格
desk-deal-options =
    🎨 <b>{ $title }</b>
    { $options ->
        [0] 还没有规格，例如尺码、口味。添加第一个吧。
       *[other] { $options } 种规格
    }
desk-deal-options-kinds = 区别在于：{ $kinds }
desk-button-option-add = ➕ 添加规格
desk-button-option-kinds = 🧩 规格名称
desk-option-add =
    🎨 <b>{ $title }</b>
    请写规格，例如：M。有两种属性就都写上：M · 红色。
desk-option-kinds =
    🎨 <b>{ $title }</b>
    规格的区别是什么？例如：尺码, 颜色
desk-option =
    🎨 <b>{ $title }</b> · { $option }
    { $state } · { $price }
    库存：{ $stock }
desk-option-stock-unknown = 未知
desk-option-edited = ✏️ 手动改过：商品源不会覆盖。
desk-option-is-offered = 🟢 在售
desk-option-is-sold_out = ⭕️ 已售罄
desk-option-is-ended = ✖️ 已下架
desk-button-option-name = ✏️ 名称
desk-button-option-price = 💰 价格
desk-button-option-stock = 📦 库存
desk-button-option-photo = 🖼 图片
desk-button-option-end = ✖️ 下架
desk-button-option-back = ↩️ 恢复
desk-option-end-sure = 下架 { $title } 的 <b>{ $option }</b> 吗？之后不能再选，已经选了的人不受影响。
desk-option-edit-name =
    🎨 <b>{ $title }</b> · { $option }
    叫什么？有两种属性就都写上：M · 红色。
desk-option-edit-price =
    🎨 <b>{ $title }</b> · { $option }
    多少钱（{ $currency }）？现在：{ $price }。选“无”就用商品的价格。
desk-option-edit-stock =
    🎨 <b>{ $title }</b> · { $option }
    有多少件？现在：{ $stock }。
desk-option-edit-photo =
    🎨 <b>{ $title }</b> · { $option }
    请写图片地址。
refused-option-name = 规格名称由 1 到 { $maximum } 个词组成，用 · 或 / 分开。
refused-option-stock = 请写数量，从 0 到 { $maximum }。
refused-option-too_many = 一件商品最多 { $maximum } 种规格。
refused-option-words = 请为每一项各写一个词：{ $kinds }。
refused-option-taken = 已经有 { $option } 了。
refused-option-none = 商品 { $code } 没有规格。
refused-option-kinds = 请写 1 到 { $maximum } 个名称，用逗号分开：尺码, 颜色。
refused-option-kinds_count = 每种规格有 { $number } 个词，请写同样多的名称。
