payment-button-pay = 💳 Заплатить { $amount }
payment-about = { $title } ({ $code }). Можно оплатить до { $moment }.
payment-receipt =
    🧾 <b>Чек № { $number }</b>
    { $title }: { $amount }, оплачено { $moment }
payment-back-unknown = Мы не можем понять, за что этот платёж, поэтому вернём его.
payment-back-twice = Это уже было оплачено, поэтому второй платёж вернётся к вам.
payment-back-amount = К этому времени цена изменилась, поэтому платёж вернётся к вам.
payment-back-order = Платёж пришёл слишком поздно: ничего не осталось. Он вернётся к вам.
payment-back-itself = Звёзды вернутся сами, обычно за минуту. Делать ничего не нужно.
payment-back-hand = Магазин вернёт деньги вручную. Если придётся долго ждать, напишите в /paysupport.
payment-given-back = ↩️ { $amount } по чеку № { $number } снова у вас.
payment-stuck =
    ⚠️ Telegram не возвращает { $amount } (чек № { $number }).
    Он отвечает: { $why }
    Бот пробует дальше, не чаще раза в час. Если так и останется, верните деньги другим путём или спросите поддержку Telegram.
payment-stars-head = ⭐ <b>Список звёзд у Telegram и учёт магазина</b>
payment-stars-found =
    { $count ->
        [one] О { $count } платеже или возврате бот не узнал вовремя. Теперь он записан, дальше всё идёт как обычно.
       *[other] О { $count } платежах и возвратах бот не узнал вовремя. Теперь они записаны, дальше всё идёт как обычно.
    }
payment-stars-unknown =
    { $count ->
        [one] { $count } запись на { $amount } не относится ни к одному заказу магазина. Может быть, ботом пользуется ещё одна программа?
        [few] { $count } записи, всего на { $amount }, не относятся ни к одному заказу магазина. Может быть, ботом пользуется ещё одна программа?
       *[other] { $count } записей, всего на { $amount }, не относятся ни к одному заказу магазина. Может быть, ботом пользуется ещё одна программа?
    }
payment-stars-missing =
    { $count ->
        [one] { $count } платёж есть в учёте магазина, но его нет в списке Telegram. Спросите поддержку Telegram, прежде чем выдавать товар.
        [few] { $count } платежа есть в учёте магазина, но их нет в списке Telegram. Спросите поддержку Telegram, прежде чем выдавать товар.
       *[other] { $count } платежей есть в учёте магазина, но их нет в списке Telegram. Спросите поддержку Telegram, прежде чем выдавать товар.
    }
payment-stars-more = У бота на { $amount } больше, чем следует из списка.
payment-stars-less = У бота на { $amount } меньше, чем следует из списка. Telegram забирает звёзды, деньги за которые покупатель вернул через банк.
refused-payment-by_itself = Этот платёж принимает Telegram и сам сообщает, когда он пришёл. Отмечать ничего не нужно.
refused-payment-back_by_itself = Звёзды возвращаются сами. Отмечать ничего не нужно.
refused-payment-nothing_held = Здесь вам не за что платить. Сначала вступите в покупку или возьмите товар.
refused-payment-elsewhere = За это платят не здесь, а при получении или в магазине.
refused-payment-over = Время на оплату «{ $title }» вышло. Закажите снова, если ещё есть.
refused-payment-paid = Вы уже оплатили «{ $title }».
refused-payment-not_yet = За «{ $title }» пока платить не нужно. Мы напишем, когда придёт время.
refused-payment-say_yes = «{ $title }» держат для вас. Сначала нажмите «Да» в том сообщении, потом платите.
refused-payment-banned = Здесь вы не можете покупать. Ничего не списано.
refused-payment-not_yours = Этот счёт не ваш. Ничего не списано.
refused-payment-unknown_invoice = Этот счёт не от этого магазина. Ничего не списано.
refused-payment-lapsed = Счёт за «{ $title }» уже недействителен. Нажмите «Заплатить» ещё раз, придёт новый. Ничего не списано.
refused-payment-price_changed = Цена «{ $title }» изменилась. Нажмите «Заплатить» ещё раз, придёт новый счёт. Ничего не списано.
refused-payment-not_now = Магазин сейчас занят. Ничего не списано. Попробуйте через минуту.
refused-payment-needs_stars = Чтобы платили звёздами, у товара должна быть цена в звёздах: добавьте его с ценой вроде 150 ⭐.
refused-payment-only_stars = У этого товара цена в звёздах, поэтому платят только звёздами.
refused-payment-tiers_now = При нескольких ценах звёздами нельзя платить при вступлении: Telegram не возвращает часть платежа. Выберите «звёздами, когда группа соберётся» или одну цену.
payment-receipt-shipping = Из них доставка: { $amount }
payment-receipt-tax = В том числе { $label } { $percent } %: { $amount }
payment-stuck-hand =
    ⚠️ Платёжный сервис не возвращает { $amount } (чек № { $number }).
    Он отвечает: { $why }
    Верните деньги на странице сервиса и отметьте это: /admin, «Платежи», «Возвраты».
refused-payment-no_provider = Сейчас магазин не принимает карты. Напишите ему: /contact
refused-payment-no_token = Карты пока не принимаются: не задан PAYMENT_TOKEN. Выберите другой способ оплаты.
refused-payment-currency = Картой в { $currency } через Telegram заплатить нельзя. Выберите другой способ оплаты.
refused-payment-shipping_changed = Способы доставки «{ $title }» изменились. Нажмите «Заплатить» ещё раз. Ничего не списано.
refused-payment-no_shipping = По этому адресу магазин не доставляет. Ничего не списано.
refused-payment-back_in_list = Платежи картой возвращают здесь: «Платежи», «Возвраты».
refused-payment-no_refund = Возврата № { $id } нет.
refused-payment-refund_done = Это уже вернули.
refused-payment-own_refund = О ваших деньгах должен решать кто-то другой.
refused-payment-agreed_already = Ваше согласие не нужно или вы его уже дали.
refused-payment-second_person = Для такой суммы нужны двое. Сначала должен согласиться другой администратор.
refused-payment-proof = Напишите, как вернули деньги, например номер, который показывает сервис.
refused-payment-term_typed = Напишите от 1 до { $maximum } знаков или - , если этого нет.
refused-payment-shipping_typed = Не удалось прочитать «{ $typed }». На каждый способ доставки — строка: название, цена и страны, если не все: Посылка; 4.90; DE AT
refused-payment-tax_typed = Не удалось прочитать «{ $typed }». На каждый налог — строка: название и процент, например НДС; 20
refused-payment-console_typed = Напишите ссылку, которая начинается с https:// и в которой на месте номера платежа стоит { $mark }.
payment-own-line = № { $number } · { $title } · { $amount } · { $moment } · <b>{ $stands }</b>
payment-standing-paid = оплачено
payment-standing-ready = можно забрать
payment-standing-picked_up = получено
payment-standing-goes_back = возвращается
payment-standing-refunded = возвращено
payment-button-wrong = ❗ Спросить о № { $number }
payment-case = 💳 О чеке № { $number }: { $title }, { $amount }
refused-payment-no_receipt = Этого платежа нет в вашем списке. /paysupport показывает последние.
order-receipt = Чек № { $number }: { $amount }, { $moment }, <b>{ $stands }</b>
