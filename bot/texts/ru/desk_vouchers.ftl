# Stores and vouchers at the desk, and what is read from photos.
desk-stores =
    <b>Магазины и ваучеры</b>
    { $stores ->
        [0] Магазинов пока нет: ваучеры гасите вы и администраторы.
       *[other] 🟢 открыт · 🔴 закрыт
    }
desk-store =
    🏪 <b>{ $name }</b> · <code>{ $code }</code>
    { $address }
    { $people ->
        [0] Там пока никто не работает: stores staff add { $code } MEMBER
       *[other] Кто там гасит ваучеры:
    }
desk-staff = 👤 { $name } ({ $id })
desk-store-name = Как называется магазин? Напишите название, а на следующей строке адрес.
desk-store-close-sure = <b>{ $name }</b> закрывается: там больше ничего не погасить. Точно?
desk-redeem = Напишите код ваучера или пришлите фото его QR.
desk-button-stores = 🎟 Ваучеры
desk-button-redeem = 🎟 Погасить
desk-button-store-add = ➕ Магазин
desk-button-store-close = ✋ Закрыть магазин

refused-voucher-no_qr = На этом снимке нет QR ваучера. Подойдите ближе или напишите код после /redeem.
refused-voucher-picture_size = Снимок слишком большой. Пришлите его как фото, не больше 25 мегапикселей.
refused-voucher-no_reader = Здесь я не читаю снимки. Отсканируйте QR камерой телефона и откройте ссылку: она ведёт ко мне.
