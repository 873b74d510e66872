# Invite contests.
contest-button-top = 🏆 Top
contest-title = 🏆 <b>Top inviters</b> · { $period }
contest-day = today
contest-week = this week
contest-month = this month
contest-all = all time
contest-button-day = Day
contest-button-week = Week
contest-button-month = Month
contest-button-all = All time
contest-empty = Nobody yet in this period.
contest-not-yet = You have not invited anybody in this period. Share your link from /me.
contest-somebody = Somebody
contest-place = { $rank } { $name } — { $brought }
