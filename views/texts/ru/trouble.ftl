# Что не удалось отправить или сделать, словами.
desk-nobody = неизвестный человек
desk-group-gone = Здесь больше ничего нет.
desk-row-head = <b>{ $name }</b>: { $what }
desk-posts = { $number ->
    [one] { $number } пост
    [few] { $number } поста
   *[other] { $number } постов
}
desk-messages = { $number ->
    [one] { $number } сообщение
    [few] { $number } сообщения
   *[other] { $number } сообщений
}
desk-posts-unknown = { $number ->
    [one] { $number } пост: дошёл ли он?
    [few] { $number } поста: дошли ли они?
   *[other] { $number } постов: дошли ли они?
}
desk-notice-post = пост
desk-notice-message = сообщение
desk-notice-voucher = ваучер
desk-notice-group_buy = совместная покупка
desk-notice-flash_sale = распродажа
desk-notice-withdrawal = вывод денег
desk-notice-referral = приглашения
desk-notice-reward = награда
desk-notice-commission = заработок
desk-chore-what-delete = удалить старое сообщение
desk-chore-what-pin = закрепить карточку
desk-chore-what-unpin = открепить старую карточку
desk-chore-what-edit = обновить пост
desk-chore-what-leave = выйти из чата
desk-chore-what-approve = впустить человека
desk-chore-what-revoke = отключить ссылку-приглашение
desk-chore-delete = { $number ->
    [one] Не удалось удалить { $number } старое сообщение, { $chat }
    [few] Не удалось удалить { $number } старых сообщения, { $chat }
   *[other] Не удалось удалить { $number } старых сообщений, { $chat }
}
desk-chore-pin = { $number ->
    [one] Не удалось закрепить { $number } карточку, { $chat }
    [few] Не удалось закрепить { $number } карточки, { $chat }
   *[other] Не удалось закрепить { $number } карточек, { $chat }
}
desk-chore-unpin = { $number ->
    [one] Не удалось открепить { $number } старую карточку, { $chat }
    [few] Не удалось открепить { $number } старые карточки, { $chat }
   *[other] Не удалось открепить { $number } старых карточек, { $chat }
}
desk-chore-edit = { $number ->
    [one] Не удалось обновить { $number } пост, { $chat }
    [few] Не удалось обновить { $number } поста, { $chat }
   *[other] Не удалось обновить { $number } постов, { $chat }
}
desk-chore-leave = Не удалось выйти из чата { $chat }
desk-chore-approve = { $number ->
    [one] Не удалось впустить { $number } человека, { $chat }
   *[other] Не удалось впустить { $number } человек, { $chat }
}
desk-chore-revoke = { $number ->
    [one] Не удалось отключить { $number } ссылку-приглашение, { $chat }
    [few] Не удалось отключить { $number } ссылки-приглашения, { $chat }
   *[other] Не удалось отключить { $number } ссылок-приглашений, { $chat }
}
desk-why-rights-pin = У меня там нет права закреплять сообщения.
desk-why-rights-unpin = У меня там нет права закреплять и откреплять сообщения.
desk-why-rights-delete = У меня там нет права удалять сообщения.
desk-why-rights-edit = У меня нет права менять этот пост.
desk-why-rights-leave = Telegram не даёт мне выйти.
desk-why-rights-approve = У меня там нет права приглашать людей.
desk-why-rights-revoke = У меня там нет права приглашать людей, поэтому и ссылки отключить не могу.
desk-why-rights-post = У меня нет права публиковать это там.
desk-why-too_old = Telegram этого больше не разрешает: сообщение слишком старое или не моё.
desk-why-text = Telegram не понимает текст: не закрыт жирный шрифт или ссылка. Исправьте текст и опубликуйте заново.
desk-why-too_long = Текст длиннее, чем разрешает Telegram. Сократите его и опубликуйте заново.
desk-why-button = Telegram не принимает кнопку под постом: чаще всего в ней неверная ссылка. Исправьте её и опубликуйте заново.
desk-why-file = Telegram не принимает картинку. Возьмите другую и опубликуйте заново.
desk-why-no_photos = Чат не принимает картинки, а слов, которые можно отправить без них, в посте нет.
desk-why-wording = Я не смог составить это сообщение. Это моя ошибка, подробности в журнале.
desk-why-bug = Это моя ошибка, подробности в журнале.
desk-why-removed = Другой бот группы сразу это удалил. Спросите админов группы об их фильтре.
desk-why-other = Telegram отказал, причины я не знаю. Его слова: <i>{ $words }</i>
desk-button-try_again = 🔁 Ещё раз
desk-button-post_all_again = 🔁 Отправить все снова
desk-button-all_there = ✅ Все на месте
desk-button-forget = 🗑 Забыть
desk-button-forget_all = 🗑 Забыть все
desk-button-open_chat = 💬 Открыть чат
owner-button-look = ❓ Посмотреть

desk-missed =
    <b>Не опубликовано, пока я не работал</b>
    { $slots ->
        [0] За три дня ничего не пропущено.
        [one] За три дня пропущен { $slots } пост:
        [few] За три дня пропущено { $slots } поста:
       *[other] За три дня пропущено { $slots } постов:
    }
desk-missed-line = · { $name } × { $slots }, { $when }
desk-missed-posted = { $number ->
    [0] Опубликовать ничего не удалось: причина в расписании.
    [one] ✅ { $number } пост уже в пути.
    [few] ✅ { $number } поста уже в пути.
   *[other] ✅ { $number } постов уже в пути.
}
desk-button-latest = 🔁 Отправить последние
desk-button-missed = 🌙 Пропущенное
desk-button-queue_open = 🗓 Открыть расписание
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
