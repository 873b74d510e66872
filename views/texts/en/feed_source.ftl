# Feeds that are fetched by address and schedule; what may go wrong on the way to any other host.
admin-button-feed_sources = 🔗 Feeds by address
admin-feed-sources =
    <b>Feeds by address</b>
    I fetch these by myself and update their deals.
admin-feed-sources-none = There is none yet. Add the address where your shop offers its product feed.
admin-button-source-add = ➕ Add an address
admin-feed-source-add =
    Write the address of the feed, like https://your.shop/feed.xml
    With a password: https://name:password@your.shop/feed.xml. It is stored encrypted, and only the name of the site is shown; delete your message afterwards.
admin-feed-source-which =
    <b>{ $host }</b>
    Which feed is this? Press one that you have imported before, and its deals are updated. Or write a new name.
admin-button-source-fresh = ➕ A new feed: { $fresh }
admin-feed-source = 🔗 <b>{ $source }</b> from { $host }
admin-feed-source-every = How often should I fetch { $source }? Press one, or write 30m, 6h or 1d.
admin-feed-source-address = Write the new address of { $source }. The deals stay and are updated from there.
admin-button-source-run = 🔄 Fetch now
admin-button-source-every = How often
admin-button-source-address = Address
admin-button-source-pause = ⏸ Pause
admin-button-source-resume = ▶️ Resume
admin-button-source-end = { $absent ->
        [one] ✅ File is right: end { $absent }
       *[other] ✅ File is right: end { $absent }
    }
admin-button-source-remove = Remove
admin-source-end-sure = { $absent ->
        [one] End { $absent } deal of { $source } that is not in the file? Its posts are marked as ended.
       *[other] End { $absent } deals of { $source } that are not in the file? Their posts are marked as ended.
    }
admin-source-remove-sure = Stop fetching { $source } and forget its address? Its deals stay as they are.
feed-source-runs = Fetched { $rule }, next on { $next }.
feed-source-paused = ⏸ Paused: its deals stay as they are.
feed-source-fresh = Up to date on { $fresh }.
feed-source-never = Not fetched yet.
feed-source-last = Last time: { $new } new · { $changed } changed · { $same } the same · { $bad } bad
feed-source-missing = { $missing ->
        [one] { $missing } deal is not in the feed any more. It ends after two more runs and a day.
       *[other] { $missing } deals are not in the feed any more. They end after two more runs and a day.
    }
feed-source-ended = { $ended ->
        [one] { $ended } deal that left the feed has ended. It comes back when the feed has it again.
       *[other] { $ended } deals that left the feed have ended. They come back when the feed has them again.
    }
feed-source-problem = ⚠️ { $reason }
feed-source-stale = ⛔ Its deals are not posted: the feed is too old. Posting resumes when the feed can be fetched again.
owner-feed_source-fails = ⚠️ I cannot fetch the feed { $source } from { $host }: { $reason } I keep trying. Its deals stay as they are.
owner-feed_source-held = ⛔ The feed { $source } from { $host } has not been up to date for too long, so its deals are not posted until it is again. { $reason }
    Correct the address, or pause the feed: then its deals are posted as they are.
owner-feed_source-shrunk = ✋ The feed { $source } from { $host } has lost { $ended } of its { $deals } deals. I changed nothing. Is the file right? Then confirm on its page that they end. If not, correct the file; I look again at the next run.
owner-feed_source-cut = ⚠️ The feed { $source } from { $host } was not read to its end: { $reason } What comes before that is imported; no deal was ended.
owner-feed_source-well = ✅ The feed { $source } from { $host } is up to date again.

refused-feed_source-address = This is not a plain web address such as https://your.shop/feed.xml
refused-feed_source-http = This address begins with http, so anybody on the way could change the prices. Use https; if the shop has none: python -m bot deals feeds add URL --http
refused-feed_source-http_secret = A password is not sent by http: anybody on the way could read it. Use an address with https.
refused-feed_source-header = A header is a name of letters and a line of plain text, at most five of them; Host and the like are set by the bot.
refused-feed_source-every = A feed is fetched every 15 minutes at most and every 7 days at least: 15m, 6h, 1d.
refused-feed_source-known = The feed { $source } has an address already. Open it to change that.
refused-feed_source-too_many = { $maximum } feeds are fetched already. Remove one first.
refused-feed_source-not_found = No feed named { $source } is fetched. Look at the list of feeds by address.
refused-feed_source-paused = { $source } is paused. Resume it first.
refused-feed_source-not_paused = { $source } is not paused.
refused-feed_source-nothing_asked = { $source } is not waiting for an answer.
refused-feed_source-sealed = The address was encrypted with another key of the shop. Write it again.
refused-feed_source-nothing = Not one product could be read ({ $bad } bad rows). Has the format of the feed changed? Nothing was changed.
refused-feed_source-shrunk = { $deals } of its { $known } deals are missing. Nothing was changed; decide whether they end.
refused-feed_source-disk = The file could not be saved: is the disk full? Nothing was changed.

refused-fetch-address = The address leads to something that is not a plain web address.
refused-fetch-private = { $host } is an address of your own network, and those are not called. If you mean it, add it to FETCH_PRIVATE_HOSTS on the server.
refused-fetch-outside = The sandbox calls nobody outside, and { $host } is outside.
refused-fetch-not_https = { $host } uses http, which anybody on the way could change. Use https.
refused-fetch-redirects = The address was redirected more than { $maximum } times.
refused-fetch-status = { $status ->
        [401] The site asks for a password, or the password is wrong (401).
        [403] The site refuses access (403).
        [404] There is nothing at this address (404).
        [429] The site asks me to wait (429).
       *[other] The site answers with error { $status }.
    }
refused-fetch-no_name = There is no site { $host }, or its name cannot be looked up right now.
refused-fetch-certificate = The security certificate of { $host } is not valid.
refused-fetch-unreachable = { $host } does not answer.
refused-fetch-too_slow = { $host } takes longer than { $seconds } seconds.
refused-fetch-too_big = The file is bigger than { $megabytes } MB.
refused-fetch-unpacks = The file becomes far too big when unpacked.
refused-fetch-encoding = The site packs the file in a way that I do not know ({ $encoding }).
refused-fetch-broken_off = The answer broke off in the middle.

refused-lint-feed_stale = Its feed has not been up to date for too long. See /admin › Catalogue › Feeds by address.
refused-campaign-rotation_stale = The feed of its deals has not been up to date for too long. See /admin › Catalogue › Feeds by address.

# Pictures that were looked at before they are posted.
admin-deal-picture-dead = ⚠️ cannot be loaded, posts go out as text only: <i>{ $reason }</i>
owner-pictures_dead = 🖼 { $deals ->
        [one] The picture of { $deals } deal
       *[other] The pictures of { $deals } deals
    } cannot be loaded: { $titles }. Nothing was posted so far; posts would go out as text only. A deal's page says why. Correct the address in the feed, or give the deal another picture there; I look again by myself.
refused-picture-none = There is no picture at this address (JPEG, PNG, GIF or WebP).
refused-picture-cut = The picture is damaged. Send another one.
refused-picture-too_big = The picture is bigger than { $megabytes } MB.
refused-picture-sides = The picture has { $width } × { $height } pixels. Telegram takes up to 10,000 of both sides together, and no side 20 times the other.
