# Что участник видит о себе: приветствие, карточка, настройки, справка; и получение магазина во владение.
member-welcome =
    Здравствуйте, <b>{ $name }</b>!
    Здесь собраны действующие предложения и ваш личный код, которым можно делиться.
member-link-unknown = Ссылка, по которой вы пришли, больше никуда не ведёт, но вы попали по адресу.
member-referred = Вас пригласили: { $name }. Передайте от нас спасибо!
member-deal-gone = Предложения по этой ссылке больше нет. Что сейчас продаётся — в /deals.
member-start-in-group = Здесь всё работает через команды. Ваша личная страница — в нашей переписке.
member-card-title = 👤 <b>{ $name }</b>
member-card-code = Ваш код: <code>{ $code }</code>
member-card-link = Ваша ссылка: { $link }
member-card-opened =
    { $people ->
        [0] Вашу ссылку пока никто не открывал.
        [one] Вашу ссылку открыл { $people } человек. Это число людей, а не покупок.
        [few] Вашу ссылку открыли { $people } человека. Это число людей, а не покупок.
       *[other] Вашу ссылку открыли { $people } человек. Это число людей, а не покупок.
    }
member-card-joined =
    { $people ->
        [0] Пока никто не засчитан как приглашённый вами.
        [one] Засчитан { $people } приглашённый вами человек.
        [few] Засчитаны { $people } приглашённых вами человека.
       *[many] Засчитано { $people } приглашённых вами человек.
    }
member-card-language = Язык: { $language }
member-card-data = Мои данные: ваш id в Telegram, имя, имя пользователя и язык, время первого и последнего визита, открытые вами ссылки. Всё это показывает и удаляет /privacy.
member-language-auto = Как в моём Telegram
member-language-followed = { $language }, как в вашем Telegram
member-settings =
    <b>Настройки</b>
    Язык: { $language }
member-share = Посмотрите эти предложения
member-button-copy = 📋 Скопировать код
member-button-share = 📤 Поделиться
member-button-language = 🌐 Язык
member-button-card = 👤 Моя карточка
member-button-buys = 🛒 Мои покупки
member-button-vouchers = 🎟 Мои ваучеры
member-button-deals = 🛍 Предложения
member-button-quiet = 🔕 Больше не присылать
member-cancelled = Отменено. Введённое не сохранено.
member-nothing-to-cancel = Отменять нечего.
member-owns = <b>Теперь это ваш магазин.</b> Отчёты и предупреждения приходят сюда. Что вы можете — в /help.

refused-member-language = Языка «{ $language }» я не знаю. Выберите: /settings en, /settings zh, /settings ru или /settings auto.
refused-member-too_fast = Слишком много сразу. Подождите полминуты и отправьте последнее ещё раз.
refused-owner-wrong = Этот код неверен, уже использован или старше 15 минут. Пока у магазина нет владельца, новый код даёт на сервере команда python -m bot owner-code.
refused-owner-too_often = { $minutes ->
    [one] Слишком много попыток. Попробуйте через { $minutes } минуту.
    [few] Слишком много попыток. Попробуйте через { $minutes } минуты.
   *[other] Слишком много попыток. Попробуйте через { $minutes } минут.
}
refused-owner-no_code = Напишите код из консоли после команды: /claim КОД
owner-in-private = Не пишите этот код в группе. Пришлите его мне в личной переписке.
refused-member-unknown = Нет участника { NUMBER($id, useGrouping: 0) }: человек с этим номером ещё не встречал бота.
refused-member-nobody = Не видно, кто нажал. Нажмите от своего имени, а не от имени группы или канала.
