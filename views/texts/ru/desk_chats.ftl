# Chats at the desk.
desk-chat = <b>{ $title }</b> · { $state }
desk-chat-wishes =

    🌙 Тихие часы: { $quiet }
    🌍 Часовой пояс: { $zone }
    🔢 Постов в день, не больше: { $cap }
    ↔️ Промежуток между постами: { $gap }
    🗣 Язык постов: { $language }
    🚪 По ссылке участника { $asks ->
        [0] входят сразу
       *[other] входят по заявке
    }
desk-chat-in-topic = 💬 Тема: { $topic }
desk-chat-tagged = 🏷 Метки: { $tags }
desk-chat-shops = { $value } (как в магазине)
desk-chat-both = { $own }, а также { $value } (как в магазине)
desk-chat-stricter = { $value } (как в магазине; здесь { $own })
desk-chat-cap-any = сколько угодно
desk-none = нет
desk-member-gone = удалённый участник
desk-chat-paused = ⏸ На паузе. Ждёт постов: { $held }
desk-chat-zone = Часовой пояс чата <b>{ $title }</b>: нажмите или напишите, например Europe/Berlin. Сейчас: { $zone }
desk-chat-cap = Сколько постов в день самое большее в <b>{ $title }</b>? Нажмите или напишите число. Сейчас: { $cap }
desk-chat-gap = Сколько самое меньшее между двумя постами в <b>{ $title }</b>? Нажмите или напишите, например 45m или 2h. Сейчас: { $gap }
desk-chat-language = На каком языке посты в <b>{ $title }</b>? Сейчас: { $language }
desk-chat-topic = В какую тему <b>{ $title }</b> идут посты? Я знаю те, что созданы при мне; или напишите номер. Сейчас: { $topic }
desk-chat-tags = Метки чата <b>{ $title }</b>: нажмите, чтобы поставить или снять, или напишите все. Сейчас: { $tags }
desk-chat-test = Пробный пост в <b>{ $title }</b>:
desk-test-queued = ⏳ В очереди на отправку. Посмотрите чуть позже.
desk-test-sending = ⏳ В пути. Посмотрите чуть позже.
desk-test-sent = ✅ Пост на месте.
desk-test-held = ⏸ { $why }
desk-test-failed = ⛔ { $why }
desk-test-unknown = ❓ { $why }
desk-test-skipped = ⌛ Пост ждал слишком долго и не вышел.
desk-right-posting = Писать сюда
desk-right-can_pin_messages = Закреплять сообщения
desk-right-can_delete_messages = Удалять сообщения
desk-right-can_invite_users = Приглашать людей
desk-right-can_post_messages = Публиковать сообщения
desk-right-can_edit_messages = Изменять сообщения
desk-mend-group = ↳ Группа › Изменить › Администраторы › я: включите «{ $right }».
desk-mend-channel = ↳ Канал › Изменить › Администраторы › я: включите «{ $right }».
desk-mend-photos = ↳ Картинки здесь запрещены: посты выходят без них.
desk-mend-no_rights = ↳ Дайте мне писать: сделайте администратором или разрешите участникам сообщения.
desk-mend-suspect = ↳ Telegram не находит чат. Я пробую сам; если его нет, добавьте меня в новый.
desk-mend-left = ↳ Добавьте меня снова по ссылке под списком чатов.
desk-mend-kicked = ↳ Уберите меня из списка удалённых и добавьте снова.
desk-mend-deleted = ↳ Этого чата больше нет. Добавьте меня в другой.
desk-mend-migrated = ↳ Чат переехал; откройте его из списка.
desk-health = За 7 дней: постов { $posts } · Telegram просил писать реже: { $too_many } · ушли в течение часа после поста: { $left }
desk-health-refused = ⛔ { $what }: { $number }
desk-trouble-kicked = меня удалили
desk-trouble-left = меня не было в чате
desk-trouble-deleted = чата уже нет
desk-trouble-no_rights = мне нельзя было писать
desk-trouble-suspect = чат не найден
desk-trouble-topic = тема закрыта или удалена
desk-trouble-text = форматирование не принято
desk-trouble-too_long = слишком длинно
desk-trouble-button = кнопка не принята
desk-trouble-file = файл не принят
desk-trouble-no_photos = картинки запрещены
desk-trouble-other = другие причины
desk-minutes-m = мин
desk-minutes-h = ч
desk-button-zone = 🌍 Часовой пояс
desk-button-cap = 🔢 Постов в день
desk-button-gap = ↔️ Промежуток
desk-button-language = 🗣 Язык
desk-button-topic = # Тема
desk-button-tags = 🏷 Метки
desk-button-by_request =
    🚪 По заявке: { $asks ->
        [0] нет
       *[other] да
    }
desk-button-test = 🧪 Пробный пост
desk-button-none = ✖️ Нет
desk-button-look = 🔄 Посмотреть ещё

refused-desk-changed = Это тем временем изменили: было { $before }, стало { $after }. Ничего не сделано. Если всё ещё нужно, повторите.

chat-test = 🧪 Проверка: посты этого магазина доходят сюда.
