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
