# 运营者自己的帖子，原样发送。
refused-announcement-empty = 没有可发布的内容。请发送文字、图片或相册。
refused-announcement-too_long = 一条帖子放不下：共 { $units } 个字符，Telegram 最多接受 { $maximum } 个。请缩短后重新发送。
refused-announcement-photos = 一个相册最多 { $maximum } 张图片，请少发几张。
refused-announcement-entities = 格式太多，Telegram 最多接受 { $maximum } 处。请减少后重新发送。
refused-announcement-kind = 我可以发布文字、图片和图片相册，请发送其中一种。
refused-announcement-late = 这张图片来得太晚：它的相册已经发布。请连同它重新发送相册。

refused-button-unreadable = “{ $typed }”不是按钮。请写文字和链接，例如：店铺 - https://shop.example
refused-button-text = 按钮文字为 1 到 { $maximum } 个字符，请缩短后重新发送。
refused-button-link = “{ $typed }”不是网址。请写成 https://shop.example/tea 这样。
refused-button-host = 这里不允许链接到 { $host }。请使用本店的链接，或在服务器的 LINK_HOSTS 中加入 { $host }。
refused-button-rows = 一条帖子最多 { $maximum } 行按钮，请先移除一个。
refused-button-row = 一行最多放 { $maximum } 个按钮。
refused-button-album = Telegram 的相册下面不能放按钮。请改发单张图片，或移除按钮。
refused-announcement-words_alone = 请只发新的文字，不要带图片。要换图片，请返回并重新发送整条帖子。
