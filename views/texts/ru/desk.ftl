# Рабочий стол: меню тех, кто ведёт магазин.
desk-chats =
    <b>Чаты</b>
    { $chats ->
        [0] Пока ни одного. Добавьте бота в группу, и она появится здесь.
       *[other] 🟢 все права · 🟡 некоторых нет · 🔴 публиковать нельзя
    }
desk-chat-state-active = публикует
desk-chat-state-no_rights = нельзя писать
desk-chat-state-suspect = не найден, попробуем ещё
desk-chat-state-left = вышел
desk-chat-state-kicked = удалён из чата
desk-chat-state-deleted = чат удалён
desk-chat-state-migrated = переехал
desk-chat-quiet = Часы без публикаций в <b>{ $title }</b>: напишите, например, 22:00-08:00. Сейчас: { $quiet }. Часовой пояс: { $zone }
desk-chat-leave-sure = Выйти из <b>{ $title }</b>? Публикаций там больше не будет, ссылки участников перестанут действовать.
desk-button-chats = 💬 Чаты
desk-button-back = « Назад
desk-button-yes = Да, выполнить
desk-button-no = « Нет
desk-button-quiet = 🌙 Тихие часы
desk-button-leave = 🚪 Выйти

desk-new =
    <b>Новый пост</b>
    Пришлите или перешлите его мне: текст, фото или альбом. Форматирование сохранится.
    Или выберите товар, либо пришлите ссылку на него или его код.
desk-new-deals =
    { $promotion ->
        [group_buy] 👥 <b>Новая совместная покупка. Какой товар?</b>
        [flash_sale] ⚡ <b>Новая распродажа. Какой товар?</b>
       *[none] <b>Какой товар?</b>
    }
    { $deals ->
        [0] В продаже ничего нет. Сначала добавьте товар в «🗂 Каталог».
       *[other] Сначала новые.
    }
desk-new-preview =
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
desk-preview-in-words = 🖼 Telegram не принимает эту картинку, поэтому пост выйдет без неё. Telegram ответил: <i>{ $words }</i>
refused-desk-one_photo = Присылайте по одному фото: это был альбом, и из него ничего не взято.
desk-album-refused =
    { $words }
    Из этого альбома ничего не взято. Пришлите его снова без этой части.
desk-new-where =
    <b>Куда?</b>
    { $chats ->
        [0] Пока некуда публиковать. Сначала добавьте меня в группу или канал.
       *[other] Отмечено чатов: { $ticked } из { $chats }.
    }
desk-new-when = <b>Когда?</b> Нажмите кнопку или напишите: завтра 17:00
desk-new-day = <b>В какой день?</b> Нажмите или напишите: 6.12. или завтра 17:00
desk-new-time = <b>Во сколько?</b> Нажмите или напишите: 18:45
desk-new-repeat =
    <b>Как часто?</b>
    Нажмите кнопку или отметьте дни. Можно и написать: пн чт 18:30, каждые 2h, каждый день 9:00.
desk-new-review =
    <b>{ $name }</b>
    { $moment } · { $rule }

    { $left_out ->
        [0] { $all ->
            [one] Выйдет в { $all } чате:
           *[other] Выйдет в { $all } чатах:
        }
       *[other] Выйдет в { $fitting } из { $all } чатов:
    }
desk-now = сейчас
desk-once = один раз
desk-repeats-cron = по cron: { $cron }
desk-repeats-daily = каждый день в { $clock }
desk-repeats-weekly = каждую неделю ({ $days }) в { $clock }
desk-repeats-days =
    { $number ->
        [1] каждый день
        [one] каждый { $number } день
        [few] каждые { $number } дня
       *[many] каждые { $number } дней
    }
desk-repeats-hours =
    { $number ->
        [1] каждый час
        [one] каждый { $number } час
        [few] каждые { $number } часа
       *[many] каждые { $number } часов
    }
