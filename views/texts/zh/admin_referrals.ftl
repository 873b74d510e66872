# 推荐与资金：活动、佣金、排行榜、等待事项、对账单。
admin-button-referrals = 🤝 推荐
admin-referrals =
    <b>推荐与资金</b>
    近 30 天：{ $newcomers } 位新成员，其中 { $unattributed } 位没有邀请人。
    奖励：待生效 { $pending } · 待审核 { $held } · 已发放 { $vested } · 已作废 { $void }
    { $programs ->
        [0] 还没有推荐计划：邀请新成员没有奖励。
       *[other] 进行中的推荐计划：
    }
admin-button-program-new = ➕ 新建推荐计划
admin-button-program-open = ✅ 开始
admin-button-rates = 💶 佣金
admin-button-waiting = ⏳ 等待中
admin-button-statement = 📄 谁的对账单…
admin-board = 🏆 <b>邀请排行</b> · { $period }
admin-waiting =
    <b>等待中</b>
    { $nothing ->
        [1] 没有待处理的内容。
       *[other] 奖励要等条件满足，回答要等对方确认。
    }
admin-waiting-reward = ⏳ { $promoter } → { $newcomer }：{ $amount } { $rule }
admin-waiting-answer = ❔ { $newcomer } 说邀请人是 { $promoter }
admin-waiting-more = …… 还有更多
admin-program =
    🎁 <b>{ $name }</b>{ $ongoing ->
        [1] {""}
       *[other] {" "}· 已关闭
    }
    预算：{ $budget }，已承诺：{ $spent }。截止：{ $until }
admin-program-nothing = 无
admin-program-open = 手动关闭
admin-program-no_name = 尚未命名
admin-program-new =
    <b>新推荐计划</b>
    名称：{ $name }
    预算：{ $budget }。时长：{ $lasts ->
        [0] 直到关闭
       *[other] { $lasts } 天
    }
admin-program-reward = 每位新成员：{ $amount }
admin-program-stay =
    { $days ->
        [0] 不要求留在群里。
       *[other] 须在群里留满 { $days } 天
    }
admin-program-purchase = 须购买一次
admin-program-first = 归最先邀请的人
admin-program-last = 归最后邀请的人
admin-program-window = 归最先邀请的人，有效 { $days } 天
admin-program-caps =
    每位邀请人的奖励：每天 { $day ->
        [0] 不限
       *[other] { $day }
    }，总共 { $total ->
        [0] 不限
       *[other] { $total }
    }
admin-program-budget = <b>{ $name }</b> 的预算是 { $budget }，其中已承诺 { $spent }。请写新的预算，例如 500；0 表示不限。
admin-program-close-sure = 关闭 <b>{ $name }</b>？之后的邀请不再计入，已承诺的奖励不变。
admin-program-term-name = ✏️ 名称
admin-program-term-reward = 🎁 奖励
admin-program-term-stay = ⏳ 留群天数
admin-program-term-purchase =
    🛒 须购买：{ $purchase ->
        [0] 否
       *[other] 是
    }
admin-program-term-cap_day = 🚦 每天上限
admin-program-term-cap_total = 🚦 总上限
admin-program-term-budget = 💶 预算
admin-program-term-lasts = 📅 时长
admin-program-term-binding =
    🔗 归{ $binding ->
        [last] 最后邀请者
        [window] 最先，限天数
       *[first] 最先邀请者
    }
admin-program-term-window = 🔗 天数
admin-ask-program-name = 推荐计划叫什么名字？
admin-ask-program-reward = 每位新成员奖励多少？写成 5.00 { $currency } 或 50 PTS（积分）；0 表示只计数。
admin-ask-program-stay = 新成员须在群里留满几天？0 表示不要求。
admin-ask-program-cap_day = 每位邀请人每天最多得几份奖励？0 表示不限。
admin-ask-program-cap_total = 每位邀请人总共最多得几份奖励？0 表示不限。
admin-ask-program-budget = 所有奖励合计最多多少？写成 500；0 表示不限。
admin-ask-program-lasts = 持续几天？0 表示直到您关闭。
admin-ask-program-window = 邀请后多少天内加入有效？
admin-rates =
    <b>佣金</b>
    { $rates ->
        [0] 还没有佣金比例，购买不产生佣金。
       *[other] 同时符合时，按商品、分类、全部的顺序采用。点一项即可终止。
    }
    写一条新的：10% 对全部，10% Tea 对一个分类，2.50 EUR K7Q2 对某商品的每件。0% 表示没有佣金。
admin-rate-all = { $what }，全部
admin-rate-category = { $what }，{ $name }
admin-rate-deal = { $what }，{ $name }
admin-rate-end-sure = 终止佣金比例“{ $name }”吗？新的购买不再按它计算。
admin-who =
    <b>谁的对账单？</b>
    { $asked ->
        [1] { $members ->
            [0] 没有找到。请写名字的一部分或 @用户名。
           *[other] 请点选一位，或写别的名字。
        }
       *[other] 请写名字的一部分或 @用户名。
    }
admin-statement = <b>{ $name }</b> 看到的：
admin-sheet = { $name } 的对账单，{ $month }。
admin-sheet-cut = { $name } 的对账单，{ $month }：最近 5,000 行，全部数据在服务器上。
refused-referral-program_changed = 预算刚被别人改过，请再看一下。
refused-referral-program_spent = 已承诺的金额超过了它，请设高一些。
refused-commission-rate_for = “{ $typed }”既不是商品编号，也不是商品分类。
