### Pick-up: when a store is open, which store and time a member chose, what has arrived.
pickup-closed-on = closed { $day }
pickup-hours-part = {", "}
pickup-hours = 🕘 { $hours }
pickup-no-hours = 🕘 No opening hours yet.
pickup-capacity =
    { $minutes ->
        [0] 👥 At most { $orders } { $orders ->
            [one] order
           *[other] orders
        } a day
       *[other] 👥 At most { $orders } { $orders ->
            [one] order
           *[other] orders
        } every { $minutes } minutes
    }
pickup-slots = ⏱ Members choose a time, every { $minutes } minutes.
pickup-zone = 🌐 Time zone: { $zone }
pickup-map = 🗺 { $link }
pickup-note = 📝 { $note }
pickup-where =
    { $address ->
        [none] 📍 { $store }
       *[other] 📍 { $store }, { $address }
    }
pickup-terms =
    🏪 <b>{ $name }</b>: pick-up
    Members see this on their voucher.
pickup-ask-hours =
    When is <b>{ $store }</b> open? Write it as you would on the door:
    <code>Mon-Fri 9-18, Sat 10-14, closed 25 Dec</code>
pickup-ask-capacity = How many orders can <b>{ $store }</b> hand out at most, a day or in each time? Write a number up to { $maximum }. Members then choose among days, or times, with places left.
pickup-ask-map_link = Where is <b>{ $store }</b> on the map? Send a link, or a location (📎, Location).
pickup-ask-note = How do people find <b>{ $store }</b>? For example: behind the bakery, ring twice. At most { $maximum } characters.
pickup-ask-address = What is the address of <b>{ $store }</b>? At most { $maximum } characters.
pickup-ask-zone = In which time zone is <b>{ $store }</b>? For example: <code>Europe/Berlin</code>. Leave it out to use the shop's.
pickup-button-terms = 📍 Pick-up
pickup-button-hours = 🕘 Opening hours
pickup-button-capacity = 👥 How many orders
pickup-button-map_link = 🗺 Map
pickup-button-note = 📝 How to find it
pickup-button-address = 🏠 Address
pickup-button-zone = 🌐 Time zone
pickup-button-slot =
    { $minutes ->
        [0] ⏱ Times: whole days
       *[other] ⏱ Times: { $minutes } min
    }
pickup-button-map = 🗺 Open the map
pickup-ask-where = 📍 Where will you pick up <b>{ $title }</b>?
pickup-now =
    { $at ->
        [none] You pick up <b>{ $title }</b> at <b>{ $store }</b>.
       *[other] You pick up <b>{ $title }</b> at <b>{ $store }</b>, { $at }.
    }
    Press to change it.
pickup-which-day = <b>{ $title }</b> at <b>{ $store }</b>: on which day?
pickup-which-time = <b>{ $title }</b> at <b>{ $store }</b>, { $day }: when do you come?
pickup-no-times = <b>{ $store }</b> has no time left. Choose another store, or look again tomorrow.
pickup-chosen =
    { $at ->
        [none] ✅ You pick up <b>{ $title }</b> at <b>{ $store }</b>.
       *[other] ✅ You pick up <b>{ $title }</b> at <b>{ $store }</b>, { $at }.
    }
    I will suggest this store next time.
pickup-toast = Noted.
pickup-at = 🕑 You come { $at }.
pickup-not-chosen = 📍 Choose where you pick it up.
pickup-no-time-yet = 🕑 Choose when you come.
pickup-short =
    { $at ->
        [none] 📍 { $store }
       *[other] 📍 { $store }, { $at }
    }
pickup-button-choose = 📍 Choose where and when
pickup-button-change = 📍 Change where or when
pickup-button-when = 🕑 Choose a time
pickup-button-back = ‹ Stores
pickup-button-left = { $at } · { $left } left
pickup-points =
    <b>{ $title }</b>: where it is picked up
    { $chosen ->
        [0] In any store. Press the stores that hand it out.
        [one] In one store.
       *[other] Members choose among { $chosen } stores.
    }
pickup-button-points = 📍 Where to pick up
pickup-arrived = 📦 <b>{ $title }</b> ×{ $quantity } is here!
pickup-fetch-until = Pick it up by { $moment }.
pickup-reminder = ⏳ You have not picked this up yet:
pickup-reminder-line =
    { $there ->
        [yes] • <b>{ $title }</b> ×{ $quantity }, ready, pick it up by { $moment }
       *[no] • <b>{ $title }</b> ×{ $quantity }, pick it up by { $moment }
    }
pickup-extended = 📅 You have longer to pick up <b>{ $title }</b> ×{ $quantity }: until { $moment }.
pickup-button-voucher = 🎟 Show the voucher
pickup-button-vouchers = 🎟 My vouchers
pickup-unfetched =
    <b>Not picked up</b>
    { $vouchers ->
        [0] Everything was picked up in time.
       *[other] 📦 ready · ⏳ ends soon · ⌛ over. Press one to remind, extend or put it back.
    }
pickup-unfetched-one = <b>{ $name }</b>: { $title } ×{ $quantity }
pickup-there-since = 📦 In the store since { $moment }
pickup-reminded-at = 🔔 Reminded { $moment }
pickup-put-back-sure = Put <b>{ $title }</b> ×{ $quantity } of <b>{ $name }</b> back into stock? What was paid is marked as to be refunded.
pickup-button-unfetched = ⏳ Not picked up
pickup-button-remind = 🔔 Remind again
pickup-button-extend = 📅 7 days longer
pickup-button-put-back = ↩️ Back to stock
pickup-button-order = 🧾 The order

refused-pickup-hours_typed = I do not understand “{ $typed }”. Write it like this: Mon-Fri 9-18, Sat 10-14, closed 25 Dec. In the afternoon write 18 or 6pm.
refused-pickup-hours_missing = A day has no hours. Write it like this: Mon-Fri 9-18, Sat 10-14.
refused-pickup-hours_twice = Two spans of one day overlap, or there are more than four. Write each day once: Mon-Fri 9-12, 14-18.
refused-pickup-hours_long = That is too long: at most { $maximum } characters.
refused-pickup-slots_need_hours = Times are made from the opening hours. Write the hours first; to remove them, set the times to whole days.
refused-pickup-capacity = Write a number from 1 to { $maximum }.
refused-pickup-slot = A time lasts { $minutes } minutes, or a whole day.
refused-pickup-text_long = That is too long: at most { $maximum } characters.
refused-pickup-no_location = I did not ask for a location here. Press 🗺 Map first.
refused-pickup-not_yours = This order is not yours. /buys shows what you are in.
refused-pickup-over = { $title } was picked up already, or is over.
refused-pickup-not_here = It cannot be picked up there any more. Choose another store.
refused-pickup-no_time = { $store } hands out by times. Choose one.
refused-pickup-time_over = This time is over, or { $store } is closed then. Choose another one.
refused-pickup-full = Somebody was faster: this time is taken at { $store }. Here is what is free.
refused-pickup-points = At most { $maximum } stores.
refused-pickup-nobody_waits = Nobody is waiting for it: everybody has been told already, or there are no vouchers.
refused-pickup-reminded_today = They were reminded within the last day already.
refused-pickup-not_put_back = Only what was ordered in a flash sale or on an order list goes back to the stock. Open the order to mark a refund.
