# Вознаграждения за новых участников.
reward-button-own = 🌱 Мои рефералы
reward-title = 🌱 <b>Ваши рефералы</b>
reward-counts = ждут: { $pending } · проверяются: { $held } · засчитаны: { $vested } · отменены: { $void }
reward-none = Пока никого. Поделитесь ссылкой из /me.
reward-counts-only = идёт в зачёт конкурса
reward-pending = ⏳ { $name }: { $amount }. { $rule }
reward-held = 🔍 { $name }: { $amount }. Проверяется: { $reason } { $rule }
reward-vested = ✅ { $name }: { $amount }.
reward-void = ✖️ { $name }: отменено. { $reason } { $rule }
reward-rule-stay =
    Должен пробыть { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }, до { $moment }.
reward-rule-purchase = Ждёт первой покупки.
reward-rule-grace = Возвращение до { $moment } всё восстановит.
reward-why-burst = Многие пришли за считаные минуты.
reward-why-rejoin = Этот человек уже бывал в чате.
reward-why-same_payout = У пригласившего и новичка одни и те же реквизиты.
reward-why-left = Вышел из чата.
reward-why-banned = Учётная запись заблокирована.
reward-why-erased = Данные одного из двоих удалены.
reward-why-cap_day = ничего: дневной лимит вознаграждений исчерпан
reward-why-cap_total = ничего: ваш лимит в этой программе исчерпан
reward-why-budget = ничего: бюджет израсходован
reward-why-words = { $words }
reward-news =
    🎉 { $people ->
        [one] Засчитан { $people } приведённый вами человек.
        [few] Засчитаны { $people } приведённых вами человека.
       *[many] Засчитано { $people } приведённых вами человек.
    }
reward-news-amount = Вы получаете <b>{ $amount }</b>.
reward-capped = 🌱 Кто-то пришёл от вас и засчитан, но приносит { $reason }.
reward-is-held = 🔍 Приведённого вами человека сначала проверят. { $reason }
reward-review = 🔍 Вознаграждение { $id } ждёт решения. { $reason }

refused-reward-unknown = Вознаграждения { $id } нет.
refused-reward-own = О своём вознаграждении никто не решает сам.
refused-reward-not_now = Вознаграждение { $id } уже изменилось. Посмотрите ещё раз.
refused-reward-no_reason = Напишите коротко почему.
