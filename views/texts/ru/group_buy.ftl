# Совместные покупки: живая карточка, страница команды, подсказки, уведомления и отказы.
group_buy-title = <b>{ $title }</b>
group_buy-price = <b>{ $price }</b> за штуку
group_buy-price-reduced = <s>{ $list }</s> → <b>{ $price }</b> за штуку  −{ $percent }%
group_buy-needed = Эта цена — когда наберётся участников: { $goal }
group_buy-starts = 🕐 начало { $moment }
group_buy-progress = { $bar }  участвуют { $joined } из { $goal }, не хватает: { $to_go }
group_buy-progress-reached = { $bar }  участников: { $joined } — цель { $goal } достигнута
group_buy-full =
    { $waiting ->
        [0] Все места заняты. Открыт лист ожидания.
       *[other] Все места заняты. В листе ожидания: { $waiting }
    }
group_buy-next = Следующая цена: { $price } от { $people } участников
group_buy-next-and-best = { $next }, лучшая { $price } от { $people }
group_buy-closes = ⏳ до { $moment }
group_buy-names =
    { $more ->
        [0] { $names }
       *[other] { $names } и ещё { $more }
    }
group_buy-code = Код <code>{ $code }</code>
group_buy-done =
    ✅ <b>Состоялось.</b> { $people ->
        [one] { $people } участник получает
        [few] { $people } участника получают
       *[many] { $people } участников получают
    } по { $price }.
group_buy-failed = Цель { $goal } не достигнута. Никто ничего не должен.
group_buy-closed = Закрыто. Всем участникам сообщаем лично.
group_buy-team-of = Откройте команду или вступите: участников нужно { $goal }
group_buy-teams-open = Собираются команды: { $teams }
group_buy-team-line = <code>{ $code }</code> { $name } · { $joined } из { $goal }
group_buy-teams-succeeded = ✅ Команд собралось: { $teams }
group_buy-teams-done = ✅ <b>Завершено.</b> Команд собралось: { $teams }.
group_buy-teams-failed = Срок вышел, ни одна команда не собралась. Никто ничего не должен.
group_buy-teams-closed = Закрыто. Всем участникам сообщаем лично.
group_buy-pay-pickup = Оплата при получении. Пока участников не хватает, вы ничего не должны и можете выйти.
group_buy-pay-external-now = { $pay ->
    [stars] Оплата звёздами при вступлении, в личном чате со мной; место на это время за вами. Не наберётся участников — звёзды вернутся.
    [provider] Оплата картой при вступлении, в личном чате со мной; место на это время за вами. Не наберётся участников — деньги вернут.
   *[other] Оплата в магазине при вступлении; место на это время за вами. Не наберётся участников — деньги вернут.
}
group_buy-pay-external-at_end = { $pay ->
    [stars] Оплата звёздами, когда наберутся участники, по достигнутой цене. До этого можно выйти.
    [provider] Оплата картой, когда наберутся участники, по достигнутой цене. До этого можно выйти.
   *[other] Оплата в магазине, когда наберутся участники, по достигнутой цене. До этого можно выйти.
}

group_buy-button-join = ✅ Вступить · { $price }
group_buy-button-join-team = ✅ { $name } · ещё { $to_go }
group_buy-button-open = ➕ Открыть команду
group_buy-button-wait = 🕐 В лист ожидания
group_buy-button-leave = ➖ Выйти
group_buy-button-quantity = ✏️ Количество
group_buy-button-share = 📤 Поделиться
group_buy-button-remind = 🔔 Напомнить
group_buy-button-closed = Закрыто
group_buy-button-copy = 📋 Копировать ссылку
group_buy-button-pay = 🛒 Оплатить в магазине
group_buy-button-take = ✅ Занять место
group_buy-button-move = ↪️ В другую команду
group_buy-button-show = 👀 Показать
group_buy-button-back = ‹ Назад

