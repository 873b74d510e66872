# The activity log: a sentence for everything that somebody who runs the shop can do.
activity-title = 📜 <b>Activity log</b> · page { $page } of { $pages }
activity-whole =
    { $lines ->
        [one] { $lines } entry, nothing was changed afterwards.
       *[other] { $lines } entries, nothing was changed afterwards.
    }
activity-broken = ⚠️ The log does not add up from entry { $line } on: somebody has changed it. Ask whoever runs your server.
activity-asked = <i>Only: { $what }</i>
activity-line = <b>{ $when }</b> { $said }
activity-empty = Nothing here yet.
activity-console = The command line
activity-shop = The shop itself
activity-erased = A former admin
activity-button-people = 👤 By person
activity-button-areas = 🗂 By subject
activity-whose = 👤 <b>Whose entries?</b>
activity-what = 🗂 <b>Entries about what?</b>
activity-all = Everything
activity-everybody = Everybody
activity-area-posts = 📮 Posts
activity-area-deals = 🏷 Deals and feeds
activity-area-promotions = 🎯 Promotions
activity-area-chats = 💬 Chats
activity-area-people = 👥 Team and members
activity-area-money = 💶 Money and referrals
activity-area-shop = 🏪 Shop settings

activity-other = { $who } did something else

activity-post-new = { $who } planned a post { $named ->
    [yes] about { $name }
   *[no] with their own text
    }
activity-campaign-catch_up = { $who } posted what was missed while I was off
activity-campaign-copy = { $who } copied the post { $name }
activity-campaign-hold = { $who } paused sending { $name }
activity-campaign-move = { $who } moved { $name } to { $value }
activity-campaign-pause = { $who } paused { $name }
activity-campaign-remove = { $who } removed { $name } from the schedule
activity-campaign-resume = { $who } resumed { $name }
activity-campaign-reword = { $who } changed the text of { $name }
activity-campaign-send_on = { $who } resumed sending { $name }
activity-campaign-skip = { $who } skipped the next post of { $name }
activity-campaign-stop = { $who } stopped sending { $name }
activity-campaign-take_down = { $who } deleted the posts of { $name }
activity-campaign-takes = { $who } changed which deals { $name } posts
activity-campaign-undo = { $who } put { $name } back on the schedule
activity-draft-keep = { $who } saved a draft
activity-draft-drop = { $who } deleted a draft
activity-outbox-again = { $who } sent a message again
activity-outbox-drop = { $who } dropped a message that was not sent
activity-outbox-there = { $who } marked a message as delivered
activity-outbox-hold = { $who } held back everything that was not sent, after a restore

activity-draw-read = { $who } wrote down what the dice of { $name } showed
activity-deal-add = { $who } added the deal { $name }
activity-deal-allow = { $who } allowed { $name }
activity-deal-hold = { $who } held { $name } back
activity-deal-give_back = { $who } let the feed update { $name } again
activity-deal-restore = { $who } published { $name } again
activity-deal-withdraw = { $who } unpublished { $name }
activity-deal-changed = { $who } changed the { $field } of { $name } to “{ $value }”
activity-of-deal-category = category
activity-of-deal-description = description
activity-of-deal-link = link
activity-of-deal-list_price = price before
activity-of-deal-photo = picture
activity-of-deal-picture = picture
activity-of-deal-price = price
activity-of-deal-start = start
activity-of-deal-stock = stock
activity-of-deal-tags = tags
activity-of-deal-title = title
activity-of-deal-until = end
activity-deals-withdraw = { $who } unpublished deals that left their feed: { $count }
activity-feed-allow = { $who } allowed new deals of { $name }: { $count }
activity-feed-trust = { $who } trusts { $name }: its new deals are allowed at once
activity-feed-distrust = { $who } no longer trusts { $name }: its new deals wait
activity-feed-import = { $who } imported { $name }
activity-feed-stop = { $who } stopped the import of { $file }

