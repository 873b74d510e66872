# Комиссия: сколько заработал промоутер, откуда взялась каждая строка и что слышит оператор.
commission-title = 💰 <b>Ваш заработок</b>
commission-none = Вы пока ничего не заработали. Поделитесь своей ссылкой (/me): когда приглашённый вами человек что-то купит, вы получите комиссию.
commission-empty = Сейчас на вашем счёте пусто.
commission-account-pending = ⏳ Ждёт одобрения: { $amount }
commission-account-approved = ❄️ Одобрено, пока нельзя вывести: { $amount }
commission-account-payable = ✅ Можно вывести: <b>{ $amount }</b>
commission-account-held = 📤 Запрошено к выплате: { $amount }
commission-account-paid = 🏁 Всего выплачено: { $amount }
commission-account-debt = ↩️ Ваш долг: { $amount }. Он вычтется из следующего заработка.
commission-next = Следующую комиссию можно вывести с этого времени: { $moment }.
commission-months = <b>По месяцам</b>
commission-statement = <b>Выписка</b>
commission-points =
    { $count ->
        [one] { $count } балл
        [few] { $count } балла
        [many] { $count } баллов
       *[other] { $count } балла
    }
commission-line-earned = ➕ <b>{ $amount }</b> за { $title } ×{ $quantity }:
commission-line-approved = 👍 { $amount } за { $title } ×{ $quantity }: одобрено.
commission-line-payable = ✅ { $amount } за { $title } ×{ $quantity }: можно вывести.
commission-line-rejected = ❌ { $amount } за { $title } ×{ $quantity }: не одобрено.
commission-line-reversed = ↩️ { $amount } за { $title } ×{ $quantity }: списано обратно.
commission-line-part =
    { $level ->
        [1] Комиссия { $commission } делится: это ваша часть, остальное получает тот, кто пригласил вас.
       *[other] Комиссия { $commission } делится: это ваша часть на уровне { $level }, потому что вы пригласили того, кто пригласил покупателя.
    }
commission-line-owed = { $amount } из этой суммы уже выплачены и вычтутся из следующего заработка.
commission-line-recovered = { $amount } из этой суммы погасили ваш долг.
commission-line-reward-vested = 🎁 { $amount } за приглашённого вами человека.
commission-line-reward-reversed = ↩️ Награда отменена: { $amount }.
commission-line-withdrawal-requested = 📤 Вы запросили { $amount }.
commission-line-withdrawal-rejected = ↩️ { $amount } вернулись: выплаты не было.
commission-line-withdrawal-sent = 🏁 Вам выплачено { $amount }.
commission-rule-share =
    { $percent } % от { $amount }, { $scope ->
        [deal] ставка этого товара
        [category] ставка его категории
       *[all] общая ставка
    }.
commission-rule-fixed =
    { $each } за единицу, продано за { $amount }, { $scope ->
        [deal] ставка этого товара
        [category] ставка его категории
       *[all] общая ставка
    }.
commission-until-earned = Будет одобрено: { $moment }.
commission-until-approved = Можно вывести с этого времени: { $moment }.
commission-until-person = Ждёт одобрения магазина.
commission-why-undone = Выдачу отменили в магазине.
commission-why-revoked = Покупатель отказался от заказа.
commission-why = Магазин пишет: «{ $reason }»
commission-moved-expense = магазин { $amount }
commission-moved-pending = ждёт { $amount }
commission-moved-approved = одобрено { $amount }
commission-moved-payable = к выводу { $amount }
commission-moved-held = запрошено { $amount }
commission-moved-paid = выплачено { $amount }
commission-moved-debt = долг { $amount }
commission-moved-invited = приглашено { $amount }
commission-in-private = О ваших деньгах я говорю только в личном чате.
commission-sheet = Ваша выписка за { $month }
commission-sheet-cut = Ваша выписка за { $month }: только последние строки, в один файл все не поместились. Остальное спросите у магазина.
commission-news-earned =
    { $count ->
        [one] ➕ Вы заработали { $amount } на { $count } покупке. Комиссия ждёт одобрения.
       *[other] ➕ Вы заработали { $amount } на { $count } покупках. Комиссия ждёт одобрения.
    }
commission-news-payable = ✅ Теперь можно вывести { $amount }.
commission-news-taken_back =
    { $count ->
        [one] ↩️ Списано обратно { $amount }: { $count } покупка не состоялась.
        [few] ↩️ Списано обратно { $amount }: { $count } покупки не состоялись.
       *[other] ↩️ Списано обратно { $amount }: { $count } покупок не состоялось.
    }
commission-button-earnings = 💰 Мой заработок
commission-button-older = ◀️ Раньше
commission-button-newest = 🔄 Новое
commission-button-month = 📄 { $month }

refused-commission-approve_days = Одобрение по времени: от 0 до { $maximum } дней или «hand».
refused-commission-freeze_days = Заморозка: от 0 до { $maximum } дней.
refused-commission-second_level = Второй уровень получает от 0 до 99,99 процента комиссии.
refused-commission-limits = Лимиты: суммы от 0, не больше чем для { $maximum } валют.
refused-commission-one_kind = Ставка бывает либо в процентах, либо фиксированной.
refused-commission-one_scope = Ставка бывает для товара, категории или всего, но не для двух сразу.
refused-commission-rate = Процент: от 0 до 100.
refused-commission-fixed = Фиксированная сумма больше 0 и имеет валюту.
refused-commission-category = Категория: от 1 до { $maximum } знаков.
refused-commission-too_many = Уже есть { $maximum } ставок. Сначала завершите некоторые.
refused-commission-no_rate = Действующей ставки { $id } нет.
refused-commission-not_found = Конверсии { $id } нет.
refused-commission-not_now = Конверсия { $id }: { $state }; так с ней нельзя.
refused-commission-month = «{ $typed }» — не месяц. Напишите, например, 2026-05.
refused-commission-amount = «{ $typed }» — не сумма в { $currency }. Напишите, например, 17.90.
refused-commission-percent = «{ $typed }» — не процент. Напишите, например, 10 или 2.5.
refused-commission-quantity = Количество: от 1 до { $maximum }.
refused-commission-state = «{ $typed }» — не состояние. Есть: { $known }.
refused-commission-known = Заказ { $order } уже известен как конверсия { $id }.
refused-commission-order = Название заказа: от 1 до { $maximum } знаков.
refused-commission-reason = Укажите причину, от 1 до { $maximum } знаков: её прочтёт тот, кто пригласил покупателя.
