### 团长：把自己的群带到店铺，并从群里的订单中赚取佣金。
host-none =
    <b>您有自己的群吗？</b>
    把它带到本店：优惠会发到您的群里，群里有人下单，您就有佣金。
    请点按钮并选择您的群。您必须是该群的管理员，之后由店铺决定。
host-own =
    <b>我的群</b>
    您是 { $groups } 个群的团长。
host-group = 🏡 <b>{ $title }</b>
host-waits = ⏳ 店铺还没有决定，有结果我会通知您。
host-paused = ⏸ 店铺已暂停您的团长身份：目前新订单没有佣金。
host-rule-beside = 💶 团长获得本群订单金额的 { $rate }。商品佣金若有剩余，归邀请买家的人。
host-rule-instead = 💶 团长获得本群订单金额的 { $rate }。邀请买家的人在这些订单上没有佣金。
host-rule-nothing = 💶 团长目前没有佣金：店铺还没有设置比例。
host-earns-here = 有些群有团长，群里的订单先算团长的佣金，剩余部分归您；有些群的佣金全部归团长。
host-line-host = 这是您的群里的订单：您以团长身份获得佣金。
host-line-rate =
    { $rule ->
        [instead] { $amount } 的 { $percent }%（团长比例）；邀请买家的人没有佣金。
       *[other] { $amount } 的 { $percent }%（团长比例）。
    }
host-line-rest = 其中 { $rate } 先归该群团长，这是剩余部分中您的份额。
host-hand-sure = 把 <b>{ $title }</b> 交给别人吗？店铺同意之前您仍是团长。已获得的佣金仍归您。
host-handing =
    在 { $days } 天内，<b>{ $title }</b> 的另一位管理员可以接手。请把此链接发给对方，让对方选择这个群：
    { $link }
    店铺同意之前您仍是团长。
host-leave-sure = 不再担任 <b>{ $title }</b> 的团长吗？新订单将没有佣金。已获得的佣金仍归您，店铺仍可在群里发帖。
host-left = 您不再是 <b>{ $title }</b> 的团长。谢谢！
host-requested = { $name }，谢谢！我已询问店铺，结果会在私聊中告诉您：请打开一次私聊，这样我才能给您发消息。
host-button-add = ➕ 带上我的群
host-button-open = 💬 打开私聊
host-button-groups = 🏡 我的群
host-button-hand = 🤝 转交
host-button-leave = 🚪 不再担任团长
host-button-back = ‹ 我的群
host-button-no = ‹ 不，保留

host-orders =
    🧾 { $orders ->
        [0] 本群还没有人下单。
       *[other] 本群共 { $orders } 笔订单。
    }{ $to_fetch ->
        [0] {""}
       *[other] 待提货：{ $to_fetch }，其中已到店：{ $arrived }。
    }
host-earned = 💰 { $purchases } 笔成交，共 { $paid }：您获得 { $earned }。收益见 /earnings
host-orders-title = 🧾 <b>{ $title }</b>{ $orders ->
        [0] ：还没有人下单。
       *[other] ：最新订单
    }
host-order = • { $name }：{ $title } ×{ $quantity } · { $state }
host-pace =
    🐢 <b>{ $title }</b>：语言和节奏
    每按一次切换到下一个值。店铺自己的限制同样有效。价格、其他群和资金由店铺管理。
host-button-orders = 🧾 订单
host-button-pace = 🐢 语言和节奏
host-button-group = ‹ 返回群
host-button-language =
    { $value ->
        [none] 🗣 与店铺一致
        [en] 🗣 English
        [zh] 🗣 中文
       *[ru] 🗣 Русский
    }
host-button-daily_cap =
    { $value ->
        [0] 🔢 帖数由店铺决定
       *[other] 🔢 每天最多 { $value } 帖
    }
host-button-quiet =
    { $value ->
        [none] 🌙 免打扰与店铺一致
       *[other] 🌙 免打扰 { $value }
    }
refused-host-paused = 店铺已暂停您的团长身份，现在不能修改。有疑问请发送 /contact

