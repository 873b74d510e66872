home-shop =
    <b>Ваш магазин</b> · { $chats ->
        [0] чатов пока нет: добавьте меня в группу или канал, как это сделать — /help
        [one] { $chats } чат
        [few] { $chats } чата
       *[many] { $chats } чатов
    }
home-nothing = ✅ Сейчас делать нечего.
home-to_do = 📌 <b>Что нужно сделать</b>
home-to_do-approve = { $number ->
    [one] одобрить { $number } вывод средств
    [few] одобрить { $number } вывода средств
   *[many] одобрить { $number } выводов средств
}
home-to_do-pay = { $number ->
    [one] выплатить { $number } одобренный вывод
    [few] выплатить { $number } одобренных вывода
   *[many] выплатить { $number } одобренных выводов
}
home-to_do-rewards = { $number ->
    [one] проверить { $number } награду
    [few] проверить { $number } награды
   *[many] проверить { $number } наград
}
home-to_do-refunds = { $number ->
    [one] вернуть деньги: { $number } возврат
    [few] вернуть деньги: { $number } возврата
   *[many] вернуть деньги: { $number } возвратов
}
home-to_do-support = { $number ->
    [one] ждёт ответа { $number } покупатель
    [few] ждут ответа { $number } покупателя
   *[many] ждут ответа { $number } покупателей
}
home-to_do-failed = { $number ->
    [one] { $number } пост не отправлен
    [few] { $number } поста не отправлены
   *[many] { $number } постов не отправлены
}
home-to_do-unknown = { $number ->
    [one] проверить { $number } пост: возможно, он не дошёл
    [few] проверить { $number } поста: возможно, они не дошли
   *[many] проверить { $number } постов: возможно, они не дошли
}
home-to_do-held = { $number ->
    [one] { $number } пост задержан
    [few] { $number } поста задержаны
   *[many] { $number } постов задержаны
}
home-to_do-messages = другие сообщения и правки, которые не удались: { $number }
home-to_do-missed = { $number ->
    [one] { $number } пост пропущен, пока я был выключен
    [few] { $number } поста пропущены, пока я был выключен
   *[many] { $number } постов пропущено, пока я был выключен
}
home-to_do-chats = { $number ->
    [one] { $number } чат, где мне нельзя писать
    [few] { $number } чата, где мне нельзя писать
   *[many] { $number } чатов, где мне нельзя писать
}
home-to_do-deals = { $number ->
    [one] разрешить { $number } новый товар
    [few] разрешить { $number } новых товара
   *[many] разрешить { $number } новых товаров
}
home-coming = 🗓 <b>Что дальше</b>
home-nothing_coming = 🗓 Ничего не запланировано.
home-coming-line = { $when } · { $post }
home-now = сейчас
home-all_chats = все чаты
home-chats = { $title }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
home-toast-old_menu = Это меню устарело, ⬇️ новое ниже
home-place-and-name = { $where } · { $name }
