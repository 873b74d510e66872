# Settings of chats and decisions about unsent messages, as an operator hears them.
refused-chat-quiet = Quiet hours look like 22:00-08:00: both ends, hours and minutes.
refused-chat-country = “{ $typed }” is not the code of a country. Write two letters, such as DE or FR.
refused-chat-language = The language is one of { $languages }.
refused-chat-number = { $typed } is not a whole number above zero.
refused-chat-number_big = { $typed } is too big: { $maximum } at most.
refused-chat-tag_long = A tag has up to { $maximum } characters.
refused-chat-tags = A chat has at most { $maximum } tags.
refused-outbox-not_found = There is no message { $id }. `outbox list` shows those that were not sent.
refused-outbox-not_now = This message is { $state }; that cannot be decided about it.
