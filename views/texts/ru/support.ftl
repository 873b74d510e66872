# Клиенты пишут магазину, магазин отвечает и рассказывает о себе.
support-shop = магазин
support-shop-head = Магазин
support-title = <b>{ $shop }</b>
support-unknown =
    Я бот и не знаю, что на это ответить.
    Передать магазину? Сообщение прочтёт человек и ответит здесь.
support-unknown-command = Команды /{ $command } нет. Что я умею: /help. Написать магазину: /contact.
support-write =
    ✍️ <b>Сообщение магазину</b>
    Отправьте его сюда: текст или фото с подписью. Отмена: /cancel.
support-passed = 📨 Передано: { $shop }. Ответ придёт сюда. Всё, что вы напишете дальше, тоже будет передано.
support-kept-back = Хорошо, ничего не передано. Написать магазину можно в любой момент: /contact.
support-contact-none = Напишите нам прямо здесь: сообщение прочтёт человек и ответит.
support-terms-none = Условия мы пока не записали. Спросите нас, человек ответит здесь.
support-payment =
    💳 <b>Вопрос об оплате?</b>
    Напишите, что и когда вы купили и что пошло не так. Номера карт и счетов не присылайте. Отвечаем только здесь.
support-in-private = 💬 Написать магазину можно в личном чате: ваши вопросы больше никто не увидит.
support-terms-in-private = 📄 Условия магазина открываются в личном чате.
support-answer = 💬 <b>{ $shop }</b>
support-ended = ✅ Разговор завершён: { $shop }. Новое сообщение откроет его снова.
support-ended-silent = ✅ Неделю никто не писал, и разговор завершён: { $shop }. Новое сообщение откроет его снова.
support-button-pass = ✅ Да, передать
support-button-keep = ✖️ Нет
support-button-deals = 🛍 Предложения
support-button-buys = 🛒 Мои покупки
support-button-card = 👤 Моя карточка
support-button-write = ✍️ Написать магазину
support-button-edit = ✏️ Изменить тексты

support-asked = 📩 <b>{ $name }</b>
support-asked-how = <i>Чтобы ответить, нажмите «Ответить» на этом сообщении.</i>
support-sent = ✓ Отправляю: { $name }.
support-closed = ✅ Разговор завершён: { $name }. Новое сообщение откроет его снова.
support-toast-closed = ✅ Завершено
support-blocked = ⚠️ { $name }: бот заблокирован, ответ ждёт. Он дойдёт, если этот человек снова мне напишет.
support-not-delivered = ⚠️ Ответ не дошёл: { $name }. Попробуйте ещё раз, короче или без фото.
support-no-topics =
    ⚠️ Мне нельзя создавать темы в группе <b>{ $title }</b>, поэтому сообщения покупателей приходят вам сюда.
    Как исправить: откройте группу, нажмите на её название, «Изменить» › «Администраторы», выберите меня и включите «Управление темами». Через час попробую снова.
support-button-templates = 📋 Готовые ответы
support-button-close = ✅ Завершить

support-all =
    💬 <b>Поддержка</b>
    { $support ->
        [0] Никто не ждёт ответа.
        [one] Открыт { $support } разговор:
        [few] Открыто { $support } разговора:
       *[many] Открыто { $support } разговоров:
    }

    Новые сообщения приходят сюда: { $where }
support-one = 💬 <b>{ $name }</b>{ $open ->
        [0] {" "}· завершён
       *[other] {""}
    }
support-history-none = Сообщений не осталось.
support-history-shop = Магазин
support-history-line = <b>{ $who }</b> · { $when } { $mark }{ $photo ->
        [0] {""}
       *[other] {" "}🖼
    }
    { $words }
