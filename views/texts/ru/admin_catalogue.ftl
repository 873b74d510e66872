# Каталог за стойкой: предложения найти, посмотреть и изменить.
admin-catalogue =
    <b>Каталог</b> · { $deals ->
        [one] { $deals } товар
        [few] { $deals } товара
       *[other] { $deals } товаров
    } · страница { $page } из { $pages }
    🟢 продаётся · ⏳ ещё не начался · 📦 распродан · 🏁 завершён · 🚫 снят
    🆕 новый, без разрешения не публикуется · ✋ отложен
admin-catalogue-hint = Напишите часть названия, код или имя фида, чтобы найти.
admin-catalogue-found = Поиск: { $words }
admin-catalogue-shelf-all = Все
admin-catalogue-shelf-new = Новые{ $new ->
    [0] {""}
   *[other] {" "}· { $new }
}
admin-catalogue-shelf-offered = Продаются
admin-catalogue-shelf-over = Завершены
admin-deal =
    <b>{ $title }</b> · <code>{ $code }</code>
    { $state }
    { $cost }
admin-deal-start = Начало: { $value }
admin-deal-until = До: { $value }
admin-deal-link = Ссылка: { $value }
admin-deal-category = Категория: { $value }
admin-deal-tags = Метки: { $value }
admin-deal-more =
    Картинка: { $picture } · Откуда: { $source }
    { $description }
admin-deal-fed = Следующий импорт фида может перезаписать ваши изменения.
admin-deal-own = ✏️ Изменено вручную, импорт этого не тронет: { $own }
admin-deal-picture-refused = ⚠️ Telegram не принимает, посты выходят без неё: <i>{ $words }</i>
admin-deal-no_description = Описания нет.
admin-deal-no_link = без ссылки
admin-deal-picture-there = есть
admin-deal-picture-none = нет
admin-prices-unknown = пока неизвестно
admin-deal-by-hand = добавлен вручную
admin-deal-is-offered = продаётся
admin-deal-is-coming = ещё не начался
admin-deal-is-sold_out = распродан
admin-deal-is-ended = завершён
admin-deal-is-withdrawn = снят с продажи
admin-deal-name-title = название
admin-deal-name-description = описание
admin-deal-name-price = цены
admin-deal-name-link = ссылка
admin-deal-name-photo = картинка
admin-deal-name-until = начало и срок
admin-deal-name-stock = наличие
admin-deal-name-tags = категория и метки
admin-deal-edit-title =
    <b>{ $title }</b>
    Напишите другое название, до { $maximum } символов.
admin-deal-edit-description =
    <b>{ $title }</b>
    Напишите другое описание, до { $maximum } символов. Сейчас: { $value }
admin-deal-edit-price =
    <b>{ $title }</b>
    Напишите другую цену в { $currency }, например 17.90. Сейчас: { $value }. В вышедших постах цена останется прежней.
admin-deal-edit-list_price =
    <b>{ $title }</b>
    Напишите прежнюю цену в { $currency }: она показана зачёркнутой. Сейчас: { $value }
admin-deal-edit-link =
    <b>{ $title }</b>
    Напишите ссылку, которую открывает кнопка, например https://… Сейчас: { $value }
admin-deal-edit-photo =
    <b>{ $title }</b>
    Пришлите другую картинку или ссылку на неё.
admin-deal-edit-until =
    <b>{ $title }</b>
    До какого времени? Напишите день (6.12. или 2026-12-06) или момент (завтра 18:45), { $zone }. Сейчас: { $value }
admin-deal-edit-start =
    <b>{ $title }</b>
    С какого времени? Напишите день (6.12. или 2026-12-06) или момент (завтра 18:45), { $zone }. До этого не публикуется. Сейчас: { $value }
admin-deal-edit-category =
    <b>{ $title }</b>
    Напишите другую категорию, до { $maximum } символов. Она же — одна из меток. Сейчас: { $value }
admin-deal-edit-tags =
    <b>{ $title }</b>
    Напишите метки, не больше { $maximum }: через пробел, а если в метке несколько слов — через запятую. Категория всегда среди них. Сейчас: { $value }
admin-deal-withdraw-sure = Снять <b>{ $title }</b> с продажи? Он больше не публикуется, а вышедшие посты отметятся как завершённые.
admin-deal-add-title =
    <b>Новый товар</b>
    Напишите название, до { $maximum } символов.
admin-deal-add-price =
    <b>{ $title }</b>
    Сколько стоит? Напишите сумму в { $currency }, например 17.90.
admin-deal-add-link =
    <b>{ $title }</b> · { $price }
    Напишите ссылку, которую открывает кнопка, например https://…
admin-deal-add-photo =
    <b>{ $title }</b> · { $price }
    { $link }
    Пришлите картинку или ссылку на неё.
admin-prices =
    <b>{ $title }</b>
    Самая низкая цена за 30 дней: <b>{ $least }</b>
admin-prices-prior = Снижена { $since }. Самая низкая за 30 дней до этого: <b>{ $prior }</b>
admin-prices-lowered = ⚠️ В товаре указана прежняя цена { $claimed }. По ценам самого магазина она { $said }: её и показывают посты, −{ $percent } %.
admin-prices-silent = ⚠️ В товаре указана прежняя цена { $claimed }. Цены самого магазина её не подтверждают или известны меньше 30 дней, поэтому посты показывают только цену.
admin-price-line = { $when }: { $before } → <b>{ $price }</b> ({ $by })
admin-price-first = { $when }: <b>{ $price }</b> ({ $by }), первая известная
admin-price-by-import = импорт
admin-price-by-edit = вручную
admin-price-by-add = добавлен
admin-button-deal-add = ➕ Добавить товар
admin-button-deal-skip = Без этого »
admin-button-deal-prices = 📈 Цены
admin-button-catalogue = 🗂 Каталог
admin-button-everything = ✖️ Снова все
admin-button-deal-title = ✏️ Название
admin-button-deal-description = 📝 Описание
admin-button-deal-price = 💰 Цена
admin-button-deal-list_price = 🏷 Прежняя цена
admin-button-deal-link = 🔗 Ссылка
admin-button-deal-photo = 🖼 Картинка
admin-button-deal-start = ⏰ Начало
admin-button-deal-until = ⏳ Срок
admin-button-deal-category = 🗃 Категория
admin-button-deal-tags = 🔖 Метки
admin-button-deal-sold_out = 📦 Распродан
admin-button-deal-in_stock = 📦 Снова в наличии
admin-button-deal-feed = ↩️ Как в фиде
admin-button-deal-withdraw = 🚫 Снять с продажи
admin-button-deal-restore = 🟢 Вернуть в продажу

refused-deal-too_long = Слишком длинно. Не больше { $maximum } символов.
refused-deal-price_above_list = Цена должна быть ниже прежней, { $list }. Сначала измените или уберите прежнюю.
refused-deal-list_below_price = Прежняя цена должна быть выше нынешней, { $price }.
refused-deal-tags = У товара не больше { $maximum } меток, считая категорию, и в каждой не больше { $characters } символов.
refused-deal-ends_before_start = Товар закончился бы раньше, чем начался. Укажите более поздний конец.
refused-deal-no_picture = Пришлите картинку как фото или ссылку на неё.
refused-deal-withdrawn = Товар { $code } уже снят с продажи.
refused-deal-not_withdrawn = Товар { $code } не снят с продажи.
admin-deal-back = 🟢 Товар снова в продаже. Посты, помеченные как завершённые, такими и останутся.
admin-deal-back-over = 🟢 Товар вернули, но срок вышел { $ends }: продлите его, чтобы продавать.
