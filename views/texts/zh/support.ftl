# 顾客给店铺留言、店铺回复，以及店铺的介绍文字。
support-shop = 店铺
support-shop-head = 店铺
support-title = <b>{ $shop }</b>
support-unknown =
    我是机器人，这个问题我答不上来。
    要转给店铺吗？会有真人查看，并在这里回复您。
support-unknown-command = 没有 /{ $command } 这个命令。/help 查看我能做什么，/contact 给店铺留言。
support-write =
    ✍️ <b>给店铺留言</b>
    请在这里发送：文字，或带说明的图片。取消请发送 /cancel。
support-passed = 📨 已转给{ $shop }。回复会发到这里；您接着写的内容也会一并转达。
support-kept-back = 好的，没有转达任何内容。需要时可用 /contact 给店铺留言。
support-contact-none = 您可以在这里给我们留言，会有真人查看并回复。
support-terms-none = 我们还没有写明购买条款。有疑问请直接问我们，会有真人在这里回复。
support-payment =
    💳 <b>付款有问题？</b>
    请写明买了什么、什么时候买的、遇到了什么问题。请勿发送银行卡号或账号。我们只会在这里回复您。
support-in-private = 💬 给店铺留言请到私聊，您的问题别人看不到。
support-terms-in-private = 📄 购买条款请在私聊中查看。
support-answer = 💬 <b>{ $shop }</b>
support-ended = ✅ { $shop }已结束本次对话。再发消息即可重新开始。
support-ended-silent = ✅ 一周没有新消息，与{ $shop }的对话已结束。再发消息即可重新开始。
support-button-pass = ✅ 是，转给店铺
support-button-keep = ✖️ 不用了
support-button-deals = 🛍 优惠
support-button-buys = 🛒 我的拼团
support-button-card = 👤 个人中心
support-button-write = ✍️ 给店铺留言
support-button-edit = ✏️ 修改这些文字

support-asked = 📩 <b>{ $name }</b>
support-asked-how = <i>回复这条消息即可答复顾客。</i>
support-sent = ✓ 正在发给 { $name }。
support-closed = ✅ 与 { $name } 的对话已结束。对方再发消息会重新开始。
support-toast-closed = ✅ 已结束
support-blocked = ⚠️ { $name } 屏蔽了我，您的答复暂时留着。对方再联系我时会送达。
support-not-delivered = ⚠️ 您的答复没有送达 { $name }。请缩短一些或去掉图片再试。
support-no-topics =
    ⚠️ 我无权在 <b>{ $title }</b> 创建话题，顾客的消息先发到您这里。
    授权方法：打开群组，点群名称，编辑 › 管理员，选择我并打开“管理话题”。一小时后我会再试。
support-button-templates = 📋 常用回复
support-button-close = ✅ 结束对话

support-all =
    💬 <b>客服</b>
    { $support ->
        [0] 没有顾客在等待答复。
       *[other] 有 { $support } 个对话尚未结束：
    }

    新消息发到：{ $where }
support-one = 💬 <b>{ $name }</b>{ $open ->
        [0] {" "}· 已结束
       *[other] {""}
    }
support-history-none = 没有留存的消息。
support-history-shop = 店铺
support-history-line = <b>{ $who }</b> · { $when } { $mark }{ $photo ->
        [0] {""}
       *[other] {" "}🖼
    }
    { $words }
support-ask-answer = 请输入给 <b>{ $name }</b> 的答复，将以店铺的名义发出。
support-ask-template = 给 <b>{ $name }</b> 发哪一条？点选后立即发送。
support-where =
    <b>顾客的消息发到哪里？</b>
    目前：{ $where }

    { $forums ->
        [0] 多人一起回复：新建一个开启话题的群，把我设为有“管理话题”权限的管理员，然后在这里选择它。
       *[other] 选择群后，每位顾客各有一个话题，全店管理员都可以在那里回复。
    }
support-where-owner = 我的私聊
support-templates =
    📋 <b>常用回复</b>
    { $kept ->
        [0] 还没有。把常写的话存下来，以后一点即发。
       *[other] 点选一条查看全文。
    }
support-template = 📋 <b>常用回复</b>
support-ask-new = 请输入要保存的常用回复。
support-button-all = 💬 客服{ $support ->
        [0] {""}
       *[other] {" "}· { $support } 个待处理
    }
support-button-where = 📥 消息发到哪里
support-button-answer = ✍️ 答复
support-button-add = ➕ 新增一条
support-button-remove = 🗑 删除

support-info =
    <b>店名、联系方式、条款</b>
    顾客用 /contact、/terms 和 /paysupport 看到的内容。您的答复以店名署名。
support-info-shop_name = 店名
support-info-shop_contact = 联系方式
support-info-shop_imprint = 经营者信息
support-info-shop_terms = 购买条款
support-info-line = <b>{ $part }</b>：{ $words }
support-info-none = 尚未填写
support-info-now = 目前：
support-info-ask-shop_name = 您的店叫什么名字？最多 { $maximum } 字。
support-info-ask-shop_contact = 怎样联系您：营业时间、电话、邮箱、地址？最多 { $maximum } 字。
support-info-ask-shop_imprint = 由谁经营：名称、地址、登记信息？最多 { $maximum } 字。
support-info-ask-shop_terms = 购买条款：付款、提货、退换。最多 { $maximum } 字，较长的内容可以放链接。
support-button-info = 🪪 店名与条款
support-button-shop_name = 🏷 店名
support-button-shop_contact = ☎️ 联系方式
support-button-shop_imprint = 🪪 经营者信息
support-button-shop_terms = 📄 购买条款
support-button-clear = 🗑 删除这段文字

refused-support-kind = 我只能转达文字和图片。请打字，或发送带说明的图片。
refused-support-too_long = 一条消息最多 { $maximum } 字。请分成两条发送。
refused-support-too_many = 您这一小时发得很多，店铺都已收到，请稍等再发。
refused-support-busy = 店铺现在消息非常多，请一小时后再写。
refused-support-offer_full = 已经有 { $maximum } 条了。请先点“是，转给店铺”，再接着写。
refused-support-offer_gone = 这个提问已过期。请重新发送您的消息，我会再问一次。
refused-support-own = 您是管理员：顾客的消息在 /admin 的“💬 客服”里。
refused-support-banned = 您不能在这里给这家店铺留言。
refused-support-gone = 这个对话已不存在：顾客删除了自己的数据。
refused-support-closed = 与 { $name } 的对话已经结束了。
refused-support-anonymous = 我看不出您是谁，所以没有发送。请以本人身份发言，不要以群的身份。
refused-support-no_templates = 还没有常用回复。可在 /admin 的“💬 客服 › 📋 常用回复”里添加。
refused-support-template_gone = 这条回复已被删除，请选别的。
refused-support-templates_full = 最多 { $maximum } 条常用回复，请先删除一条。
refused-support-no_forum = 这个群没有话题。请在群设置里开启话题，再来选择。
refused-support-info_long = 太长了，最多 { $maximum } 字。
refused-button-old = 这个按钮来自旧消息，已经失效。/deals 看优惠，/buys 看您的拼团。
