# The shop as a Mini App and as web pages.
refused-web_session-old = This page was opened too long ago. Close it and open the shop again from the bot.
refused-web_session-clock = The clock of your device is ahead. Set it right, then open the shop again from the bot.
refused-web_session-over = You have been away for a while. Close the page and open the shop again from the bot.
refused-web_session-other_account = This page was opened by another account. Close it and open the shop again from the bot.
refused-web_session-reading = Your Telegram opened the shop with old data, so you can only look around here. To buy, use the buttons in the chat.
refused-web_session-not_fresh = To be sure that it is you: close the page, open the shop again from the bot, and do this within 10 minutes.
