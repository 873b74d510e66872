# What the web server answers when it cannot do what was asked.
web-title = This did not work
web-not_found = There is nothing at this address. Check the link, or open the shop from the bot again.
web-not_understood = The request was not understood. Open the shop from the bot again.
web-unauthorized = You are not signed in here. Open the shop from the bot again.
web-forbidden = You may not do this.
web-method = This address cannot be used that way.
web-too_slow = It took too long to arrive. Please try again.
web-too_large = That is too much at once. Send less.
web-path = The address is too long. Check the link.
web-too_fast = That was too fast. Please wait a moment and try again.
web-busy = Many people are here right now. Please try again in a moment.
web-database = The shop cannot be reached right now. Nothing was changed; please try again in a moment.
web-broken = Something went wrong on our side, and the shop has been told. Please try again later.
web-key = The key is missing or wrong.
