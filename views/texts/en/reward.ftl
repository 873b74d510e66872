# Rewards for newcomers.
reward-button-own = 🌱 My referrals
reward-title = 🌱 <b>Your referrals</b>
reward-counts = { $pending } pending · { $held } in review · { $vested } confirmed · { $void } cancelled
reward-none = Nobody yet. Share your link from /me.
reward-counts-only = counts for /top
reward-pending = ⏳ { $name }: { $amount }. { $rule }
reward-held = 🔍 { $name }: { $amount }. The shop is checking it: { $reason } { $rule }
reward-vested = ✅ { $name }: { $amount }.
reward-void = ✖️ { $name }: cancelled. { $reason } { $rule }
reward-rule-stay =
    Must stay { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, until { $moment }.
reward-rule-purchase = Counts after their first purchase.
reward-rule-grace = It counts again if they come back by { $moment }.
reward-why-burst = Many people came within a few minutes.
reward-why-rejoin = They had been in the chat before.
reward-why-same_payout = Both have the same payout account.
reward-why-left = They left the chat.
reward-why-banned = An account was banned.
reward-why-erased = One of the two has erased their data.
reward-why-cap_day = you have reached the limit of rewards a day
reward-why-cap_total = you have reached the limit of rewards in this program
reward-why-budget = the budget of the program is used up
reward-why-words = { $words }
reward-news =
    🎉 { $people ->
        [one] { $people } person you invited is confirmed.
       *[other] { $people } people you invited are confirmed.
    }
reward-news-amount = You get <b>{ $amount }</b>.
reward-capped = 🌱 Somebody you invited is confirmed, but without a reward: { $reason }.
reward-is-held = 🔍 The shop checks one of your invitations before it counts. { $reason }
reward-review = 🔍 A reward needs your decision: { $promoter } invited { $newcomer }. { $reason }

refused-reward-unknown = There is no reward { $id }.
refused-reward-own = You cannot decide about your own reward. Ask another admin.
refused-reward-not_now = This reward has changed in the meantime. Look at it again.
refused-reward-no_reason = Say why, in a few words.
