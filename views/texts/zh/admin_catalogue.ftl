# 后台的商品目录：查找、查看和修改商品优惠。
admin-catalogue =
    <b>商品目录</b> · { $deals } 项 · 第 { $page }/{ $pages } 页
    🟢 在售 · ⏳ 未开始 · 📦 售罄 · 🏁 已结束 · 🚫 已下架
    🆕 新，允许后才发布 · ✋ 暂不发布
admin-catalogue-hint = 输入标题、编号或商品源名称的一部分即可搜索。
admin-catalogue-found = 搜索：{ $words }
admin-catalogue-shelf-all = 全部
admin-catalogue-shelf-new = 新{ $new ->
    [0] {""}
   *[other] {" "}· { $new }
}
admin-catalogue-shelf-offered = 在售
admin-catalogue-shelf-over = 已结束
admin-deal =
    <b>{ $title }</b> · <code>{ $code }</code>
    { $state }
    { $cost }
admin-deal-start = 开始：{ $value }
admin-deal-until = 截止：{ $value }
admin-deal-link = 链接：{ $value }
admin-deal-category = 分类：{ $value }
admin-deal-tags = 标签：{ $value }
admin-deal-more =
    图片：{ $picture } · 来源：{ $source }
    { $description }
admin-deal-fed = 下次导入商品源时，您的修改可能被覆盖。
admin-deal-own = ✏️ 手动修改过，导入时保留：{ $own }
admin-deal-picture-refused = ⚠️ Telegram 不接受，帖子只发文字：<i>{ $words }</i>
admin-deal-no_description = 没有说明。
admin-deal-no_link = 没有链接
admin-deal-picture-there = 有
admin-deal-picture-none = 无
admin-prices-unknown = 暂不清楚
admin-deal-by-hand = 手动添加
admin-deal-is-offered = 在售
admin-deal-is-coming = 未开始
admin-deal-is-sold_out = 售罄
admin-deal-is-ended = 已结束
admin-deal-is-withdrawn = 已下架
admin-deal-name-title = 标题
admin-deal-name-description = 说明
admin-deal-name-price = 价格
admin-deal-name-link = 链接
admin-deal-name-photo = 图片
admin-deal-name-until = 起止时间
admin-deal-name-stock = 库存
admin-deal-name-tags = 分类和标签
admin-deal-edit-title =
    <b>{ $title }</b>
    请输入新标题，最多 { $maximum } 个字符。
admin-deal-edit-description =
    <b>{ $title }</b>
    请输入新说明，最多 { $maximum } 个字符。现在：{ $value }
admin-deal-edit-price =
    <b>{ $title }</b>
    请输入新价格（{ $currency }），如 17.90。现在：{ $value }。已发布的帖子保留当时的价格。
admin-deal-edit-list_price =
    <b>{ $title }</b>
    请输入原价（{ $currency }），显示时会划掉。现在：{ $value }
admin-deal-edit-link =
    <b>{ $title }</b>
    请输入按钮打开的网址，如 https://… 现在：{ $value }
admin-deal-edit-photo =
    <b>{ $title }</b>
    请发送新图片，或图片网址。
admin-deal-edit-until =
    <b>{ $title }</b>
    到什么时候？请输入日期（12月6日 或 2026-12-06）或时间（明天 18:45），{ $zone }。现在：{ $value }
admin-deal-edit-start =
    <b>{ $title }</b>
    从什么时候开始？请输入日期（12月6日 或 2026-12-06）或时间（明天 18:45），{ $zone }。在此之前不会发布。现在：{ $value }
admin-deal-edit-category =
    <b>{ $title }</b>
    请输入新分类，最多 { $maximum } 个字符，它也是标签之一。现在：{ $value }
admin-deal-edit-tags =
    <b>{ $title }</b>
    请输入标签，最多 { $maximum } 个，用空格分隔；标签含多个词时用逗号分隔。分类总在其中。现在：{ $value }
admin-deal-withdraw-sure = 要下架 <b>{ $title }</b> 吗？之后不再发布，已发布的帖子会标为“已结束”。
admin-deal-add-title =
    <b>新商品</b>
    请输入标题，最多 { $maximum } 个字符。
admin-deal-add-price =
    <b>{ $title }</b>
    多少钱？请输入 { $currency } 金额，如 17.90。
admin-deal-add-link =
    <b>{ $title }</b> · { $price }
    请输入按钮打开的网址，如 https://…
admin-deal-add-photo =
    <b>{ $title }</b> · { $price }
    { $link }
    请发送图片，或图片网址。
admin-prices =
    <b>{ $title }</b>
    最近 30 天最低价：<b>{ $least }</b>
admin-prices-prior = { $since } 起降价。此前 30 天最低价：<b>{ $prior }</b>
admin-prices-lowered = ⚠️ 商品标的原价是 { $claimed }。按本店自己的价格记录是 { $said }：帖子显示这个原价，即 −{ $percent }%。
admin-prices-silent = ⚠️ 商品标的原价是 { $claimed }。本店的价格记录不能证明，或记录还不满 30 天，所以帖子只显示现价。
admin-price-line = { $when }：{ $before } → <b>{ $price }</b>（{ $by }）
admin-price-first = { $when }：<b>{ $price }</b>（{ $by }），最早的记录
admin-price-by-import = 导入
admin-price-by-edit = 手动修改
admin-price-by-add = 手动添加
admin-button-deal-add = ➕ 添加商品
admin-button-deal-skip = 不填 »
admin-button-deal-prices = 📈 价格记录
admin-button-catalogue = 🗂 商品目录
admin-button-everything = ✖️ 显示全部
admin-button-deal-title = ✏️ 标题
admin-button-deal-description = 📝 说明
admin-button-deal-price = 💰 价格
admin-button-deal-list_price = 🏷 原价
admin-button-deal-link = 🔗 链接
admin-button-deal-photo = 🖼 图片
admin-button-deal-start = ⏰ 开始
admin-button-deal-until = ⏳ 截止
admin-button-deal-category = 🗃 分类
admin-button-deal-tags = 🔖 标签
admin-button-deal-sold_out = 📦 售罄
admin-button-deal-in_stock = 📦 恢复有货
admin-button-deal-feed = ↩️ 以商品源为准
admin-button-deal-withdraw = 🚫 下架
admin-button-deal-restore = 🟢 重新上架

refused-deal-too_long = 内容太长，最多 { $maximum } 个字符。
refused-deal-price_above_list = 价格必须低于原价 { $list }。请先修改或删除原价。
refused-deal-list_below_price = 原价必须高于现价 { $price }。
refused-deal-tags = 每个商品最多 { $maximum } 个标签（含分类），每个最多 { $characters } 个字符。
refused-deal-ends_before_start = 结束时间早于开始时间。请选择更晚的结束时间。
refused-deal-no_picture = 请以照片形式发送图片，或输入图片网址。
refused-deal-withdrawn = 商品 { $code } 已经下架。
refused-deal-not_withdrawn = 商品 { $code } 没有下架。
admin-deal-back = 🟢 商品重新上架。已标为结束的帖子不会恢复。
admin-deal-back-over = 🟢 商品已恢复，但期限已于 { $ends } 结束：延长期限后才能销售。
