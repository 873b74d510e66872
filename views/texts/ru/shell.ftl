refused-bug = На нашей стороне что-то пошло не так. Владелец уже знает; ничего вашего не потеряно.

shell-answer-in-private = { $name }, ответ только для вас.
shell-toast-below = ⬇️ Ответ ниже, в конце чата
shell-toast-private = 💬 Ответ — в личном чате со мной
shell-button-private = 💬 Открыть переписку

help-private = <b>Что я умею</b>
help-group =
    <b>Что я умею здесь</b>
    Ответы, которые касаются только вас, больше никто не видит.
help-owner =
    <b>Вы владелец магазина</b>
    /admin открывает меню: посты, совместные покупки, распродажи, товары, деньги, чаты, настройки и копия всех данных. Отчёты и предупреждения приходят в этот чат. Добавьте меня в группу, и я напишу сюда, каких прав не хватает.
help-admin =
    <b>Вы помогаете вести магазин</b>
    /admin открывает меню с тем, за что вы отвечаете.
help-line = /{ $command } — { $words }

command-deals = Что сейчас продаётся
command-deal = Предложение по коду
command-me = Ваша карточка, код и ссылка
command-settings = Ваш язык
command-privacy = Ваши данные: выгрузка и удаление
command-contact = Написать магазину
command-terms = Условия магазина
command-paysupport = Вопросы об оплате
command-help = Что я умею
command-cancel = Прервать начатое
command-join = Участвовать по коду покупки
command-leave = Выйти из совместной покупки
command-team = Показать команду по коду
command-open = Открыть свою команду
command-buys = Ваши совместные покупки и то, что идёт
command-vouchers = Ваши ваучеры
command-invite = Ваша ссылка в группу
command-invitedby = Кто вас пригласил
command-withdraw = Сколько можно вывести
command-payout = Куда перевести деньги
command-referrals = Кого вы пригласили и награды
command-top = Кто привёл больше всех
command-shop = Ваша страница предложений
command-admin = Управление магазином: посты, товары, деньги, чаты
command-earnings = Ваш заработок, строка за строкой
command-redeem = Погасить ваучер по коду
