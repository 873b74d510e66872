# 联盟：能为店铺带来佣金的链接。
refused-affiliate-file_long = 文件太长：最多 { $maximum } 个字符。
refused-affiliate-file = 联盟文件在 { $where } 处有错误：{ $problem }。请改正后重新导入；什么都没有更改。
refused-affiliate-link = 这不是普通的网址。请从商家重新复制链接，从 https:// 一直到结尾。
refused-affiliate-nested = 这个链接里套了超过 { $maximum } 层链接。请自己打开，再复制商品的网址。
refused-affiliate-foreign = 这个{ $network }链接已经带有别人的推广代码({ $parameter })。我没有改动它。
refused-affiliate-short = { $host } 是{ $network }的短链接，要先打开才知道它通向哪里。
refused-affiliate-no_network = 您在 { $host } 还没有联盟账号。
refused-affiliate-no_account = { $host } 属于{ $network }。请先添加您的{ $network }账号。
refused-affiliate-no_programme = 您的{ $network }账号还没有 { $host } 的代码。请把这个商家加到账号里。
refused-affiliate-sub_none = { $network }没有可以放跟踪码的字段。
refused-affiliate-sub_zero = { $network }不接受含有 %00 的跟踪码。请使用字母和数字。
refused-affiliate-sub_ascii = { $network }的跟踪码只接受英文字母和数字。
refused-affiliate-sub_long = 这个跟踪码对{ $network }来说太长：最多 { $maximum } 个字符。
refused-affiliate-sub_chars = 这个跟踪码里有{ $network }不接受的字符。请使用字母和数字。

refused-affiliate-too_many = 最多只能有 { $maximum } 个。
refused-affiliate-no_file = { $name } 没有您自己的文件，现在用的就是程序自带的说明。
refused-affiliate-unknown = 没有叫 { $name } 的联盟。可以用的有：{ $known }。
refused-affiliate-partner = 这不是{ $network }的推广代码。请从您的账号里复制“{ $name }”。
refused-affiliate-pool = { $network }自己能区分各个群，只要给一个代码。
refused-affiliate-known = 您在{ $network }已经有 { $partner } 了。
refused-affiliate-shop = 请先写商家的网址，再写{ $network }需要的：{ $names }
refused-affiliate-no_shops = { $network }不需要为每个商家单独设置，您的代码到处有效。
refused-affiliate-no_such = 没有 { $id } 号账号。请看：python -m bot affiliates list
affiliate-step-replaced = 🔁 换掉了别人的代码（{ $parameter }）。
affiliate-step-unwrapped = 📦 从{ $network }链接里取出了商品。
affiliate-step-stripped = 🧹 去掉了跟踪参数：{ $names }
affiliate-step-partner = 💰 加上了您的代码 { $code }。
affiliate-step-kept = ✅ 这个链接已经在为您赚佣金：{ $code }
affiliate-step-sub = 🏷 加上了跟踪码 { $value }（{ $name }）。
affiliate-step-sub_kept = 🏷 保留了您自己的跟踪码 { $value }（{ $name }）。
affiliate-step-wrapped = 💰 放进了您的{ $network }链接。
affiliate-step-waits = ⏳ 这种链接要由{ $network }生成。我还不能向它申请，所以帖子里保留您原来的链接。
affiliate-link = <b>{ $network }</b>
    <code>{ $url }</code>
affiliate-link-label = 发帖时，联盟允许的话每个群都有自己的跟踪码，并加上这个标注：{ $label }
affiliate-chats = { $chats ->
        [0] 还没有帖子用过。
       *[other] { $chats } 个群有自己的跟踪码。
    }
affiliate-pool = 有 { $codes } 个代码可以用来区分各个群。
affiliate-shop = • { $host }：{ $codes }
affiliate-shop-none = ⚠️ 现在还没有任何商家。请添加商家和它的 { $names }。
admin-button-affiliates = 💰 联盟推广
admin-affiliates =
    <b>联盟推广</b>
    您商品里的链接，只要通向这些账号的商家，就会为您赚佣金。
admin-affiliates-none = 还没有账号。请添加您在 Amazon、eBay、Awin 或其他联盟的账号。
admin-button-affiliate-link = 🔗 试一个链接
admin-button-affiliate-add = ➕ 添加账号
admin-affiliate-network = 您的账号在哪个联盟？
admin-affiliate-partner =
    <b>{ $network }</b>
    请写您的推广代码（“{ $name }”）。只有 Amazon 和 AliExpress：后面可以再写几个代码，每个群各用一个。
