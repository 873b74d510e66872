# 佣金：推客赚了多少、每一笔的来由，以及店主看到的提示。
commission-title = 💰 <b>我的收益</b>
commission-none = 您还没有收益。分享您的链接（/me），通过它来的人下单后，您就能获得佣金。
commission-empty = 目前账户里没有余额。
commission-account-pending = ⏳ 待审核：{ $amount }
commission-account-approved = ❄️ 已通过，暂不可提现：{ $amount }
commission-account-payable = ✅ 可提现：<b>{ $amount }</b>
commission-account-held = 📤 提现申请中：{ $amount }
commission-account-paid = 🏁 累计已付：{ $amount }
commission-account-debt = ↩️ 您欠款 { $amount }，将从今后的收益中扣除。
commission-next = 下一笔佣金自 { $moment } 起可提现。
commission-months = <b>每月收益</b>
commission-statement = <b>明细</b>
commission-points = { $count } 积分
commission-line-earned = ➕ <b>{ $amount }</b>，{ $title } ×{ $quantity }：
commission-line-approved = 👍 { $title } ×{ $quantity } 的 { $amount } 已通过审核。
commission-line-payable = ✅ { $title } ×{ $quantity } 的 { $amount } 已可提现。
commission-line-rejected = ❌ { $title } ×{ $quantity } 的 { $amount } 未通过审核。
commission-line-reversed = ↩️ { $title } ×{ $quantity } 的 { $amount } 已收回。
commission-line-part =
    { $level ->
        [1] 佣金共 { $commission }，这是您的份额，其余归您的邀请人。
       *[other] 佣金共 { $commission }，这是您在第 { $level } 级的份额：买家的邀请人是您邀请的。
    }
commission-line-owed = 其中 { $amount } 已不在可提现余额中，将从今后的收益中扣回。
commission-line-recovered = 其中 { $amount } 用于抵扣欠款。
commission-line-reward-vested = 🎁 新成员生效，获得 { $amount }。
commission-line-reward-reversed = ↩️ 奖励被收回：{ $amount }。
commission-line-withdrawal-requested = 📤 您申请提现 { $amount }。
commission-line-withdrawal-rejected = ↩️ 提现未执行，{ $amount } 已退回。
commission-line-withdrawal-sent = 🏁 已向您付款 { $amount }。
commission-rule-share =
    { $amount } 的 { $percent }%，{ $scope ->
        [deal] 该商品的佣金比例
        [category] 该分类的佣金比例
       *[all] 全店佣金比例
    }。
commission-rule-fixed =
    每件 { $each }，售价共 { $amount }，{ $scope ->
        [deal] 该商品的佣金
        [category] 该分类的佣金
       *[all] 全店统一佣金
    }。
commission-until-earned = 将于 { $moment } 自动通过。
commission-until-approved = 自 { $moment } 起可提现。
commission-until-person = 等待店铺审核。
commission-why-undone = 门店撤销了这次提货。
commission-why-revoked = 买家取消了订单。
commission-why = 店铺说明：“{ $reason }”
commission-moved-expense = 店铺 { $amount }
commission-moved-pending = 待审核 { $amount }
commission-moved-approved = 已通过 { $amount }
commission-moved-payable = 可提现 { $amount }
commission-moved-held = 申请中 { $amount }
commission-moved-paid = 已付 { $amount }
commission-moved-debt = 欠款 { $amount }
commission-moved-invited = 邀请 { $amount }
commission-in-private = 与收益有关的内容，我只在私聊里告诉您。
commission-sheet = 您的 { $month } 明细
commission-sheet-cut = 您的 { $month } 明细：笔数超过单个文件的上限，仅含最新部分，其余请向店铺索取。
commission-news-earned = ➕ { $count } 笔订单为您带来 { $amount }，等待审核。
commission-news-payable = ✅ { $amount } 已可提现。
commission-news-taken_back = ↩️ { $count } 笔订单取消，已收回 { $amount }。
commission-button-earnings = 💰 我的收益
commission-button-older = ◀️ 更早
commission-button-newest = 🔄 最新
commission-button-month = 📄 { $month }

refused-commission-approve_days = 自动审核为 0 到 { $maximum } 天，或填 “hand” 表示人工审核。
refused-commission-freeze_days = 佣金通过后须等 0 到 { $maximum } 天才能提现。
refused-commission-second_level = 第二级可得佣金的 0 到 99.99%。
refused-commission-limits = 限额须为不小于 0 的金额，最多 { $maximum } 种货币。
refused-commission-one_kind = 佣金要么是比例，要么是固定金额。
refused-commission-one_scope = 佣金只能针对商品、分类或全店之一。
refused-commission-rate = 比例须为 0 到 100。
refused-commission-fixed = 固定金额须大于 0 并注明货币。
refused-commission-category = 分类名为 1 到 { $maximum } 个字符。
refused-commission-too_many = 已有 { $maximum } 条佣金比例，请先终止一些。
refused-commission-no_rate = 没有生效中的佣金比例 { $id }。
refused-commission-not_found = 没有转化 { $id }。
refused-commission-not_now = 转化 { $id } 的状态是 { $state }，无法这样操作。
refused-commission-month = “{ $typed }”不是月份，应写成 2026-05。
refused-commission-amount = “{ $typed }”不是有效的 { $currency } 金额。请写成 17.90 这样。
refused-commission-percent = “{ $typed }”不是百分比，应写成 10 或 2.5。
refused-commission-quantity = 数量为 1 到 { $maximum }。
refused-commission-state = “{ $typed }”不是状态，可选：{ $known }。
refused-commission-known = 订单 { $order } 已登记为转化 { $id }。
refused-commission-order = 订单名为 1 到 { $maximum } 个字符。
refused-commission-reason = 请用 1 到 { $maximum } 个字符说明原因，买家的邀请人会看到。
