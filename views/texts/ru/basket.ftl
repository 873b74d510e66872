# Корзина: всё, что человек заказал и ещё не забрал, в чате и в приложении.
basket-title = 🧺 <b>Ваша корзина</b>
basket-empty = 🧺 Корзина пуста. Всё, что вы закажете, лежит здесь, пока вы это не заберёте. Посмотрите: /deals, /buys
basket-everything = всё из вашей корзины
basket-line = <b>{ $title }</b> ×{ $units } · { $amount } · { $state }
basket-total = <b>Всего { $amount }</b>
basket-now = 💳 К оплате сейчас: { $amount }
basket-later = При получении или когда соберётся: { $amount }
basket-button-open = 🧺 Моя корзина
basket-button-pay = { $count ->
        [one] 💳 Оплатить: { $count } заказ
        [few] 💳 Оплатить: { $count } заказа
       *[other] 💳 Оплатить: { $count } заказов
    }
basket-button-out = 🗑 Убрать
basket-button-keep = ‹ Оставить
basket-out-sure = Убрать <b>{ $title }</b> из корзины? Это может сразу достаться другому.
basket-ask-note = Что нам нужно знать обо всех этих заказах? Напишите здесь в двух словах, например «звонить дважды». Один знак «-» уберёт заметку.
basket-toast = { $units ->
        [0] Убрано из корзины.
       *[other] ✅ Теперь у вас { $units } шт.
    }
basket-nothing-due = Сейчас платить не за что.
basket-pay-shops = Эти заказы оплачиваются на сайте магазина, каждый отдельно:
basket-not-there = «{ $title }» остаётся как было.
basket-in-private = Корзина открывается в личном чате со мной.
command-basket = Всё, что вы заказали, в одном месте
refused-basket-not_in = Этого уже нет в вашей корзине.
refused-basket-over = «{ $title }» больше нельзя изменить.
refused-basket-fixed = Количество «{ $title }» здесь не меняется. Уберите заказ или возьмите ещё в распродаже.
refused-basket-empty = Ваша корзина пуста.
refused-basket-no_pickup = Выбирать нечего: всё из корзины можно забрать в любом магазине.
order-note = ✏️ «{ $note }»
