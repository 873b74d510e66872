# Приглашения и деньги: программы, комиссия, доски, что ждёт, выписки.
desk-button-referrals = 🤝 Приглашения
desk-referrals =
    <b>Приглашения и деньги</b>
    За 30 дней: { $newcomers ->
        [one] { $newcomers } новичок
        [few] { $newcomers } новичка
       *[many] { $newcomers } новичков
    }, без приглашения: { $unattributed }.
    Награды: ждут условий { $pending } · на проверке { $held } · выдано { $vested } · отменено { $void }
    { $programs ->
        [0] Программ пока нет: за приглашения никто не награждается.
       *[other] Идут программы:
    }
desk-button-program-new = ➕ Новая программа
desk-button-program-open = ✅ Открыть
desk-button-rates = 💶 Комиссия
desk-button-waiting = ⏳ В ожидании
desk-button-statement = 📄 Выписка…
desk-board = 🏆 <b>Кто пригласил больше всех</b> · { $period }
desk-waiting =
    <b>В ожидании</b>
    { $nothing ->
        [1] Ничего не ждёт.
       *[other] Награды ждут, пока выполнятся условия, ответы — пока второй человек подтвердит.
    }
desk-waiting-reward = ⏳ { $promoter } → { $newcomer }: { $amount } { $rule }
desk-waiting-answer = ❔ { $newcomer } отвечает: меня пригласил(а) { $promoter }
desk-waiting-more = … и ещё
desk-program =
    🎁 <b>{ $name }</b>{ $ongoing ->
        [1] {""}
       *[other] {" "}· закрыта
    }
    Бюджет: { $budget }, обещано: { $spent }. Заканчивается: { $until }
desk-program-nothing = нет
desk-program-open = пока не закроете
desk-program-no_name = пока без названия
desk-program-new =
    <b>Новая программа</b>
    Название: { $name }
    Бюджет: { $budget }. Длится: { $lasts ->
        [0] пока не закроете
        [one] { $lasts } день
        [few] { $lasts } дня
       *[many] { $lasts } дней
    }
desk-program-reward = За каждого новичка: { $amount }
desk-program-stay =
    { $days ->
        [0] Оставаться в группе не обязательно.
        [one] Нужно остаться в группе на { $days } день
        [few] Нужно остаться в группе на { $days } дня
       *[many] Нужно остаться в группе на { $days } дней
    }
desk-program-purchase = Нужна покупка
desk-program-first = Засчитывается тому, кто пригласил первым
desk-program-last = Засчитывается тому, кто пригласил последним
desk-program-window =
    Засчитывается тому, кто пригласил первым, на { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }
desk-program-caps =
    Наград одному приглашающему в день: { $day ->
        [0] сколько угодно
       *[other] не больше { $day }
    }, всего: { $total ->
        [0] сколько угодно
       *[other] не больше { $total }
    }
desk-program-budget = Бюджет программы <b>{ $name }</b>: { $budget }, обещано { $spent }. Напишите новый, например 500; 0 — без предела.
desk-program-close-sure = Закрыть программу <b>{ $name }</b>? Новые люди больше не засчитываются, обещанное остаётся в силе.
desk-program-term-name = ✏️ Название
desk-program-term-reward = 🎁 Награда
desk-program-term-stay = ⏳ Дней в группе
desk-program-term-purchase =
    🛒 Покупка: { $purchase ->
        [0] не нужна
       *[other] нужна
    }
desk-program-term-cap_day = 🚦 Лимит в день
desk-program-term-cap_total = 🚦 Общий лимит
desk-program-term-budget = 💶 Бюджет
desk-program-term-lasts = 📅 Срок
desk-program-term-binding =
    🔗 { $binding ->
        [last] Кто последний
        [window] Первый, на срок
       *[first] Кто первый
    }
desk-program-term-window = 🔗 Дней
desk-ask-program-name = Как назвать программу?
desk-ask-program-reward = Какая награда за одного новичка? Напишите 5.00 { $currency } или 50 PTS (баллы); 0 — только счёт.
desk-ask-program-stay = Сколько дней новичок должен оставаться в группе? 0 — не обязательно.
desk-ask-program-cap_day = Сколько наград в день может получить один человек? 0 — сколько угодно.
desk-ask-program-cap_total = Сколько наград всего может получить один человек? 0 — сколько угодно.
desk-ask-program-budget = Сколько могут стоить все награды вместе? Напишите 500; 0 — без предела.
desk-ask-program-lasts = На сколько дней? 0 — пока не закроете.
desk-ask-program-window = Сколько дней после приглашения засчитывается новичок?
desk-rates =
    <b>Комиссия</b>
    { $rates ->
        [0] Ставок нет: за покупки никто ничего не получает.
       *[other] Если подходят несколько, действует самая точная: товар, потом категория, потом всё. Нажмите на ставку, чтобы отменить её.
    }
    Напишите новую: 10% на всё, 10% Tea на категорию, 2.50 EUR K7Q2 за каждую штуку товара. 0% — без комиссии.
desk-rate-all = { $what } на всё
desk-rate-category = { $what } на { $name }
desk-rate-deal = { $what } на { $name }
desk-rate-end-sure = Отменить ставку «{ $name }»? Новые покупки по ней больше не считаются.
desk-who =
    <b>Чья выписка?</b>
    { $asked ->
        [1] { $members ->
            [0] Никто не подходит. Напишите часть имени или @username.
           *[other] Нажмите или напишите другое имя.
        }
       *[other] Напишите часть имени или @username.
    }
desk-statement = <b>{ $name }</b> видит:
desk-sheet = Выписка { $name }, { $month }.
desk-sheet-cut = Выписка { $name }, { $month }: последние 5 000 строк. Все — на сервере.
refused-referral-program_changed = Бюджет тем временем изменили. Посмотрите ещё раз.
refused-referral-program_spent = Обещано уже больше. Укажите бюджет побольше.
refused-commission-rate_for = «{ $typed }» — не код товара и не категория.
