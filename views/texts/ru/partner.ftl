# Предложения других магазинов, для владельца.

admin-partners =
    🤝 <b>Предложения других магазинов</b>
    { $on ->
        [yes] Организатор может принести вам подписанный файл другого магазина, его принимает <code>partners import</code>. Заказы идут в тот магазин.
       *[no] Выключено: чужое не принимается, своё не отдаётся.
    }
    { $partners ->
        [0] Других магазинов пока нет.
        [one] { $partners } магазин. Нажмите, чтобы решить.
        [few] { $partners } магазина. Нажмите на один, чтобы решить.
       *[other] { $partners } магазинов. Нажмите на один, чтобы решить.
    }
admin-partner =
    🤝 <b>{ $name }</b> · @{ $bot }
    { $state }
    Принято предложений: { $offers }

    Ключ магазина:
    <code>{ $digits }</code>
    Название и бот — лишь то, что написано в файле. Узнайте ключ у магазина другим путём и сравните.
admin-partner-state-asked = ждёт вашего решения
admin-partner-state-approved = одобрен
admin-partner-state-blocked = заблокирован
admin-partner-approve-sure = Это тот ключ, который назвал вам <b>{ $name }</b>?

    <code>{ $digits }</code>

    Если да, файлы с этой подписью станут предложениями здесь, а кнопки ведут в @{ $bot }.
admin-partner-block-sure = Заблокировать <b>{ $name }</b>? Новое не принимается, его предложения исчезнут с витрины.
admin-partner-button-all = 🤝 Чужие предложения
admin-partner-button-approve = ✅ Ключ верный
admin-partner-button-block = ⛔️ Заблокировать
admin-partner-button-switch = ‹ { $on ->
        [yes] Включено
       *[no] Выключено
    } ›

refused-partner-off = Продажа предложений других магазинов выключена. Включает владелец: 💬 Чаты › 🏡 Организаторы › 🤝 Чужие предложения.
refused-partner-no_offer = Это не файл предложения. Попросите у другого магазина исходный файл без изменений.
refused-partner-huge = Файл слишком велик для предложения: не больше { $maximum } КБ.
refused-partner-signature = Подпись не подходит: файл изменили после подписи или в нём чего-то не хватает. Попросите у магазина новый.
refused-partner-field = В поле «{ $field }» файла то, что нельзя показать или принять. Попросите у магазина новый.
refused-partner-future = Файл подписан в будущем. Проверьте часы обоих магазинов.
refused-partner-expired = Предложение «{ $title }» закончилось. Попросите у магазина новый файл.
refused-partner-older = Более новый файл «{ $title }» уже принят. Ничего не изменилось.
refused-partner-blocked = { $name } заблокирован. Сначала одобрите магазин снова.
refused-partner-other_bot = Файл ведёт в @{ $bot }, а этот магазин известен по @{ $known }. Спросите магазин, почему.
refused-partner-link_host = Ссылки на t.me здесь не разрешены: добавьте t.me в LINK_HOSTS и примите файл снова.
refused-partner-unknown = Другого магазина { $id } нет, см. `partners list`.
refused-partner-already = { $name } уже { $state }.
refused-partner-not_ours = { $code } продаёт другой магазин. Здесь это можно публиковать, но заказать — только там.
refused-partner-too_many = Не больше { $maximum } других магазинов.
refused-partner-too_many_offers = Не больше { $maximum } предложений одного магазина.
refused-partner-days = Предложение действует от 1 до { $maximum } дней.
refused-partner-host = Нет участника с кодом { $code }. Организатор видит свой код, отправив вашему боту /me.
