# Приглашения и деньги: программы, комиссия, доски, что ждёт, выписки.
admin-button-referrals = 🤝 Приглашения
admin-referrals =
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
admin-button-program-new = ➕ Новая программа
admin-button-program-open = ✅ Открыть
admin-button-rates = 💶 Комиссия
admin-button-waiting = ⏳ В ожидании
admin-button-statement = 📄 Выписка…
admin-board = 🏆 <b>Кто пригласил больше всех</b> · { $period }
admin-waiting =
    <b>В ожидании</b>
    { $nothing ->
        [1] Ничего не ждёт.
       *[other] Награды ждут, пока выполнятся условия, ответы — пока второй человек подтвердит.
    }
admin-waiting-reward = ⏳ { $promoter } → { $newcomer }: { $amount } { $rule }
admin-waiting-answer = ❔ { $newcomer } отвечает: меня пригласил(а) { $promoter }
admin-waiting-more = … и ещё
admin-program =
    🎁 <b>{ $name }</b>{ $ongoing ->
        [1] {""}
       *[other] {" "}· закрыта
    }
    Бюджет: { $budget }, обещано: { $spent }. Заканчивается: { $until }
admin-program-nothing = нет
admin-program-open = пока не закроете
admin-program-no_name = пока без названия
admin-program-new =
    <b>Новая программа</b>
    Название: { $name }
    Бюджет: { $budget }. Длится: { $lasts ->
        [0] пока не закроете
        [one] { $lasts } день
        [few] { $lasts } дня
       *[many] { $lasts } дней
    }
admin-program-reward = За каждого новичка: { $amount }
admin-program-stay =
    { $days ->
        [0] Оставаться в группе не обязательно.
        [one] Нужно остаться в группе на { $days } день
        [few] Нужно остаться в группе на { $days } дня
       *[many] Нужно остаться в группе на { $days } дней
    }
admin-program-purchase = Нужна покупка
admin-program-first = Засчитывается тому, кто пригласил первым
admin-program-last = Засчитывается тому, кто пригласил последним
admin-program-window =
    Засчитывается тому, кто пригласил первым, на { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }
admin-program-caps =
    Наград одному приглашающему в день: { $day ->
        [0] сколько угодно
       *[other] не больше { $day }
    }, всего: { $total ->
        [0] сколько угодно
       *[other] не больше { $total }
    }
admin-program-budget = Бюджет программы <b>{ $name }</b>: { $budget }, обещано { $spent }. Напишите новый, например 500; 0 — без предела.
admin-program-close-sure = Закрыть программу <b>{ $name }</b>? Новые люди больше не засчитываются, обещанное остаётся в силе.
admin-program-term-name = ✏️ Название
admin-program-term-reward = 🎁 Награда
admin-program-term-stay = ⏳ Дней в группе
admin-program-term-purchase =
    🛒 Покупка: { $purchase ->
        [0] не нужна
       *[other] нужна
    }
admin-program-term-cap_day = 🚦 Лимит в день
admin-program-term-cap_total = 🚦 Общий лимит
admin-program-term-budget = 💶 Бюджет
admin-program-term-lasts = 📅 Срок
admin-program-term-binding =
    🔗 { $binding ->
        [last] Кто последний
        [window] Первый, на срок
       *[first] Кто первый
    }
admin-program-term-window = 🔗 Дней
admin-ask-program-name = Как назвать программу?
admin-ask-program-reward = Какая награда за одного новичка? Напишите 5.00 { $currency } или 50 PTS (баллы); 0 — только счёт.
admin-ask-program-stay = Сколько дней новичок должен оставаться в группе? 0 — не обязательно.
admin-ask-program-cap_day = Сколько наград в день может получить один человек? 0 — сколько угодно.
admin-ask-program-cap_total = Сколько наград всего может получить один человек? 0 — сколько угодно.
admin-ask-program-budget = Сколько могут стоить все награды вместе? Напишите 500; 0 — без предела.
admin-ask-program-lasts = На сколько дней? 0 — пока не закроете.
admin-ask-program-window = Сколько дней после приглашения засчитывается новичок?
admin-rates =
    <b>Комиссия</b>
    { $rates ->
        [0] Ставок нет: за покупки никто ничего не получает.
       *[other] Если подходят несколько, действует самая точная: товар, потом категория, потом всё. Нажмите на ставку, чтобы отменить её.
    }
    Напишите новую: 10% на всё, 10% Tea на категорию, 2.50 EUR K7Q2 за каждую штуку товара. 0% — без комиссии.
admin-rate-all = { $what } на всё
admin-rate-category = { $what } на { $name }
admin-rate-deal = { $what } на { $name }
admin-rate-end-sure = Отменить ставку «{ $name }»? Новые покупки по ней больше не считаются.
admin-who =
    <b>Чья выписка?</b>
    { $asked ->
        [1] { $members ->
            [0] Никто не подходит. Напишите часть имени или @username.
           *[other] Нажмите или напишите другое имя.
        }
       *[other] Напишите часть имени или @username.
    }
admin-statement = <b>{ $name }</b> видит:
admin-sheet = Выписка { $name }, { $month }.
admin-sheet-cut = Выписка { $name }, { $month }: последние 5 000 строк. Все — на сервере.
refused-referral-program_changed = Бюджет тем временем изменили. Посмотрите ещё раз.
refused-referral-program_spent = Обещано уже больше. Укажите бюджет побольше.
refused-commission-rate_for = «{ $typed }» — не код товара и не категория.
