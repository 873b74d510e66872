# Собственные публикации оператора, отправляются как написаны.
refused-announcement-empty = Публиковать нечего: пришлите текст, фото или альбом.
refused-announcement-too_long = Для одной публикации слишком длинно: { $units } знаков, можно не больше { $maximum }. Сократите и пришлите снова.
refused-announcement-photos = В альбоме не больше { $maximum } фото.
refused-announcement-entities = Слишком много форматирования: Telegram принимает не больше { $maximum } фрагментов.
refused-announcement-kind = Я публикую тексты, фото и альбомы из фото. Пришлите что-то из этого.
refused-announcement-late = Это фото из альбома, который вы уже опубликовали. Оно пришло слишком поздно и в публикацию не попало.

refused-button-unreadable = «{ $typed }» — не кнопка. Напишите текст и ссылку: Магазин - https://shop.example
refused-button-text = Текст кнопки — от 1 до { $maximum } знаков. Сократите и пришлите снова.
refused-button-link = «{ $typed }» — не ссылка на сайт. Напишите так: https://shop.example/tea
refused-button-host = Ссылки на { $host } здесь не разрешены. Возьмите ссылку на свой магазин или добавьте { $host } в LINK_HOSTS на сервере.
refused-button-rows = В публикации не больше { $maximum } рядов кнопок. Сначала уберите одну.
refused-button-row = В одном ряду не больше { $maximum } кнопок.
refused-button-album = Под альбомом Telegram кнопок не показывает. Пришлите одно фото или уберите кнопки.
