# Posts of the operator's own, sent on as they were written.
refused-announcement-empty = There is nothing to post. Send a text, a photo or an album.
refused-announcement-too_long = This is too long for one post: { $units } characters, and Telegram takes { $maximum }. Shorten it and send it again.
refused-announcement-photos = An album has at most { $maximum } photos. Send fewer.
refused-announcement-entities = This has more formatting than Telegram takes ({ $maximum } pieces). Use less and send it again.
refused-announcement-kind = I can post texts, photos and albums of photos. Send one of those.
refused-announcement-late = This photo came too late: its album is posted already. Send the album again with it.

refused-button-unreadable = “{ $typed }” is not a button. Write its text and its link: Shop - https://shop.example
refused-button-text = A button's text has 1 to { $maximum } characters. Shorten it and send it again.
refused-button-link = “{ $typed }” is not a web link. Write it like https://shop.example/tea
refused-button-host = Links to { $host } are not allowed here. Use a link to your shop, or add { $host } to LINK_HOSTS on the server.
refused-button-rows = A post has at most { $maximum } rows of buttons. Remove one first.
refused-button-row = Put at most { $maximum } buttons side by side.
refused-button-album = Telegram shows no buttons under an album. Send a single photo instead, or remove the buttons.
refused-announcement-words_alone = Send the new text alone, without a photo. To change photos, go back and send the whole post again.
