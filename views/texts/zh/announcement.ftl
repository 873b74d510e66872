# 运营者自己的帖子，原样发送。
refused-announcement-empty = 没有可发布的内容：请发送文字、图片或相册。
refused-announcement-too_long = 一条帖子放不下：{ $units } 个字符，最多 { $maximum } 个。请缩短后重新发送。
refused-announcement-photos = 一个相册最多 { $maximum } 张图片。
refused-announcement-entities = 格式太多，Telegram 最多接受 { $maximum } 处。
refused-announcement-kind = 我可以发布文字、图片和图片相册，请发送其中一种。
refused-announcement-late = 这张图片属于您已经发布的相册。它来得太晚，没有包含在内。
