# Posts of the operator's own, sent on as they were written.
refused-announcement-empty = There is nothing in it to post: send a text, a photo or an album.
refused-announcement-too_long = This is too long for one post: { $units } of at most { $maximum } characters. Shorten it and send it again.
refused-announcement-photos = An album holds at most { $maximum } photos.
refused-announcement-entities = There is more formatting in it than Telegram takes: at most { $maximum } pieces.
refused-announcement-kind = I can post texts, photos and albums of photos. Send one of those.
refused-announcement-late = This photo belongs to an album that you have posted already. It came too late and is not in it.
