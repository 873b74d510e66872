# 发送到商品目录的商品源文件：属于哪个商品源、导入进度和结果。
admin-feed =
    📥 <b>{ $name }</b> · { $kilobytes } KB
    这是哪个商品源？同一商品源的文件会更新其商品。请点选，或输入名称。改动之前会先给您看。
admin-feed-address =
    🌐 <b>{ $name }</b>
    这种格式没有链接。请输入店铺网址，如 https://your.shop
admin-button-feed-fresh = ➕ 新商品源：{ $fresh }
admin-imports =
    <b>导入</b>
    把商品文件发到这里。改动之前会先给您看。
admin-imports-none = 这里还没有导入过文件。
admin-import-stop-sure = 停止把 <b>{ $name }</b> 导入 { $source } 吗？已导入的内容保留。
admin-button-imports = { $imports ->
    [0] 📥 导入
   *[other] 📥 导入 · { $imports }
}
admin-button-import-stop = ⏹ 停止 { $name }
feed-import-card = 📥 <b>{ $name }</b> → { $source }
feed-import-waiting = 等待中。
feed-import-running = { $bar } { $percent }%
feed-import-done = ✅ 已完成
feed-import-failed = ⛔ 未导入
feed-import-stopped = ⏹ { $by } 在 { $rows } 行之后停止了导入
feed-import-again = 暂时无法从 Telegram 取得文件，稍后重试。
feed-import-counts = 新增 { $new } · 更新 { $changed } · 未变 { $same } · 有误 { $bad }
feed-import-report = 📥 <b>{ $name }</b> 已导入 { $source }。
feed-import-refused = 📥 <b>{ $name }</b> 未导入：{ $reason }
feed-import-cut = ⚠️ 文件只读到第 { $line } 行：{ $reason }
feed-import-missing = 该商品源有 { $deals } 个商品不在文件中，您下架之前仍在售。
feed-import-without-link = ⚠️ 这个商品源有 { $deals } 个商品没有链接，帖子里打不开商品页面。
feed-import-stays = 已导入的内容保留。如需全部导入，请重新发送文件。
feed-import-bad = 有误的行及原因见此文件。
feed-import-column-line = 行号
feed-import-column-reason = 问题
feed-import-column-row = 原始内容

refused-feed-no_file = 请以文件形式发送商品源。
refused-feed-too_big_to_fetch = Telegram 只允许我下载 { $megabytes } MB 以内的文件，此文件更大。请复制到服务器并运行：python -m bot deals import FILE。未做任何更改。
refused-feed-under_way = 商品源 { $source } 正在导入，请等待结果。
refused-feed-over = 该导入已经结束。
refused-feed-too_many_waiting = 已有 { $maximum } 个文件在等待，请稍后再发送。
refused-feed-source = 商品源名称需为 1 到 { $maximum } 个字符。
refused-feed-operator = “{ $source }”是手动添加的商品，请给商品源换个名称。
refused-feed-not_fetched = 无法从 Telegram 取得文件，请重新发送。
refused-feed-broken = 处理时出错，并非文件的问题，详情见日志。已导入的内容保留。

