# Покупатели в меню: найти, посмотреть, написать о них и им.
customer-button-all = 👤 Покупатели
customer-list =
    <b>Покупатели</b>
    { $asked ->
        [0] { $people ->
            [0] Пока никто ничего не заказал.
           *[other] Кто заказывал последним.
        }
       *[other] { $people ->
            [0] Такого человека бот не встречал. Напишите иначе.
           *[other] Кто из них?
        }
    }
customer-hint = Напишите имя, @username или код, чтобы найти человека, или перешлите мне его сообщение.
customer-button-everybody = ✖️ К последним заказам
customer-hidden = Этот человек скрывает свой аккаунт при пересылке. Вот кого зовут «{ $name }»:
customer-one =
    <b>{ $name }</b>{ $username ->
        [none] { "" }
       *[other] { " " }@{ $username }
    }
    Код { $code } · с нами: { $since } · был(а) здесь: { $seen }
customer-banned = 🚫 Заблокирован(а): { $banned }. Покупать и выводить деньги нельзя.
customer-orders =
    { $orders ->
        [0] 🧾 Заказов ещё нет
        [1] 🧾 1 заказ: { $last }
        [one] 🧾 { $orders } заказ, последний: { $last }
        [few] 🧾 { $orders } заказа, последний: { $last }
       *[other] 🧾 { $orders } заказов, последний: { $last }
    }
customer-paid = 💰 Оплачено { $amounts }
customer-to-pay = 🕐 Осталось заплатить { $amounts }
customer-owed = 💸 Вы должны вернуть { $amounts }
customer-vouchers =
    🎟 { $vouchers ->
        [one] { $vouchers } ваучер ждёт выдачи
        [few] { $vouchers } ваучера ждут выдачи
       *[other] { $vouchers } ваучеров ждут выдачи
    }{ $due ->
        [none] , всё оплачено
       *[other] , при получении { $due }
    }
customer-payable = 💶 Заработано { $amounts }, можно вывести
customer-coming = ⏳ Заработано { $amounts }, ещё не подтверждено
customer-withdrawal-requested = 📤 Просит { $amount }: одобрите или отклоните
customer-withdrawal-approved = 📤 { $amount } одобрено: отправьте
customer-withdrawal-sent = 📤 { $amount } отправлено, получение ещё не подтверждено
customer-rewards =
    🔍 { $rewards ->
        [one] { $rewards } награда на проверке
        [few] { $rewards } награды на проверке
       *[other] { $rewards } наград на проверке
    }
customer-invited =
    🙋 { $people ->
        [one] Приглашён { $people } человек
        [few] Приглашено { $people } человека
       *[other] Приглашено { $people } человек
    }
customer-inviter =
    🧭 Кто пригласил: { $name }{ $source ->
        [none] { "" }
       *[other] { " " }({ $source })
    }
customer-no-inviter =
    🧭 { $source ->
        [none] Никто не приглашал
       *[other] Никто не приглашал ({ $source })
    }
customer-chats =
    💬 В группах: { $chats }{ $more ->
        [0] { "" }
       *[other] { " " }и ещё { $more }
    }
customer-reach-unknown = ✉️ Личный чат с ботом не открыт: написать пока нельзя
customer-reach-blocked = ✉️ Бот заблокирован: написать нельзя
customer-reach-gone = ✉️ Аккаунт Telegram удалён
customer-note = 📝 Заметка:
customer-button-orders =
    🧾 Заказы{ $orders ->
        [0] { "" }
       *[other] { " · " }{ $orders }
    }
customer-button-vouchers = 🎟 К выдаче · { $vouchers }
customer-button-write = ✉️ Написать
customer-button-note = 📝 Заметка
customer-button-earnings = 💶 Заработок
customer-button-withdrawal = 💸 Вывод денег
customer-button-reward = 🔍 На проверку
customer-button-inviter = 🧭 Кто пригласил
customer-button-ban =
    { $banned ->
        [no] 🚫 Заблокировать…
       *[other] ✅ Снять блокировку…
    }
customer-write = Напишите, что передать (<b>{ $name }</b>), до 1000 знаков. Перед отправкой я переспрошу.
customer-write-sure =
    Отправить? Кому: <b>{ $name }</b>
    { $text }
customer-written = ✅ Отправляю: { $name }.
customer-write-note =
    <b>{ $name }</b>
    { $written ->
        [no] Напишите заметку об этом человеке, до 500 знаков.
       *[other] Напишите новую заметку, до 500 знаков. Она заменит прежнюю.
    }
    В боте человек её не видит, но она есть в файле из /privacy и исчезнет, если он удалит свои данные.
customer-note-kept = ✅ Заметка сохранена.
customer-note-removed = ✅ Заметка удалена.
customer-button-note-remove = 🗑 Удалить заметку
notice-customer-message = ✉️ <b>Вам пишет магазин:</b>

refused-customer-note =
    { $chars ->
        [0] Заметка пустая. Напишите хотя бы слово.
       *[other] Знаков: { $chars }. Напишите не больше { $maximum }.
    }
refused-customer-message =
    { $chars ->
        [0] Сообщение пустое. Напишите хотя бы слово.
       *[other] Знаков: { $chars }. Напишите не больше { $maximum }.
    }
refused-customer-is_unknown = { $name }: личный чат с ботом ещё не открыт, поэтому Telegram не даёт мне написать. Попросите в группе нажать «Старт».
refused-customer-is_blocked = { $name }: бот заблокирован, сообщения не дойдут.
refused-customer-is_gone = { $name }: аккаунт Telegram удалён.
refused-customer-not_met = Бот ещё не знает, кто такой { $name }: не было ни нажатий, ни сообщений, ни входа в ваши группы. Попробуйте другое имя.
refused-customer-no_person = Это сообщение от группы, канала или бота, а не от человека. Перешлите сообщение человека.
refused-customer-erased = Этот человек удалил свои данные. Заказы остались, но без имени.
