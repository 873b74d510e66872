# Жеребьёвка: на карточке, в чате с костями, для проверки.
draw-card-here = 🎲 Очередь определят кости: { $dice } { $emoji } в этом чате, когда закончится запись.
draw-card-there = 🎲 Очередь определят кости: { $dice } { $emoji } в чате «{ $chat }», когда закончится запись.
draw-card-drawn = 🎲 Очередь определена: { $emoji } { $values }.
draw-card-broken = ⚠️ Жеребьёвку не удалось закончить, очереди нет. Купить может каждый.
draw-card-cancelled = 🎲 Жеребьёвки не было.
draw-link = 🔗 <a href="{ $link }">Посмотреть кости</a>
draw-quote =
    Проверить: /verify { $code }
    Записалось: { $entries }, отпечаток списка
    <code>{ $head }</code>
    Отпечаток нашего секретного числа
    <code>{ $seed }</code>
    Отпечаток правил
    <code>{ $rules }</code>
draw-frozen =
    🎲 <b>{ $title }</b>: запись закончена. { $entries ->
        [one] Участвует { $entries } человек.
        [few] Участвуют { $entries } человека.
       *[other] Участвуют { $entries } человек.
    }

    Отпечаток всего списка: <code>{ $head }</code>
    (на карточке: <code>{ $short }</code>)
    Отпечаток нашего секретного числа: <code>{ $seed_hash }</code>

    Дальше — только { $dice ->
        [one] одна кость { $emoji } ответом
        [few] { $dice } кости { $emoji } ответами
       *[other] { $dice } костей { $emoji } ответами
    } на это сообщение.
draw-drawn = 🎲 <b>{ $title }</b>: на костях { $values }. Вместе с секретным числом и списком они определяют очередь.
draw-missing = { $missing ->
        [one] Одна кость не дошла, решили остальные.
        [few] { $missing } кости не дошли, решили остальные.
       *[other] { $missing } костей не дошли, решили остальные.
    }
draw-by_hand = ⚠️ Ответ на бросок потерялся. Администратор посмотрел в чат и записал, что там выпало. Сверьте с костями.
draw-how = Проверьте сами: /verify { $code }
draw-broken = ⚠️ <b>{ $title }</b>: жеребьёвка { $code } сорвалась. Её не закончили за час или не дошла ни одна кость. Очереди нет, по ней ничего не раздаётся.
draw-unread = 🎲 <b>{ $title }</b>: я не знаю, что выпало на { $missing ->
        [one] брошенной кости
       *[other] { $missing } брошенных костях
    }, а второй раз не бросаю. Посмотрите ответы под сообщением «запись закончена» и напишите по порядку, что выпало, от 1 до { $highest }. Если кости нет, напишите none.

    <code>/dice { $code } 17</code>
draw-button-look = 👀 Посмотреть кости
draw-button-check = 🔍 Проверить в браузере
draw-about = Жеребьёвка { $code }. До начала мы выбрали секретное число и показали его отпечаток. Каждая запись встаёт в цепочку, её конец виден на карточке, так что потом никого не добавить и не убрать незаметно. Когда запись закончится, в чате бросят кости: { $dice }. Очередь получается из числа, цепочки и костей вместе. Посмотреть всё: /verify { $code }
draw-proof-title = 🎲 <b>{ $title }</b>, жеребьёвка { $code }
draw-proof-draft = Ещё не началась.
draw-proof-open = Идёт запись, пока { $entries }. Когда она закончится, бросят кости: { $dice }.
draw-proof-frozen = Запись закончена: { $entries }. Дальше — кости.
draw-proof-thrown = Запись закончена: { $entries }. Кости брошены; секретное число появится, как только дойдут все.
draw-proof-drawn = Очередь определена, записей: { $entries }. В файле есть всё; в руководстве «Честно и проверяемо» есть короткая программа для проверки.
draw-proof-broken = Сорвалась: очереди нет.
draw-proof-cancelled = Отменена до броска костей.
draw-proof-own = Ваша запись — номер { $number }, имя <code>{ $name }</code>.
draw-proof-place = Ваше место в очереди: { $place } из { $entries }.
draw-proof-rules =
    Правила: <code>{ $rules }</code>
    Отпечаток: <code>{ $hash }</code>
draw-proof-seed_hash = Отпечаток секретного числа: <code>{ $hash }</code>
draw-proof-head =
    Отпечаток списка: <code>{ $head }</code>
    На карточке: <code>{ $short }</code>
draw-proof-values = На костях: { $values }.
draw-proof-seed = Секретное число: <code>{ $seed }</code>
command-verify = Проверить жеребьёвку по коду
refused-draw-not_found = Жеребьёвки { $code } нет. Код указан на карточке.
refused-draw-no_code = Какую? Напишите код после команды: /verify D7K2Q
refused-draw-without = У { $code } нет жеребьёвки с костями.
refused-draw-thrown = Кости жеребьёвки { $code } уже брошены, отменить её нельзя. Она вот-вот закончится сама.
refused-draw-nothing_to_read = С костями { $code } всё ясно, записывать нечего.
refused-draw-still_thrown = Кость { $code } ещё в пути. Попробуйте через минуту.
refused-draw-value = «{ $typed }» — не число от 1 до { $highest }. Если кости нет, напишите none.
refused-draw-how_many = { $number ->
        [one] Напишите одно число от 1 до { $highest } или none.
        [few] Напишите { $number } числа от 1 до { $highest } по порядку костей; если кости нет — none.
       *[other] Напишите { $number } чисел от 1 до { $highest } по порядку костей; если кости нет — none.
    }
refused-draw-never_again = Кость второй раз не бросают. Посмотрите в чат и напишите /dice, код и что выпало.
draw-read = Записано: { $code } { $state ->
        [drawn] — очередь определена.
       *[other] — сорвалась, ни одна кость не дошла.
    }
draw-in-private = Жеребьёвку проверяют в нашем личном чате: напишите там /verify и код.
