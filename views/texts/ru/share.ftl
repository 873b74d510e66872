# Карточки друзьям через встроенный режим.
share-own-title = Пригласить по вашей ссылке
share-own-words = Карточка с вашим кодом внутри
share-own = { $name } рекомендует: предложения, совместные покупки и распродажи. Загляните!
share-shop-words = Ваша витрина с вашим кодом
share-shop = 🏪 <b>{ $title }</b>, рекомендует { $name }
share-live-words = { $code }, как есть сейчас
share-button-open = 🛍 Посмотреть
share-button-shop = 🏪 К витрине
share-button-deal = 🛒 Смотреть предложение
share-button-join = 👥 Присоединиться
share-nothing = Ничего не найдено. Все предложения
