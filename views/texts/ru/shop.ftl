# Витрина промоутера.
shop-first-title = Витрина: { $name }
shop-own =
    🏪 <b>Ваша витрина: { $title }</b>
    { $deals ->
        [0] Пока пусто. Выберите предложения или начните с новых.
        [one] На витрине { $deals } предложение.
        [few] На витрине { $deals } предложения.
       *[many] На витрине { $deals } предложений.
    }
shop-link = Ссылка: { $link }
shop-numbers = переходов: { $opened } · приглашено: { $joined } · засчитано: { $confirmed } · отменено: { $void }
shop-which-title = Как назвать витрину? Напишите или /cancel.
shop-title-sure =
    Переименовать витрину?
    { $before } → <b>{ $after }</b>
shop-in-private = Ваша витрина открывается в личном чате.
shop-choose = <b>Выбор предложений</b> · выбрано: { $chosen } · страница { $page } из { $pages }
shop-order = <b>Порядок</b>: нажмите предложение, чтобы поднять его.
shop-shown = 🏪 <b>{ $title }</b>, рекомендует { $name }
shop-empty = Сейчас здесь пусто. Загляните позже.
shop-tap = Нажмите на предложение, чтобы его посмотреть.
shop-button-own = 🏪 Моя витрина
shop-button-choose = ☑ Выбрать
shop-button-order = ↕️ Порядок
shop-button-fill = ✨ Новые предложения
shop-button-title = ✏️ Название
shop-button-use = ✅ Переименовать
shop-button-keep = ✖️ Оставить как было
shop-button-see = 👁 Как видят другие
shop-button-share = 📤 Поделиться
shop-button-back = ‹ К витрине
shop-button-group_buy = 👥 Купить вместе { $code }
shop-button-flash_sale = ⚡ Распродажа { $code }

refused-shop-title = В названии от 1 до { $maximum } знаков.
refused-shop-title_over = Этот вопрос уже закрыт, название прежнее. Чтобы изменить его, нажмите «✏️ Название».
refused-shop-full = На витрине не больше { $maximum } предложений. Сначала уберите одно.
refused-shop-gone = Этой витрины больше нет. /deals покажет, что продаётся.
refused-shop-deal_gone = Этого предложения на витрине больше нет.
