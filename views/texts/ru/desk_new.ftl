# Новый пост: по меткам, в темы, после последнего, отложенный.
desk-new-topics =
    <b>В какие темы?</b>
    { $topics ->
        [0] Я не знаю открытых тем этих чатов. Пост пойдёт в обычную тему.
       *[other] Отметьте по одной на чат. Без отметки пост пойдёт в обычную тему чата.
    }
desk-button-topics = 🧵 Темы
desk-button-after_last = ⏭ Час после последнего
desk-button-keep = 📝 Сохранить черновик
desk-button-drop_draft = 🗑 Удалить черновик
desk-kept = 📝 <b>{ $name }</b> сохранён в черновиках: 🗓 Расписание, 📝 Черновики.
desk-drafts =
    <b>Черновики</b>
    { $drafts ->
        [0] Черновиков нет. Новый пост можно сохранить как черновик.
       *[other] Это ваши черновики, последние сверху. Время нужно будет выбрать снова.
    }
desk-button-drafts = 📝 Черновики
desk-room = 📊 { $title }: пост { $number } из { $cap } за этот день
desk-quiet-ok = 🌙 Не в тихие часы
refused-desk-draft_gone = Этого черновика уже нет: он опубликован или удалён. Остальные — в 🗓 Расписание, 📝 Черновики.
refused-desk-drafts_full = У вас уже { $most } черновиков. Сначала опубликуйте или удалите один.
refused-desk-nothing_fits = Сейчас пост не подходит ни одному чату, поэтому ничего не вышло. Вернитесь и посмотрите почему.
desk-button-workdays = По будням
desk-button-words = ✏️ Изменить текст
desk-button-links =
    🔗 Кнопки{ $links ->
        [0] {""}
       *[other] {" · "}{ $links }
    }
desk-button-pin =
    { $pin ->
        [keep] 📌 Закрепить: да
        [replace] 📌 Заменить закреп
       *[none] 📌 Закрепить: нет
    }
desk-button-sound =
    { $silent ->
        [0] 🔔 Со звуком
       *[other] 🔕 Без звука
    }
desk-links =
    🔗 <b>Кнопки под постом</b>
    Пишите по одной в строке: текст и ссылка.
    <code>Магазин - https://shop.example</code>
    Две рядом:
    <code>Чай - https://a.example | Кофе - https://b.example</code>
    { $links ->
        [0] Пока их нет.
       *[other] Нажмите на кнопку ниже, чтобы убрать её.
    }
desk-words =
    ✏️ <b>Изменить текст</b>
    Пришлите новый текст, без фото. Фото и кнопки останутся.
desk-review-chat = ✅ { $title }: { $moment }
desk-review-chat-elsewhere = ✅ { $title }: { $moment } ({ $place })
desk-option-links =
    { $links ->
        [one] 🔗 { $links } кнопка
        [few] 🔗 { $links } кнопки
       *[many] 🔗 { $links } кнопок
    }
desk-option-pin-keep = 📌 с закреплением
desk-option-pin-replace = 📌 с закреплением вместо моих прежних
desk-option-silent = 🔕 без звука
desk-pin-no-right = ⚠️ Мне нельзя закреплять в: { $titles }. Там пост не закрепится. Как дать право, видно в 💬 Чаты.
desk-button-options = 🎛 Кнопки, закреп, звук
desk-options =
    🎛 <b>{ $name }</b>
    Закрепление и звук действуют со следующего поста. Новые кнопки появятся и под отправленными постами, кроме постов с товаром.
desk-options-changed =
    ✅ Изменено.{ $edited ->
        [0] {""}
       *[other] {" "}Отправленных постов исправлено: { $edited }.
    }
desk-repeat =
    🔁 <b>{ $name }</b>
    { $repeats ->
        [0] Выйдет один раз: { $next }. Как часто повторять?
       *[other] Выходит { $rule }, следующий раз: { $next }. Как часто теперь?
    }
    Нажмите или напишите: пн чт 18:30, каждые 2h, каждый день 9:00.
desk-button-once = 1️⃣ Ещё один раз
desk-repeats-now = 🔁 Выходит { $rule }. Первый раз: { $next }.
desk-once-now = 1️⃣ Выйдет ещё один раз: { $next }.
