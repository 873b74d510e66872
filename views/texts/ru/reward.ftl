# Награды за новых участников.
reward-button-own = 🌱 Мои приглашённые
reward-title = 🌱 <b>Вы пригласили</b>
reward-counts = ждут условий: { $pending } · на проверке: { $held } · засчитаны: { $vested } · отменены: { $void }
reward-none = Пока никого. Поделитесь ссылкой из /me.
reward-counts-only = идёт в зачёт /top
reward-pending = ⏳ { $name }: { $amount }. { $rule }
reward-held = 🔍 { $name }: { $amount }. Проверяется: { $reason } { $rule }
reward-vested = ✅ { $name }: { $amount }.
reward-void = ✖️ { $name }: отменено. { $reason } { $rule }
reward-rule-stay =
    Нужно пробыть в чате { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }, до { $moment }.
reward-rule-purchase = Нужна первая покупка.
reward-rule-grace = Если человек вернётся до этого времени, награда сохранится: { $moment }.
reward-why-burst = Многие пришли за считаные минуты.
reward-why-rejoin = Этот человек уже бывал в чате.
reward-why-same_payout = У пригласившего и новичка одни и те же реквизиты.
reward-why-left = Человек вышел из чата.
reward-why-banned = Аккаунт заблокирован.
reward-why-erased = Данные одного из двоих удалены.
reward-why-cap_day = дневной лимит наград исчерпан
reward-why-cap_total = ваш лимит в этой программе исчерпан
reward-why-budget = бюджет программы израсходован
reward-why-words = { $words }
reward-news =
    🎉 { $people ->
        [one] Засчитан { $people } приглашённый вами человек.
        [few] Засчитаны { $people } приглашённых вами человека.
       *[many] Засчитано { $people } приглашённых вами человек.
    }
reward-news-amount = Вы получаете <b>{ $amount }</b>.
reward-capped = 🌱 Приглашённый вами человек засчитан, но награды нет: { $reason }.
reward-is-held = 🔍 Магазин проверяет одно из ваших приглашений, потом оно засчитается. { $reason }
reward-review = 🔍 Нужно ваше решение о награде: { $promoter } → { $newcomer }. { $reason }

refused-reward-unknown = Награды { $id } нет.
refused-reward-own = О своей награде решаете не вы. Попросите другого админа.
refused-reward-not_now = Эта награда уже изменилась. Посмотрите ещё раз.
refused-reward-no_reason = Напишите коротко почему.
