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
admin-button-deal-options = 🎨 规格
admin-deal-options =
    🎨 <b>{ $title }</b>
    { $options ->
        [0] 还没有规格，例如尺码、口味。添加第一个吧。
       *[other] { $options } 种规格
    }
admin-deal-options-kinds = 区别在于：{ $kinds }
admin-button-option-add = ➕ 添加规格
admin-button-option-kinds = 🧩 规格名称
admin-option-add =
    🎨 <b>{ $title }</b>
    请写规格，例如：M。有两种属性就都写上：M · 红色。
admin-option-kinds =
    🎨 <b>{ $title }</b>
    规格的区别是什么？例如：尺码, 颜色
admin-option =
    🎨 <b>{ $title }</b> · { $option }
    { $state } · { $price }
    库存：{ $stock }
admin-option-stock-unknown = 未知
admin-option-edited = ✏️ 手动改过：商品源不会覆盖。
admin-option-is-offered = 🟢 在售
admin-option-is-sold_out = ⭕️ 已售罄
admin-option-is-ended = ✖️ 已下架
admin-button-option-name = ✏️ 名称
admin-button-option-price = 💰 价格
admin-button-option-stock = 📦 库存
admin-button-option-photo = 🖼 图片
admin-button-option-end = ✖️ 下架
admin-button-option-back = ↩️ 恢复
admin-option-end-sure = 下架 { $title } 的 <b>{ $option }</b> 吗？之后不能再选，已经选了的人不受影响。
admin-option-edit-name =
    🎨 <b>{ $title }</b> · { $option }
    叫什么？有两种属性就都写上：M · 红色。
admin-option-edit-price =
    🎨 <b>{ $title }</b> · { $option }
    多少钱（{ $currency }）？现在：{ $price }。选“无”就用商品的价格。
admin-option-edit-stock =
    🎨 <b>{ $title }</b> · { $option }
    有多少件？现在：{ $stock }。
admin-option-edit-photo =
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
