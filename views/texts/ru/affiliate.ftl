# Партнёрские сети: ссылки, которые приносят магазину деньги.
refused-affiliate-file_long = Файл слишком длинный: не больше { $maximum } знаков.
refused-affiliate-file = В файле сети ошибка, место { $where }: { $problem }. Исправьте и загрузите снова; ничего не изменилось.
refused-affiliate-link = Это не обычный веб-адрес. Скопируйте ссылку из магазина ещё раз, от https:// до конца.
refused-affiliate-nested = В этой ссылке больше { $maximum } ссылок одна в другой. Откройте её сами и скопируйте адрес товара.
refused-affiliate-foreign = Эта ссылка { $network } уже приносит деньги кому-то другому ({ $parameter }). Я её не менял.
refused-affiliate-short = { $host } — короткая ссылка { $network }. Её нужно открыть, чтобы узнать, куда она ведёт.
refused-affiliate-no_network = Для { $host } у вас нет партнёрского аккаунта.
refused-affiliate-no_account = { $host } относится к { $network }. Сначала добавьте ваш аккаунт { $network }.
refused-affiliate-no_programme = В вашем аккаунте { $network } пока нет кода для { $host }. Добавьте этот магазин в аккаунт.
refused-affiliate-sub_none = У { $network } нет поля для нашей метки.
refused-affiliate-sub_zero = { $network } не принимает метку с %00. Используйте буквы и цифры.
refused-affiliate-sub_ascii = В метке { $network } допустимы только латинские буквы и цифры.
refused-affiliate-sub_long = Эта метка слишком длинная для { $network }: не больше { $maximum } знаков.
refused-affiliate-sub_chars = В этой метке есть знак, который { $network } не принимает. Используйте буквы и цифры.

refused-affiliate-too_many = Места хватает не больше чем на { $maximum }.
refused-affiliate-no_file = Для { $name } нет вашего файла: действует описание программы.
refused-affiliate-unknown = Сети { $name } я не знаю. Есть: { $known }.
refused-affiliate-partner = Это не код { $network }. Скопируйте «{ $name }» из вашего аккаунта.
refused-affiliate-pool = { $network } сама различает чаты: нужен только один код.
refused-affiliate-known = { $partner } в { $network } у вас уже есть.
refused-affiliate-shop = Напишите адрес магазина, а затем для { $network }: { $names }
refused-affiliate-no_shops = Для { $network } не нужно ничего указывать по магазинам: ваш код действует везде.
refused-affiliate-no_such = Аккаунта { $id } нет. Список: python -m bot affiliates list
affiliate-step-replaced = 🔁 Заменил чужой код ({ $parameter }).
affiliate-step-unwrapped = 📦 Достал товар из ссылки { $network }.
affiliate-step-stripped = 🧹 Убрал следы переходов: { $names }
affiliate-step-partner = 💰 Добавил ваш код { $code }.
affiliate-step-kept = ✅ Ссылка уже приносит деньги вам: { $code }
affiliate-step-sub = 🏷 Добавил метку { $value } ({ $name }).
affiliate-step-sub_kept = 🏷 Оставил вашу метку { $value } ({ $name }).
affiliate-step-wrapped = 💰 Вложил в вашу ссылку { $network }.
affiliate-step-waits = ⏳ Такие ссылки делает сама { $network }. Запросить её я пока не могу, поэтому в постах ваша ссылка остаётся как есть.
affiliate-link = <b>{ $network }</b>
    <code>{ $url }</code>
affiliate-link-label = В постах у каждого чата своя метка, если сеть это разрешает, и добавляется пометка: { $label }
affiliate-chats = { $chats ->
        [0] В постах ещё не использовался.
        [one] Своя метка у { $chats } чата.
        [few] Своя метка у { $chats } чатов.
       *[other] Своя метка у { $chats } чатов.
    }
affiliate-pool = { $codes ->
        [one] { $codes } код, чтобы различать чаты.
        [few] { $codes } кода, чтобы различать чаты.
       *[other] { $codes } кодов, чтобы различать чаты.
    }
affiliate-shop = • { $host }: { $codes }
affiliate-shop-none = ⚠️ Пока нигде не приносит денег. Добавьте магазин и его { $names }.
admin-button-affiliates = 💰 Партнёрские сети
admin-affiliates =
    <b>Партнёрские сети</b>
    Ссылки в ваших предложениях приносят вам комиссию, если ведут в магазины этих аккаунтов.
admin-affiliates-none = Пока нет ни одного. Добавьте аккаунт Amazon, eBay, Awin или другой сети.
admin-button-affiliate-link = 🔗 Проверить ссылку
admin-button-affiliate-add = ➕ Добавить аккаунт
admin-affiliate-network = В какой сети ваш аккаунт?
admin-affiliate-partner =
    <b>{ $network }</b>
    Напишите ваш партнёрский код («{ $name }»). Только Amazon и AliExpress: допишите ещё коды, и у каждого чата будет свой.
admin-affiliate = 💰 <b>{ $network }</b> · <code>{ $partner }</code>
admin-button-affiliate-shop = ➕ Добавить магазин
admin-button-affiliate-remove = Удалить
admin-affiliate-remove-sure = Удалить аккаунт { $network } { $partner }? Новые посты не будут приносить на него деньги. В опубликованных ссылки останутся.
admin-affiliate-shop =
    Напишите адрес магазина, а затем: { $names }
    Одной строкой, через пробел. Магазин, который уже есть, будет изменён.
