# Заказы в меню: список, фильтры, один заказ, его ваучер.
order-button-all = 🧾 Заказы
order-list =
    <b>Заказы</b> · { $number ->
        [0] нет
       *[other] { $number }
    }{ $filter ->
        [none] { "" }
       *[other] { "" }
        { $filter }
    }
    ⏳ в процессе · 🕐 ждёт оплаты · 🎟 к выдаче · ✅ выполнен · 💸 вернуть деньги · ✖️ не состоялся
order-list-empty =
    { $narrowed ->
        [no] Заказ появится здесь, когда кто-то вступит в совместную покупку, успеет на распродажу или вы запишете покупку сами.
       *[other] Ничего не подходит. Измените фильтр или нажмите «Показать все».
    }
order-state-pending = в процессе
order-state-to_pay = ждёт оплаты
order-state-ready = к выдаче
order-state-done = выполнен
order-state-refund = вернуть деньги
order-state-over = не состоялся
order-of-chat = группа: { $name }
order-of-promotion = акция: { $name }
order-of-person = покупатель: { $name }
order-period = { $since } – { $until }
order-button-state = 🏷 Состояние
order-button-chat = 💬 Группа
order-button-promotion = 🎯 Акция
order-button-period = 📅 Период
order-button-who = 👤 Покупатель
order-button-clear = ✖️ Показать все
order-button-export = 📄 Файлом
order-button-any = Любые
order-which-state = <b>Какие заказы?</b>
order-which-chat =
    <b>В какой группе заказали?</b>
    { $chats ->
        [0] Бот пока не состоит ни в одной группе.
       *[other] { "" }
    }
order-which-promotion =
    <b>По какой акции?</b>
    { $promotions ->
        [0] Акций ещё не было.
       *[other] Сначала новые.
    }
order-which-period =
    <b>Когда заказали?</b>
    Нажмите или напишите: 1 ноя - 15 ноя, а целый месяц так: 2026-11.
order-button-today = Сегодня
order-button-week = 7 дней
order-button-thirty_days = 30 дней
order-button-month = Этот месяц
order-button-month_before = Прошлый месяц
order-who =
    <b>Чьи заказы?</b>
    { $asked ->
        [0] Напишите имя, @username или код.
       *[other] { $members ->
            [0] Такого человека бот не встречал. Напишите иначе.
           *[other] Кто из них?
        }
    }
order-one = <b>{ $title }</b> ×{ $quantity }
order-erased = данные удалены
order-made =
    { $kind ->
        [group_buy] 👥 Совместная покупка { $code }
        [team] 👥 Команда совместной покупки { $code }
        [flash_sale] ⚡ Распродажа { $code }
        [order_list] 📋 Список заказов { $code }
       *[purchase] ✍️ Покупка, записанная вами
    }, { $moment }{ $chat ->
        [none] { "" }
        [gone] , группы больше нет
       *[other] , { $chat }
    }
order-person =
    👤 { $name }{ $username ->
        [none] { "" }
       *[other] { " " }@{ $username }
    }
order-amount = 💰 { $amount }
order-paid = ✅ Оплачено { $amount }
order-owed = 💸 Вернуть { $amount }
order-button-person = 👤 Покупатель
order-button-its-promotion = 🎯 Акция
order-button-voucher = 🎟 Ваучер
order-button-payment = 💶 Оплата
order-voucher = 🎟 <b>Ваучер: { $title }</b> ×{ $quantity }
order-voucher-issued = Ждёт получения, срок: { $until }
order-voucher-redeemed = ✅ Выдан
order-voucher-expired = ✖️ Истёк: { $until }
order-voucher-revoked = ✖️ Отменён
order-voucher-due = При получении заплатят { $due }
order-voucher-was-due = При получении заплатили { $due }
order-voucher-paid = Оплачен
order-voucher-store =
    { $store ->
        [none] Принимает любой магазин
       *[other] Магазин: { $store }
    }
order-event = · { $moment }: { $what }
order-event-issued = выпущен
order-event-shown = открыт покупателем
order-event-redeemed = товар выдан
order-event-undone = выдача отменена
order-event-expired = истёк
order-event-extended = продлён
order-event-revoked = отменён
order-button-redeem = ✅ Товар выдан
order-button-undo = ↩️ Не выдан
order-redeem-sure = { $title } ×{ $quantity }, покупатель <b>{ $name }</b>: товар выдан{ $due ->
        [none] { "" }
       *[other] { " " }и { $due } получено
    }?
order-file =
    { $all ->
        [yes] { $orders ->
            [one] { $orders } заказ
            [few] { $orders } заказа
           *[other] { $orders } заказов
        }
       *[no] Последние заказы: { $orders }. Чтобы увидеть другие, выберите период короче или запустите «orders export» на сервере.
    }

refused-order-unknown = Заказа { $key } нет.
refused-order-no_voucher = У этого заказа нет ваучера: он ещё не оплачен, или покупка ещё не собралась.
refused-order-voucher_over = Этот ваучер больше не действует.
refused-order-period = Не могу прочитать «{ $typed }» как период. Напишите 1 ноя - 15 ноя, 2026-11 или один день: 15 ноя.
refused-order-period_order = Первый день позже последнего. Сначала напишите более ранний.
refused-order-promotion = Совместной покупки или распродажи { $code } нет.
order-payer = <b>Плательщик указал</b>