desk-repeats-minutes =
    { $number ->
        [1] каждую минуту
        [one] каждую { $number } минуту
        [few] каждые { $number } минуты
       *[many] каждые { $number } минут
    }
desk-repeats-seconds =
    { $number ->
        [1] каждую секунду
        [one] каждую { $number } секунду
        [few] каждые { $number } секунды
       *[many] каждые { $number } секунд
    }
desk-objection = ⛔ { $title }: { $reason }
desk-objections-more = … и ещё { $more }
desk-posted = ✅ <b>{ $name }</b> отправляется.
desk-scheduled = ✅ <b>{ $name }</b> запланирован: { $moment }.
desk-button-new = ✏️ Новый пост
desk-button-pick-deal = 🛍 Выбрать товар
desk-button-preview = 👁 Посмотреть
desk-button-everywhere = 🚀 Во все чаты, сейчас
desk-button-all = ☑ Все / ни одного
desk-button-go-on = Дальше »
desk-button-now = Сейчас
desk-button-tonight = Сегодня, 20:00
desk-button-tomorrow = Завтра, 9:00
desk-button-day = 📅 Другой день
desk-button-repeat = 🔁 Повторять
desk-button-hourly = Каждый час
desk-button-daily = Каждый день
desk-button-schedule =
    { $later ->
        [0] ✅ Опубликовать
       *[other] ✅ Запланировать
    }

desk-slot = { $clock } · { $post }
desk-campaigns =
    <b>Все посты</b>
    { $campaigns ->
        [0] Пока нет. Начните с «Новый пост».
       *[other] ▶️ в расписании · ⏸ на паузе · ✔️ завершён
    }
desk-campaign =
    <b>{ $name }</b> · { $state }
    { $rule }
desk-campaign-active = в расписании
desk-campaign-paused = на паузе
desk-campaign-done = завершён
desk-campaign-removed = убран
desk-progress = { $bar } вышло { $sent } из { $all }, не вышло { $refused }
desk-doubtful =
    <b>Требует внимания</b>
    { $rows ->
        [0] Сомнительного нет.
       *[other] ❓ неизвестно, дошло ли · ⛔ отказано · ⏸ придержано
    }
desk-row-unknown = Связь оборвалась после отправки: загляните в чат. Само повторно не отправится.
desk-row-failed = Telegram отказал.
desk-row-queued = Снова в очереди.
desk-row-sent = Уже там.
desk-row-sending = Отправляется.
desk-row-held = Придержано.
desk-held-topic = ↳ Тема закрыта или удалена: откройте её или выберите другую на странице чата. Я попробую снова сам.
desk-held-member = ↳ Человек остановил бота или ещё не писал ему. Отправится, когда он напишет.
desk-held-paused = ↳ Чат на паузе: возобновите его на его странице, и всё, что не опоздало, уйдёт.
desk-held-broadcast = ↳ Отправка на паузе: нажмите «Отправлять дальше» на странице поста.
desk-held-restored = ↳ Восстановлена копия, и с тех пор это могли отправить. Загляните в чат: отправьте или отмените.
desk-row-skipped = Отменено.
desk-remove-sure = Убрать <b>{ $name }</b> из расписания? Вышедшие посты останутся.
desk-take-down-sure =
    Удалить посты <b>{ $name }</b> в { $sent ->
        [one] { $sent } чате
       *[other] { $sent } чатах
    }? Telegram разрешает это в течение 48 часов после отправки.
desk-button-queue = 🗓 Расписание
desk-button-campaigns = 📋 Все посты
desk-button-doubtful = ⚠️ Требует внимания
desk-button-pause = ⏸ Пауза
desk-button-resume = ▶️ Продолжить
desk-button-skip = ⏭ Пропустить раз
desk-button-copy = 📄 Копия
desk-button-undo = ↩️ Вернуть
desk-button-stop = ✋ Остановить
desk-button-take_down = 🗑 Удалить везде
desk-button-remove = ❌ Убрать
desk-button-there = ✅ Уже там
desk-button-again = 🔁 Отправить снова
desk-button-drop = 🗑 Отменить