group_buy-joined-open = Вы участвуете! { $taken } из { $goal }, не хватает: { $to_go }. Заплатите не больше { $price } за штуку.
group_buy-joined-reached = Вы участвуете! Участников: { $taken }, цель достигнута. Заплатите не больше { $price } за штуку.
group_buy-said = { $words }
group_buy-left = Вы вышли и ничего за это не должны.
group_buy-will-remind = 🔔 Напомню в личном чате перед окончанием.
group_buy-will-remind-open = 🔔 Принято. Откройте один раз наш личный чат, чтобы я мог напомнить перед окончанием.
group_buy-moved = Теперь вы в команде { $code }.
group_buy-opened = Ваша команда { $code } открыта. Поделитесь ссылкой!
group_buy-waits-toast = Ваш номер в листе ожидания: { $number }. Освободившееся место держим за вами 15 минут.
group_buy-waits = <b>{ $title }</b>: ваш номер в листе ожидания — { $number }. Освободившееся место держим за вами 15 минут, я сообщу здесь.
group_buy-share-words = { $title }: чем нас больше, тем дешевле. Присоединяйтесь!
group_buy-share =
    <b>{ $title }</b>
    Чем больше участников, тем скорее всё получится. Отправьте друзьям ссылку:
    { $link }
    или команду <code>/join { $code }</code>
group_buy-quantity = <b>{ $title }</b>: у вас { $quantity }. Сколько нужно? Не больше { $maximum }.
group_buy-to-pay = { $pay ->
    [stars] <b>{ $title }</b>: место за вами до { $moment }. Оно ваше, как только вы оплатите { $amount }.
    [provider] <b>{ $title }</b>: место за вами до { $moment }. Оно ваше, как только вы оплатите { $amount }.
   *[other] <b>{ $title }</b>: место за вами до { $moment }. Оплатите { $amount } в магазине; место ваше, когда деньги придут.
}
group_buy-buys-none = Вы нигде не участвуете, и сейчас ничего не идёт. /deals — предложения.
group_buy-buys-own = <b>Ваше</b>
group_buy-buys-not-in = Вы пока нигде не участвуете и ничего не заказали.
group_buy-buys-running = <b>Идут сейчас</b>
group_buy-buys-offer = • { $title } · { $price }
group_buy-buys-line = • { $title } ×{ $quantity } · { $price } · { $state } · { $moment }
group_buy-state-open = собирается
group_buy-state-reserved = место за вами до
group_buy-state-filled = состоялась
group_buy-state-succeeded = состоялась
group_buy-state-expired = не собралась
group_buy-state-failed = не собралась
group_buy-state-cancelled = отменена

group_buy-promoted = 🎉 Освободилось место: <b>{ $title }</b>, { $quantity } шт. по { $price }. Оно ваше, если займёте его до { $moment }.
group_buy-promoted-pay = { $pay ->
    [stars] 🎉 Освободилось место: <b>{ $title }</b>, { $quantity } шт. по { $price }. Оно ваше, если оплатите до { $moment }.
    [provider] 🎉 Освободилось место: <b>{ $title }</b>, { $quantity } шт. по { $price }. Оно ваше, если оплатите до { $moment }.
   *[other] 🎉 Освободилось место: <b>{ $title }</b>, { $quantity } шт. по { $price }. Оно ваше, если оплатите в магазине до { $moment }.
}
group_buy-merge = Ваша команда для <b>{ $title }</b> не собралась вовремя, но есть другая. Перейти туда? Если до { $moment } ответа не будет, вы ничего не должны, а оплаченное вернут.
group_buy-failed-free = <b>{ $title }</b>: на этот раз не собралось. Вы ничего не должны.
group_buy-failed-refund = <b>{ $title }</b>: на этот раз не собралось. Вам вернут { $refund }.
group_buy-succeeded-pay = { $pay ->
    [stars] 🎉 <b>{ $title }</b>: всё собралось! Оплатите { $amount } здесь; ваучер придёт сразу.
    [provider] 🎉 <b>{ $title }</b>: всё собралось! Оплатите { $amount } здесь; ваучер придёт сразу.
   *[other] 🎉 <b>{ $title }</b>: всё собралось! Оплатите { $amount } в магазине; ваучер придёт, когда деньги поступят.
}

notice-group_buy-almost = Не хватает одного участника: <b>{ $title }</b>! Команда <code>{ $code }</code> закрывается { $moment }.
notice-group_buy-leader = Теперь вы лидер команды <code>{ $code }</code> (<b>{ $title }</b>): вы в ней дольше всех.
notice-group_buy-lapsed = Время вышло: место, которое держали за вами (<b>{ $title }</b>), перешло следующему.
notice-group_buy-reminder = ⏳ <b>{ $title }</b> закрывается { $moment }. { $to_go ->
        [0] Цель достигнута.
       *[other] Не хватает участников: { $to_go }.
    }
