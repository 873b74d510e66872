# 成员看到的自己的内容：欢迎、个人中心、设置、帮助；以及认领店铺。
member-welcome =
    <b>{ $name }</b>，您好！
    在这里可以看到在售优惠，还有可以分享的专属推荐码。
member-link-unknown = 您点开的链接已经失效，不过您来对地方了。
member-referred = 是 { $name } 把您介绍来的，替我们谢谢 TA！
member-deal-gone = 这个链接里的优惠已经不在了。发送 /deals 查看在售优惠。
member-start-in-group = 这里的功能都用命令操作。您的个人页面在与我的私聊里。
member-card-code = 👤 <b>{ $name }</b> · 推荐码：<code>{ $code }</code>
member-card-link = 🔗 推荐链接：{ $link }
member-card-balance-private = 💰 收益请在私聊中查看
member-card-balance-none = 💰 暂无收益
member-card-balance-ready = 💰 可提现 <b>{ $ready }</b>
member-card-balance-coming = 💰 待到账 { $coming }
member-card-balance-both = 💰 可提现 <b>{ $ready }</b> · 待到账 { $coming }
member-next-pay = 👉 下一步：请在 { $moment } 前到“我的拼团”为<b>{ $title }</b>付款
member-next-voucher = 👉 下一步：有 { $vouchers } 张提货券待使用，请看“我的提货券”
member-next-forming = 👉 下一步：有 { $buys } 个拼团还没满员，快叫朋友一起来
member-next-invited =
    { $people ->
        [0] 👉 下一步：分享链接，邀请第一位朋友
       *[other] 👉 下一步：继续分享链接，已成功邀请 { $people } 人
    }
member-card-opened =
    { $people ->
        [0] 还没有人打开过您的链接。
       *[other] 已有 { $people } 人打开过您的链接。
    }
member-card-joined =
    { $people ->
        [0] 还没有邀请到新成员。
       *[other] 成功邀请 { $people } 人。
    }
member-card-language = 语言：{ $language }
member-card-data = 我们保存：您的 Telegram ID、姓名、用户名和语言，首次和最近来访时间，以及打开过的链接。发送 /privacy 可查看或删除。
member-language-auto = 跟随我的 Telegram
member-language-followed = { $language }（跟随您的 Telegram）
member-settings =
    <b>设置</b>
    语言：{ $language }
member-share = 来看看这些优惠
member-button-copy = 📋 复制推荐码
member-button-share = 📤 分享链接
member-button-language = 🌐 语言
member-button-card = 👤 个人中心
member-button-more = ⋯ 更多
member-button-buys = 🛒 我的拼团
member-button-vouchers = 🎟 我的提货券
member-button-deals = 🛍 优惠
member-button-quiet = 🔕 不再接收此类消息
member-cancelled = 已取消，没有保存任何内容。
member-nothing-to-cancel = 没有可以取消的操作。
member-owns = <b>这个店铺现在归您了。</b>报告和警报都会发到这里。发送 /help 查看您能做什么。

refused-member-language = 我不会“{ $language }”。请选择一种：/settings en、/settings zh、/settings ru，或 /settings auto。
refused-member-too_fast = 发送得太快了。请等半分钟，再发送一次最后那条。
refused-owner-wrong = 这个认领码无效、已经用过，或者已超过 15 分钟。店铺还没有店主时，可在服务器上运行 python -m bot owner-code 生成新的认领码。
refused-owner-too_often = 尝试次数太多，请 { $minutes } 分钟后再试。
refused-owner-no_code = 请把控制台上的认领码写在命令后面：/claim 认领码
owner-in-private = 请不要把认领码发到群里，请在与我的私聊中发送。
refused-member-unknown = 没有成员 { NUMBER($id, useGrouping: 0) }：该 ID 还没有与机器人接触过。
refused-member-nobody = 无法识别是谁点的。请以本人身份操作，不要以群或频道的身份。
