# Конкурсы приглашений.
contest-button-top = 🏆 Топ
contest-title = 🏆 <b>Кто пригласил больше всех</b> · { $period }
contest-day = сегодня
contest-week = на этой неделе
contest-month = в этом месяце
contest-all = за всё время
contest-button-day = День
contest-button-week = Неделя
contest-button-month = Месяц
contest-button-all = Всё время
contest-empty = За это время пока никого.
contest-not-yet = За это время вы никого не пригласили. Поделитесь ссылкой из /me.
contest-somebody = Кто-то
contest-place = { $rank } { $name } — { $brought }
