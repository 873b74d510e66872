# 管理菜单中的顾客：查找、查看、备注、发消息。
customer-button-all = 👤 顾客
customer-list =
    <b>顾客</b>
    { $asked ->
        [0] { $people ->
            [0] 还没有人下单。
           *[other] 最近下单的顾客。
        }
       *[other] { $people ->
            [0] 没有找到这样的人，请换个写法再试。
           *[other] 您要找哪一位？
        }
    }
customer-hint = 发送姓名、@用户名或推荐码即可查找，也可以把对方的消息转发给我。
customer-button-everybody = ✖️ 返回最近下单
customer-hidden = 对方设置了转发时隐藏账号。以下是名字为“{ $name }”的人：
customer-one =
    <b>{ $name }</b>{ $username ->
        [none] { "" }
       *[other] { " " }@{ $username }
    }
    推荐码 { $code } · { $since } 加入 · 最近出现 { $seen }
customer-banned = 🚫 自 { $banned } 起被封禁：不能购买，也不能提现。
customer-orders =
    { $orders ->
        [0] 🧾 还没有订单
        [1] 🧾 1 个订单，{ $last }
       *[other] 🧾 { $orders } 个订单，最近一次 { $last }
    }
customer-paid = 💰 已付 { $amounts }
customer-to-pay = 🕐 待付 { $amounts }
customer-owed = 💸 您应退 { $amounts }
customer-vouchers =
    🎟 { $vouchers } 张提货券待提货{ $due ->
        [none] ，已付款
       *[other] ，提货时应付 { $due }
    }
customer-payable = 💶 已赚 { $amounts }，可以提现
customer-coming = ⏳ 已赚 { $amounts }，尚未确认
customer-withdrawal-requested = 📤 申请提现 { $amount }：请批准或拒绝
customer-withdrawal-approved = 📤 已批准 { $amount }：请打款
customer-withdrawal-sent = 📤 已打款 { $amount }，对方还没有确认收到
customer-rewards = 🔍 { $rewards } 笔奖励待审核
customer-invited = 🙋 邀请了 { $people } 人
customer-inviter =
    🧭 由 { $name } 邀请{ $source ->
        [none] { "" }
       *[other] （{ $source }）
    }
customer-no-inviter =
    🧭 { $source ->
        [none] 没有邀请人
       *[other] 没有邀请人（{ $source }）
    }
customer-chats =
    💬 所在群：{ $chats }{ $more ->
        [0] { "" }
       *[other] ，另有 { $more } 个
    }
customer-reach-unknown = ✉️ 还没有打开与机器人的私聊，暂时不能给对方发消息
customer-reach-blocked = ✉️ 已屏蔽机器人，无法给对方发消息
customer-reach-gone = ✉️ 已注销 Telegram 账号
customer-note = 📝 备注：
customer-button-orders =
    🧾 订单{ $orders ->
        [0] { "" }
       *[other] { " · " }{ $orders }
    }
customer-button-vouchers = 🎟 待提货券 · { $vouchers }
customer-button-write = ✉️ 发消息
customer-button-note = 📝 备注
customer-button-earnings = 💶 收益
customer-button-withdrawal = 💸 提现
customer-button-reward = 🔍 待审核奖励
customer-button-inviter = 🧭 邀请人
customer-button-ban =
    { $banned ->
        [no] 🚫 封禁…
       *[other] ✅ 封禁：查看或解除…
    }
customer-write = 请写下要发给 <b>{ $name }</b> 的内容，最多 1000 字。发送前我会再问一次。
customer-write-sure =
    发给 <b>{ $name }</b> 吗？
    { $text }
customer-written = ✅ 正在发给 { $name }。
customer-write-note =
    <b>{ $name }</b>
    { $written ->
        [no] 请写下关于对方的备注，最多 500 字。
       *[other] 请写下新的备注，最多 500 字，将替换上面的内容。
    }
    对方在这里看不到备注，但 /privacy 导出的文件里有；对方删除数据时，备注一并删除。
customer-note-kept = ✅ 备注已保存。
customer-note-removed = ✅ 备注已删除。
customer-button-note-remove = 🗑 删除备注
notice-customer-message = ✉️ <b>店铺给您的消息：</b>

refused-customer-note =
    { $chars ->
        [0] 备注是空的，请至少写一个字。
       *[other] 共 { $chars } 字，最多 { $maximum } 字。
    }
refused-customer-message =
    { $chars ->
        [0] 消息是空的，请至少写一个字。
       *[other] 共 { $chars } 字，最多 { $maximum } 字。
    }
refused-customer-is_unknown = { $name } 还没有打开与机器人的私聊，Telegram 不允许我给对方发消息。请在群里让对方点一下“开始”。
refused-customer-is_blocked = { $name } 已屏蔽机器人，消息发不到。
refused-customer-is_gone = { $name } 已注销 Telegram 账号。
refused-customer-not_met = { $name } 还没有接触过机器人：没有点过按钮、发过消息，也没有加入您的群。请换个名字再试。
refused-customer-no_person = 这条消息来自群、频道或机器人，不是个人。请转发一条个人发的消息。
refused-customer-erased = 对方已删除自己的数据。订单仍在，但不再有姓名。