activity-group_buy-new = { $who } started a group buy of { $name }
activity-group_buy-close = { $who } closed the group buy { $name }
activity-group_buy-extend = { $who } gave the group buy { $name } more time
activity-group_buy-lower = { $who } lowered the price of the group buy { $name }
activity-group_buy-message = { $who } wrote to everybody in the group buy { $name }
activity-group_buy-remind = { $who } reminded the unpaid of the group buy { $name }
activity-group_buy-sheet = { $who } exported the list of the group buy { $name }
activity-flash_sale-new = { $who } started a flash sale of { $name }
activity-flash_sale-close = { $who } stopped the flash sale { $name }
activity-flash_sale-lower = { $who } lowered the price of the flash sale { $name }
activity-flash_sale-sheet = { $who } exported the list of the flash sale { $name }
activity-flash_sale-stock = { $who } added { $count } to the stock of the flash sale { $name }
activity-order_list-new = { $who } started the order list { $name }
activity-order_list-close = { $who } closed the order list { $name }
activity-order_list-call_off = { $who } called off the order list { $name }
activity-order_list-sheet = { $who } took the orders of the list { $name }
activity-order_list-extend = { $who } changed the end of the order list { $name }
activity-seat-paid = { $who } marked the place of { $name } as paid
activity-seat-refunded = { $who } marked the money of { $name } as refunded
activity-claim-paid = { $who } marked the order of { $name } as paid
activity-claim-refunded = { $who } marked the money of { $name } as refunded
activity-vouchers-redeem = { $who } redeemed a voucher for { $name }

activity-chat-leave = { $who } took the bot out of { $name }
activity-chat-pause = { $who } paused { $name }
activity-chat-resume = { $who } resumed { $name }
activity-chat-test = { $who } sent a test post to { $name }
activity-chat-changed = { $who } set the { $field } of { $name } to “{ $value }”
activity-of-chat-by_request = links by request
activity-of-chat-cap = posts a day
activity-of-chat-country = country
activity-of-chat-gap = pause between posts
activity-of-chat-language = language
activity-of-chat-plain_only = prices before that do not hold
activity-of-chat-quiet = quiet hours
activity-of-chat-tags = tags
activity-of-chat-topic = topic
activity-of-chat-zone = time zone
activity-chats-set = { $who } changed the settings of { $name }

activity-members-ban = { $who } banned { $name }
activity-members-unban = { $who } let { $name } come back
activity-role-grant = { $who } made { $name } an admin of { $whole ->
    [yes] everything
   *[no] some chats
    }
activity-role-withdraw = { $who } removed { $name } as an admin
activity-role-invite = { $who } made a link that makes an admin of { $whole ->
    [yes] everything
   *[no] some chats
    }
activity-role-recall = { $who } ended the links for new admins
activity-store-add = { $who } opened the store { $name }
activity-store-close = { $who } closed the store { $name }
activity-store-edit = { $who } changed what the store { $name } says about picking up
activity-group_buy-points = { $who } changed where { $name } is picked up
activity-order_list-points = { $who } changed where { $name } is picked up
activity-flash_sale-points = { $who } changed where { $name } is picked up
activity-packing-export = { $who } took a packing list along
activity-vouchers-remind = { $who } had somebody reminded of a voucher
activity-vouchers-extend = { $who } let a voucher last longer
activity-vouchers-put_back = { $who } put what was not picked up back to the stock
activity-store-employ = { $who } made { $name } staff of a store
activity-store-dismiss = { $who } removed { $name } from the staff of a store
activity-store-invite = { $who } made a link for new staff
activity-store-recall = { $who } ended the links for new staff of { $name }

activity-withdrawal-approve = { $who } approved { $amount } for { $name }
activity-withdrawal-reject = { $who } rejected { $amount } for { $name }
activity-withdrawal-sent = { $who } marked { $amount } for { $name } as sent
activity-withdrawal-bounced = { $who } marked { $amount } for { $name } as returned
activity-withdrawal-details = { $who } looked at the account of { $name }
activity-reward-release = { $who } accepted a reward of { $name }
activity-reward-void = { $who } cancelled a reward of { $name }
activity-rate-set = { $who } set a commission: { $value }
activity-rate-end = { $who } ended commission rate { $name }
activity-commission-add = { $who } entered the purchase { $name }
activity-commission-approve = { $who } approved the commission on { $name }
activity-commission-reject = { $who } rejected the commission on { $name }
activity-commission-reverse = { $who } took back the commission on { $name }
activity-commission-terms = { $who } changed the terms of commission
activity-program-add = { $who } started a referral program { $named ->
    [yes] ({ $name })
   *[no] {""}
    }
activity-program-budget = { $who } changed the budget of { $name } to { $value }
activity-program-close = { $who } ended the referral program { $name }
activity-referral-attach = { $who } entered who invited { $name }
activity-statement-sheet = { $who } exported the statement of { $name } for { $value }
activity-numbers-sheet = { $who } exported the numbers

