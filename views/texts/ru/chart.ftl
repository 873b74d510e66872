# Графики: что стоит под картинкой или рядом с полосками из знаков; на самой картинке слов нет.
chart-button-earnings = 📊 График
chart-button-growth = 📈 Кого я привёл
chart-earnings = 📊 <b>Ваши месяцы</b>
chart-earnings-earned = заработано за месяц, за вычетом возвращённого
chart-earnings-waiting = ещё ожидало на конец месяца
chart-earnings-paid = выплачено за месяц
chart-growth =
    { $people ->
        [one] 📈 <b>Засчитан { $people } приглашённый вами человек</b>
        [few] 📈 <b>Засчитаны { $people } приглашённых вами человека</b>
       *[many] 📈 <b>Засчитано { $people } приглашённых вами человек</b>
    }
chart-growth-day = новых за день
chart-growth-week = новых за неделю, которая начинается в этот день
chart-growth-total = всего к этому времени
chart-in-private = Это я показываю в нашем личном чате.

refused-chart-nothing = За эти месяцы пока ничего не заработано.
refused-chart-nobody = Пока никто не засчитан как приглашённый вами. Поделитесь ссылкой из /me.