admin-affiliate = 💰 <b>{ $network }</b> · <code>{ $partner }</code>
admin-button-affiliate-shop = ➕ 添加商家
admin-button-affiliate-remove = 删除
admin-affiliate-remove-sure = 要删除{ $network }账号 { $partner } 吗？新帖子不再为它赚佣金，已发出的帖子保留原来的链接。
admin-affiliate-shop =
    请写商家的网址，再写：{ $names }
    写在一行里，用空格隔开。已有的商家会被更新。
admin-affiliate-link = 发一个商品链接给我：我告诉您哪个链接能赚佣金，以及为什么。
refused-network_call-none = { $network }不会主动回传订单。
refused-network_call-no_web = 机器人还没有网址。请先设置 WEB_URL，重新启动后再来。
affiliate-address =
    🔑 请把下面的地址填到{ $network }的回传地址（postback）里。只显示这一次：
    <code>{ $url }</code>
    然后在那边点一下测试：这里会出现 🟢。
affiliate-heard-none = ⚪ { $network }不会主动回传订单，所以这里还没有数据。
affiliate-heard-no_address = ⚪ 还收不到订单。请点“🔑 新地址”，再填到联盟后台。
affiliate-heard-nothing = ⚪ 地址已生成，但还没有收到任何回传。请在联盟后台点测试。
affiliate-heard-test = 🟢 收到联盟的测试：{ $moment }
affiliate-heard-order = 🟢 最近一次订单回传：{ $moment }
affiliate-aside =
    🟡 有 { $calls } 条回传先放一边：{ $reason ->
        [status] 状态 { $shown } 我不认识，请加到联盟文件里。
        [parent] 要更正的订单还没有收到（{ $shown }）。
        [currency] 币种不同或不认识（{ $shown }）。
        [amount] 金额看不懂（{ $shown }）。
        [time] 时间看不懂（{ $shown }）。
        [order] 没有订单号，请检查联盟后台里的地址。
        [reversed] 这笔订单之前已取消（{ $shown }），请问问联盟。
       *[other] 看不懂（{ $shown }）。
    }
affiliate-sum =
    { $state ->
        [pending] ⏳ 待确认：
        [approved] 👍 已确认，未付款：
        [payable] 💰 已付款：
       *[reversed] ↩️ 已取消：
    }{ $orders } 单，佣金 { $commission }，其中推广者 { $share }。
affiliate-nobodys = 有 { $orders } 单没有带我们的跟踪码。
affiliate-advanced = ⚠️ 确认 { $days } 天后您就付给推广者，即使联盟还没有付给您。
affiliate-again = 正在重新读取 { $calls } 条回传。
affiliate-paid =
    { $orders ->
        [0] 没有等待付款的订单。
       *[other] { $orders } 单已付款，推广者现在可以提现。
    }
affiliate-line-earned = ➕ <b>{ $amount }</b>，{ $network }的订单（{ $order }）：
affiliate-line-changed = ✏️ { $amount } 有变化：{ $network }更正了订单 { $order }：
affiliate-line-approved = 👍 { $amount }，订单 { $order }：{ $network }已确认。联盟付款后即可提现。
affiliate-line-held = ⏸ { $amount }，订单 { $order }：{ $network }正在重新审核。
affiliate-line-payable = ✅ { $amount }，{ $network }的订单 { $order }，现在可以提现。
affiliate-line-reversed = ↩️ { $amount } 被收回：{ $network }取消了订单 { $order }。
affiliate-line-rule =
    { $rule ->
        [host] { $amount } 的 { $percent }%（团长比例），但不超过联盟付的佣金。
       *[member] 联盟佣金 { $amount } 的 { $percent }%，来自您分享的链接。
    }
affiliate-line-advanced = 店铺在联盟付款之前先付给您。
owner-network_call = 📡 <b>{ $network }</b>
    { $why }
    请看：商品目录 › 联盟推广。
admin-button-affiliate-orders = 📡 订单
admin-affiliate-orders = 📡 <b>{ $network }</b>：通过您的链接产生的订单
admin-button-affiliate-address = 🔑 新地址
admin-affiliate-address-sure = 要为{ $network }生成新地址吗？原来的地址马上失效。
admin-button-affiliate-again = 🔄 重新读取
admin-button-affiliate-share = ‹ 分享者得 { $share } ›
admin-button-affiliate-paid = 💰 联盟已付款
admin-affiliate-paid-sure = { $network }已确认的订单，到现在为止都付给您了吗？付了之后推广者就能提现。
admin-button-affiliate-advance = ⏩ 提前付款
admin-affiliate-advance-sure = 要在确认 { $days } 天后就付给推广者吗，即使{ $network }还没有付给您？如果联盟一直不付，损失由您承担。
admin-button-affiliate-wait = ⏸ 等联盟付款