support-ask-answer = Напишите ответ: <b>{ $name }</b>. Он уйдёт от имени магазина.
support-ask-template = Какой ответ отправить: <b>{ $name }</b>? Он уйдёт сразу.
support-where =
    <b>Куда приходят сообщения покупателей?</b>
    Сейчас: { $where }

    { $forums ->
        [0] Для команды: создайте группу с темами, сделайте меня администратором с правом управлять темами и выберите её здесь.
       *[other] В группе у каждого покупателя своя тема, и отвечать там может любой админ всего магазина.
    }
support-where-owner = мой личный чат
support-templates =
    📋 <b>Готовые ответы</b>
    { $kept ->
        [0] Пока нет. Сохраните то, что пишете часто, и отправляйте одним нажатием.
       *[other] Нажмите, чтобы прочитать целиком.
    }
support-template = 📋 <b>Готовый ответ</b>
support-ask-new = Напишите ответ, который нужно сохранить.
support-button-all = 💬 Поддержка{ $support ->
        [0] {""}
       *[other] {" "}· { $support }
    }
support-button-where = 📥 Куда приходят
support-button-answer = ✍️ Ответить
support-button-add = ➕ Новый ответ
support-button-remove = 🗑 Удалить

support-info =
    <b>Название, контакты, условия</b>
    Это покупатели читают по командам /contact, /terms и /paysupport. Названием подписаны ваши ответы.
support-info-shop_name = Название
support-info-shop_contact = Контакты
support-info-shop_imprint = Кто владелец
support-info-shop_terms = Условия
support-info-line = <b>{ $part }</b>: { $words }
support-info-none = пока не указано
support-info-now = Сейчас:
support-info-ask-shop_name = Как называется ваш магазин? Не больше { $maximum } знаков.
support-info-ask-shop_contact = Как с вами связаться: часы работы, телефон, почта, адрес? Не больше { $maximum } знаков.
support-info-ask-shop_imprint = Кто владелец: название, адрес, регистрация? Не больше { $maximum } знаков.
support-info-ask-shop_terms = Условия: оплата, выдача, возврат. Не больше { $maximum } знаков; можно дать ссылку на полный текст.
support-button-info = 🪪 Название и условия
support-button-shop_name = 🏷 Название
support-button-shop_contact = ☎️ Контакты
support-button-shop_imprint = 🪪 Кто владелец
support-button-shop_terms = 📄 Условия
support-button-clear = 🗑 Удалить этот текст

refused-support-kind = Я передаю только текст и фото. Напишите словами или пришлите фото с подписью.
refused-support-too_long = Слишком длинно для одного сообщения: не больше { $maximum } знаков. Отправьте двумя частями.
refused-support-too_many = За этот час вы отправили очень много. Магазин всё получил, подождите немного.
refused-support-busy = Сейчас магазину пишут очень многие. Напишите через час.
refused-support-offer_full = Сообщений уже { $maximum }. Сначала нажмите «Да, передать», потом пишите дальше.
refused-support-offer_gone = Этот вопрос устарел. Отправьте сообщение ещё раз, и я спрошу снова.
refused-support-own = Вы ведёте этот магазин: сообщения покупателей в /admin, раздел «💬 Поддержка».
refused-support-banned = Вы не можете писать этому магазину здесь.
refused-support-gone = Этого разговора больше нет: покупатель удалил свои данные.
refused-support-closed = Разговор уже завершён: { $name }.
refused-support-anonymous = Я не вижу, кто вы, поэтому ничего не отправил. Пишите от своего имени, а не от имени группы.
refused-support-no_templates = Готовых ответов пока нет. Добавьте их в /admin: «💬 Поддержка», «📋 Готовые ответы».
refused-support-template_gone = Этот ответ удалён. Выберите другой.
refused-support-templates_full = Готовых ответов может быть не больше { $maximum }. Сначала удалите один.
refused-support-no_forum = В этой группе нет тем. Включите темы в её настройках и выберите снова.
refused-support-info_long = Слишком длинно: не больше { $maximum } знаков.
refused-button-old = Эта кнопка из старого сообщения и больше не работает. /deals покажет предложения, /buys — ваши покупки.
