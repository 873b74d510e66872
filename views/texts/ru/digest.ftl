# Ежедневная сводка тем, кто ведёт магазин.
digest-title = 🗞 <b>{ $day }</b>: за последние сутки
digest-yesterday = 📊 <b>Вчера</b> в сравнении с позавчера
digest-week = 📈 <b>Прошлая неделя</b> в сравнении с предыдущей
digest-figure =   • { $name }: <b>{ $now }</b> ({ $change })
digest-posted = ✅ Опубликовано: { $number }
digest-failed = ⛔ Не отправлено: { $number }
digest-doubtful = ⚠️ Требует внимания: { $number }
digest-withdrawals = 💸 Выводы средств ждут решения: { $number }
digest-rewards = 🔍 Награды на проверке: { $number }
digest-chats = 🔴 Чаты с проблемами: { $number }
digest-head = 🔏 Контрольный код журнала, чтобы проверить его позже: <code>{ $head }</code>
digest-nothing = Спокойный день: публикаций не было, и ничто не ждёт вас.
digest-is-off = Сводок больше не будет. Эта кнопка их вернёт.
digest-is-on = Сводка приходит каждый день.
digest-button-off = 🔕 Без сводок
digest-button-on = 🔔 Вернуть сводку
