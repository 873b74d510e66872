# Быстрые распродажи: карточка, своя страница, подсказки, уведомления, отказы.
flash_sale-title = ⚡ <b>{ $title }</b>
flash_sale-price = <b>{ $price }</b>
flash_sale-price-reduced = <s>{ $list }</s>  <b>{ $price }</b>  −{ $percent } %
flash_sale-starts = ⏰ Начало { $moment }
flash_sale-stock = Всего { $total } шт.
flash_sale-window = 🎲 Участвуйте до { $moment }: шансы у всех равны.
flash_sale-entered = { $entered ->
        [0] Пока никто не участвует.
        [one] Участвует { $entered } человек.
        [few] Участвуют { $entered } человека.
       *[other] Участвуют { $entered } человек.
    }
flash_sale-left = { $bar }  осталось <b>{ $left }</b> из { $total }
flash_sale-here = Из них { $units } отложено для этого чата.
flash_sale-bought = { $members ->
        [0] Пока никто не успел.
        [one] Уже у { $members } человека.
       *[other] Уже у { $members } человек.
    }
flash_sale-full = Сейчас всё разобрано или отложено. { $waiting ->
        [0] Открыт лист ожидания.
       *[other] В листе ожидания: { $waiting }.
    }
flash_sale-ends = ⏳ Конец { $moment }
flash_sale-over-sold_out = Распродано. Успели: { $members }.
flash_sale-over-ended = Распродажа закончилась. { $members ->
        [0] {""}
       *[other] Успели: { $members }.
    }
flash_sale-over-disabled = Магазин остановил эту распродажу. Проданное остаётся проданным.
flash_sale-fair = 🎲 Честный старт: у всех, кто успеет за первые { $seconds } с, шансы равны. Порядок определит жребий.
flash_sale-drawn = 🎲 Порядок определён честным жребием.
flash_sale-without_dice = Кости здесь не бросают: очередь даёт число магазина, и магазин его знает.
flash_sale-proof-title = 🎲 <b>{ $title }</b>: как проходит жребий
flash_sale-proof-about = До старта мы выбрали секретное число (ключ) и опубликовали его отпечаток. После жребия публикуем и сам ключ: подменить его по дороге нельзя.
flash_sale-proof-hash = Отпечаток ключа (SHA-256): <code>{ $hash }</code>
flash_sale-proof-seed = Ключ: <code>{ $seed }</code>
flash_sale-proof-entries = Отпечаток списка участников (SHA-256): <code>{ $hash }</code>
flash_sale-pay-pickup = Оплата при получении. Не больше { $maximum } в одни руки.
flash_sale-pay-external = { $pay ->
    [stars] Оплата звёздами в личном чате со мной, пока отложено для вас. Не больше { $maximum } в одни руки.
    [provider] Оплата картой в личном чате со мной, пока отложено для вас. Не больше { $maximum } в одни руки.
   *[other] Оплата в магазине, товар пока отложен. Не больше { $maximum } в одни руки.
}
flash_sale-code = Код <code>{ $code }</code> · /grab { $code }

flash_sale-button-open = ⚡ Беру · { $price }
flash_sale-button-window = 🎲 Участвую · { $price }
flash_sale-button-wait = ⏳ В лист ожидания
flash_sale-button-own = 🎟 Моё
flash_sale-button-remind = 🔔 Напомнить
flash_sale-button-proof = 🎲 Как проверить
flash_sale-button-back = ‹ К распродаже
flash_sale-button-leave = ↩ Вернуть
flash_sale-button-accept = ✅ Беру
flash_sale-button-decline = Нет, спасибо
flash_sale-button-pay = 💳 Оплатить в магазине

flash_sale-own-entered = 🎲 Вы участвуете в жребии, штук: { $quantity }.
flash_sale-own-drawn = 🎉 Вам досталось, штук: { $quantity }. Сейчас придёт сообщение.
flash_sale-own-held = { $pay ->
    [stars] Отложено для вас: { $quantity } за { $amount }, до { $moment }. Станет вашим после оплаты.
    [provider] Отложено для вас: { $quantity } за { $amount }, до { $moment }. Станет вашим после оплаты.
   *[other] Отложено для вас: { $quantity } за { $amount }, до { $moment }. Укажите в заказе <code>{ $number }</code>.
}
flash_sale-own-promised = Освободилось: { $quantity } за { $amount }, отложено для вас до { $moment }.
flash_sale-own-confirmed = ✅ Ваше: { $quantity } за { $amount } (<code>{ $number }</code>)
flash_sale-own-waiting = ⏳ Ваш номер в листе ожидания: { $number }.

flash_sale-toast-confirmed = ⚡ Ваше: { $quantity } × { $title }, { $amount }. Ваучер в личном чате; до получения там можно вернуть.
flash_sale-toast-held = ⚡ Отложено до { $moment }: { $quantity } × { $title }. К оплате { $amount }.
flash_sale-toast-entered = 🎲 Вы участвуете: { $title }. Жребий { $moment }; до него отказаться можно в «Моё».
flash_sale-toast-waiting = ⏳ Ваш номер в листе ожидания: { $number }. Я напишу, когда подойдёт очередь.
flash_sale-toast-left = Возвращено.
flash_sale-toast-remind = 🔔 Напомню.
flash_sale-said = { $words }

