# Invite contests.
contest-button-top = 🏆 Top
contest-title = 🏆 <b>Who brought the most</b>, { $period }
contest-day = today
contest-week = this week
contest-month = this month
contest-all = in all
contest-button-day = Day
contest-button-week = Week
contest-button-month = Month
contest-button-all = All
contest-empty = Nobody yet in this period.
contest-not-yet = You have brought nobody in this period. Share your link from /me.
contest-somebody = Somebody
contest-place = { $rank } { $name } — { $brought }
