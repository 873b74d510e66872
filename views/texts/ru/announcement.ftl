# Собственные публикации оператора, отправляются как написаны.
refused-announcement-empty = Публиковать нечего: пришлите текст, фото или альбом.
refused-announcement-too_long = Для одной публикации слишком длинно: { $units } знаков, можно не больше { $maximum }. Сократите и пришлите снова.
refused-announcement-photos = В альбоме не больше { $maximum } фото.
refused-announcement-entities = Слишком много форматирования: Telegram принимает не больше { $maximum } фрагментов.
refused-announcement-kind = Я публикую тексты, фото и альбомы из фото. Пришлите что-то из этого.