activity-settings-changed = { $who } set the shop's { $field } to “{ $value }”
activity-of-settings-country = country
activity-of-settings-currency = currency
activity-of-settings-daily_cap = posts a day
activity-of-settings-language = language
activity-of-settings-limit_chat_per_second = messages a second and chat
activity-of-settings-limit_group_per_minute = messages a minute and group
activity-of-settings-limit_overall_per_second = messages a second
activity-of-settings-minimum_gap_s = pause between posts
activity-of-settings-quiet_hours = quiet hours
activity-of-settings-repeat_days = days until a deal is posted again
activity-of-settings-timezone = time zone
activity-digest = { $who } changed their digest
activity-digest-on = { $who } switched the daily digest on
activity-digest-off = { $who } switched the daily digest off
activity-digest-hour = { $who } changed the hour of the digest
activity-backup-make = { $who } downloaded a backup of the shop
activity-key-made = { $who } got a key; entries are sealed with it from here on
activity-key-lost = { $who } lost its key and goes on with a new one
activity-campaign-once = { $who } made { $name } a single post
activity-campaign-repeat = { $who } made { $name } repeat
activity-campaign-options = { $who } changed how { $name } is posted
activity-customer-message = { $who } wrote to { $name }
activity-customer-note = { $who } wrote a note about { $name }
activity-customer-note_removed = { $who } removed a note about { $name }
activity-orders-export = { $who } exported the orders
activity-settings-info = { $who } changed the shop's name, contact or terms
activity-support-answer = { $who } answered a question
activity-support-close = { $who } closed a question
activity-support-inbox = { $who } chose where questions arrive
activity-support-template = { $who } changed a template of answers
activity-vouchers-undo = { $who } undid the redemption of the voucher for { $name }
activity-feed_source-add = { $who } added a feed by its address
activity-feed_source-address = { $who } changed the address of a feed
activity-feed_source-edit = { $who } changed how a feed is fetched
activity-feed_source-end = { $who } unpublished deals that left a feed: { $count }
activity-feed_source-every = { $who } changed how often a feed is fetched
activity-feed_source-pause = { $who } paused a feed
activity-feed_source-remove = { $who } removed a feed
activity-feed_source-resume = { $who } resumed a feed
activity-feed_source-run = { $who } fetched a feed
activity-feed-address = { $who } entered the shop's address for a feed
activity-feed-agree = { $who } confirmed how a feed is read
activity-feed-columns = { $who } chose the columns of a feed
activity-feed-decimal = { $who } chose the decimal sign of a feed
activity-feed-encoding = { $who } chose the encoding of a feed
activity-deal-option_add = { $who } added an option to { $name }
activity-deal-option_edit = { $who } edited an option of { $name }
activity-deal-option_end = { $who } ended an option of { $name }
activity-deal-option_back = { $who } brought back an option of { $name }
activity-deal-option_kinds = { $who } said what options of { $name } differ in

activity-host-approve = { $who } let somebody host { $name }
activity-host-decline = { $who } said no to a host for { $name }
activity-host-rate = { $who } set what the host of { $name } earns: { $value }
activity-host-rule = { $who } changed who earns beside the host of { $name }
activity-host-pause = { $who } paused the host of { $name }
activity-host-resume = { $who } resumed the host of { $name }
activity-host-remove = { $who } removed the host of { $name }
activity-partner-approve = { $who } approved another shop by its key
activity-partner-block = { $who } blocked another shop
activity-partner-export = { $who } signed the offer { $name } for a host elsewhere
activity-partner-import = { $who } brought an offer of another shop
activity-partner-off = { $who } switched offers of other shops off
activity-partner-on = { $who } switched offers of other shops on
activity-partner-switch = { $who } switched offers of other shops on or off
activity-affiliate-add = { $who } added an affiliate account
activity-affiliate-shop = { $who } set a shop of an affiliate account
activity-affiliate-remove = { $who } removed an affiliate account
activity-affiliate-load = { $who } loaded the description of an affiliate network
activity-affiliate-unload = { $who } removed the own description of an affiliate network
activity-affiliate-address = { $who } made a new address for reports of an affiliate network
activity-affiliate-again = { $who } had reports of an affiliate network read again
activity-affiliate-share = { $who } changed what sharers of affiliate links earn
activity-affiliate-paid = { $who } noted that an affiliate network has paid
activity-affiliate-advance = { $who } chose to pay promoters before an affiliate network pays
activity-affiliate-wait = { $who } chose to pay promoters only after an affiliate network has paid
