# Referrals and money in the admin menus: programs, rates, boards, what waits, statements.
admin-button-referrals = 🤝 Referrals
admin-referrals =
    <b>Referrals and money</b>
    Last 30 days: { $newcomers ->
        [one] { $newcomers } new member
       *[other] { $newcomers } new members
    }, { $unattributed } without an invitation.
    Rewards: { $pending } pending · { $held } to check · { $vested } confirmed · { $void } cancelled
    { $programs ->
        [0] No program yet: nobody is rewarded for inviting people.
       *[other] Active programs:
    }
admin-button-program-new = ➕ New program
admin-button-program-open = ✅ Start it
admin-button-rates = 💶 Commission
admin-button-waiting = ⏳ Pending
admin-button-statement = 📄 Statement of…
admin-board = 🏆 <b>Top inviters</b> · { $period }
admin-waiting =
    <b>Pending</b>
    { $nothing ->
        [1] Nothing is pending.
       *[other] Rewards wait until their conditions are met, answers until the other person confirms.
    }
admin-waiting-reward = ⏳ { $promoter } → { $newcomer }: { $amount } { $rule }
admin-waiting-answer = ❔ { $newcomer } says: invited by { $promoter }
admin-waiting-more = … and more
admin-program =
    🎁 <b>{ $name }</b>{ $ongoing ->
        [1] {""}
       *[other] {" "}· closed
    }
    Budget: { $budget }, promised: { $spent }. Until: { $until }
admin-program-nothing = none
admin-program-open = until you close it
admin-program-no_name = not named yet
admin-program-new =
    <b>A new program</b>
    Name: { $name }
    Budget: { $budget }. Lasts: { $lasts ->
        [0] until it is closed
        [one] { $lasts } day
       *[other] { $lasts } days
    }
admin-program-reward = For each new member: { $amount }
admin-program-stay =
    { $days ->
        [0] They need not stay in the group.
        [one] They must stay for { $days } day
       *[other] They must stay for { $days } days
    }
admin-program-purchase = They must buy something
admin-program-first = Counts for whoever invited them first
admin-program-last = Counts for whoever invited them last
admin-program-window =
    Counts for whoever invited them first, for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
admin-program-caps =
    Rewards for one inviter: { $day ->
        [0] any number
       *[other] at most { $day }
    } a day, { $total ->
        [0] any number
       *[other] at most { $total }
    } in all
admin-program-budget = The budget of <b>{ $name }</b> is { $budget }, { $spent } of it promised. Write the new one, such as 500; 0 = no limit.
admin-program-close-sure = Close <b>{ $name }</b>? New invitations no longer count; rewards already promised stay.
admin-program-term-name = ✏️ Name
admin-program-term-reward = 🎁 Reward
admin-program-term-stay = ⏳ Must stay
admin-program-term-purchase =
    🛒 Must buy: { $purchase ->
        [0] no
       *[other] yes
    }
admin-program-term-cap_day = 🚦 Limit a day
admin-program-term-cap_total = 🚦 Limit in all
admin-program-term-budget = 💶 Budget
admin-program-term-lasts = 📅 Lasts
admin-program-term-binding =
    🔗 { $binding ->
        [last] Last inviter
        [window] First, for days
       *[first] First inviter
    }
admin-program-term-window = 🔗 For how long
admin-ask-program-name = What should the program be called?
admin-ask-program-reward = What is the reward for one new member? Write it like 5.00 { $currency } or 50 PTS (points); 0 = only count them.
admin-ask-program-stay = For how many days must a new member stay? 0 = no condition.
admin-ask-program-cap_day = How many rewards may one person get a day? 0 = no limit.
admin-ask-program-cap_total = How many rewards may one person get in all? 0 = no limit.
admin-ask-program-budget = How much may all rewards together cost? Write it like 500; 0 = no limit.
admin-ask-program-lasts = For how many days? 0 = until you close it.
admin-ask-program-window = For how many days after the invitation does a new member count?
admin-rates =
    <b>Commission</b>
    { $rates ->
        [0] No rate yet: nobody earns anything on purchases.
       *[other] If several fit, the closest one is used: deal, then category, then everything. Press one to end it.
    }
    Write a new one: 10% for everything, 10% Tea for a category, 2.50 EUR K7Q2 for each piece of one deal. 0% means no commission.
admin-rate-all = { $what } for everything
admin-rate-category = { $what } for { $name }
admin-rate-deal = { $what } for { $name }
admin-rate-end-sure = End the rate “{ $name }”? It no longer counts for new purchases.
admin-who =
    <b>Whose statement?</b>
    { $asked ->
        [1] { $members ->
            [0] Nobody found. Write a part of the name, or an @username.
           *[other] Press one, or write another name.
        }
       *[other] Write a part of the name, or an @username.
    }
admin-statement = What <b>{ $name }</b> sees:
admin-sheet = Statement of { $name }, { $month }.
admin-sheet-cut = Statement of { $name }, { $month }: the newest 5,000 lines. The server has all of them.
refused-referral-program_changed = Somebody has just changed this budget. Look at it again.
refused-referral-program_spent = More than that is already promised. Choose a higher budget.
refused-commission-rate_for = “{ $typed }” is neither the code of a deal nor a category of one.