admin-affiliate-link = Пришлите ссылку на товар: покажу, по какой ссылке вы заработаете и почему.
refused-network_call-none = { $network } не сообщает о заказах сама.
refused-network_call-no_web = У бота пока нет веб-адреса. Задайте WEB_URL, запустите его снова и вернитесь сюда.
affiliate-address =
    🔑 Вставьте этот адрес в { $network } как адрес постбэка. Я показываю его только сейчас:
    <code>{ $url }</code>
    Затем нажмите там проверку: здесь появится 🟢.
affiliate-heard-none = ⚪ { $network } не сообщает о заказах сама, поэтому здесь пока пусто.
affiliate-heard-no_address = ⚪ Заказы пока не приходят. Нажмите «🔑 Новый адрес» и вставьте его в сети.
affiliate-heard-nothing = ⚪ Адрес есть, но ничего не пришло. Нажмите проверку в сети.
affiliate-heard-test = 🟢 Проверка сети пришла: { $moment }
affiliate-heard-order = 🟢 Последнее сообщение о заказе: { $moment }
affiliate-aside =
    🟡 { $calls ->
        [one] { $calls } сообщение отложено:
        [few] { $calls } сообщения отложены:
       *[other] { $calls } сообщений отложено:
    } { $reason ->
        [status] статус { $shown } мне незнаком. Добавьте его в файл сети.
        [parent] исправление заказа, которого ещё не было ({ $shown }).
        [currency] другая или неизвестная валюта ({ $shown }).
        [amount] сумму не прочитать ({ $shown }).
        [time] время не прочитать ({ $shown }).
        [order] нет номера заказа. Проверьте адрес в сети.
        [reversed] заказ раньше был отменён ({ $shown }). Спросите сеть.
       *[other] не могу прочитать ({ $shown }).
    }
affiliate-sum =
    { $state ->
        [pending] ⏳ Пока не подтверждено:
        [approved] 👍 Подтверждено, не оплачено:
        [payable] 💰 Оплачено:
       *[reversed] ↩️ Отменено:
    } { $orders ->
        [one] { $orders } заказ,
        [few] { $orders } заказа,
       *[other] { $orders } заказов,
    } комиссия { $commission }, из неё промоутерам { $share }.
affiliate-nobodys =
    { $orders ->
        [one] { $orders } заказ пришёл без нашей метки.
        [few] { $orders } заказа пришли без нашей метки.
       *[other] { $orders } заказов пришли без нашей метки.
    }
affiliate-advanced = ⚠️ Вы платите промоутерам через { $days } дн. после подтверждения, даже если сеть вам не заплатила.
affiliate-again =
    { $calls ->
        [one] Читаю заново { $calls } сообщение.
        [few] Читаю заново { $calls } сообщения.
       *[other] Читаю заново { $calls } сообщений.
    }
affiliate-paid =
    { $orders ->
        [0] Ничего не ждало оплаты.
        [one] { $orders } заказ оплачен: заработок с него можно вывести.
        [few] { $orders } заказа оплачены: заработок с них можно вывести.
       *[other] { $orders } заказов оплачено: заработок с них можно вывести.
    }
affiliate-line-earned = ➕ <b>{ $amount }</b> за заказ в { $network } ({ $order }):
affiliate-line-changed = ✏️ { $amount }: { $network } исправила заказ { $order }:
affiliate-line-approved = 👍 { $amount } за заказ { $order }: { $network } подтвердила. Вывести можно, когда сеть заплатит.
affiliate-line-held = ⏸ { $amount } за заказ { $order }: { $network } проверяет его ещё раз.
affiliate-line-payable = ✅ { $amount } за заказ { $order } в { $network } можно вывести.
affiliate-line-reversed = ↩️ { $amount } за заказ { $order } списано обратно: { $network } отменила его.
affiliate-line-rule =
    { $rule ->
        [host] { $percent } % от { $amount }, ставка организатора, но не больше, чем платит сеть.
       *[member] { $percent } % от комиссии сети { $amount }, за ссылку, которой вы поделились.
    }
affiliate-line-advanced = Магазин платит это раньше сети.
owner-network_call = 📡 <b>{ $network }</b>
    { $why }
    Смотрите: Каталог › Партнёрские сети.
admin-button-affiliate-orders = 📡 Заказы
admin-affiliate-orders = 📡 <b>{ $network }</b>: заказы по вашим ссылкам
admin-button-affiliate-address = 🔑 Новый адрес
admin-affiliate-address-sure = Сделать новый адрес для { $network }? Прежний сразу перестанет работать.
admin-button-affiliate-again = 🔄 Прочитать заново
admin-button-affiliate-share = ‹ За ссылку: { $share } ›
admin-button-affiliate-paid = 💰 Сеть заплатила
admin-affiliate-paid-sure = { $network } заплатила вам за всё, что подтвердила до этой минуты? После этого промоутеры смогут вывести свою часть.
admin-button-affiliate-advance = ⏩ Платить раньше
admin-affiliate-advance-sure = Платить промоутерам через { $days } дн. после подтверждения, даже если { $network } вам не заплатила? Если она не заплатит никогда, потеряете вы.
admin-button-affiliate-wait = ⏸ Ждать сеть
