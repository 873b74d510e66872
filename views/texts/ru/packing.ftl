### Списки сборки: что каждый магазин выдаёт и кому, что изменилось.
packing-choose =
    { $some ->
        [yes] 📦 <b>Списки сборки</b>. Какой открыть? Можно написать /packing и код.
       *[no] 📦 Собирать пока нечего.
    }
packing-heading =
    📦 <b>Список сборки</b>{ $title ->
        [none] {""}
       *[other] : { $title }
    }{ $day ->
        [none] {""}
       *[other] , { $day }
    }
packing-numbers = людей: { $people } · заказов: { $orders } · собрано: { $packed } · забрали: { $fetched }
packing-store =
    { $store ->
        [none] <b>В любом магазине</b>
       *[other] 🏪 <b>{ $store }</b>
    }
packing-product = • { $title }: <b>{ $units }</b> ({ $orders } { $orders ->
        [one] заказ
        [few] заказа
       *[many] заказов
    })
packing-line =
    { $state ->
        [fetched] ✔️
        [packed] ✅
       *[open] ⬜
    } <b>{ $number }. { $name }</b>: { $what }, { $money }{ $at ->
        [none] {""}
       *[other] , { $at }
    }{ $change ->
        [none] {""}
       *[other] {" "}· ⚠️ { $change }
    }
packing-money-paid = оплачено
packing-money-owed = к оплате { $amount }
packing-money-unpaid = не оплачено: { $amount }
packing-new = новый с { $moment }
packing-changed = изменён с { $moment }
packing-changes = ⚠️ Изменений с { $moment }, когда взяли список: { $changed }.
packing-gone = ✖️ Отменён: { $number }. { $name }, { $title } ×{ $quantity }
packing-pending = ⏳ Может прибавиться заказов: { $orders }, их группа ещё собирается.
packing-not-whole = Показаны только первые заказы: { $orders }. Выберите магазин или день.
packing-which-day = На какой день? Заказы без времени стоят в списке каждого дня.
packing-arrived-sure = Сообщить, что <b>{ $title }</b> на месте? Людей: { $people }. Сообщение придёт один раз.
packing-arrived = ✅ Сообщим, что <b>{ $title }</b> на месте. Людей: { $people }.
packing-toast-packed = Собрано.
packing-toast-open = Не собрано.
packing-file =
    { $all ->
        [yes] Заказов: { $orders }. Всё, что изменится, будет отмечено в следующем списке.
       *[no] Первые заказы: { $orders }; есть ещё. Всё, что изменится, будет отмечено в следующем списке.
    }
packing-every = Список сборки
packing-printed = Напечатано { $moment }. Сканируйте код телефоном сотрудника, который гасит ваучеры.
packing-anywhere = В любом магазине
packing-people = Кто забирает
packing-fetched = забрали
packing-no-codes = Больше { $maximum } заказов печатаются без кодов. Выберите магазин или день.
packing-column-store = Магазин
packing-column-number = №
packing-column-name = Имя
packing-column-username = Ник
packing-column-title = Что
packing-column-option = Вариант
packing-column-quantity = Штук
packing-column-day = День
packing-column-time = Время
packing-column-note = Заметка
packing-column-money = Деньги
packing-column-amount = К оплате
packing-column-currency = Валюта
packing-column-packed = Собрано
packing-column-fetched = Забрали
packing-column-change = Изменение
packing-column-order = Заказ
packing-column-units = Штук
packing-column-orders = Заказов
packing-column-code = Код
packing-sheet-orders = Заказы
packing-sheet-sums = Итоги
packing-button-list = 📦 Список сборки
packing-button-lines = 📋 Заказы
packing-button-days = 📅 День
packing-button-csv = 📄 CSV
packing-button-xlsx = 📊 Excel
packing-button-html = 🖨 Печать
packing-button-arrived = 📣 Привезли
packing-button-tell = 📣 Сообщить
packing-button-back = ‹ К списку
packing-button-every-day = Каждый день
packing-in-private = Это работает только в личном чате со мной.
command-packing = Что собрать (сотрудникам)
command-arrived = Сообщить, что привезли

refused-packing-nobody = Списки сборки видят только сотрудники магазина.
refused-packing-unknown = Нет акции или магазина { $code }. /packing покажет ваши списки.
refused-packing-no_code = Что привезли? Напишите /arrived и код акции или магазина. /packing покажет ваши списки.
refused-packing-gone = Этого заказа больше нет в списке.
refused-packing-fetched = { $title }: уже забрали.
