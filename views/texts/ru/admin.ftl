# Рабочий стол: меню тех, кто ведёт магазин.
admin-chats =
    <b>Чаты</b>
    { $chats ->
        [0] Пока ни одного. Добавьте бота в группу, и она появится здесь.
       *[other] 🟢 все права · 🟡 некоторых нет · 🔴 публиковать нельзя
    }
admin-chat-state-active = публикует
admin-chat-state-no_rights = нельзя писать
admin-chat-state-suspect = не найден, попробуем ещё
admin-chat-state-left = вышел
admin-chat-state-kicked = удалён из чата
admin-chat-state-deleted = чат удалён
admin-chat-state-migrated = переехал
admin-chat-quiet = Часы без публикаций в <b>{ $title }</b>: напишите, например, 22:00-08:00. Сейчас: { $quiet }. Часовой пояс: { $zone }
admin-chat-leave-sure = Выйти из <b>{ $title }</b>? Публикаций там больше не будет, ссылки участников перестанут действовать.
admin-button-chats = 💬 Чаты
admin-button-back = « Назад
admin-button-yes = Да, выполнить
admin-button-no = « Нет
admin-button-quiet = 🌙 Тихие часы
admin-button-leave = 🚪 Выйти

admin-new =
    <b>Новый пост</b>
    Пришлите или перешлите его мне: текст, фото или альбом. Форматирование сохранится.
    Или выберите товар, либо пришлите ссылку на него или его код.
admin-new-deals =
    { $promotion ->
        [group_buy] 👥 <b>Новая совместная покупка. Какой товар?</b>
        [flash_sale] ⚡ <b>Новая распродажа. Какой товар?</b>
       *[none] <b>Какой товар?</b>
    }
    { $deals ->
        [0] В продаже ничего нет. Сначала добавьте товар в «🗂 Каталог».
       *[other] Сначала новые.
    }
admin-new-preview =
    { $chat ->
        [one] ⬆️ Так это будет выглядеть в чате «{ $title }».
       *[none] ⬆️ Так это будет выглядеть.
    }
    { $photos ->
        [0] { $written ->
            [0] Чтобы заменить, пришлите другой пост.
           *[other] Пришлите фото без подписи, и оно добавится. Любой другой пост заменит этот.
        }
        [1] { $words ->
            [0] Фото без подписи.
           *[other] Фото с подписью.
        } Чтобы заменить, пришлите другой пост.
       *[other] { $words ->
            [0] Альбом без подписи, фото: { $photos }.
           *[other] Альбом с подписью, фото: { $photos }.
        } Чтобы заменить, пришлите другой пост.
    }
admin-preview-in-words = 🖼 Telegram не принимает эту картинку, поэтому пост выйдет без неё. Telegram ответил: <i>{ $words }</i>
refused-admin-one_photo = Присылайте по одному фото: это был альбом, и из него ничего не взято.
admin-album-refused =
    { $words }
    Из этого альбома ничего не взято. Пришлите его снова без этой части.
admin-new-where =
    <b>Куда?</b>
    { $chats ->
        [0] Пока некуда публиковать. Сначала добавьте меня в группу или канал.
       *[other] Отмечено чатов: { $ticked } из { $chats }.
    }
admin-new-when = <b>Когда?</b> Нажмите кнопку или напишите: завтра 17:00
admin-new-day = <b>В какой день?</b> Нажмите или напишите: 6.12. или завтра 17:00
admin-new-time = <b>Во сколько?</b> Нажмите или напишите: 18:45
admin-new-repeat =
    <b>Как часто?</b>
    Нажмите кнопку или отметьте дни. Можно и написать: пн чт 18:30, каждые 2h, каждый день 9:00.
admin-new-review =
    <b>{ $name }</b>
    { $moment } · { $rule }

    { $left_out ->
        [0] { $all ->
            [one] Выйдет в { $all } чате:
           *[other] Выйдет в { $all } чатах:
        }
       *[other] Выйдет в { $fitting } из { $all } чатов:
    }
