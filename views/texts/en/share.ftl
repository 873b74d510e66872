# Sending cards to friends by inline mode.
share-own-title = Invite with your link
share-own-words = A card with your code inside
share-own = { $name } recommends these offers: deals, group buys and flash sales. Come and have a look!
share-shop-words = Your shop, with your code inside
share-shop = 🏪 <b>{ $title }</b>, recommended by { $name }
share-live-words = { $code }, as it is now
share-button-open = 🛍 Have a look
share-button-shop = 🏪 To the shop
share-button-deal = 🛒 See the deal
share-button-join = 👥 Join
share-nothing = Nothing found. See all deals
