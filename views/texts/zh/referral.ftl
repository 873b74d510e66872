# 推荐码、私密群链接，以及谁邀请了谁。
referral-button-qr = 🔳 二维码
referral-button-rotate = 🔁 换新码
referral-button-rotate-sure = 确定换新码
referral-button-copy-link = 📋 复制链接
referral-button-yes = 是我邀请的
referral-button-no = 不是
referral-button-somebody = 有人邀请
referral-button-nobody = 没有
referral-rotate-sure = 要换新的推荐码吗？每天最多换一次。旧码对已拿到的人仍然有效。
referral-rotated =
    您的新推荐码：<code>{ $code }</code>
    您的链接：{ $link }
    旧码仍然指向您。
referral-qr = 扫描此码的人就是您邀请的：{ $link }
referral-groups = <b>您的专属链接</b>，用于需要链接才能加入的群。通过您的链接加入的人算您邀请的。
referral-no-groups = 您不在任何需要专属链接的群里。公开群无需链接即可加入；请从 /me 分享您的链接。
referral-invite =
    您进入 <b>{ $title }</b> 的专属链接：
    { $url }
referral-being-made = 正在生成进入 <b>{ $title }</b> 的链接，稍后会私信给您。
referral-link-failed = 无法生成进入 <b>{ $title }</b> 的链接：{ $reason }。请告知店铺。
referral-which-code = 请填写邀请人的推荐码，或发送 /cancel。
referral-who = 欢迎加入 <b>{ $title }</b>！有人邀请您吗？对方可能会得到一份谢礼。
referral-who-here = 顺便问一下：是有人邀请您加入我们的群吗？对方可能会得到一份谢礼。
referral-noted = 谢谢！{ $name } 已记为您的邀请人。
referral-noted-asked = 谢谢！已询问 { $name }，对方确认后即生效。
referral-nobody = 谢谢告知，欢迎！
referral-asked = <b>{ $name }</b> 说是您邀请的。是这样吗？请在 { $until } 前回答。
referral-confirmed = 已计入。感谢您的推荐！
referral-declined = 好的，不计入。
referral-in-private = 请在私聊中告诉我是谁邀请了您。

refused-referral-rotated = 您一天内已换过推荐码，请明天再试。
refused-referral-public_chat = { $title } 是公开群，无需您的链接即可加入。请从 /me 分享您的链接。
refused-referral-no_right = 我无权生成进入 { $title } 的链接，需要群管理员授予邀请权限。
refused-referral-no_chat = 我没有在这个群里见过您。请在群里发送 /invite。
refused-referral-no_code = 没有人使用推荐码 { $code }。请再核对一下，它由七位字母和数字组成。
refused-referral-not_asked = 该问题已结束，或不是问您的。
refused-referral-self = 不能邀请自己。
refused-referral-loop = 这会形成循环：对方是您邀请的，或是您邀请的人邀请的。
refused-referral-earlier = 您来这里已经很久，邀请不再有效。
refused-referral-banned = 此账号无法进行该操作，请联系店铺。
refused-referral-bound = 已有其他人记为您的邀请人。
refused-referral-closed = 目前没有推荐计划。
refused-referral-no_reason = 请简单说明原因。
refused-referral-program_name = 计划名称需为 1 到 { $maximum } 个字符。
refused-referral-program_window = 只有“window”方式才需要天数。
refused-referral-program_ends = 结束时间必须晚于开始时间。
refused-referral-program_number = { $name } 必须在 0 到 { $maximum } 之间。
refused-referral-program_currency = 奖励需要币种，积分请用 PTS。
refused-referral-program_many = 同时最多进行 { $maximum } 个计划，请先关闭一个。
refused-referral-program_unknown = 没有可关闭的计划 { $id }。