admin-now = сейчас
admin-once = один раз
admin-repeats-cron = по cron: { $cron }
admin-repeats-daily = каждый день в { $clock }
admin-repeats-weekly = каждую неделю ({ $days }) в { $clock }
admin-repeats-days =
    { $number ->
        [1] каждый день
        [one] каждый { $number } день
        [few] каждые { $number } дня
       *[many] каждые { $number } дней
    }
admin-repeats-hours =
    { $number ->
        [1] каждый час
        [one] каждый { $number } час
        [few] каждые { $number } часа
       *[many] каждые { $number } часов
    }
admin-repeats-minutes =
    { $number ->
        [1] каждую минуту
        [one] каждую { $number } минуту
        [few] каждые { $number } минуты
       *[many] каждые { $number } минут
    }
admin-repeats-seconds =
    { $number ->
        [1] каждую секунду
        [one] каждую { $number } секунду
        [few] каждые { $number } секунды
       *[many] каждые { $number } секунд
    }
admin-objection = ⛔ { $title }: { $reason }
admin-objections-more = … и ещё { $more }
admin-posted = ✅ <b>{ $name }</b> отправляется.
admin-scheduled = ✅ <b>{ $name }</b> запланирован: { $moment }.
admin-button-new = ✏️ Новый пост
admin-button-pick-deal = 🛍 Выбрать товар
admin-button-preview = 👁 Посмотреть
admin-button-everywhere = 🚀 Во все чаты, сейчас
admin-button-all = ☑ Все / ни одного
admin-button-go-on = Дальше »
admin-button-now = Сейчас
admin-button-tonight = Сегодня, 20:00
admin-button-tomorrow = Завтра, 9:00
admin-button-day = 📅 Другой день
admin-button-repeat = 🔁 Повторять
admin-button-hourly = Каждый час
admin-button-daily = Каждый день
admin-button-schedule =
    { $later ->
        [0] ✅ Опубликовать
       *[other] ✅ Запланировать
    }

admin-slot = { $clock } · { $post }
admin-campaigns =
    <b>Все посты</b>
    { $campaigns ->
        [0] Пока нет. Начните с «Новый пост».
       *[other] ▶️ в расписании · ⏸ на паузе · ✔️ завершён
    }
admin-campaign =
    <b>{ $name }</b> · { $state }
    { $rule }
admin-campaign-active = в расписании
admin-campaign-paused = на паузе
admin-campaign-done = завершён
admin-campaign-removed = убран
admin-progress = { $bar } вышло { $sent } из { $all }, не вышло { $refused }
admin-doubtful =
    <b>Требует внимания</b>
    { $rows ->
        [0] Всё в порядке, ничего не ждёт.
       *[other] ❓ неизвестно, дошло ли · ⛔ отказано · ⏸ придержано
    }
admin-row-unknown = Связь оборвалась после отправки: загляните в чат. Само повторно не отправится.
admin-row-failed = Telegram отказал.
admin-row-queued = Снова в очереди.
admin-row-sent = Уже там.
admin-row-sending = Отправляется.
admin-row-held = Придержано.
admin-held-topic = ↳ Тема закрыта или удалена: откройте её или выберите другую на странице чата. Я попробую снова сам.
admin-held-member = ↳ Человек остановил бота или ещё не писал ему. Отправится, когда он напишет.
admin-held-paused = ↳ Чат на паузе: возобновите его на его странице, и всё, что не опоздало, уйдёт.
admin-held-broadcast = ↳ Отправка на паузе: нажмите «Отправлять дальше» на странице поста.
admin-held-restored = ↳ Восстановлена копия, и с тех пор это могли отправить. Загляните в чат: отправьте или отмените.
admin-row-skipped = Отменено.
admin-remove-sure = Убрать <b>{ $name }</b> из расписания? Вышедшие посты останутся.
admin-take-down-sure =
    Удалить посты <b>{ $name }</b> в { $sent ->
        [one] { $sent } чате
       *[other] { $sent } чатах
    }? Telegram разрешает это в течение 48 часов после отправки.