desk-withdrawals =
    <b>Вывод средств</b>
    { $withdrawals ->
        [0] Заявок нет.
       *[other] 🕐 запрошено · 👍 одобрено, отправить · 📤 отправлено
    }
desk-withdrawal =
    <b>{ $amount }</b> для { $name } на { $masked }
    Запрошено { $asked }. { $yes ->
        [0] Ещё не одобрено.
       *[other] Одобрили: { $yes } из { $needed }.
    }
desk-approve-sure = Одобрить <b>{ $amount }</b> для { $name } на { $masked }?
desk-reject-reason = Почему отклонён вывод <b>{ $amount }</b> для { $name }? Нажмите причину или напишите свою: получатель её прочтёт.
desk-proof = Вы отправили <b>{ $amount }</b>, получатель: { $name }. Напишите номер перевода: получатель его увидит.
desk-details = <code>{ $details }</code>
    Сообщение исчезнет через минуту. В журнале останется, что вы смотрели реквизиты.
desk-button-open = 🔎 Посмотреть
desk-button-withdrawals =
    💸 Вывод средств{ $withdrawals ->
        [0] {""}
       *[other] {" · "}{ $withdrawals }
    }
desk-button-approve = 👍 Одобрить
desk-button-sent = 📤 Деньги отправлены
desk-button-details = 👁 Показать реквизиты
desk-button-reject = 👎 Отклонить
desk-button-bounced = ↩️ Деньги вернулись

desk-review =
    <b>Награды на проверке</b>
    { $rewards ->
        [0] Проверять нечего.
       *[other] Каждой нужно ваше решение. Пока вы решаете, ничего не пропадёт.
    }
desk-reward =
    <b>{ $promoter }</b> → <b>{ $newcomer }</b> · { $state }
    Награда: { $amount }
    { $reason }
desk-reward-pending = ждёт условий
desk-reward-held = на проверке
desk-reward-vested = засчитана
desk-reward-void = отменена
desk-touch = { $moment }: { $kind } ({ $sure })
desk-touch-start_link = ссылка на бота
desk-touch-invite_link = личная ссылка-приглашение
desk-touch-join_request = личная ссылка с заявкой
desk-touch-answer = ответ нового участника
desk-touch-masked = ссылка другого администратора
desk-touch-folder = ссылка на папку
desk-touch-public = без ссылки
desk-touch-by_hand = закреплено вручную
desk-sure-high = точно
desk-sure-medium = скорее точно
desk-sure-low = не точно
desk-sure-none = нет данных
desk-void-reason = Почему отменяется награда { $promoter } за { $newcomer }? Напишите причину: { $promoter } её увидит.
desk-button-review =
    🔍 Награды{ $rewards ->
        [0] {""}
       *[other] {" · "}{ $rewards }
    }
desk-button-release = ✅ Принять
desk-button-void = ✖️ Отменить

refused-desk-item_gone = Этого в списке уже нет. Откройте страницу снова, чтобы увидеть, что есть.
refused-desk-nobody = Это меню только для админов магазина. Что можете вы: /help.
refused-desk-not_yours = У вас нет прав на это. Спросите владельца магазина.
desk-in-private = Меню открывается только в личном чате со мной. Напишите там /admin.
refused-desk-asked_again = Это уже подтверждено, или прошло слишком много времени. Запросите ещё раз.
refused-desk-interrupted = Меня прервали: возможно, сделано не всё. Откройте /admin и посмотрите, прежде чем нажимать снова.
refused-desk-nothing_open = Отменять нечего.
refused-desk-no_chat_ticked = Сначала отметьте хотя бы один чат.
refused-desk-past = Это время уже прошло. Выберите более позднее.
refused-desk-not_shown = Telegram это не принял: { $words }
