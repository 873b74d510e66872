payment-button-all = 💳 Платежи
payment-all = <b>Платежи за этот месяц</b>
payment-books-none = Никто ещё ничего не платил.
payment-books-total =
    <b>Осталось: { $kept }</b> (оплачено { $paid }, возвращено { $back }){ $agrees ->
        [yes] { "" }
       *[no] { "" } ⚠️ учёт и Telegram расходятся на { $differs }
    }
payment-books-day = { $day }: оплачено { $paid }, возвращено { $back }
payment-books-stars =
    ⭐ У бота { $balance } = { $opening } вначале + { $moved } с тех пор{ $agrees ->
        [yes] { "" }. Всё сходится, { $moment }.
       *[no] { "" }. ⚠️ Расходится на { $differs }, { $moment }. Спросите поддержку Telegram.
    }
payment-tested-nothing = Проверять нечего: звёздами ещё никто не платил, и PAYMENT_TOKEN не задан.
payment-button-refunds = 💸 Возвраты: { $refunds }
payment-button-card = 💳 Карты
payment-button-test = 🩺 Проверить
payment-refunds =
    <b>Вернуть платежи картой</b>
    { $refunds ->
        [0] Возвращать нечего.
       *[other] Верните деньги на странице сервиса, потом отметьте здесь.
    }
payment-refund =
    <b>{ $amount }</b> для { $name }
    За { $title }, чек № { $receipt }
    Платёж в сервисе: <code>{ $charge }</code>{ $needed ->
        [1] { "" }
       *[other] { "" }
        Нужны двое, согласились: { $yes }
    }
payment-refund-where = Найдите платёж по номеру на странице сервиса. Ссылку владелец задаёт в «💳 Карты».
payment-refund-why = Само не вернулось: { $why }
payment-refund-agree-sure = Вернуть <b>{ $amount }</b> за { $title }? Получит <b>{ $name }</b>.
payment-refund-proof = <b>{ $amount }</b> для { $name }: как вернули деньги? Напишите номер, который показывает сервис.
payment-button-agree = 👍 Согласиться
payment-button-done = ✅ Возвращено
payment-card =
    <b>Карты</b>
    { $token ->
        [yes] Платят картой прямо в чате. { $api ->
            [yes] Возвраты идут сами.
           *[no] Возвращают деньги на странице сервиса.
        }
       *[no] Карты пока не принимаются: возьмите у @BotFather токен платёжного сервиса и задайте его на сервере как PAYMENT_TOKEN.
    }
payment-card-asks = У плательщиков спрашивают: { $asks }
payment-card-line = { $what }: { $words }
payment-asked-name = имя
payment-asked-phone_number = телефон
payment-asked-email = e-mail
payment-asked-shipping_address = адрес
payment-term-none = нет
payment-named-shipping = Доставка
payment-named-taxes = Налоги в ценах
payment-named-console = Страница сервиса
payment-named-second_above = Возврат вдвоём, если больше
payment-ask-name =
    { $name ->
        [yes] Имя: да
       *[no] Имя: нет
    }
payment-ask-phone_number =
    { $phone_number ->
        [yes] Телефон: да
       *[no] Телефон: нет
    }
payment-ask-email =
    { $email ->
        [yes] E-mail: да
       *[no] E-mail: нет
    }
payment-ask-shipping_address =
    { $shipping_address ->
        [yes] Адрес: да
       *[no] Адрес: нет
    }
payment-term-shipping = 🚚 Доставка
payment-term-taxes = 🧾 Налоги
payment-term-console = 🔗 Страница сервиса
payment-term-second_above = 👥 Вдвоём
payment-ask-term-shipping =
    <b>Как вы доставляете?</b> На каждый способ — строка: название, цена в { $currency } и страны, если не все.
    <code>Посылка; 4.90; DE AT
    Самовывоз; 0</code>
    Плательщик выбирает способ, когда его спрашивают об адресе.
payment-ask-term-taxes =
    <b>Какие налоги входят в цены?</b> На каждый — строка: название и процент. Они видны в счетах и чеках.
    <code>НДС; 20</code>
payment-ask-term-console =
    <b>На какой странице сервиса виден платёж?</b> Пришлите ссылку, где на месте номера стоит <code>CHARGE</code>.
    <code>https://dashboard.stripe.com/payments/CHARGE</code>
payment-ask-term-second_above = <b>С какой суммы возврат решают двое?</b> Напишите её в { $currency }, например 100: всё, что больше, требует двоих.
activity-refund-agree = { $who } согласился с возвратом { $amount }
activity-refund-done = { $who } отметил возврат { $amount }
activity-payments-sheet = { $who } выгрузил платежи за месяц
activity-settings-payment = { $who } изменил приём карт
