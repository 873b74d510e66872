refused-chat-quiet = Тихие часы пишутся так: 22:00-08:00 — оба конца, часы и минуты.
refused-chat-language = Язык — один из { $languages }.
refused-chat-number = { $typed } — не целое число больше нуля.
refused-chat-number_big = { $typed } — слишком много: не больше { $maximum }.
refused-chat-tag_long = В метке не больше { $maximum } символов.
refused-chat-tags = У чата может быть не больше { $maximum } меток.
refused-outbox-not_found = Сообщения { $id } нет. Неотправленные показывает `outbox list`.
refused-outbox-not_now = Это сообщение в состоянии { $state }; такое решение для него невозможно.