admin-button-queue = 🗓 Расписание
admin-button-campaigns = 📋 Все посты
admin-button-doubtful = ⚠️ Требует внимания
admin-button-pause = ⏸ Пауза
admin-button-resume = ▶️ Продолжить
admin-button-skip = ⏭ Пропустить раз
admin-button-copy = 📄 Копия
admin-button-undo = ↩️ Вернуть
admin-button-stop = ✋ Остановить
admin-button-take_down = 🗑 Удалить везде
admin-button-remove = ❌ Убрать
admin-button-there = ✅ Уже там
admin-button-again = 🔁 Отправить снова
admin-button-drop = 🗑 Отменить

admin-withdrawals =
    <b>Вывод средств</b>
    { $withdrawals ->
        [0] Заявок нет.
       *[other] 🕐 запрошено · 👍 одобрено, отправить · 📤 отправлено
    }
admin-withdrawal =
    <b>{ $amount }</b> для { $name } на { $masked }
    Запрошено { $asked }. { $yes ->
        [0] Ещё не одобрено.
       *[other] Одобрили: { $yes } из { $needed }.
    }
admin-approve-sure = Одобрить <b>{ $amount }</b> для { $name } на { $masked }?
admin-reject-reason = Почему отклонён вывод <b>{ $amount }</b> для { $name }? Нажмите причину или напишите свою: получатель её прочтёт.
admin-proof = Вы отправили <b>{ $amount }</b>, получатель: { $name }. Напишите номер перевода: получатель его увидит.
admin-details = <code>{ $details }</code>
    Сообщение исчезнет через минуту. В журнале останется, что вы смотрели реквизиты.
admin-button-open = 🔎 Посмотреть
admin-button-withdrawals =
    💸 Вывод средств{ $withdrawals ->
        [0] {""}
       *[other] {" · "}{ $withdrawals }
    }
admin-button-approve = 👍 Одобрить
admin-button-sent = 📤 Деньги отправлены
admin-button-details = 👁 Показать реквизиты
admin-button-reject = 👎 Отклонить
admin-button-bounced = ↩️ Деньги вернулись

admin-review =
    <b>Награды на проверке</b>
    { $rewards ->
        [0] Проверять нечего.
       *[other] Каждой нужно ваше решение. Пока вы решаете, ничего не пропадёт.
    }
admin-reward =
    <b>{ $promoter }</b> → <b>{ $newcomer }</b> · { $state }
    Награда: { $amount }
    { $reason }
admin-reward-pending = ждёт условий
admin-reward-held = на проверке
admin-reward-vested = засчитана
admin-reward-void = отменена
admin-touch = { $moment }: { $kind } ({ $sure })
admin-touch-start_link = ссылка на бота
admin-touch-invite_link = личная ссылка-приглашение
admin-touch-join_request = личная ссылка с заявкой
admin-touch-answer = ответ нового участника
admin-touch-masked = ссылка другого администратора
admin-touch-folder = ссылка на папку
admin-touch-public = без ссылки
admin-touch-by_hand = закреплено вручную
admin-sure-high = точно
admin-sure-medium = скорее точно
admin-sure-low = не точно
admin-sure-none = нет данных
admin-void-reason = Почему отменяется награда { $promoter } за { $newcomer }? Напишите причину: { $promoter } её увидит.
admin-button-review =
    🔍 Награды{ $rewards ->
        [0] {""}
       *[other] {" · "}{ $rewards }
    }
admin-button-release = ✅ Принять
admin-button-void = ✖️ Отменить

refused-admin-item_gone = Этого в списке уже нет. Откройте страницу снова, чтобы увидеть, что есть.
refused-admin-nobody = Это меню только для админов магазина. Что можете вы: /help.
refused-admin-not_yours = У вас нет прав на это. Спросите владельца магазина.
admin-in-private = Меню открывается только в личном чате со мной. Напишите там /admin.
refused-admin-asked_again = Это уже подтверждено, или прошло слишком много времени. Запросите ещё раз.
refused-admin-interrupted = Меня прервали: возможно, сделано не всё. Откройте /admin и посмотрите, прежде чем нажимать снова.
refused-admin-nothing_open = Отменять нечего.
refused-admin-no_chat_ticked = Сначала отметьте хотя бы один чат.
refused-admin-past = Это время уже прошло. Выберите более позднее.
refused-admin-not_shown = Telegram это не принял: { $words }
