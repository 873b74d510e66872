# Графики: что стоит под картинкой или рядом с полосками из знаков; на самой картинке слов нет.
chart-button-earnings = 📊 График
chart-button-growth = 📈 Мои приглашённые
chart-earnings = 📊 <b>Ваши месяцы</b>
chart-earnings-earned = заработано за месяц, за вычетом возвращённого
chart-earnings-waiting = ещё ожидало на конец месяца
chart-earnings-paid = выплачено за месяц
chart-growth =
    { $people ->
        [one] 📈 <b>Вы пригласили { $people } человека</b>
        [few] 📈 <b>Вы пригласили { $people } человека</b>
       *[many] 📈 <b>Вы пригласили { $people } человек</b>
    }
chart-growth-day = новых за день
chart-growth-week = новых за неделю, которая начинается в этот день
chart-growth-total = всего к этому времени
chart-in-private = Это я показываю в нашем личном чате.

refused-chart-nothing = За эти месяцы пока ничего не заработано.
refused-chart-nobody = Вы пока никого не пригласили. Поделитесь ссылкой из /me.