notice-group_buy-confirmed = Оплата { $amount } за <b>{ $title }</b> получена. Вы в команде <code>{ $code }</code>.
notice-group_buy-late_refund = Оплата { $amount } за <b>{ $title }</b> пришла слишком поздно, мест не было. Деньги вернут.

refused-group_buy-not_found = Нет совместной покупки или команды { $code }. /buys покажет, что идёт сейчас.
refused-group_buy-no_code = Какая именно? Напишите код после команды: /{ $command } T4MNP. /buys покажет, что идёт сейчас.
refused-group_buy-which_team = { $title } покупают командами. Вступите по коду команды или откройте свою: /open { $code }
refused-group_buy-no_teams = Здесь участвуют все вместе: /join { $code }
refused-group_buy-not_started = { $title }: ещё не началось.
refused-group_buy-ended = { $title }: уже закончилось. /buys покажет, что идёт сейчас.
refused-group_buy-disabled = { $title }: магазин закрыл эту покупку. /buys покажет, что идёт сейчас.
refused-group_buy-banned = Магазин не принимает ваши заказы. Спросите владельца, почему.
refused-group_buy-already_in = Вы уже участвуете; не хватает: { $to_go }.
refused-group_buy-already_elsewhere = Вы уже в другой команде этой покупки. Её покажет /buys.
refused-group_buy-own_limit = Не больше { $maximum } в одни руки.
refused-group_buy-full = { $title }: мест нет. Лист ожидания: /join { $code } wait
refused-group_buy-sold_out = { $title }: распродано. /deals покажет, что ещё есть.
refused-group_buy-price_rose = Кто-то вышел, и цена снова { $price }. Нажмите ещё раз, если согласны.
refused-group_buy-quantity = «{ $typed }» — не число от 1 до { $maximum }.
refused-group_buy-quantity_fixed = Количество уже не изменить: место оплачено или держится за вами.
refused-group_buy-not_in = Вы не участвуете в этой покупке. Ваши покажет /buys.
refused-group_buy-too_late_to_leave = { $title }: всё решено, выйти уже нельзя. Обратитесь в магазин.
refused-group_buy-hold_over = Это место за вами больше не держат.
refused-group_buy-pay_first = Сначала оплатите; место ({ $title }) пока за вами.
refused-group_buy-merge_over = Переходить уже поздно. Вы ничего не должны.
refused-group_buy-merge_full = Другие команды уже заполнены. Вы ничего не должны.
refused-group_buy-no_reminder = Напоминать уже поздно.
refused-group_buy-tiers_count = Совместной покупке нужна цена хотя бы для одного числа участников; цен может быть не больше { $maximum }.
refused-group_buy-tiers_people = Число участников должно расти, от 2 и не больше { $maximum }.
refused-group_buy-tiers_prices = Цены должны падать с ростом числа участников и быть больше нуля.
refused-group_buy-tiers_above_list = Первая цена не ниже обычной цены товара. Укажите ниже.
refused-group_buy-tiers_typed = «{ $typed }» — не список цен. Пишите участники:цена, например 10:17.90,15:16.50
refused-group_buy-ends_too_early = Окончание в прошлом или раньше начала.
refused-group_buy-duration = Команде нужно от минуты до 60 дней.
refused-group_buy-size = В команде должно хватать мест для последней цены: { $people }.
refused-group_buy-per_member = Одному участнику — от 1 до { $maximum }.
refused-group_buy-stock = Запас меньше первой цели ({ $people }): собраться невозможно.
refused-group_buy-hold = Место держат от минуты до 7 дней.
refused-group_buy-voucher_days = Ваучер действует от 1 до { $maximum } дней.
refused-group_buy-no_link = У товара { $code } нет ссылки, платить негде.
refused-group_buy-deal_over = Товар { $code } завершён.
refused-group_buy-chats = Не больше { $maximum } чатов сразу.
refused-group_buy-closed_already = { $code }: уже закрыто.
refused-group_buy-no_seat = Нет места { $id }. Список: `group-buys show CODE`.
refused-group_buy-pays_in_store = { $code } оплачивают при получении; отмечать нечего.
refused-group_buy-not_due = Команда { $code } ещё собирается; платят, когда она соберётся.
refused-group_buy-nothing_owed = По месту { $id } возвращать нечего.
refused-group_buy-pay = Оплата: pickup, shop или shop-now, а не «{ $typed }».
