refused-chat-quiet = 免打扰时段的写法是 22:00-08:00：起止时间都要写，含小时和分钟。
refused-chat-language = 语言须为 { $languages } 之一。
refused-chat-number = { $typed } 不是大于零的整数。
refused-chat-number_big = { $typed } 太大，最多 { $maximum }。
refused-chat-tag_long = 一个标签最多 { $maximum } 个字符。
refused-chat-tags = 一个群最多可有 { $maximum } 个标签。
refused-outbox-not_found = 没有编号为 { $id } 的消息。outbox list 会列出未发送的消息。
refused-outbox-not_now = 该消息目前的状态是 { $state }，不能这样处理。
