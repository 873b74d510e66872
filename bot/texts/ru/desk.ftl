# Рабочий стол: меню тех, кто ведёт магазин.
desk-home =
    <b>Ваш магазин</b>
    { $chats ->
        [one] { $chats } чат
        [few] { $chats } чата
       *[many] { $chats } чатов
    } · ждут отправки: { $queued } · надо посмотреть: { $doubtful }
desk-chats =
    <b>Чаты</b>
    { $chats ->
        [0] Пока ни одного. Добавьте бота в группу, и она появится здесь.
       *[other] 🟢 все права · 🟡 некоторых нет · 🔴 публиковать нельзя
    }
desk-chat =
    <b>{ $title }</b> · { $state }
    { $rights }

    Тихие часы: { $quiet } ({ $zone })
desk-chat-state-active = публикует
desk-chat-state-no_rights = нельзя писать
desk-chat-state-suspect = под вопросом, попробуем ещё
desk-chat-state-left = вышел
desk-chat-state-kicked = удалён из чата
desk-chat-state-deleted = чат удалён
desk-chat-state-migrated = переехал
desk-chat-quiet = Часы без публикаций в <b>{ $title }</b>: напишите, например, 22:00-08:00, или -, если их нет. Сейчас: { $quiet } ({ $zone })
desk-chat-leave-sure = Бот выйдет из <b>{ $title }</b>. Публикаций там больше не будет, ссылки участников перестанут действовать. Точно?
desk-button-chats = 💬 Чаты
desk-button-back = « Назад
desk-button-yes = Да, выполнить
desk-button-no = « Нет
desk-button-quiet = 🌙 Тихие часы
desk-button-leave = 🚪 Выйти

refused-desk-nobody = Это меню для тех, кто ведёт магазин.
refused-desk-not_yours = Это не в вашем ведении.
refused-desk-in_private = Меню открывается только в личном чате со мной. Напишите там /admin.
refused-desk-asked_again = Это уже подтверждено, или прошло слишком много времени. Запросите ещё раз.
refused-desk-interrupted = Меня прервали, и я не знаю, сколько успел. Откройте /admin и посмотрите, прежде чем нажимать снова.
refused-desk-nothing_open = Отменять нечего.
refused-desk-not_asked = Я ни о чём не спрашивал. /admin открывает меню.