notice-host-asked = 🙋 <b>{ $name }</b> 管理群 <b>{ $title }</b>，想为您的店铺担任团长。从未发过帖的群会暂停，直到您决定。
notice-host-asked-over = 🤝 <b>{ $name }</b> 想接任 <b>{ $title }</b> 的团长。
notice-host-left = 🚪 <b>{ $name }</b> 不再是 <b>{ $title }</b> 的团长。
notice-host-approved = ✅ 您现在是 <b>{ $title }</b> 的团长。
notice-host-declined = 店铺目前不需要 <b>{ $title }</b> 的团长。一周后可以再申请。
notice-host-terms = ✏️ <b>{ $title }</b> 从现在起的规则：
notice-host-paused = ⏸ 店铺暂停了您在 <b>{ $title }</b> 的团长身份。目前新订单没有佣金，已获得的仍归您。有疑问请发送 /contact
notice-host-resumed = ▶️ 您又是 <b>{ $title }</b> 的团长了。
notice-host-removed = 店铺已结束您在 <b>{ $title }</b> 的团长身份。已获得的佣金仍归您。有疑问请发送 /contact
notice-host-handed_over = 🤝 <b>{ $title }</b> 有了新团长。已获得的佣金仍归您。谢谢！

refused-host-no_group = 团长只适用于群组，不适用于频道。请在您管理的群里申请。
refused-host-not_admin = 只有本群管理员可以申请。请让管理员在这里发送 /host。
refused-host-anonymous = 我看不到您是谁。请在管理员权限中关闭“匿名”，再发送 /host。
refused-host-banned = 店铺目前不向您销售，因此您不能担任团长。有疑问请发送 /contact
refused-host-asked = 我已经询问店铺了，有结果会通知您。
refused-host-asked_by_other = 另一位管理员已经申请，店铺会先处理该申请。
refused-host-declined = 店铺不久前拒绝了申请。{ $days } 天后可以再申请。
refused-host-too_often = 您今天已申请 { $maximum } 个群，请明天再试。
refused-host-yours = 您就是本群的团长。群的页面在我们的私聊中：请在那里发送 /host。
refused-host-taken = 本群已有团长。如果对方想转交，请其在与我的私聊中发送 /host 并点“转交”。
refused-host-not_yours = 您不再是这个群的团长。发送 /host 查看您的群。
refused-host-unknown = 没有编号为 { $id } 的团长。请查看团长列表。
refused-host-not_now = 已无法操作：此事已有决定。请重新打开该团长的页面。

admin-hosts =
    <b>团长</b>
    { $hosts ->
        [0] 还没有。管理群的人给我发送 /host，把群带来，由您决定。
       *[other] 🙋 申请中 · 🏡 团长 · ⏸ 已暂停 · ▫️ 已结束
    }
admin-host =
    🏡 <b>{ $title }</b>
    团长：<b>{ $name }</b> · { $state }
admin-host-state-asked = 申请中
admin-host-state-active = 担任中
admin-host-state-paused = 已暂停
admin-host-state-declined = 已拒绝
admin-host-state-left = 已退出
admin-host-state-handed_over = 已转交
admin-host-state-removed = 已移除
admin-host-rate = <b>{ $name }</b> 从 <b>{ $title }</b> 的每笔订单中获得多少？请输入百分比，例如 <code>5%</code>。现在：{ $rate }
admin-host-approve-sure = 让 <b>{ $name }</b> 担任 <b>{ $title }</b> 的团长，每笔订单获得 { $rate } 吗？为此暂停的群将开始收到帖子；若已有团长，其任期结束。
admin-host-decline-sure = 拒绝 <b>{ $name }</b> 担任 <b>{ $title }</b> 的团长吗？对方一周后可再申请。我仍留在群里；已暂停的群保持暂停。
admin-host-remove-sure = 结束 <b>{ $name }</b> 在 <b>{ $title }</b> 的团长身份吗？已获得的佣金仍归对方。
admin-host-button-all =
    { $asking ->
        [0] 🏡 团长
       *[other] 🏡 团长 · { $asking } 🙋
    }
admin-host-button-approve = ✅ 同意
admin-host-button-decline = ✖️ 拒绝
admin-host-button-rate = 💶 比例
admin-host-button-rule =
    { $rule ->
        [instead] 只有团长有佣金
       *[other] 剩余归推客
    }
admin-host-button-pause = ⏸ 暂停
admin-host-button-resume = ▶️ 恢复
admin-host-button-remove = 🗑 移除
