# Каталог за стойкой: предложения найти, посмотреть и изменить.
desk-catalogue =
    <b>Каталог</b> · { $deals ->
        [one] { $deals } товар
        [few] { $deals } товара
       *[other] { $deals } товаров
    } · страница { $page } из { $pages }
    🟢 продаётся · ⏳ ещё не начался · 📦 распродан · 🏁 завершён · 🚫 снят
    🆕 новый, без разрешения не публикуется · ✋ отложен
desk-catalogue-hint = Напишите часть названия, код или имя фида, чтобы найти.
desk-catalogue-found = Поиск: { $words }
desk-catalogue-shelf-all = Все
desk-catalogue-shelf-new = Новые{ $new ->
    [0] {""}
   *[other] {" "}· { $new }
}
desk-catalogue-shelf-offered = Продаются
desk-catalogue-shelf-over = Завершены
desk-deal =
    <b>{ $title }</b> · <code>{ $code }</code>
    { $state }
    { $cost }
desk-deal-start = Начало: { $value }
desk-deal-until = До: { $value }
desk-deal-link = Ссылка: { $value }
desk-deal-category = Категория: { $value }
desk-deal-tags = Метки: { $value }
desk-deal-more =
    Картинка: { $picture } · Откуда: { $source }
    { $description }
desk-deal-fed = Следующий импорт фида может перезаписать ваши изменения.
desk-deal-own = ✏️ Изменено вручную, импорт этого не тронет: { $own }
desk-deal-picture-refused = ⚠️ Telegram не принимает, посты выходят без неё: <i>{ $words }</i>
desk-deal-no_description = Описания нет.
desk-deal-no_link = без ссылки
desk-deal-picture-there = есть
desk-deal-picture-none = нет
desk-prices-unknown = пока неизвестно
desk-deal-by-hand = добавлен вручную
desk-deal-is-offered = продаётся
desk-deal-is-coming = ещё не начался
desk-deal-is-sold_out = распродан
desk-deal-is-ended = завершён
desk-deal-is-withdrawn = снят с продажи
desk-deal-name-title = название
desk-deal-name-description = описание
desk-deal-name-price = цены
desk-deal-name-link = ссылка
desk-deal-name-photo = картинка
desk-deal-name-until = начало и срок
desk-deal-name-stock = наличие
desk-deal-name-tags = категория и метки
desk-deal-edit-title =
    <b>{ $title }</b>
    Напишите другое название, до { $maximum } символов.
desk-deal-edit-description =
    <b>{ $title }</b>
    Напишите другое описание, до { $maximum } символов. Сейчас: { $value }
desk-deal-edit-price =
    <b>{ $title }</b>
    Напишите другую цену в { $currency }, например 17.90. Сейчас: { $value }. В вышедших постах цена останется прежней.
desk-deal-edit-list_price =
    <b>{ $title }</b>
    Напишите прежнюю цену в { $currency }: она показана зачёркнутой. Сейчас: { $value }
desk-deal-edit-link =
    <b>{ $title }</b>
    Напишите ссылку, которую открывает кнопка, например https://… Сейчас: { $value }
desk-deal-edit-photo =
    <b>{ $title }</b>
    Пришлите другую картинку или ссылку на неё.
desk-deal-edit-until =
    <b>{ $title }</b>
    До какого времени? Напишите день (6.12. или 2026-12-06) или момент (завтра 18:45), { $zone }. Сейчас: { $value }
desk-deal-edit-start =
    <b>{ $title }</b>
    С какого времени? Напишите день (6.12. или 2026-12-06) или момент (завтра 18:45), { $zone }. До этого не публикуется. Сейчас: { $value }
desk-deal-edit-category =
    <b>{ $title }</b>
    Напишите другую категорию, до { $maximum } символов. Она же — одна из меток. Сейчас: { $value }
desk-deal-edit-tags =
    <b>{ $title }</b>
    Напишите метки, не больше { $maximum }: через пробел, а если в метке несколько слов — через запятую. Категория всегда среди них. Сейчас: { $value }
desk-deal-withdraw-sure = Снять <b>{ $title }</b> с продажи? Он больше не публикуется, а вышедшие посты отметятся как завершённые.
desk-deal-add-title =
    <b>Новый товар</b>
    Напишите название, до { $maximum } символов.
desk-deal-add-price =
    <b>{ $title }</b>
    Сколько стоит? Напишите сумму в { $currency }, например 17.90.
desk-deal-add-link =
    <b>{ $title }</b> · { $price }
    Напишите ссылку, которую открывает кнопка, например https://…
desk-deal-add-photo =
    <b>{ $title }</b> · { $price }
    { $link }
    Пришлите картинку или ссылку на неё.
desk-prices =
    <b>{ $title }</b>
    Самая низкая цена за 30 дней: <b>{ $least }</b>
desk-prices-prior = Снижена { $since }. Самая низкая за 30 дней до этого: <b>{ $prior }</b>
desk-prices-unfounded = ⚠️ В товаре указана прежняя цена { $claimed }, а это больше. В Евросоюзе скидка считается от самой низкой цены за 30 дней до неё.
desk-price-line = { $when }: { $before } → <b>{ $price }</b> ({ $by })
desk-price-first = { $when }: <b>{ $price }</b> ({ $by }), первая известная
desk-price-by-import = импорт
desk-price-by-edit = вручную
desk-price-by-add = добавлен
desk-button-deal-add = ➕ Добавить товар
desk-button-deal-skip = Без этого »
desk-button-deal-prices = 📈 Цены
desk-button-catalogue = 🗂 Каталог
desk-button-everything = ✖️ Снова все
desk-button-deal-title = ✏️ Название
desk-button-deal-description = 📝 Описание
desk-button-deal-price = 💰 Цена
desk-button-deal-list_price = 🏷 Прежняя цена
desk-button-deal-link = 🔗 Ссылка
desk-button-deal-photo = 🖼 Картинка
desk-button-deal-start = ⏰ Начало
desk-button-deal-until = ⏳ Срок
desk-button-deal-category = 🗃 Категория
desk-button-deal-tags = 🔖 Метки
desk-button-deal-sold_out = 📦 Распродан
desk-button-deal-in_stock = 📦 Снова в наличии
desk-button-deal-feed = ↩️ Как в фиде
desk-button-deal-withdraw = 🚫 Снять с продажи
desk-button-deal-restore = 🟢 Вернуть в продажу

refused-deal-too_long = Слишком длинно. Не больше { $maximum } символов.
refused-deal-price_above_list = Цена должна быть ниже прежней, { $list }. Сначала измените или уберите прежнюю.
refused-deal-list_below_price = Прежняя цена должна быть выше нынешней, { $price }.
refused-deal-tags = У товара не больше { $maximum } меток, считая категорию, и в каждой не больше { $characters } символов.
refused-deal-ends_before_start = Товар закончился бы раньше, чем начался. Укажите более поздний конец.
refused-deal-no_picture = Пришлите картинку как фото или ссылку на неё.
refused-deal-withdrawn = Товар { $code } уже снят с продажи.
refused-deal-not_withdrawn = Товар { $code } не снят с продажи.
desk-deal-back = 🟢 Товар снова в продаже. Посты, помеченные как завершённые, такими и останутся.
desk-deal-back-over = 🟢 Товар вернули, но срок вышел { $ends }: продлите его, чтобы продавать.
