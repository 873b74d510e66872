# Chats in the admin menus.
admin-chat = <b>{ $title }</b> · { $state }
admin-chat-wishes =

    🌙 Тихие часы: { $quiet }
    🌍 Часовой пояс: { $zone }
    🔢 Постов в день, не больше: { $cap }
    ↔️ Промежуток между постами: { $gap }
    🗣 Язык постов: { $language }
    🚪 По ссылке участника { $asks ->
        [0] входят сразу
       *[other] входят по заявке
    }
    💶 Страна, для старых цен: { $country }
    🏷 Неверная старая цена { $plain ->
        [0] заменяется верной
       *[other] не показывается
    }
admin-chat-in-topic = 💬 Тема: { $topic }
admin-chat-tagged = 🏷 Метки: { $tags }
admin-chat-shops = { $value } (как в магазине)
admin-chat-both = { $own }, а также { $value } (как в магазине)
admin-chat-stricter = { $value } (как в магазине; здесь { $own })
admin-chat-cap-any = сколько угодно
admin-none = нет
admin-member-gone = удалённый участник
admin-chat-paused = ⏸ На паузе. Ждёт постов: { $held }
admin-chat-zone = Часовой пояс чата <b>{ $title }</b>: нажмите или напишите, например Europe/Berlin. Сейчас: { $zone }
admin-chat-cap = Сколько постов в день самое большее в <b>{ $title }</b>? Нажмите или напишите число. Сейчас: { $cap }
admin-chat-gap = Сколько самое меньшее между двумя постами в <b>{ $title }</b>? Нажмите или напишите, например 45m или 2h. Сейчас: { $gap }
admin-chat-language = На каком языке посты в <b>{ $title }</b>? Сейчас: { $language }
admin-chat-country = В какой стране читатели чата <b>{ $title }</b>? Нажмите или напишите код, например DE. По её правилам решается, какая старая цена может стоять в постах. Сейчас: { $country }
admin-chat-topic = В какую тему <b>{ $title }</b> идут посты? Я знаю те, что созданы при мне; или напишите номер. Сейчас: { $topic }
admin-chat-tags = Метки чата <b>{ $title }</b>: нажмите, чтобы поставить или снять, или напишите все. Сейчас: { $tags }
admin-chat-test = Пробный пост в <b>{ $title }</b>:
admin-test-queued = ⏳ В очереди на отправку. Посмотрите чуть позже.
admin-test-sending = ⏳ В пути. Посмотрите чуть позже.
admin-test-sent = ✅ Пост на месте.
admin-test-held = ⏸ { $why }
admin-test-failed = ⛔ { $why }
admin-test-unknown = ❓ { $why }
admin-test-skipped = ⌛ Пост ждал слишком долго и не вышел.
admin-right-posting = Писать сюда
admin-right-can_pin_messages = Закреплять сообщения
admin-right-can_delete_messages = Удалять сообщения
admin-right-can_invite_users = Приглашать людей
admin-right-can_post_messages = Публиковать сообщения
admin-right-can_edit_messages = Изменять сообщения
admin-mend-group = ↳ Группа › Изменить › Администраторы › я: включите «{ $right }».
admin-mend-channel = ↳ Канал › Изменить › Администраторы › я: включите «{ $right }».
admin-mend-photos = ↳ Картинки здесь запрещены: посты выходят без них.
admin-mend-no_rights = ↳ Дайте мне писать: сделайте администратором или разрешите участникам сообщения.
admin-mend-suspect = ↳ Telegram не находит чат. Я пробую сам; если его нет, добавьте меня в новый.
admin-mend-left = ↳ Добавьте меня снова по ссылке под списком чатов.
admin-mend-kicked = ↳ Уберите меня из списка удалённых и добавьте снова.
admin-mend-deleted = ↳ Этого чата больше нет. Добавьте меня в другой.
admin-mend-migrated = ↳ Чат переехал; откройте его из списка.
admin-health = За 7 дней: постов { $posts } · Telegram просил писать реже: { $too_many } · ушли в течение часа после поста: { $left }
admin-health-refused = ⛔ { $what }: { $number }
admin-trouble-kicked = меня удалили
admin-trouble-left = меня не было в чате
admin-trouble-deleted = чата уже нет
admin-trouble-no_rights = мне нельзя было писать
admin-trouble-suspect = чат не найден
admin-trouble-topic = тема закрыта или удалена
admin-trouble-text = форматирование не принято
admin-trouble-too_long = слишком длинно
admin-trouble-button = кнопка не принята
admin-trouble-file = файл не принят
admin-trouble-no_photos = картинки запрещены
admin-trouble-other = другие причины
admin-minutes-m = мин
admin-minutes-h = ч
admin-button-zone = 🌍 Часовой пояс
admin-button-cap = 🔢 Постов в день
admin-button-gap = ↔️ Промежуток
admin-button-language = 🗣 Язык
admin-button-country = 💶 Страна
admin-button-topic = # Тема
admin-button-tags = 🏷 Метки
admin-button-by_request =
    🚪 По заявке: { $asks ->
        [0] нет
       *[other] да
    }
admin-button-plain_only =
    🏷 Неверная: { $plain ->
        [0] заменить
       *[other] убрать
    }
admin-button-test = 🧪 Пробный пост
admin-button-none = ✖️ Нет
admin-button-look = 🔄 Посмотреть ещё

refused-admin-changed = Это тем временем изменили: было { $before }, стало { $after }. Ничего не сделано. Если всё ещё нужно, повторите.

chat-test = 🧪 Проверка: посты этого магазина доходят сюда.
