# 按网址定时获取的商品源，以及访问其他网站时可能出的问题。
admin-button-feed_sources = 🔗 网址商品源
admin-feed-sources =
    <b>网址商品源</b>
    我会自动获取这些商品源，并更新其中的商品。
admin-feed-sources-none = 还没有。请添加店铺提供商品源的网址。
admin-button-source-add = ➕ 添加网址
admin-feed-source-add =
    请写商品源的网址，例如 https://your.shop/feed.xml
    需要密码时：https://用户名:密码@your.shop/feed.xml。网址会加密保存，只显示网站名；之后请删除您的消息。
admin-feed-source-which =
    <b>{ $host }</b>
    这是哪个商品源？点选以前导入过的，就会更新它的商品；也可以写一个新名称。
admin-button-source-fresh = ➕ 新商品源：{ $fresh }
admin-feed-source = 🔗 <b>{ $source }</b>，来自 { $host }
admin-feed-source-every = 多久获取一次 { $source }？请点选，或写 30m、6h、1d。
admin-feed-source-address = 请写 { $source } 的新网址。商品保留，以后从那里更新。
admin-button-source-run = 🔄 立即获取
admin-button-source-every = 多久一次
admin-button-source-address = 网址
admin-button-source-pause = ⏸ 暂停
admin-button-source-resume = ▶️ 继续
admin-button-source-end = ✅ 文件没错：下架 { $absent } 个
admin-button-source-remove = 移除
admin-source-end-sure = 下架 { $source } 中不在文件里的 { $absent } 个商品吗？相关帖子会标为“已结束”。
admin-source-remove-sure = 停止获取 { $source } 并删除它的网址吗？它的商品保持不变。
feed-source-runs = 获取频率：{ $rule }，下次在 { $next }。
feed-source-paused = ⏸ 已暂停：商品保持不变。
feed-source-fresh = 更新于 { $fresh }。
feed-source-never = 尚未获取。
feed-source-last = 上次：新增 { $new } · 更改 { $changed } · 不变 { $same } · 有误 { $bad }
feed-source-missing = { $missing } 个商品已不在商品源里，再获取两次、满一天仍没有就会下架。
feed-source-ended = { $ended } 个不在商品源里的商品已下架；商品源里再有时会自动恢复。
feed-source-problem = ⚠️ { $reason }
feed-source-stale = ⛔ 商品源太久没有更新，它的商品暂不发布。恢复获取后会继续发布。
owner-feed_source-fails = ⚠️ 无法从 { $host } 获取商品源 { $source }：{ $reason }我会继续尝试，商品保持不变。
owner-feed_source-held = ⛔ 来自 { $host } 的商品源 { $source } 太久没有更新，它的商品暂不发布。{ $reason }
    请更正网址，或暂停该商品源：暂停后商品照原样发布。
owner-feed_source-shrunk = ✋ 来自 { $host } 的商品源 { $source } 有 { $deals } 个商品，这次少了 { $ended } 个。我没有做任何改动。文件没错的话，请在它的页面上确认下架；有错请修正文件，我下次会再看。
owner-feed_source-cut = ⚠️ 来自 { $host } 的商品源 { $source } 没有读完：{ $reason }读到的已导入，没有下架任何商品。
owner-feed_source-well = ✅ 来自 { $host } 的商品源 { $source } 又恢复更新了。

refused-feed_source-address = 这不是普通网址，应类似 https://your.shop/feed.xml
refused-feed_source-http = 网址以 http 开头，途中任何人都能改价格。请用 https；店铺没有的话：python -m bot deals feeds add URL --http
refused-feed_source-http_secret = 不通过 http 发送密码，途中任何人都能看到。请用 https 网址。
refused-feed_source-header = 请求头由字母名称和一行普通文字组成，最多五个；Host 等由我自己设置。
refused-feed_source-every = 商品源最快每 15 分钟、最慢每 7 天获取一次：15m、6h、1d。
refused-feed_source-known = 商品源 { $source } 已有网址，请打开它来更改。
refused-feed_source-too_many = 已有 { $maximum } 个商品源在获取，请先移除一个。
refused-feed_source-not_found = 没有按网址获取的商品源 { $source }，请查看网址商品源列表。
refused-feed_source-paused = { $source } 已暂停，请先继续。
refused-feed_source-not_paused = { $source } 没有暂停。
refused-feed_source-nothing_asked = { $source } 没有等待答复。
refused-feed_source-sealed = 该网址用店铺的另一把密钥加密，请重新填写。
refused-feed_source-nothing = 一个商品都读不出（{ $bad } 行有误）。商品源换格式了吗？未做任何更改。
refused-feed_source-shrunk = { $known } 个商品中少了 { $deals } 个。未做任何更改；请决定是否下架。
refused-feed_source-disk = 文件无法保存，磁盘满了吗？未做任何更改。

refused-fetch-address = 该网址指向的不是普通网址。
refused-fetch-private = { $host } 是您内部网络的地址，不会访问。确需访问时，请写入 FETCH_PRIVATE_HOSTS。
refused-fetch-outside = 沙盒不访问外部，而 { $host } 在外部。
refused-fetch-not_https = { $host } 要用 http，途中可能被篡改。请用 https。
refused-fetch-redirects = 该网址跳转超过 { $maximum } 次。
refused-fetch-status = { $status ->
        [401] 网站要求密码，或密码不对（401）。
        [403] 网站拒绝访问（403）。
        [404] 该网址没有内容（404）。
        [429] 网站要求稍候（429）。
       *[other] 网站返回错误 { $status }。
    }
refused-fetch-no_name = 没有 { $host } 这个网站，或暂时查不到这个域名。
refused-fetch-certificate = { $host } 的证书无效。
refused-fetch-unreachable = { $host } 没有回应。
refused-fetch-too_slow = { $host } 用时超过 { $seconds } 秒。
refused-fetch-too_big = 文件大于 { $megabytes } MB。
refused-fetch-unpacks = 文件解压后过大。
refused-fetch-encoding = 这个网站的压缩方式不受支持（{ $encoding }）。
refused-fetch-broken_off = 回应中途断开。

refused-lint-feed_stale = 它的商品源太久没有更新。请看 /admin › 商品目录 › 网址商品源。
refused-campaign-rotation_stale = 这些商品的商品源太久没有更新。请看 /admin › 商品目录 › 网址商品源。

# 发布前检查过的图片。
admin-deal-picture-dead = ⚠️ 无法加载，帖子只发文字：<i>{ $reason }</i>
owner-pictures_dead = 🖼 有 { $deals } 个商品的图片无法加载：{ $titles }。目前还没有发布；发布时只会有文字。原因见商品页面。请在商品源里更正网址，或在商品页面上换一张图片；我会自动再检查。
refused-picture-none = 这个网址不是图片（应为 JPEG、PNG、GIF 或 WebP）。
refused-picture-cut = 图片已损坏，请换一张。
refused-picture-too_big = 图片大于 { $megabytes } MB。
refused-picture-sides = 图片为 { $width } × { $height } 像素。Telegram 要求两边之和不超过 10,000，且长边不超过短边的 20 倍。
