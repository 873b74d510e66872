# Коды участников, ссылки в закрытые группы и кто кого пригласил.
referral-button-qr = 🔳 QR
referral-button-rotate = 🔁 Новый код
referral-button-rotate-sure = Да, новый код
referral-button-copy-link = 📋 Скопировать ссылку
referral-button-yes = Да, это я
referral-button-no = Нет
referral-button-somebody = Пригласили
referral-button-nobody = Никто
referral-rotate-sure = Получить новый код? Это можно раз в день. Старый продолжит действовать у тех, у кого он есть.
referral-rotated =
    Ваш новый код: <code>{ $code }</code>
    Ваша ссылка: { $link }
    Старый код по-прежнему ведёт к вам.
referral-qr = Кто отсканирует этот код, будет приглашён вами: { $link }
referral-groups = <b>Ваши ссылки</b> в группы, куда без ссылки не попасть. Кто вступит по вашей, считается приглашённым вами.
referral-no-groups = Вы не состоите в группах, где нужна своя ссылка. В открытые группы входят без неё; делитесь ссылкой из /me.
referral-invite =
    Ваша ссылка в <b>{ $title }</b>:
    { $url }
referral-being-made = Делаю вашу ссылку в <b>{ $title }</b>. Она скоро придёт вам в личные сообщения.
referral-link-failed = Не удалось сделать вашу ссылку в <b>{ $title }</b>: { $reason }. Сообщите магазину.
referral-which-code = Напишите код того, кто вас пригласил, или /cancel.
referral-who = Добро пожаловать в <b>{ $title }</b>! Вас кто-нибудь пригласил? Его могут отблагодарить.
referral-who-here = Кстати: вас кто-нибудь пригласил в нашу группу? Его могут отблагодарить.
referral-noted = Спасибо! Записано, что вас пригласили: { $name }.
referral-noted-asked = Спасибо! Я спросил: { $name }. Когда там подтвердят, это засчитается.
referral-nobody = Спасибо, будем знать. Добро пожаловать!
referral-asked = <b>{ $name }</b> говорит, что это вы пригласили. Так и есть? Ответ принимается до { $until }.
referral-confirmed = Засчитано. Спасибо, что рассказываете о нас!
referral-declined = Хорошо, не засчитываю.
referral-in-private = Кто вас пригласил, напишите мне в личном чате.

refused-referral-rotated = Вы уже меняли код за последние сутки. Подождите до завтра.
refused-referral-public_chat = { $title } — открытая группа: в неё входят без вашей ссылки. Делитесь ссылкой из /me.
refused-referral-no_right = Мне нельзя делать ссылки в { $title }. Администраторы должны дать мне право приглашать.
refused-referral-no_chat = Я не видел вас в этой группе. Напишите /invite там.
refused-referral-no_code = Кода { $code } ни у кого нет. Посмотрите ещё раз: в нём семь букв и цифр.
refused-referral-not_asked = Этот вопрос закрыт, или он был не к вам.
refused-referral-self = Пригласить самого себя нельзя.
refused-referral-loop = Получился бы круг: этого человека пригласили вы или тот, кого пригласили вы.
refused-referral-earlier = Вы здесь уже слишком давно, приглашение не засчитается.
refused-referral-banned = Для этого аккаунта это невозможно. Спросите в магазине.
refused-referral-bound = Уже записано, что вас пригласил кто-то другой.
refused-referral-closed = Сейчас программы приглашений нет.
refused-referral-no_reason = Напишите коротко почему.
refused-referral-program_name = Программе нужно название от 1 до { $maximum } знаков.
refused-referral-program_window = Число дней бывает только у привязки «window».
refused-referral-program_ends = Конец должен быть позже начала.
refused-referral-program_number = { $name } должно быть от 0 до { $maximum }.
refused-referral-program_currency = Награде нужна валюта или PTS для баллов.
refused-referral-program_many = Одновременно идут не больше { $maximum } программ. Сначала закройте одну.
refused-referral-program_unknown = Нет программы { $id }, которую можно закрыть.
