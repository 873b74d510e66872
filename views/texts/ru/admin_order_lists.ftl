# Списки заказов в меню.
admin-order_list =
    📋 <b>{ $title }</b> · { $state }
    Код <code>{ $code }</code>
    С { $starts } до { $ends }
    { $orders ->
        [0] Пока никто не заказал.
        [one] { $orders } заказ на { $sum }
        [few] { $orders } заказа на { $sum }
       *[other] { $orders } заказов на { $sum }
    }
admin-order_list-item = • { $label }: { $price } · заказано { $taken }{ $left ->
        [none] {""}
       *[other] , осталось { $left }
    }
admin-order_list-least = Состоится от { $least }.
admin-order_list-close-sure = Приём «<b>{ $title }</b>» закроется сейчас: заказов { $orders } на { $sum }. Все, кто заказал, узнают, чем всё закончилось. Закрыть?
admin-order_list-call-off-sure = Список «<b>{ $title }</b>» будет отменён: заказов { $orders }, платить никому не нужно. Отменить?
admin-list-orders =
    <b>{ $title }</b>: кто заказал
    { $orders ->
        [0] Пока никто.
       *[other] ✖️ отменён
    }
admin-list-order =
    <b>{ $title }</b>, заказ № { $number }: { $state }
    { $moment } · { $sum }
admin-list-order-open = открыт
admin-list-order-confirmed = подтверждён, ещё не забран
admin-list-order-redeemed = забран
admin-list-order-cancelled = отменён
admin-list-order-void = отменён вместе со списком
admin-promotion-too_small = закрыт, нужная сумма не набралась
admin-new-list-items =
    📋 <b>Новый список заказов: что в нём?</b>
    Отметьте товары или пришлите их по одному в строке; цену, запас и название можно указать свои: <code>K7Q2:5.00:30 Яблоки 5 кг</code>
admin-new-list-item = • { $label }: { $price }
admin-new-list-title = Что написать над списком? Позиций: { $count }. Пришлите название, например «Корзина недели».
admin-new-list-chats = В какие чаты отправить список?
admin-new-list =
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
admin-list-store-any = в любом магазине
admin-list-store-all = во всех магазинах ({ $count })
admin-list-lasts-1d = 1 день
admin-list-lasts-2d = 2 дня
admin-list-lasts-3d = 3 дня
admin-list-lasts-7d = неделю
admin-button-list_lasts = ⏳ Открыт { $value }
admin-button-list_most =
    👤 { $most ->
        [0] без лимита
       *[other] до { $most }
    }
admin-button-list_store = 📍 { $where }
admin-button-list_orders = 👤 Заказы
admin-button-call_off = ✖️ Отменить список
admin-button-publish_list = ✅ Опубликовать
admin-button-new-order_list = ➕ Список заказов
