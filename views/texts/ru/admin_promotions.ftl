# Promotions in the admin menus: group buys and flash sales that run, and what can be done with them.
admin-promotions =
    <b>Акции</b>
    { $promotions ->
        [0] Пока ни одной. Начните кнопкой ниже.
       *[other] 👥 совместная покупка · ⚡ распродажа · ✔️ завершена
    }
admin-left-days =
    { $hours ->
        [0] { $days } д
       *[other] { $days } д { $hours } ч
    }
admin-left-hours =
    { $hours ->
        [0] { $minutes } мин
       *[other] { $minutes ->
            [0] { $hours } ч
           *[other] { $hours } ч { $minutes } мин
        }
    }
admin-promotion-scheduled = ещё не началась
admin-promotion-window = приём заявок
admin-promotion-open = идёт
admin-promotion-sold_out = распродано
admin-promotion-ended = завершена
admin-promotion-disabled = закрыта вами
admin-promotion-closed = закрыта
admin-group_buy =
    👥 <b>{ $title }</b> · { $state }
    Код <code>{ $code }</code> · до { $ends }
    Участников: { $people } из { $goal }, { $units ->
        [one] { $units } штука
        [few] { $units } штуки
       *[other] { $units } штук
    }
admin-group_buy-money = Не оплачено: { $unpaid } · к возврату: { $owed }
admin-tier = от { $people }: { $price }
admin-members =
    <b>{ $title }</b>: участники
    { $seats ->
        [0] Пока никого.
       *[other] ✅ оплачено · 🕐 ждёт оплаты · 💸 к возврату
    }
admin-refunds =
    <b>{ $title }</b>: деньги к возврату
    { $seats ->
        [0] Возвращать нечего.
       *[other] Нажмите на строку, когда вернёте деньги.
    }
admin-seat =
    <b>{ $name }</b> ×{ $quantity } · { $state }
    { $title }, команда <code>{ $team }</code>
    Оплачено: { $paid } · к оплате: { $to_pay } · к возврату: { $owed }
admin-seat-reserved = место держится
admin-seat-confirmed = участвует
admin-seat-redeemed = получено
admin-seat-lapsed = время вышло
admin-seat-left = вышел(ла)
admin-seat-released = отменено
admin-seat-refund_due = ждёт возврата
admin-seat-refunded = возвращено
admin-seat-paid-sure = <b>{ $name }</b>: оплата за <b>{ $title }</b> получена (к оплате { $to_pay }). Записать?
admin-seat-refunded-sure = Вы вернули <b>{ $owed }</b>: <b>{ $name }</b>, <b>{ $title }</b>. Записать?
admin-extend = <b>{ $title }</b> заканчивается { $ends }. На сколько продлить? Нажмите или напишите срок (3h, 2d) либо время (завтра 20:00).
admin-message = Что прочитают все участники <b>{ $title }</b>? Напишите; кто отказался от новостей, не получит.
admin-message-sure =
    Участники <b>{ $title }</b> ({ $people }) прочитают: { $text }
    Отправить?
admin-group_buy-close-sure = Закрыть <b>{ $title }</b> сейчас? Участников { $people } из { $goal }. Команды, достигшие цели, состоятся, остальные нет, и все получат сообщение.
admin-told =
    { $people ->
        [0] Напоминать некому.
        [one] Сообщение получит { $people } человек.
        [few] Сообщение получат { $people } человека.
       *[other] Сообщение получат { $people } человек.
    }
admin-flash_sale =
    ⚡ <b>{ $title }</b> · { $state }
    Код <code>{ $code }</code> · { $price }
    С { $starts } до { $ends }
admin-flash_sale-stock = Взято: { $units } из { $stock }, покупателей: { $members } · осталось для всех: { $left } · заявок: { $entered }
admin-flash_sale-endless = Взято: { $units }, покупателей: { $members } · без ограничения · заявок: { $entered }
admin-allotment = Для { $title } отложено: { $units }
admin-stock = <b>{ $title }</b>: всего { $stock }, осталось { $left }. Сколько добавить? Напишите число до 1000.
admin-flash_sale-close-sure = Остановить <b>{ $title }</b> сейчас? Взятое ({ $units }) останется у покупателей.
admin-claims =
    <b>{ $title }</b>: кто заказал
    { $claims ->
        [0] Пока никто.
       *[other] ✅ оплачено · 🕐 ждёт оплаты · 💸 к возврату
    }
admin-claim =
    <b>{ $name }</b> ×{ $quantity } · { $state }
    { $title }, заказ № { $number }
    Оплачено: { $paid } · к оплате: { $to_pay } · к возврату: { $owed }
admin-claim-entered = участвует в жребии
admin-claim-unlucky = не выпало
admin-claim-held = держится
admin-claim-confirmed = получено право
admin-claim-redeemed = выдано
admin-claim-lapsed = время вышло
admin-claim-left = отказ
admin-claim-refund_due = ждёт возврата
admin-claim-refunded = возвращено
admin-claim-paid-sure = <b>{ $name }</b>: оплата <b>{ $amount }</b> за <b>{ $title }</b> получена. Записать?
admin-button-claims = 👥 Кто заказал
admin-button-promotions = 🎯 Акции
admin-button-members = 👥 Участники
admin-button-refunds = 💸 Возвраты
admin-button-remind = 🔔 Напомнить об оплате
admin-button-message = 💬 Написать им
admin-button-extend = ⏩ Продлить
admin-button-sheet = 📄 Файлом
admin-button-close = ✋ Закрыть сейчас
admin-button-paid = ✅ Оплачено
admin-button-refunded = 💸 Возвращено
admin-button-hour = 1 час
admin-button-one-day = 1 день
admin-button-stock = 📦 Добавить товар

