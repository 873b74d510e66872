# Promotions at the desk: group buys and flash sales that run, and what can be done with them.
desk-promotions =
    <b>Акции</b>
    { $promotions ->
        [0] Пока ни одной. Начните кнопкой ниже.
       *[other] 👥 совместная покупка · ⚡ распродажа · ✔️ завершена
    }
desk-left-days =
    { $hours ->
        [0] { $days } д
       *[other] { $days } д { $hours } ч
    }
desk-left-hours =
    { $hours ->
        [0] { $minutes } мин
       *[other] { $minutes ->
            [0] { $hours } ч
           *[other] { $hours } ч { $minutes } мин
        }
    }
desk-promotion-scheduled = ещё не началась
desk-promotion-window = приём заявок
desk-promotion-open = идёт
desk-promotion-sold_out = распродано
desk-promotion-ended = завершена
desk-promotion-disabled = закрыта вами
desk-promotion-closed = закрыта
desk-group_buy =
    👥 <b>{ $title }</b> · { $state }
    Код <code>{ $code }</code> · до { $ends }
    Участников: { $people } из { $goal }, { $units ->
        [one] { $units } штука
        [few] { $units } штуки
       *[other] { $units } штук
    }
desk-group_buy-money = Не оплачено: { $unpaid } · к возврату: { $owed }
desk-tier = от { $people }: { $price }
desk-members =
    <b>{ $title }</b>: участники
    { $seats ->
        [0] Пока никого.
       *[other] ✅ оплачено · 🕐 ждёт оплаты · 💸 к возврату
    }
desk-refunds =
    <b>{ $title }</b>: деньги к возврату
    { $seats ->
        [0] Возвращать нечего.
       *[other] Нажмите на строку, когда вернёте деньги.
    }
desk-seat =
    <b>{ $name }</b> ×{ $quantity } · { $state }
    { $title }, команда <code>{ $team }</code>
    Оплачено: { $paid } · к оплате: { $to_pay } · к возврату: { $owed }
desk-seat-reserved = место держится
desk-seat-confirmed = участвует
desk-seat-redeemed = получено
desk-seat-lapsed = время вышло
desk-seat-left = вышел(ла)
desk-seat-released = отменено
desk-seat-refund_due = ждёт возврата
desk-seat-refunded = возвращено
desk-seat-paid-sure = <b>{ $name }</b>: оплата за <b>{ $title }</b> получена (к оплате { $to_pay }). Записать?
desk-seat-refunded-sure = Вы вернули <b>{ $owed }</b>: <b>{ $name }</b>, <b>{ $title }</b>. Записать?
desk-extend = <b>{ $title }</b> заканчивается { $ends }. На сколько продлить? Нажмите или напишите срок (3h, 2d) либо время (завтра 20:00).
desk-message = Что прочитают все участники <b>{ $title }</b>? Напишите; кто отказался от новостей, не получит.
desk-message-sure =
    Участники <b>{ $title }</b> ({ $people }) прочитают: { $text }
    Отправить?
desk-group_buy-close-sure = Закрыть <b>{ $title }</b> сейчас? Участников { $people } из { $goal }. Команды, достигшие цели, состоятся, остальные нет, и все получат сообщение.
desk-told =
    { $people ->
        [0] Напоминать некому.
        [one] Сообщение получит { $people } человек.
        [few] Сообщение получат { $people } человека.
       *[other] Сообщение получат { $people } человек.
    }
desk-flash_sale =
    ⚡ <b>{ $title }</b> · { $state }
    Код <code>{ $code }</code> · { $price }
    С { $starts } до { $ends }
desk-flash_sale-stock = Взято: { $units } из { $stock }, покупателей: { $members } · осталось для всех: { $left } · заявок: { $entered }
desk-flash_sale-endless = Взято: { $units }, покупателей: { $members } · без ограничения · заявок: { $entered }
desk-allotment = Для { $title } отложено: { $units }
desk-stock = <b>{ $title }</b>: всего { $stock }, осталось { $left }. Сколько добавить? Напишите число до 1000.
desk-flash_sale-close-sure = Остановить <b>{ $title }</b> сейчас? Взятое ({ $units }) останется у покупателей.
desk-claims =
    <b>{ $title }</b>: кто заказал
    { $claims ->
        [0] Пока никто.
       *[other] ✅ оплачено · 🕐 ждёт оплаты · 💸 к возврату
    }
desk-claim =
    <b>{ $name }</b> ×{ $quantity } · { $state }
    { $title }, заказ № { $number }
    Оплачено: { $paid } · к оплате: { $to_pay } · к возврату: { $owed }
