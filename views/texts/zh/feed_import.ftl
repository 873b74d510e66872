# 发送到商品目录的商品源文件：属于哪个商品源、导入进度和结果。
desk-feed =
    📥 <b>{ $name }</b> · { $kilobytes } KB
    这是哪个商品源？再次导入同一商品源会更新其商品。请点选，或输入名称。
desk-feed-address =
    📥 <b>{ $name }</b>
    如果是 Shopify 文件，其中没有链接。请输入店铺网址，如 https://your.shop
desk-button-feed-fresh = ➕ 新商品源：{ $fresh }
desk-button-feed-no_address = 不填：链接保持不变
desk-imports =
    <b>导入</b>
    把商品源文件发到这里即可导入。
desk-imports-none = 这里还没有导入过文件。
desk-import-stop-sure = 将停止把 <b>{ $name }</b> 导入 { $source }。已导入的内容保留。确定吗？
desk-button-imports = { $imports ->
    [0] 📥 导入
   *[other] 📥 导入 · { $imports }
}
desk-button-import-stop = ⏹ 停止 { $name }
feed-import-card = 📥 <b>{ $name }</b> → { $source }
feed-import-waiting = 等待中。
feed-import-running = { $bar } { $percent } %
feed-import-done = ✅ 已完成
feed-import-failed = ⛔ 未导入
feed-import-stopped = ⏹ { $by } 在 { $rows } 行之后停止了导入
feed-import-again = 暂时无法从 Telegram 取得文件，稍后重试。
feed-import-counts = 新增 { $new } · 更新 { $changed } · 未变 { $same } · 有误 { $bad }
feed-import-report = 📥 <b>{ $name }</b> 已导入 { $source }。
feed-import-refused = 📥 <b>{ $name }</b> 未导入：{ $reason }
feed-import-cut = ⚠️ 文件只读到第 { $line } 行：{ $reason }
feed-import-missing = 该商品源有 { $deals } 项不在文件中，保持不变。
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

feed-import-ready = 👀 已读取，等您确认。
