# Rewards for newcomers.
reward-button-own = 🌱 My referrals
reward-title = 🌱 <b>Your referrals</b>
reward-counts = { $pending } waiting · { $held } looked at · { $vested } count · { $void } void
reward-none = Nobody yet. Share your link from /me.
reward-counts-only = counts for the contest
reward-pending = ⏳ { $name }: { $amount }. { $rule }
reward-held = 🔍 { $name }: { $amount }. Somebody looks at it: { $reason } { $rule }
reward-vested = ✅ { $name }: { $amount }.
reward-void = ✖️ { $name }: void. { $reason } { $rule }
reward-rule-stay =
    Must stay { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, until { $moment }.
reward-rule-purchase = Waits for a first purchase.
reward-rule-grace = Coming back until { $moment } restores it.
reward-why-burst = Many came within minutes.
reward-why-rejoin = They had been in the chat before.
reward-why-same_payout = Promoter and newcomer have the same payout account.
reward-why-left = They left the chat.
reward-why-banned = An account was banned.
reward-why-erased = Everything about one of the two was erased.
reward-why-cap_day = nothing, your rewards of the day are used up
reward-why-cap_total = nothing, your rewards in this program are used up
reward-why-budget = nothing, the budget is spent
reward-why-words = { $words }
reward-news =
    🎉 { $people ->
        [one] { $people } newcomer of yours counts now.
       *[other] { $people } newcomers of yours count now.
    }
reward-news-amount = You get <b>{ $amount }</b>.
reward-capped = 🌱 Somebody new came by you and counts, but earns { $reason }.
reward-is-held = 🔍 Somebody looks at a newcomer of yours before they count. { $reason }
reward-review = 🔍 Reward { $id } waits for a person. { $reason }

refused-reward-unknown = There is no reward { $id }.
refused-reward-own = Nobody decides about a reward of their own.
refused-reward-not_now = Reward { $id } has gone on meanwhile. Look at it again.
refused-reward-no_reason = Say why, in a few words.