desk-claim-entered = участвует в жребии
desk-claim-unlucky = не выпало
desk-claim-held = держится
desk-claim-confirmed = получено право
desk-claim-redeemed = выдано
desk-claim-lapsed = время вышло
desk-claim-left = отказ
desk-claim-refund_due = ждёт возврата
desk-claim-refunded = возвращено
desk-claim-paid-sure = <b>{ $name }</b>: оплата <b>{ $amount }</b> за <b>{ $title }</b> получена. Записать?
desk-button-claims = 👥 Кто заказал
desk-button-promotions = 🎯 Акции
desk-button-members = 👥 Участники
desk-button-refunds = 💸 Возвраты
desk-button-remind = 🔔 Напомнить об оплате
desk-button-message = 💬 Написать им
desk-button-extend = ⏩ Продлить
desk-button-sheet = 📄 Файлом
desk-button-close = ✋ Закрыть сейчас
desk-button-paid = ✅ Оплачено
desk-button-refunded = 💸 Возвращено
desk-button-hour = 1 час
desk-button-one-day = 1 день
desk-button-stock = 📦 Добавить товар

notice-group_buy-unpaid = 🔔 Ваше место в <b>{ $title }</b> ещё не оплачено: { $amount }.
notice-group_buy-message = 💬 О покупке <b>{ $title }</b>:

refused-group_buy-extend = Новый конец должен быть позже нынешнего и не позже 60 дней после начала.
refused-group_buy-reminded = Им напоминали меньше часа назад. Дайте им время.
refused-group_buy-message = В сообщении от 1 до { $maximum } знаков.
refused-flash_sale-more_stock = Так добавить нельзя: товар без ограничения, или станет больше { $maximum }.

desk-new-type =
    <b>{ $title }</b>, { $price }
    <b>Какой это будет пост?</b>
    🛍 Обычный пост показывает товар и цену.
    👥 В совместной покупке цена ниже, когда наберётся достаточно людей.
    ⚡ На распродаже цена ниже недолго и пока есть товар.
desk-type-deal = 🛍 Обычный пост
desk-type-group_buy = 👥 Совместная покупка
desk-type-flash_sale = ⚡ Распродажа
desk-terms-group_buy =
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
desk-terms-flash_sale =
    ⚡ <b>{ $title }</b>, обычная цена { $list }, одному { $alone }
    Цена: { $price }
    Длится { $lasts } · честный старт: { $window }
    На человека: { $per_member } · всего: { $stock ->
        [0] без ограничения
       *[other] { $stock }
    }
    Варианты: { $options }
    Оплата: { $pay }
desk-terms-options-all = все
desk-terms-no_price = ещё не указана
desk-announced-now = 📣 Карточка выходит сразу и говорит, когда начало.
desk-announced = ✅ <b>{ $name }</b>: анонс уже выходит в чатах. Теперь это в разделе «🎯 Акции».
desk-shape-pool = все вместе
desk-shape-team = участники собирают команды
desk-pay-pickup = при получении
desk-pay-shop = в магазине по ссылке
desk-pay-shop-now = в магазине, при вступлении
desk-pay-stars = звёздами, когда группа соберётся
desk-pay-stars-now = звёздами, при вступлении
desk-ask-people = Начиная со скольких человек? Нажмите число или напишите его.
desk-ask-tier_price = От { $people } человек сколько стоит одна штука? Напишите, например, 17.90. Одному она стоит { $alone }: здесь никто не должен платить больше.
desk-ask-price = Сколько стоит штука? Напишите, например, 17.90. Одному она стоит { $alone }: здесь никто не должен платить больше.
desk-ask-lasts = Как долго? Нажмите или напишите срок: 90m, 12h, 3d.
desk-ask-per_member = Сколько можно взять одному? Нажмите число или напишите его.
desk-ask-stock = Сколько всего штук? 0 — без ограничения.
desk-ask-options =
    Есть такие: { $options }.
    Какие предложить? Напишите, например: S, M. Чтобы ограничить каждый, напишите S=5, M=10: тогда всего будет их сумма. 0 — все.
desk-ask-window = Сколько времени принимать заявки до жребия? 0 — кто первый.
desk-button-type = 🎯 Вид поста
desk-button-new-group_buy = ➕ Совместная покупка
desk-button-new-flash_sale = ➕ Распродажа
desk-button-run-again = 🔁 Провести ещё раз
desk-button-tier = ✖ от { $people }: { $price }
desk-term-people = ➕ Цена
desk-term-price = 💶 Цена
desk-term-lasts = ⏳ Как долго
desk-term-per_member = 👤 На человека
desk-term-stock = 📦 Количество
desk-term-options = 🎨 Варианты
desk-term-window = 🎲 Честный старт
desk-button-shape =
    👥 { $shape_now ->
        [team] Командами
       *[pool] Все вместе
    }
desk-button-pay =
    💶 Оплата { $pay_now ->
        [shop] в магазине
        [shop-now] сразу
       *[pickup] на месте
    }
desk-button-terms-done = 👁 Показать »

refused-desk-number = «{ $typed }» не число от { $minimum } до { $maximum }.
refused-desk-no_repeat = Акция проходит один раз. Выберите «сейчас» или день и время.
