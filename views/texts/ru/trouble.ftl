# Что не удалось отправить или сделать, словами.
admin-nobody = неизвестный человек
admin-group-gone = Здесь больше ничего нет.
admin-row-head = <b>{ $name }</b>: { $what }
admin-posts = { $number ->
    [one] { $number } пост
    [few] { $number } поста
   *[other] { $number } постов
}
admin-messages = { $number ->
    [one] { $number } сообщение
    [few] { $number } сообщения
   *[other] { $number } сообщений
}
admin-posts-unknown = { $number ->
    [one] { $number } пост: дошёл ли он?
    [few] { $number } поста: дошли ли они?
   *[other] { $number } постов: дошли ли они?
}
admin-notice-post = пост
admin-notice-message = сообщение
admin-notice-voucher = ваучер
admin-notice-group_buy = совместная покупка
admin-notice-flash_sale = распродажа
admin-notice-withdrawal = вывод денег
admin-notice-referral = приглашения
admin-notice-reward = награда
admin-notice-commission = заработок
admin-chore-what-delete = удалить старое сообщение
admin-chore-what-pin = закрепить карточку
admin-chore-what-unpin = открепить старую карточку
admin-chore-what-edit = обновить пост
admin-chore-what-leave = выйти из чата
admin-chore-what-approve = впустить человека
admin-chore-what-revoke = отключить ссылку-приглашение
admin-chore-delete = { $number ->
    [one] Не удалось удалить { $number } старое сообщение, { $chat }
    [few] Не удалось удалить { $number } старых сообщения, { $chat }
   *[other] Не удалось удалить { $number } старых сообщений, { $chat }
}
admin-chore-pin = { $number ->
    [one] Не удалось закрепить { $number } карточку, { $chat }
    [few] Не удалось закрепить { $number } карточки, { $chat }
   *[other] Не удалось закрепить { $number } карточек, { $chat }
}
admin-chore-unpin = { $number ->
    [one] Не удалось открепить { $number } старую карточку, { $chat }
    [few] Не удалось открепить { $number } старые карточки, { $chat }
   *[other] Не удалось открепить { $number } старых карточек, { $chat }
}
admin-chore-edit = { $number ->
    [one] Не удалось обновить { $number } пост, { $chat }
    [few] Не удалось обновить { $number } поста, { $chat }
   *[other] Не удалось обновить { $number } постов, { $chat }
}
admin-chore-leave = Не удалось выйти из чата { $chat }
admin-chore-approve = { $number ->
    [one] Не удалось впустить { $number } человека, { $chat }
   *[other] Не удалось впустить { $number } человек, { $chat }
}
admin-chore-revoke = { $number ->
    [one] Не удалось отключить { $number } ссылку-приглашение, { $chat }
    [few] Не удалось отключить { $number } ссылки-приглашения, { $chat }
   *[other] Не удалось отключить { $number } ссылок-приглашений, { $chat }
}
admin-why-rights-pin = У меня там нет права закреплять сообщения.
admin-why-rights-unpin = У меня там нет права закреплять и откреплять сообщения.
admin-why-rights-delete = У меня там нет права удалять сообщения.
admin-why-rights-edit = У меня нет права менять этот пост.
admin-why-rights-leave = Telegram не даёт мне выйти.
admin-why-rights-approve = У меня там нет права приглашать людей.
admin-why-rights-revoke = У меня там нет права приглашать людей, поэтому и ссылки отключить не могу.
admin-why-rights-post = У меня нет права публиковать это там.
admin-why-too_old = Telegram этого больше не разрешает: сообщение слишком старое или не моё.
admin-why-text = Telegram не понимает текст: не закрыт жирный шрифт или ссылка. Исправьте текст и опубликуйте заново.
admin-why-too_long = Текст длиннее, чем разрешает Telegram. Сократите его и опубликуйте заново.
admin-why-button = Telegram не принимает кнопку под постом: чаще всего в ней неверная ссылка. Исправьте её и опубликуйте заново.
admin-why-file = Telegram не принимает картинку. Возьмите другую и опубликуйте заново.
admin-why-no_photos = Чат не принимает картинки, а слов, которые можно отправить без них, в посте нет.
admin-why-wording = Я не смог составить это сообщение. Это моя ошибка, подробности в журнале.
admin-why-bug = Это моя ошибка, подробности в журнале.
admin-why-removed = Другой бот группы сразу это удалил. Спросите админов группы об их фильтре.
admin-why-other = Telegram отказал, причины я не знаю. Его слова: <i>{ $words }</i>
admin-button-try_again = 🔁 Ещё раз
admin-button-post_all_again = 🔁 Отправить все снова
admin-button-all_there = ✅ Все на месте
admin-button-forget = 🗑 Забыть
admin-button-forget_all = 🗑 Забыть все
admin-button-open_chat = 💬 Открыть чат
owner-button-look = ❓ Посмотреть

admin-missed =
    <b>Не опубликовано, пока я не работал</b>
    { $slots ->
        [0] За три дня ничего не пропущено.
        [one] За три дня пропущен { $slots } пост:
        [few] За три дня пропущено { $slots } поста:
       *[other] За три дня пропущено { $slots } постов:
    }
admin-missed-line = · { $name } × { $slots }, { $when }
admin-missed-posted = { $number ->
    [0] Опубликовать ничего не удалось: причина в расписании.
    [one] ✅ { $number } пост уже в пути.
    [few] ✅ { $number } поста уже в пути.
   *[other] ✅ { $number } постов уже в пути.
}
admin-button-latest = 🔁 Отправить последние
admin-button-missed = 🌙 Пропущенное
admin-button-queue_open = 🗓 Открыть расписание
owner-slots_missed = 🌙 Пока я не работал, { $since } – { $until }, { $slots ->
    [one] не вышел { $slots } пост:
    [few] не вышло { $slots } поста:
   *[other] не вышло { $slots } постов:
}
owner-slots_missed-line = · { $name } × { $slots }
owner-slots_missed-more = · и ещё постов по расписанию: { $more }
owner-in_doubt = ❓ Меня остановили во время отправки. { $number ->
    [one] Про { $number } сообщение неизвестно, дошло ли оно; сам я его второй раз не отправлю.
    [few] Про { $number } сообщения неизвестно, дошли ли они; сам я их второй раз не отправлю.
   *[other] Про { $number } сообщений неизвестно, дошли ли они; сам я их второй раз не отправлю.
}
