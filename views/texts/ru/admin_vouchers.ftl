# Stores and vouchers in the admin menus, and what is read from photos.
admin-stores =
    <b>Магазины и ваучеры</b>
    { $stores ->
        [0] Магазинов пока нет: ваучеры гасите вы и админы.
       *[other] 🟢 открыт · 🔴 закрыт
    }
admin-store =
    🏪 <b>{ $name }</b> · <code>{ $code }</code>
    { $address }
    { $people ->
        [0] Сотрудников пока нет: пригласите кого-нибудь в разделе «👥 Сотрудники».
       *[other] Сотрудники:
    }
admin-staff = 👤 { $name }
admin-store-name = Как называется магазин? Напишите название, а на следующей строке адрес.
admin-store-close-sure = Закрыть <b>{ $name }</b>? Погасить ваучер там будет уже нельзя.
admin-redeem = Напишите код ваучера или пришлите фото его QR.
admin-button-stores = 🎟 Ваучеры
admin-button-redeem = 🎟 Погасить
admin-button-store-add = ➕ Магазин
admin-button-store-close = ✋ Закрыть магазин
admin-staff-all =
    <b>{ $name }</b>: сотрудники
    { $people ->
        [0] Сотрудников пока нет.
       *[other] Нажмите на имя, чтобы убрать сотрудника.
    }
admin-staff-invite = 🔗 пригласил(а) { $by }, до { $until }
admin-staff-sure = Убрать сотрудника <b>{ $name }</b>? Гасить ваучеры в <b>{ $store }</b> будет уже нельзя.
admin-staff-link =
    Отправьте эту ссылку одному человеку; кто первым откроет её и согласится, будет гасить ваучеры в <b>{ $store }</b>:
    { $link }
    Она действует один раз, в течение двух дней. Скопируйте её сейчас: показать снова нельзя.
admin-staff-invited = <b>{ $by }</b> приглашает вас гасить ваучеры в <b>{ $store }</b>.
admin-staff-welcome = ✅ Теперь вы гасите ваучеры в <b>{ $store }</b>: пришлите мне фото QR ваучера или /redeem и код.
admin-staff-joined = 👥 <b>{ $name }</b> теперь гасит ваучеры в <b>{ $store }</b>. Забрать права можно в любой момент: /admin.
admin-button-staff = 👥 Сотрудники
admin-button-staff-invite = 🔗 Пригласить ссылкой

refused-voucher-no_qr = На этом снимке нет QR ваучера. Подойдите ближе или напишите код после /redeem.
refused-voucher-picture_size = Снимок слишком большой. Пришлите его как фото, не больше 25 мегапикселей.
refused-store-is_closed = Магазин { $name } закрыт. Выберите другой.
refused-store-own_link = Вы и так гасите везде. Отправьте ссылку тому, кто там работает.
admin-store-no_address = адреса пока нет