notice-group_buy-unpaid = 🔔 Ваше место в <b>{ $title }</b> ещё не оплачено: { $amount }.
notice-group_buy-message = 💬 О покупке <b>{ $title }</b>:

refused-group_buy-extend = Новый конец должен быть позже нынешнего и не позже 60 дней после начала.
refused-group_buy-reminded = Им напоминали меньше часа назад. Дайте им время.
refused-group_buy-message = В сообщении от 1 до { $maximum } знаков.
refused-flash_sale-more_stock = Так добавить нельзя: товар без ограничения, или станет больше { $maximum }.

admin-new-type =
    <b>{ $title }</b>, { $price }
    <b>Какой это будет пост?</b>
    🛍 Обычный пост показывает товар и цену.
    👥 В совместной покупке цена ниже, когда наберётся достаточно людей.
    ⚡ На распродаже цена ниже недолго и пока есть товар.
admin-type-deal = 🛍 Обычный пост
admin-type-group_buy = 👥 Совместная покупка
admin-type-flash_sale = ⚡ Распродажа
admin-terms-group_buy =
    👥 <b>{ $title }</b>, обычная цена { $list }, одному { $alone }
    { $tiers ->
        [0] Цены ещё нет: добавьте её для числа людей.
       *[other] Нажмите на цену ниже, чтобы убрать её.
    }
    Длится { $lasts } · { $shape }
    На человека: { $per_member } · всего: { $stock ->
        [0] без ограничения
       *[other] { $stock }
    }
    Варианты: { $options }
    Оплата: { $pay }
admin-terms-flash_sale =
    ⚡ <b>{ $title }</b>, обычная цена { $list }, одному { $alone }
    Цена: { $price }
    Длится { $lasts } · честный старт: { $window }
    На человека: { $per_member } · всего: { $stock ->
        [0] без ограничения
       *[other] { $stock }
    }
    Варианты: { $options }
    Оплата: { $pay }
admin-terms-options-all = все
admin-terms-no_price = ещё не указана
admin-announced-now = 📣 Карточка выходит сразу и говорит, когда начало.
admin-announced = ✅ <b>{ $name }</b>: анонс уже выходит в чатах. Теперь это в разделе «🎯 Акции».
admin-shape-pool = все вместе
admin-shape-team = участники собирают команды
admin-pay-pickup = при получении
admin-pay-shop = в магазине по ссылке
admin-pay-shop-now = в магазине, при вступлении
admin-pay-stars = звёздами, когда группа соберётся
admin-pay-stars-now = звёздами, при вступлении
admin-pay-card = картой в чате, когда группа соберётся
admin-pay-card-now = картой в чате, при вступлении
admin-ask-people = Начиная со скольких человек? Нажмите число или напишите его.
admin-ask-tier_price = От { $people } человек сколько стоит одна штука? Напишите, например, 17.90. Одному она стоит { $alone }: здесь никто не должен платить больше.
admin-ask-price = Сколько стоит штука? Напишите, например, 17.90. Одному она стоит { $alone }: здесь никто не должен платить больше.
admin-ask-lasts = Как долго? Нажмите или напишите срок: 90m, 12h, 3d.
admin-ask-per_member = Сколько можно взять одному? Нажмите число или напишите его.
admin-ask-stock = Сколько всего штук? 0 — без ограничения.
admin-ask-options =
    Есть такие: { $options }.
    Какие предложить? Напишите, например: S, M. Чтобы ограничить каждый, напишите S=5, M=10: тогда всего будет их сумма. 0 — все.
admin-ask-window = Сколько времени принимать заявки до жребия? 0 — кто первый.
admin-button-type = 🎯 Вид поста
admin-button-new-group_buy = ➕ Совместная покупка
admin-button-new-flash_sale = ➕ Распродажа
admin-button-run-again = 🔁 Провести ещё раз
admin-button-tier = ✖ от { $people }: { $price }
admin-term-people = ➕ Цена
admin-term-price = 💶 Цена
admin-term-lasts = ⏳ Как долго
admin-term-per_member = 👤 На человека
admin-term-stock = 📦 Количество
admin-term-options = 🎨 Варианты
admin-term-window = 🎲 Честный старт
admin-button-shape =
    👥 { $shape_now ->
        [team] Командами
       *[pool] Все вместе
    }
admin-button-pay =
    💶 Оплата { $pay_now ->
        [shop] в магазине
        [shop-now] сразу
        [stars] звёздами потом
        [stars-now] звёздами сразу
        [card] картой потом
        [card-now] картой сразу
       *[pickup] на месте
    }
admin-button-terms-done = 👁 Показать »

refused-admin-number = «{ $typed }» не число от { $minimum } до { $maximum }.
refused-admin-no_repeat = Акция проходит один раз. Выберите «сейчас» или день и время.
