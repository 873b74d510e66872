# 推客自己的小店。
shop-first-title = { $name } 的小店
shop-own =
    🏪 <b>您的小店：{ $title }</b>
    { $deals ->
        [0] 还没有优惠。请选择，或先放上最新的。
       *[other] 正在展示 { $deals } 个优惠。
    }
shop-link = 链接：{ $link }
shop-numbers = { $opened } 次访问 · 邀请 { $joined } 人 · 已生效 { $confirmed } · 已作废 { $void }
shop-which-title = 您的小店叫什么名字？请填写，或发送 /cancel。
shop-title-sure =
    要给小店改名吗？
    { $before } → <b>{ $after }</b>
shop-in-private = 您的小店请在私聊中打开。
shop-choose = <b>选择优惠</b> · 已选 { $chosen } · 第 { $page } / { $pages } 页
shop-order = <b>排序</b>：点击优惠可上移。
shop-shown = 🏪 <b>{ $title }</b>，{ $name } 推荐
shop-empty = 目前没有优惠，请稍后再来。
shop-tap = 点按优惠可查看详情。
shop-button-own = 🏪 我的小店
shop-button-choose = ☑ 选择优惠
shop-button-order = ↕️ 排序
shop-button-fill = ✨ 最新优惠
shop-button-title = ✏️ 店名
shop-button-use = ✅ 改名
shop-button-keep = ✖️ 保留原名
shop-button-see = 👁 预览
shop-button-share = 📤 分享小店
shop-button-back = ‹ 返回小店
shop-button-group_buy = 👥 拼团 { $code }
shop-button-flash_sale = ⚡ 秒杀 { $code }

refused-shop-title = 店名需为 1 到 { $maximum } 个字符。
refused-shop-title_over = 该提问已结束，店名未更改。如需更改，请点“✏️ 店名”。
refused-shop-full = 小店最多展示 { $maximum } 个优惠，请先移除一个。
refused-shop-gone = 这个小店已不存在。/deals 可查看在售优惠。
refused-shop-deal_gone = 该优惠已不在这个小店里。/deals 可查看在售优惠。
