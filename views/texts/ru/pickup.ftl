### Выдача: когда открыт магазин, какой магазин и какое время выбрали, что привезли.
pickup-closed-on = выходной { $day }
pickup-hours-part = {", "}
pickup-hours = 🕘 { $hours }
pickup-no-hours = 🕘 Часы работы ещё не указаны.
pickup-capacity =
    { $minutes ->
        [0] 👥 Не больше { $orders } { $orders ->
            [one] заказа
           *[other] заказов
        } в день
       *[other] 👥 Не больше { $orders } { $orders ->
            [one] заказа
           *[other] заказов
        } за { $minutes } минут
    }
pickup-slots = ⏱ Покупатели выбирают время, шаг — { $minutes } минут.
pickup-zone = 🌐 По времени { $zone }
pickup-map = 🗺 { $link }
pickup-note = 📝 { $note }
pickup-where =
    { $address ->
        [none] 📍 { $store }
       *[other] 📍 { $store }, { $address }
    }
pickup-terms =
    🏪 <b>{ $name }</b>: выдача
    Покупатели видят это в ваучере.
pickup-ask-hours =
    Когда работает <b>{ $store }</b>? Напишите, как на двери:
    <code>Пн-Пт 9-18, Сб 10-14, выходной 25 дек</code>
pickup-ask-capacity = Сколько заказов <b>{ $store }</b> успевает выдать за день или за одно время? Напишите число до { $maximum }. Покупатели будут выбирать дни или время, где есть места.
pickup-ask-map_link = Где <b>{ $store }</b> на карте? Пришлите ссылку или геопозицию (📎, Геопозиция).
pickup-ask-note = Как найти <b>{ $store }</b>? Например: за пекарней, два звонка. Не длиннее { $maximum } знаков.
pickup-ask-address = Какой адрес у <b>{ $store }</b>? Не длиннее { $maximum } знаков.
pickup-ask-zone = В каком часовом поясе <b>{ $store }</b>? Например: <code>Europe/Moscow</code>. Если не указать, как у всего магазина.
pickup-button-terms = 📍 Выдача
pickup-button-hours = 🕘 Часы работы
pickup-button-capacity = 👥 Сколько заказов
pickup-button-map_link = 🗺 Карта
pickup-button-note = 📝 Как найти
pickup-button-address = 🏠 Адрес
pickup-button-zone = 🌐 Часовой пояс
pickup-button-slot =
    { $minutes ->
        [0] ⏱ Время: целый день
       *[other] ⏱ Время: { $minutes } мин
    }
pickup-button-map = 🗺 Открыть карту
pickup-ask-where = 📍 Где заберёте <b>{ $title }</b>?
pickup-now =
    { $at ->
        [none] Вы забираете <b>{ $title }</b> здесь: <b>{ $store }</b>.
       *[other] Вы забираете <b>{ $title }</b> здесь: <b>{ $store }</b>, { $at }.
    }
    Нажмите, чтобы изменить.
pickup-which-day = <b>{ $title }</b>, <b>{ $store }</b>: в какой день?
pickup-which-time = <b>{ $title }</b>, <b>{ $store }</b>, { $day }: во сколько придёте?
pickup-no-times = <b>{ $store }</b>: свободного времени больше нет. Выберите другой магазин или загляните завтра.
pickup-chosen =
    { $at ->
        [none] ✅ Вы забираете <b>{ $title }</b> здесь: <b>{ $store }</b>.
       *[other] ✅ Вы забираете <b>{ $title }</b> здесь: <b>{ $store }</b>, { $at }.
    }
    В следующий раз предложу этот магазин.
pickup-toast = Записано.
pickup-at = 🕑 Вы придёте { $at }.
pickup-not-chosen = 📍 Выберите, где заберёте.
pickup-no-time-yet = 🕑 Выберите, когда придёте.
pickup-short =
    { $at ->
        [none] 📍 { $store }
       *[other] 📍 { $store }, { $at }
    }