flash_sale-promoted = 🎉 <b>{ $title }</b>: освободилось { $quantity } за { $amount }, отложено для вас до { $moment }. Берёте?
flash_sale-promoted-pay = 🎉 <b>{ $title }</b>: освободилось { $quantity } за { $amount }, отложено для вас до { $moment }. Согласитесь, затем оплатите.
flash_sale-won = { $pay ->
    [stars] 🎉 По жребию вам досталось: { $quantity } × <b>{ $title }</b>. Оплатите { $amount } здесь до { $moment }.
    [provider] 🎉 По жребию вам досталось: { $quantity } × <b>{ $title }</b>. Оплатите { $amount } здесь до { $moment }.
   *[other] 🎉 По жребию вам досталось: { $quantity } × <b>{ $title }</b>. Оплатите { $amount } в магазине до { $moment } и укажите в заказе <code>{ $number }</code>.
}

notice-flash_sale-unlucky = В этот раз вам не выпало: <b>{ $title }</b>. { $number ->
        [0] {""}
       *[other] Ваш номер в листе ожидания: { $number }.
    }
notice-flash_sale-stopped = Магазин остановил <b>{ $title }</b> до жребия. Вы ничего не должны.
notice-flash_sale-no_order = Жеребьёвку <b>{ $title }</b> не удалось закончить, никто не выбран. Вы ничего не должны, купить может каждый: /grab { $code }
notice-flash_sale-late_refund = Ваш платёж { $amount } за <b>{ $title }</b> пришёл слишком поздно, ничего не осталось. Деньги вам вернут.
notice-flash_sale-lapsed = <b>{ $title }</b>: оплата не пришла вовремя, товар больше не отложен. Если вы заплатили, не волнуйтесь: платёж найдётся.
notice-flash_sale-remind_start = 🔔 <b>{ $title }</b>: начало { $moment }. /grab { $code }
notice-flash_sale-remind_end = 🔔 <b>{ $title }</b>: конец { $moment }. /grab { $code }

command-grab = Взять товар распродажи по коду

refused-flash_sale-not_found = Распродажи { $code } нет. /deals покажет, что идёт сейчас.
refused-flash_sale-no_code = Какую? Напишите код после команды: /grab F8KXY
refused-flash_sale-not_started = { $title }: ещё не началось. Нажмите «Напомнить», и я напишу.
refused-flash_sale-ended = { $title }: распродажа закончилась. /deals покажет, что продаётся.
refused-flash_sale-disabled = { $title }: магазин остановил распродажу. /deals покажет, что продаётся.
refused-flash_sale-banned = Магазин не принимает ваши заказы. Спросите владельца, почему.
refused-flash_sale-already_in = Уже ваше: { $quantity }. Больше ничего не взято.
refused-flash_sale-own_limit = Не больше { $maximum } в одни руки.
refused-flash_sale-sold_out = { $title }: распродано. /deals покажет, что ещё есть.
refused-flash_sale-too_few_left = Осталось только { $left }. Возьмите меньше.
refused-flash_sale-drawing = Идёт жребий. Нажмите ещё раз через мгновение.
refused-flash_sale-price_rose = Теперь цена { $price }. Если согласны, нажмите ещё раз.
refused-flash_sale-quantity = «{ $typed }» — не число от 1 до { $maximum }.
refused-flash_sale-picked_up = «{ $title }» вы уже получили, вернуть это здесь нельзя.
refused-flash_sale-not_in = Возвращать нечего.
refused-flash_sale-hold_over = Это больше не отложено для вас.
refused-flash_sale-no_reminder = Напоминать уже поздно.
refused-flash_sale-price = Цена должна быть больше нуля.
refused-flash_sale-price_above_list = Цена не ниже обычной цены товара. Укажите ниже.
refused-flash_sale-stock = Запас от 1 до { $maximum } штук; ничего — без ограничения.
refused-flash_sale-limits = В одном заказе от 1 штуки, в одни руки не меньше, чем в заказе, и не больше { $maximum }.
refused-flash_sale-hold = Товар откладывается на срок от { $minimum } секунд до 7 дней.
refused-flash_sale-voucher_days = Ваучер действует от 1 до { $maximum } дней.
refused-flash_sale-starts = Начало в прошлом или больше чем через год.
refused-flash_sale-lasts = Распродажа длится от 10 секунд до 60 дней.
refused-flash_sale-window = Приём заявок длится не дольше часа и не дольше половины распродажи.
refused-flash_sale-allotments = Доля чата не меньше 1, все вместе не больше запаса.
refused-flash_sale-allotment_chat = Доля указана для чата, где распродажи не будет.
refused-flash_sale-allotted_for = Доли хранятся дольше нуля и не дольше распродажи.
refused-flash_sale-no_link = У товара { $code } нет ссылки, платить негде.
refused-flash_sale-deal_over = Товар { $code } завершён.
refused-flash_sale-chats = Распродажа публикуется в 1–{ $maximum } чатах.
refused-flash_sale-closed = { $code }: уже закрыто.
refused-flash_sale-no_claim = «{ $typed }»: такого заказа в этой распродаже нет. Список: `flash-sales show CODE`.
refused-flash_sale-pays_in_store = { $code } оплачивается при получении, отмечать нечего.
refused-flash_sale-pay = Оплата: pickup или shop, а не «{ $typed }».
refused-flash_sale-allotment_typed = «{ $typed }» — не доля. Напишите чат=штук, например -1001234=20
