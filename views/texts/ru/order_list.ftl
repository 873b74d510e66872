# Списки заказов: карточка, свой заказ, вопросы к заказам словами, уведомления, отказы.
order_list-title = 📋 <b>{ $title }</b>
order_list-item = • { $label }: <b>{ $price }</b>
order_list-item-left = • { $label }: <b>{ $price }</b> · осталось { $left }
order_list-item-gone = • <s>{ $label }</s> · разобрали
order_list-items-folded = …и ещё позиций: { $count }
order_list-units = { $units } × { $label }
order_list-line = { $number }. { $name }: { $ordered }
order_list-folded = { $count ->
        [one] …и ещё { $count } заказ до этих
        [few] …и ещё { $count } заказа до этих
       *[other] …и ещё { $count } заказов до этих
    }
order_list-count = { $orders ->
        [0] Пока никто не заказал. Сделайте первый заказ!
        [one] <b>{ $orders } заказ</b> на { $sum }
        [few] <b>{ $orders } заказа</b> на { $sum }
       *[other] <b>{ $orders } заказов</b> на { $sum }
    }
order_list-least = 🎯 Состоится от { $least }: не хватает { $missing }
order_list-least-reached = 🎯 Набрали { $least }: закупка состоится
order_list-starts = ⏰ Откроется { $moment }
order_list-ends = ⏳ Заказать или изменить можно до { $moment }
order_list-how = Нажмите, что берёте, или ответьте на это сообщение: «+2» и название. Код <code>{ $code }</code>
order_list-over-done = { $orders ->
        [0] Приём закрыт. Никто не заказал.
        [one] ✅ Приём закрыт: { $orders } заказ на { $sum }. Ваучер — в личном чате со мной.
        [few] ✅ Приём закрыт: { $orders } заказа на { $sum }. Ваучеры — в личных чатах со мной.
       *[other] ✅ Приём закрыт: { $orders } заказов на { $sum }. Ваучеры — в личных чатах со мной.
    }
order_list-over-too_small = Приём закрыт: в этот раз заказали слишком мало. Платить никому не нужно.
order_list-over-disabled = Магазин отменил этот список. Платить никому не нужно.

order_list-button-own = 🧾 Мой заказ
order_list-button-whole = 📋 Весь список
order_list-button-note = ✏️ Заметка
order_list-button-clear = 🗑 Отменить всё
order_list-button-clear-yes = 🗑 Да, отменить
order_list-button-back = ‹ Назад

order_list-own = <b>Ваш заказ № { $number }</b>
order_list-own-item = { $units } × { $label } · { $amount }
order_list-own-total = <b>Всего { $amount }</b>, оплата при получении
order_list-own-note = ✏️ «{ $note }»
order_list-own-none = Вы пока ничего не заказали. Нажмите, что берёте.
order_list-clear-sure = Отменить весь ваш заказ из списка <b>{ $title }</b>?
order_list-ask-note = Что нам нужно знать? Напишите здесь в двух словах, например «звонить дважды». Один знак «-» уберёт заметку.
order_list-buys-own =
    • 📋 { $title } · № { $number } · { $amount } · { $state ->
        [open] можно менять до { $moment }
       *[confirmed] подтверждён
    }
order_list-buys-open = • 📋 { $title } · до { $moment }
order_list-toast = ✅ № { $number }: { $ordered } · { $amount }
order_list-toast-none = Теперь у вас ничего не заказано.
order_list-said = { $words }

order_list-unclear-number = Не понял, сколько: «{ $word }». Напишите целое число, например «+2». Ничего не изменилось.
order_list-unclear-too_many = «{ $word }» — больше, чем можно в одни руки. Ничего не изменилось.
order_list-unclear-which = Что именно? Пока ничего не изменилось.
order_list-unclear-unknown = Не знаю, что такое «{ $word }». Выберите здесь; пока ничего не изменилось.
order_list-unclear-how_many = Сколько вам нужно? Пока ничего не изменилось.
order_list-unclear-tangled = Не понял. Пишите по одной вещи в строке, например «+2» и название, или выберите здесь. Ничего не изменилось.
order_list-unclear-already = У вас это уже есть. Сколько нужно всего? Пока ничего не изменилось.
order_list-unclear-edited = Вижу, что вы исправили сообщение; заказ остался прежним. Изменить его можно здесь.
order_list-unclear-too_little = У вас столько нет. Ничего не изменилось.
order_list-unclear-press = Для этого нажмите кнопку под карточкой. Ничего не изменилось.

notice-order_list-too_small = Приём заказов «<b>{ $title }</b>» закрыт: в этот раз заказали слишком мало. Платить ничего не нужно.
notice-order_list-disabled = Магазин отменил список «<b>{ $title }</b>». Платить ничего не нужно.

command-order = Заказать из списка по его коду

refused-order_list-not_found = Списка { $code } нет.
refused-order_list-no_code = Из какого списка? Напишите код после команды: /order B7Q2K 2 яблока
refused-order_list-no_item = Этого в списке больше нет. Ничего не изменилось.
refused-order_list-not_started = «{ $title }»: приём ещё не открыт.
refused-order_list-ended = «{ $title }»: приём закрыт, заказать или изменить уже нельзя.
refused-order_list-disabled = Магазин отменил список «{ $title }».
refused-order_list-banned = Магазин не принимает ваши заказы. Причину можно узнать у владельца.
refused-order_list-own_limit = «{ $item }»: в одни руки не больше { $maximum }. Ничего не изменилось.
refused-order_list-sold_out = «{ $item }»: всё разобрали. Ничего не изменилось.
refused-order_list-too_few_left = «{ $item }»: вам можно не больше { $left }, остальное разобрали. Ничего не изменилось.
refused-order_list-not_in = Вы ничего не заказали в списке «{ $title }».
refused-order_list-note = В заметке не больше { $maximum } знаков.
refused-order_list-title = Название списка — от 1 до { $maximum } знаков.
refused-order_list-items = В списке от 1 до { $maximum } позиций.
refused-order_list-description = Текст над позициями — не больше { $maximum } знаков.
refused-order_list-starts = До начала больше года.
refused-order_list-lasts = Список открыт не меньше минуты и не больше 60 дней, и закрывается в будущем.
refused-order_list-least_sum = Наименьшая сумма должна быть больше нуля.
refused-order_list-voucher_days = Ваучер действует от 1 до { $maximum } дней.
refused-order_list-price = Цена должна быть больше нуля.
refused-order_list-stock = Запас — от 1 до { $maximum } штук; не указан — без предела.
refused-order_list-per_member = В одни руки — от 1 до { $maximum } штук.
refused-order_list-chats = Список публикуют в чатах: от 1 до { $maximum }.
refused-order_list-currencies = У всех позиций списка должна быть одна валюта.
refused-order_list-same_item = У двух позиций одно название. Дайте одной из них другое.
refused-order_list-deal_over = Предложение { $code } закончилось.
refused-order_list-closed = { $code } уже закрыт.
refused-order_list-item_typed = «{ $typed }» — не позиция. Пишите КОД:ЦЕНА:ЗАПАС и название, например K7Q2:5.00:30 Яблоки 5 кг