pickup-button-choose = 📍 Выбрать, где и когда
pickup-button-change = 📍 Сменить место, время
pickup-button-when = 🕑 Выбрать время
pickup-button-back = ‹ Магазины
pickup-button-left = { $at } · мест: { $left }
pickup-points =
    <b>{ $title }</b>: где забирать
    { $chosen ->
        [0] В любом магазине. Отметьте магазины, которые выдают.
        [one] В одном магазине.
       *[other] Покупатели выбирают из { $chosen } магазинов.
    }
pickup-button-points = 📍 Где забирать
pickup-arrived = 📦 <b>{ $title }</b> ×{ $quantity }: уже на месте!
pickup-fetch-until = Заберите до { $moment }.
pickup-reminder = ⏳ Вы ещё не забрали:
pickup-reminder-line =
    { $there ->
        [yes] • <b>{ $title }</b> ×{ $quantity }, уже на месте, до { $moment }
       *[no] • <b>{ $title }</b> ×{ $quantity }, до { $moment }
    }
pickup-extended = 📅 <b>{ $title }</b> ×{ $quantity } можно забрать дольше: до { $moment }.
pickup-button-voucher = 🎟 Показать ваучер
pickup-button-vouchers = 🎟 Мои ваучеры
pickup-unfetched =
    <b>Не забрали</b>
    { $vouchers ->
        [0] Всё забрали вовремя.
       *[other] 📦 на месте · ⏳ скоро кончится · ⌛ истекло. Нажмите, чтобы напомнить, продлить или вернуть на склад.
    }
pickup-unfetched-one = <b>{ $name }</b>: { $title } ×{ $quantity }
pickup-there-since = 📦 На месте с { $moment }
pickup-reminded-at = 🔔 Напомнили { $moment }
pickup-put-back-sure = Вернуть <b>{ $title }</b> ×{ $quantity } ({ $name }) на склад? Оплата будет отмечена к возврату.
pickup-button-unfetched = ⏳ Не забрали
pickup-button-remind = 🔔 Напомнить ещё раз
pickup-button-extend = 📅 Ещё 7 дней
pickup-button-put-back = ↩️ Вернуть на склад
pickup-button-order = 🧾 Заказ

refused-pickup-hours_typed = Не понимаю «{ $typed }». Напишите так: Пн-Пт 9-18, Сб 10-14, выходной 25 дек. После полудня пишите 18, а не 6.
refused-pickup-hours_missing = У какого-то дня нет часов. Напишите так: Пн-Пт 9-18, Сб 10-14.
refused-pickup-hours_twice = Часы одного дня пересекаются, или их больше четырёх. Пишите каждый день один раз: Пн-Пт 9-12, 14-18.
refused-pickup-hours_long = Слишком длинно: не больше { $maximum } знаков.
refused-pickup-slots_need_hours = Время выдачи берётся из часов работы. Сначала укажите часы; чтобы убрать их, выберите «целый день».
refused-pickup-capacity = Напишите число от 1 до { $maximum }.
refused-pickup-slot = Время длится { $minutes } минут или целый день.
refused-pickup-text_long = Слишком длинно: не больше { $maximum } знаков.
refused-pickup-no_location = Здесь геопозиция не нужна. Сначала нажмите 🗺 Карта.
refused-pickup-not_yours = Это не ваш заказ. /buys покажет, где вы участвуете.
refused-pickup-over = { $title }: уже забрали, или срок прошёл.
refused-pickup-not_here = Там больше не забрать. Выберите другой магазин.
refused-pickup-no_time = { $store } выдаёт по времени. Выберите время.
refused-pickup-time_over = Это время прошло, или { $store } тогда закрыт. Выберите другое.
refused-pickup-full = Вас опередили: это время уже занято ({ $store }). Вот свободное.
refused-pickup-points = Не больше { $maximum } магазинов.
refused-pickup-nobody_waits = Никто не ждёт: всем уже сообщили, или ваучеров нет.
refused-pickup-reminded_today = За последние сутки уже напоминали.
refused-pickup-not_put_back = Вернуть на склад можно только заказанное на распродаже или по списку. Откройте заказ, чтобы отметить возврат.
