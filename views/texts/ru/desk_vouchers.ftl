# Stores and vouchers at the desk, and what is read from photos.
desk-stores =
    <b>Магазины и ваучеры</b>
    { $stores ->
        [0] Магазинов пока нет: ваучеры гасите вы и админы.
       *[other] 🟢 открыт · 🔴 закрыт
    }
desk-store =
    🏪 <b>{ $name }</b> · <code>{ $code }</code>
    { $address }
    { $people ->
        [0] Сотрудников пока нет: пригласите кого-нибудь в разделе «👥 Сотрудники».
       *[other] Сотрудники:
    }
desk-staff = 👤 { $name }
desk-store-name = Как называется магазин? Напишите название, а на следующей строке адрес.
desk-store-close-sure = Закрыть <b>{ $name }</b>? Погасить ваучер там будет уже нельзя.
desk-redeem = Напишите код ваучера или пришлите фото его QR.
desk-button-stores = 🎟 Ваучеры
desk-button-redeem = 🎟 Погасить
desk-button-store-add = ➕ Магазин
desk-button-store-close = ✋ Закрыть магазин
desk-staff-all =
    <b>{ $name }</b>: сотрудники
    { $people ->
        [0] Сотрудников пока нет.
       *[other] Нажмите на имя, чтобы убрать сотрудника.
    }
desk-staff-invite = 🔗 пригласил(а) { $by }, до { $until }
desk-staff-sure = Убрать сотрудника <b>{ $name }</b>? Гасить ваучеры в <b>{ $store }</b> будет уже нельзя.
desk-staff-link =
    Отправьте эту ссылку одному человеку; кто первым откроет её и согласится, будет гасить ваучеры в <b>{ $store }</b>:
    { $link }
    Она действует один раз, в течение двух дней. Скопируйте её сейчас: показать снова нельзя.
desk-staff-invited = <b>{ $by }</b> приглашает вас гасить ваучеры в <b>{ $store }</b>.
desk-staff-welcome = ✅ Теперь вы гасите ваучеры в <b>{ $store }</b>: пришлите мне фото QR ваучера или /redeem и код.
desk-staff-joined = 👥 <b>{ $name }</b> теперь гасит ваучеры в <b>{ $store }</b>. Забрать права можно в любой момент: /admin.
desk-button-staff = 👥 Сотрудники
desk-button-staff-invite = 🔗 Пригласить ссылкой

refused-voucher-no_qr = На этом снимке нет QR ваучера. Подойдите ближе или напишите код после /redeem.
refused-voucher-picture_size = Снимок слишком большой. Пришлите его как фото, не больше 25 мегапикселей.
refused-store-is_closed = Магазин { $name } закрыт. Выберите другой.
refused-store-own_link = Вы и так гасите везде. Отправьте ссылку тому, кто там работает.
desk-store-no_address = адреса пока нет
