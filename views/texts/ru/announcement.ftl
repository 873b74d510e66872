# Собственные посты оператора, отправляются как написаны.
refused-announcement-empty = Публиковать нечего. Пришлите текст, фото или альбом.
refused-announcement-too_long = Для одного поста слишком длинно: { $units } знаков, а Telegram принимает { $maximum }. Сократите и пришлите снова.
refused-announcement-photos = В альбоме не больше { $maximum } фото. Пришлите меньше.
refused-announcement-entities = Слишком много форматирования: Telegram принимает не больше { $maximum } фрагментов. Уберите лишнее и пришлите снова.
refused-announcement-kind = Я публикую тексты, фото и альбомы из фото. Пришлите что-то из этого.
refused-announcement-late = Фото пришло слишком поздно: его альбом уже опубликован. Пришлите альбом снова вместе с ним.

refused-button-unreadable = «{ $typed }» — не кнопка. Напишите текст и ссылку: Магазин - https://shop.example
refused-button-text = Текст кнопки — от 1 до { $maximum } знаков. Сократите и пришлите снова.
refused-button-link = «{ $typed }» — не ссылка на сайт. Напишите так: https://shop.example/tea
refused-button-host = Ссылки на { $host } здесь не разрешены. Возьмите ссылку на свой магазин или добавьте { $host } в LINK_HOSTS на сервере.
refused-button-rows = В посте не больше { $maximum } рядов кнопок. Сначала уберите одну.
refused-button-row = В одном ряду не больше { $maximum } кнопок.
refused-button-album = Под альбомом Telegram кнопок не показывает. Пришлите одно фото или уберите кнопки.
refused-announcement-words_alone = Пришлите только новый текст, без фото. Чтобы заменить фото, вернитесь и пришлите пост целиком.
