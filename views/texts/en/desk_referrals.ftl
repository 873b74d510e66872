# Referrals and money at the desk: programs, rates, boards, what waits, statements.
desk-button-referrals = 🤝 Referrals
desk-referrals =
    <b>Referrals and money</b>
    Thirty days: { $newcomers ->
        [one] { $newcomers } newcomer
       *[other] { $newcomers } newcomers
    }, { $unattributed } of them brought by nobody we know.
    Rewards: waiting { $pending } · to be looked at { $held } · given { $vested } · void { $void }
    { $programs ->
        [0] No program rewards newcomers.
       *[other] Programs that run:
    }
desk-button-program-new = ➕ Program
desk-button-program-open = ✅ Open it
desk-button-rates = 💶 Commission
desk-button-waiting = ⏳ What waits
desk-button-statement = 📄 Statement of…
desk-board = 🏆 <b>Who brought the most</b>, { $period }
desk-waiting =
    <b>What waits</b>
    { $nothing ->
        [1] Nothing.
       *[other] Rewards until their conditions hold, answers until the other side says yes.
    }
desk-waiting-reward = ⏳ { $promoter } → { $newcomer }: { $amount } { $rule }
desk-waiting-answer = ❔ { $newcomer } says: brought by { $promoter }
desk-waiting-more = … and more
desk-program =
    🎁 <b>{ $name }</b>{ $ongoing ->
        [1] {""}
       *[other] {" "}· closed
    }
    Budget: { $budget }, promised: { $spent }. Until: { $until }
desk-program-new =
    <b>A new program</b>
    Name: { $name }
    Budget: { $budget }. Lasts: { $lasts ->
        [0] until it is closed
        [one] { $lasts } day
       *[other] { $lasts } days
    }
desk-program-reward = For each newcomer: { $amount }
desk-program-stay =
    { $days ->
        [0] Nobody has to stay.
        [one] Who stays { $days } day
       *[other] Who stays { $days } days
    }
desk-program-purchase = Who buys something
desk-program-first = Counts for who brought them first
desk-program-last = Counts for who brought them last
desk-program-window =
    Counts for who brought them first, for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
desk-program-caps =
    Rewards for one promoter: { $day ->
        [0] any number
       *[other] at most { $day }
    } a day, { $total ->
        [0] any number
       *[other] at most { $total }
    } in all
desk-program-budget = The budget of <b>{ $name }</b> is { $budget }, { $spent } of it promised. Write the new one, such as 500; 0 is no limit.
desk-program-close-sure = <b>{ $name }</b> binds nobody any more. What it promised stays promised. Sure?
desk-program-term-name = ✏️ Name
desk-program-term-reward = 🎁 Reward
desk-program-term-stay = ⏳ Must stay
desk-program-term-purchase = 🛒 Must buy
desk-program-term-cap_day = 🚦 A day
desk-program-term-cap_total = 🚦 In all
desk-program-term-budget = 💶 Budget
desk-program-term-lasts = 📅 Lasts
desk-program-term-binding = 🔗 Who counts
desk-program-term-window = 🔗 Days
desk-ask-program-name = What is it called?
desk-ask-program-reward = What is a newcomer worth? Write it like 5.00 { $currency } or 50 PTS (points); 0 only counts.
desk-ask-program-stay = How many days must a newcomer stay?
desk-ask-program-cap_day = How many rewards may one promoter get a day? 0 is any number.
desk-ask-program-cap_total = How many rewards may one promoter get in all? 0 is any number.
desk-ask-program-budget = How much may all rewards together cost? Write it like 500; 0 is no limit.
desk-ask-program-lasts = For how many days? 0 is until you close it.
desk-ask-program-window = For how many days does a newcomer count as brought?
desk-rates =
    <b>Commission</b>
    { $rates ->
        [0] No rate, so nobody earns anything on purchases.
       *[other] The most specific one holds: deal, category, everything. Press one to end it.
    }
    Write a new one: 10% for everything, 10% Tea for a category, 2.50 EUR K7Q2 for each piece of a deal. 0% leaves one out.
desk-rate-all = { $what } for everything
desk-rate-category = { $what } for { $name }
desk-rate-deal = { $what } for { $name }
desk-rate-end-sure = The rate “{ $name }” holds no more for new purchases. Sure?
desk-who =
    <b>Whose statement?</b>
    { $asked ->
        [1] { $members ->
            [0] Nobody fits. Write a part of the name, an @username or an id.
           *[other] Press one, or write another name.
        }
       *[other] Write a part of the name, an @username or an id.
    }
desk-statement = What <b>{ $name }</b> reads:
desk-sheet = Statement of { $name }, { $month }.
desk-sheet-cut = Statement of { $name }, { $month }: the newest 5,000 lines. The server has all of them.
refused-referral-program_changed = Somebody has changed this budget meanwhile. Look at it again.
refused-referral-program_spent = More than that is promised already.
refused-commission-rate_for = “{ $typed }” is neither the code of a deal nor a category of one.