# 导入之前的文件：是什么格式、商品会是什么样、导入后会怎样。
feed-import-ready = 👀 已读取，等您确认。
feed-preview = 👀 <b>{ $name }</b> → { $source }：尚未导入。
feed-preview-columns = 各列：{ $columns }
feed-preview-counts = 导入后：新增 { $new } · 更新 { $changed } · 未变 { $same } · 有误 { $bad } · 文件中没有 { $missing }
feed-preview-sample = • { $title } — { $price }
feed-preview-sample-reduced = • { $title } — { $price } <s>{ $before }</s>
feed-preview-sample-sold-out = 已售罄
feed-preview-sample-no-link = 无链接
feed-preview-sample-no-photo = 无图片
feed-preview-guessed = ⚠️ 文件没有写明编码，我按 { $encoding } 读取。标题显示正确吗？
feed-preview-form-changed = ⚠️ 这个商品源上次的文件是另一种格式：{ $before }。
feed-preview-needs-shop = ⚠️ 这种格式没有链接。请填写店铺网址，由我生成。
feed-preview-doubtful = ⚠️ 这个商品源有 { $known } 个商品，文件里少了 { $missing } 个。文件完整吗？
feed-preview-form-google_xml = Google Merchant，XML
feed-preview-form-google_table = Google 或 Facebook 表格
feed-preview-form-shopify_table = Shopify 表格
feed-preview-form-shopify_json = Shopify products.json
feed-preview-form-woocommerce = WooCommerce 导出
feed-preview-form-yandex = Yandex Market，YML
feed-preview-form-json = JSON 列表
feed-preview-form-table = 表格
feed-preview-packing-gzip = gzip 压缩
feed-preview-packing-zip = zip 压缩
feed-preview-packing-sheet = 电子表格
feed-preview-decimal-comma = 小数点为逗号
feed-preview-decimal-point = 小数点为句点
feed-column-id = 编号
feed-column-title = 标题
feed-column-price = 价格
feed-column-list_price = 原价
feed-column-sale_price = 促销价
feed-column-currency = 货币
feed-column-link = 链接
feed-column-image_link = 图片
feed-column-description = 描述
feed-column-category = 分类
feed-column-tags = 标签
feed-column-availability = 是否有货
feed-column-quantity = 库存
feed-column-expiration_date = 截止日期
feed-column-sale_price_effective_date = 促销起止
feed-column-sale_starts = 促销开始
feed-column-sale_ends = 促销结束
admin-feed-file-not-ready = 正在处理 <b>{ $name }</b>，请稍后再看。
admin-button-feed-file = 👀 查看 { $name }
admin-button-feed-agree = ✅ 导入
admin-button-feed-columns = 🧩 各列
admin-button-feed-comma = 1,50：逗号是小数点
admin-button-feed-point = 1.50：句点是小数点
admin-button-feed-address = 🌐 店铺网址
admin-button-feed-discard = ✖️ 不导入
admin-button-feed-example = 📄 文件是什么样的
admin-button-feed-take_off = 📤 下架 { $gone } 个
admin-feed-columns =
    🧩 <b>{ $name }</b>
    每一项在哪一列？点选即可更改。
admin-feed-column =
    🧩 <b>{ $name }</b>
    哪一列是“{ $what }”？
admin-feed-column-none = 都不是
admin-feed-gone-sure = 下架 <b>{ $name }</b> 的 { $gone } 个商品吗（占 { $percent }%）？它们不在最近的文件中，文件里再次出现时会恢复。
admin-feed-example =
    📄 文件就是这个样子。表格要有标题和价格，其他列可有可无。填好后发回这里即可。
    也可以直接发送店铺导出的文件：Shopify、WooCommerce、Google Merchant、Facebook、Yandex（YML）、JSON、Excel 或 LibreOffice，zip、gzip 压缩的也行。
admin-feed-example-rows =
    编号;标题;价格;原价;链接;图片;分类;库存
    tea-1;绿茶;12.50;15.00;https://shop.example/tea;https://shop.example/tea.jpg;茶叶;20
    pot-1;茶壶;29.00;;https://shop.example/pot;https://shop.example/pot.jpg;厨具;3
refused-feed-being_read = 正在重新读取文件，请稍后再看。
refused-feed-nothing_good = 这个文件没有一行可以导入。请选择各列，或发送另一个文件。
refused-feed-nothing_left = 在售的商品都在最近的文件里。
feed-encoding-western = 西欧
feed-encoding-cyrillic = 西里尔文
feed-encoding-central = 中欧
feed-encoding-greek = 希腊文
feed-encoding-turkish = 土耳其文
feed-encoding-hebrew = 希伯来文
feed-encoding-arabic = 阿拉伯文
feed-encoding-chinese = 中文
feed-encoding-japanese = 日文
feed-encoding-korean = 韩文
feed-import-button-post = 📣 发布
feed-import-button-wait = ✋ 暂不
admin-feed-post =
    📥 <b>{ $name }</b>
    { $waiting ->
        [0] 没有等您决定的新商品。
       *[other] 发布 { $waiting } 件新商品？轮到时由定时帖子发布：
    }
admin-feed-wait =
    📥 <b>{ $name }</b>
    { $waiting ->
        [0] 没有等您决定的新商品。
       *[other] ✋ { $waiting } 件新商品先等着，什么都不发布。在“商品目录 › 导入 › 商品源和新商品”里可以找到它们。
    }
admin-button-feed-one_by_one = 👀 逐件查看
admin-button-feed-encoding = 🔤 编码
admin-feed-encoding =
    🔤 <b>{ $name }</b>
    标题是乱码？请选择文件保存时的编码，我重新读取后给您看标题。
