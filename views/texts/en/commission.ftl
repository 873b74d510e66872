# Commission: what a promoter has earned, every line of it explained, and what an operator hears.
commission-title = 💰 <b>Your earnings</b>
commission-none = You have earned nothing yet. Share your link (/me): when somebody you invited buys something, you get a commission.
commission-empty = There is no money on your account at the moment.
commission-account-pending = ⏳ Waiting for approval: { $amount }
commission-account-approved = ❄️ Approved, not yet payable: { $amount }
commission-account-payable = ✅ You can withdraw: <b>{ $amount }</b>
commission-account-held = 📤 Requested: { $amount }
commission-account-paid = 🏁 Paid out so far: { $amount }
commission-account-debt = ↩️ You owe: { $amount }. It is deducted from your next earnings.
commission-next = You can withdraw the next commission from { $moment }.
commission-months = <b>Month by month</b>
commission-statement = <b>Statement</b>
commission-points =
    { $count ->
        [one] { $count } point
       *[other] { $count } points
    }
commission-line-earned = ➕ <b>{ $amount }</b> for { $title } ×{ $quantity }:
commission-line-approved = 👍 { $amount } for { $title } ×{ $quantity } approved.
commission-line-payable = ✅ { $amount } for { $title } ×{ $quantity } can be withdrawn.
commission-line-rejected = ❌ { $amount } for { $title } ×{ $quantity } was not approved.
commission-line-reversed = ↩️ { $amount } for { $title } ×{ $quantity } was taken back.
commission-line-part =
    { $level ->
        [1] It is shared: this is your part of { $commission }, the rest goes to the person who invited you.
       *[other] It is shared: this is your part of { $commission } at level { $level }, because you invited the person who invited the buyer.
    }
commission-line-owed = { $amount } of it was paid out already and is deducted from your next earnings.
commission-line-recovered = { $amount } of it paid back what you owed.
commission-line-reward-vested = 🎁 { $amount } for a person you invited.
commission-line-reward-reversed = ↩️ A reward was taken back: { $amount }.
commission-line-withdrawal-requested = 📤 You requested { $amount }.
commission-line-withdrawal-rejected = ↩️ { $amount } came back to you: it was not paid out.
commission-line-withdrawal-sent = 🏁 { $amount } was paid out to you.
commission-rule-share =
    { $percent }% of { $amount }, { $scope ->
        [deal] the rate of this deal
        [category] the rate of its category
       *[all] the rate for everything
    }.
commission-rule-fixed =
    { $each } for each, sold for { $amount }, { $scope ->
        [deal] the rate of this deal
        [category] the rate of its category
       *[all] the rate for everything
    }.
commission-until-earned = Will be approved on { $moment }.
commission-until-approved = You can withdraw it from { $moment }.
commission-until-person = It waits for the shop's approval.
commission-why-undone = The pick-up was undone in the store.
commission-why-revoked = The buyer cancelled the order.
commission-why = The shop says: “{ $reason }”
commission-moved-expense = shop { $amount }
commission-moved-pending = waiting { $amount }
commission-moved-approved = approved { $amount }
commission-moved-payable = to withdraw { $amount }
commission-moved-held = requested { $amount }
commission-moved-paid = paid out { $amount }
commission-moved-debt = owed { $amount }
commission-moved-invited = invited { $amount }
commission-in-private = I tell you about your money in our private chat only.
commission-sheet = Your statement of { $month }
commission-sheet-cut = Your statement of { $month }: only the newest lines, all of them do not fit into one file. Ask the shop for the rest.
commission-news-earned =
    { $count ->
        [one] ➕ You earned { $amount } on a purchase. It waits for approval.
       *[other] ➕ You earned { $amount } on { $count } purchases. They wait for approval.
    }
commission-news-payable = ✅ You can withdraw { $amount } now.
commission-news-taken_back =
    { $count ->
        [one] ↩️ { $amount } was taken back: a purchase was cancelled.
       *[other] ↩️ { $amount } was taken back: { $count } purchases were cancelled.
    }
commission-button-earnings = 💰 My earnings
commission-button-older = ◀️ Older
commission-button-newest = 🔄 Newest
commission-button-month = 📄 { $month }

refused-commission-approve_days = Approval after 0 to { $maximum } days, or “hand”.
refused-commission-freeze_days = A freeze takes 0 to { $maximum } days.
refused-commission-second_level = The second level gets 0 to 99.99 percent of a commission.
refused-commission-limits = Limits are amounts from 0, for at most { $maximum } currencies.
refused-commission-one_kind = A rate is either a percentage or a fixed amount.
refused-commission-one_scope = A rate is for a deal, a category or everything, not for two of them.
refused-commission-rate = A percentage is 0 to 100.
refused-commission-fixed = A fixed amount is above 0 and has a currency.
refused-commission-category = A category has 1 to { $maximum } characters.
refused-commission-too_many = There are { $maximum } rates already. End some first.
refused-commission-no_rate = No rate { $id } is in force.
refused-commission-not_found = There is no conversion { $id }.
refused-commission-not_now = Conversion { $id } is { $state }; that cannot be done with it.
refused-commission-month = “{ $typed }” is not a month. Write it like 2026-05.
refused-commission-amount = “{ $typed }” is not an amount in { $currency }. Write it like 17.90.
refused-commission-percent = “{ $typed }” is not a percentage. Write it like 10 or 2.5.
refused-commission-quantity = A purchase is of 1 to { $maximum } units.
refused-commission-state = “{ $typed }” is not a state. There are: { $known }.
refused-commission-known = Order { $order } is known already, as conversion { $id }.
refused-commission-order = An order has a name of 1 to { $maximum } characters.
refused-commission-reason = Say why in 1 to { $maximum } characters: the person who invited the buyer will read it.
