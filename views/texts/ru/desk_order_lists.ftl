# Списки заказов в меню.
desk-order_list =
    📋 <b>{ $title }</b> · { $state }
    Код <code>{ $code }</code>
    С { $starts } до { $ends }
    { $orders ->
        [0] Пока никто не заказал.
        [one] { $orders } заказ на { $sum }
        [few] { $orders } заказа на { $sum }
       *[other] { $orders } заказов на { $sum }
    }
desk-order_list-item = • { $label }: { $price } · заказано { $taken }{ $left ->
        [none] {""}
       *[other] , осталось { $left }
    }
desk-order_list-least = Состоится от { $least }.
desk-order_list-close-sure = Приём «<b>{ $title }</b>» закроется сейчас: заказов { $orders } на { $sum }. Все, кто заказал, узнают, чем всё закончилось. Закрыть?
desk-order_list-call-off-sure = Список «<b>{ $title }</b>» будет отменён: заказов { $orders }, платить никому не нужно. Отменить?
desk-list-orders =
    <b>{ $title }</b>: кто заказал
    { $orders ->
        [0] Пока никто.
       *[other] ✖️ отменён
    }
desk-list-order =
    <b>{ $title }</b>, заказ № { $number }: { $state }
    { $moment } · { $sum }
desk-list-order-open = открыт
desk-list-order-confirmed = подтверждён, ещё не забран
desk-list-order-redeemed = забран
desk-list-order-cancelled = отменён
desk-list-order-void = отменён вместе со списком
desk-promotion-too_small = закрыт, нужная сумма не набралась
desk-new-list-items =
    📋 <b>Новый список заказов: что в нём?</b>
    Отметьте товары или пришлите их по одному в строке; цену, запас и название можно указать свои: <code>K7Q2:5.00:30 Яблоки 5 кг</code>
desk-new-list-item = • { $label }: { $price }
desk-new-list-title = Что написать над списком? Позиций: { $count }. Пришлите название, например «Корзина недели».
desk-new-list-chats = В какие чаты отправить список?
desk-new-list =
    📋 <b>{ $title }</b>
    Открыт до { $ends } · чатов: { $chats } · { $least ->
        [none] состоится при любой сумме
       *[other] состоится от { $least }
    }
    На человека: { $most ->
        [0] сколько угодно каждого
       *[other] до { $most } каждого
    } · где забрать: { $where }
    Если список должен состояться только от какой-то суммы, пришлите её; 0 уберёт условие.
desk-list-store-any = в любом магазине
desk-list-store-all = во всех магазинах ({ $count })
desk-list-lasts-1d = 1 день
desk-list-lasts-2d = 2 дня
desk-list-lasts-3d = 3 дня
desk-list-lasts-7d = неделю
desk-button-list_lasts = ⏳ Открыт { $value }
desk-button-list_most =
    👤 { $most ->
        [0] без лимита
       *[other] до { $most }
    }
desk-button-list_store = 📍 { $where }
desk-button-list_orders = 👤 Заказы
desk-button-call_off = ✖️ Отменить список
desk-button-publish_list = ✅ Опубликовать
desk-button-new-order_list = ➕ Список заказов
