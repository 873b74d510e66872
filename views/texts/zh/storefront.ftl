# 小程序店铺与网页店铺。
refused-web_session-old = 这个页面打开太久了。请关闭后，从机器人重新打开店铺。
refused-web_session-clock = 您设备的时间偏快。请校准时间，然后从机器人重新打开店铺。
refused-web_session-over = 您离开了一段时间。请关闭页面，从机器人重新打开店铺。
refused-web_session-other_account = 这个页面是另一个账号打开的。请关闭后，从机器人重新打开店铺。
refused-web_session-reading = Telegram 用旧数据打开了店铺，这里只能浏览。购买请使用聊天中的按钮。
refused-web_session-not_fresh = 为了确认是您本人：请关闭页面，从机器人重新打开店铺，并在 10 分钟内完成操作。
