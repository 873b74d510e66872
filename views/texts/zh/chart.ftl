# 图表：图片下方的文字，或字符条旁的文字；图片里没有文字。
chart-button-earnings = 📊 图表
chart-button-growth = 📈 我邀请的人
chart-earnings = 📊 <b>您的各月收益</b>
chart-earnings-earned = 当月收益（已扣除收回部分）
chart-earnings-waiting = 月末待审核
chart-earnings-paid = 当月已付款
chart-growth =
    { $people ->
       *[other] 📈 <b>您已成功邀请 { $people } 人</b>
    }
chart-growth-day = 当天新增
chart-growth-week = 从该日起一周内新增
chart-growth-total = 累计人数
chart-in-private = 这个我在我们的私聊里给您看。

refused-chart-nothing = 这几个月还没有任何收益。
refused-chart-nobody = 您还没有邀请到人。请从 /me 分享您的链接。
