# Что участник видит о себе: приветствие, карточка, настройки, справка; и получение магазина во владение.
member-welcome =
    Здравствуйте, <b>{ $name }</b>!
    Здесь собраны действующие предложения и ваш личный код, которым можно делиться.
member-link-unknown = Ссылка, по которой вы пришли, больше никуда не ведёт, но вы попали по адресу.
member-referred = Вас пригласили: { $name }. Передайте от нас спасибо!
member-deal-gone = Предложения по этой ссылке больше нет. Что сейчас продаётся — в /deals.
member-start-in-group = Здесь всё работает через команды. Ваша личная страница — в личном чате со мной.
member-card-code = 👤 <b>{ $name }</b> · Ваш код: <code>{ $code }</code>
member-card-link = 🔗 Ваша ссылка: { $link }
member-card-balance-private = 💰 Деньги показываю только в личном чате.
member-card-balance-none = 💰 Пока ничего не заработано
member-card-balance-ready = 💰 Можно вывести <b>{ $ready }</b>
member-card-balance-coming = 💰 Скоро поступит: { $coming }
member-card-balance-both = 💰 Можно вывести <b>{ $ready }</b> · скоро поступит: { $coming }
member-next-pay = 👉 Дальше: оплатите <b>{ $title }</b> в разделе «Мои покупки». Срок: { $moment }.
member-next-voucher =
    { $vouchers ->
        [one] 👉 Дальше: вас ждёт { $vouchers } ваучер, он в разделе «Мои ваучеры».
        [few] 👉 Дальше: вас ждут { $vouchers } ваучера, они в разделе «Мои ваучеры».
       *[other] 👉 Дальше: вас ждут { $vouchers } ваучеров, они в разделе «Мои ваучеры».
    }
member-next-forming =
    { $buys ->
        [one] 👉 Дальше: позовите друзей, в { $buys } вашей совместной покупке не хватает людей.
       *[other] 👉 Дальше: позовите друзей, в { $buys } ваших совместных покупках не хватает людей.
    }
member-next-invited =
    { $people ->
        [0] 👉 Дальше: поделитесь ссылкой и пригласите первого друга.
        [one] 👉 Дальше: поделитесь ссылкой ещё раз. Вы пригласили { $people } человека.
       *[other] 👉 Дальше: поделитесь ссылкой ещё раз. Вы пригласили { $people } человек.
    }
member-card-opened =
    { $people ->
        [0] Вашу ссылку пока никто не открывал.
        [one] Вашу ссылку открыл { $people } человек.
        [few] Вашу ссылку открыли { $people } человека.
       *[other] Вашу ссылку открыли { $people } человек.
    }
member-card-joined =
    { $people ->
        [0] Вы пока никого не пригласили.
        [one] Вы пригласили { $people } человека.
       *[other] Вы пригласили { $people } человек.
    }
member-card-language = Язык: { $language }
member-card-data = Мы храним ваш ID в Telegram, имя, имя пользователя и язык, время первого и последнего визита и открытые вами ссылки. Посмотреть и удалить всё это можно в /privacy.
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
member-button-more = ⋯ Ещё
member-button-buys = 🛒 Мои покупки
member-button-vouchers = 🎟 Мои ваучеры
member-button-deals = 🛍 Предложения
member-button-quiet = 🔕 Больше не присылать
member-cancelled = Отменено. Ничего не сохранено.
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
owner-in-private = Не пишите этот код в группе. Пришлите его мне в личный чат.
refused-member-unknown = Нет участника { NUMBER($id, useGrouping: 0) }: человек с этим номером ещё не встречал бота.
refused-member-nobody = Не видно, кто нажал. Нажмите от своего имени, а не от имени группы или канала.
