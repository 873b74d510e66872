# Новый пост: по меткам, в темы, после последнего, отложенный.
admin-new-topics =
    <b>В какие темы?</b>
    { $topics ->
        [0] Я не знаю открытых тем этих чатов. Пост пойдёт в обычную тему.
       *[other] Отметьте по одной на чат. Без отметки пост пойдёт в обычную тему чата.
    }
admin-button-topics = 🧵 Темы
admin-button-after_last = ⏭ Час после последнего
admin-button-keep = 📝 Сохранить черновик
admin-button-drop_draft = 🗑 Удалить черновик
admin-kept = 📝 <b>{ $name }</b> сохранён в черновиках: 🗓 Расписание, 📝 Черновики.
admin-drafts =
    <b>Черновики</b>
    { $drafts ->
        [0] Черновиков нет. Новый пост можно сохранить как черновик.
       *[other] Это ваши черновики, последние сверху. Время нужно будет выбрать снова.
    }
admin-button-drafts = 📝 Черновики
admin-room = 📊 { $title }: пост { $number } из { $cap } за этот день
admin-quiet-ok = 🌙 Не в тихие часы
refused-admin-draft_gone = Этого черновика уже нет: он опубликован или удалён. Остальные — в 🗓 Расписание, 📝 Черновики.
refused-admin-drafts_full = У вас уже { $most } черновиков. Сначала опубликуйте или удалите один.
refused-admin-nothing_fits = Сейчас пост не подходит ни одному чату, поэтому ничего не вышло. Вернитесь и посмотрите почему.
admin-button-workdays = По будням
admin-button-words = ✏️ Изменить текст
admin-button-links =
    🔗 Кнопки{ $links ->
        [0] {""}
       *[other] {" · "}{ $links }
    }
admin-button-pin =
    { $pin ->
        [keep] 📌 Закрепить: да
        [replace] 📌 Заменить закреп
       *[none] 📌 Закрепить: нет
    }
admin-button-sound =
    { $silent ->
        [0] 🔔 Со звуком
       *[other] 🔕 Без звука
    }
admin-links =
    🔗 <b>Кнопки под постом</b>
    Пишите по одной в строке: текст и ссылка.
    <code>Магазин - https://shop.example</code>
    Две рядом:
    <code>Чай - https://a.example | Кофе - https://b.example</code>
    { $links ->
        [0] Пока их нет.
       *[other] Нажмите на кнопку ниже, чтобы убрать её.
    }
admin-words =
    ✏️ <b>Изменить текст</b>
    Пришлите новый текст, без фото. Фото и кнопки останутся.
admin-review-chat = ✅ { $title }: { $moment }
admin-review-chat-elsewhere = ✅ { $title }: { $moment } ({ $place })
admin-option-links =
    { $links ->
        [one] 🔗 { $links } кнопка
        [few] 🔗 { $links } кнопки
       *[many] 🔗 { $links } кнопок
    }
admin-option-pin-keep = 📌 с закреплением
admin-option-pin-replace = 📌 с закреплением вместо моих прежних
admin-option-silent = 🔕 без звука
admin-pin-no-right = ⚠️ Мне нельзя закреплять в: { $titles }. Там пост не закрепится. Как дать право, видно в 💬 Чаты.
admin-button-options = 🎛 Кнопки, закреп, звук
admin-options =
    🎛 <b>{ $name }</b>
    Закрепление и звук действуют со следующего поста. Новые кнопки появятся и под отправленными постами, кроме постов с товаром.
admin-options-changed =
    ✅ Изменено.{ $edited ->
        [0] {""}
       *[other] {" "}Отправленных постов исправлено: { $edited }.
    }
admin-repeat =
    🔁 <b>{ $name }</b>
    { $repeats ->
        [0] Выйдет один раз: { $next }. Как часто повторять?
       *[other] Выходит { $rule }, следующий раз: { $next }. Как часто теперь?
    }
    Нажмите или напишите: пн чт 18:30, каждые 2h, каждый день 9:00.
admin-button-once = 1️⃣ Ещё один раз
admin-repeats-now = 🔁 Выходит { $rule }. Первый раз: { $next }.
admin-once-now = 1️⃣ Выйдет ещё один раз: { $next }.
admin-claim-sure = В этих словах обещана скидка: <b>{ $claims }</b>. За тем, что вы пишете сами, цены магазина не стоят. Это правда, и отправить пост?
