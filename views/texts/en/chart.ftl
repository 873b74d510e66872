# Charts: what stands under a picture, or beside bars of characters; a picture itself has no words.
chart-button-earnings = 📊 Chart
chart-button-growth = 📈 People I invited
chart-earnings = 📊 <b>Your months</b>
chart-earnings-earned = earned in the month, less what was taken back
chart-earnings-waiting = still waiting when the month ended
chart-earnings-paid = paid out in the month
chart-growth =
    { $people ->
        [one] 📈 <b>You have invited { $people } person</b>
       *[other] 📈 <b>You have invited { $people } people</b>
    }
chart-growth-day = new on the day
chart-growth-week = new in the week that begins on the day
chart-growth-total = all together by then
chart-in-private = I show this in our private chat.

refused-chart-nothing = Nothing was earned in these months yet.
refused-chart-nobody = You have invited nobody yet. Share your link from /me.
