### Hosts: whoever runs a group brings it to the shop, and earns on what it orders.
host-none =
    <b>Do you run a group?</b>
    Bring it to this shop: its offers come to your group, and you earn on what is ordered there.
    Press the button and choose your group. You must be its administrator. Then the shop decides.
host-own =
    <b>Your groups</b>
    { $groups ->
        [one] You host { $groups } group.
       *[other] You host { $groups } groups.
    }
host-group = 🏡 <b>{ $title }</b>
host-waits = ⏳ The shop has not decided yet. You will hear from me.
host-paused = ⏸ The shop has paused you as the host: new orders earn you nothing for now.
host-rule-beside = 💶 The host earns { $rate } of what this group orders. Whoever invited a buyer gets the rest of the product's commission, if there is any.
host-rule-instead = 💶 The host earns { $rate } of what this group orders. Whoever invited a buyer earns nothing on these orders.
host-rule-nothing = 💶 The host earns nothing on orders of this group yet: the shop has not set a rate.
host-earns-here = Some groups have a host, who earns on orders there first. What is left of the commission is yours; in some groups it is all the host's.
host-line-host = It was ordered in your group: you earn as its host.
host-line-rate =
    { $rule ->
        [instead] { $percent }% of { $amount }, the host's rate; whoever invited the buyer earns nothing.
       *[other] { $percent }% of { $amount }, the host's rate.
    }
host-line-rest = The host of the group had { $rate } of it first; this is your part of the rest.
host-hand-sure = Hand <b>{ $title }</b> over to somebody else? You stay the host until the shop has agreed. What you have earned stays yours.
host-handing =
    Another administrator of <b>{ $title }</b> can take over within { $days } days. Send them this link; there they choose the group:
    { $link }
    You stay the host until the shop has agreed.
host-leave-sure = Stop being the host of <b>{ $title }</b>? New orders earn you nothing any more. What you have earned stays yours, and the shop may go on posting in the group.
host-left = You are not the host of <b>{ $title }</b> any more. Thank you!
host-requested = { $name }, thank you! I have asked the shop. You will hear from me in our private chat: open it once, so that I may write to you.
host-button-add = ➕ Bring my group
host-button-open = 💬 Open our chat
host-button-groups = 🏡 My groups
host-button-hand = 🤝 Hand it over
host-button-leave = 🚪 Stop hosting
host-button-back = ‹ My groups
host-button-no = ‹ No, keep it

host-orders =
    🧾 { $orders ->
        [0] Nobody has ordered in this group yet.
        [one] { $orders } order from this group.
       *[other] { $orders } orders from this group.
    } { $to_fetch ->
        [0] {""}
       *[other] To be picked up: { $to_fetch }, of these already in the store: { $arrived }.
    }
host-earned = 💰 { $purchases ->
        [one] { $purchases } purchase
       *[other] { $purchases } purchases
    } for { $paid }: you have earned { $earned }. Your money is under /earnings.
host-orders-title = 🧾 <b>{ $title }</b>{ $orders ->
        [0] : nobody has ordered yet.
       *[other] : the newest orders
    }
host-order = • { $name }: { $title } ×{ $quantity } · { $state }
host-pace =
    🐢 <b>{ $title }</b>: language and pace
    Each press goes to the next value. The shop's own limits hold as well. Prices, other groups and money are the shop's.
host-button-orders = 🧾 Orders
host-button-pace = 🐢 Language and pace
host-button-group = ‹ The group
host-button-language =
    { $value ->
        [none] 🗣 Shop's language
        [en] 🗣 English
        [zh] 🗣 中文
       *[ru] 🗣 Русский
    }
host-button-daily_cap =
    { $value ->
        [0] 🔢 Shop's post limit
        [one] 🔢 { $value } post a day
       *[other] 🔢 { $value } posts a day
    }
host-button-quiet =
    { $value ->
        [none] 🌙 Shop's quiet hours
       *[other] 🌙 Quiet { $value }
    }
refused-host-paused = The shop has paused you as the host, so you cannot change this now. Questions? /contact

notice-host-asked = 🙋 <b>{ $name }</b> runs the group <b>{ $title }</b> and wants to host it for your shop. A group that had no posts from you stays paused until you decide.
notice-host-asked-over = 🤝 <b>{ $name }</b> wants to take over as the host of <b>{ $title }</b>.
notice-host-left = 🚪 <b>{ $name }</b> is no longer the host of <b>{ $title }</b>.
notice-host-approved = ✅ You are now the host of <b>{ $title }</b>.
notice-host-declined = The shop does not want a host for <b>{ $title }</b> for now. You can ask again in a week.
notice-host-terms = ✏️ From now on this counts in <b>{ $title }</b>:
notice-host-paused = ⏸ The shop has paused you as the host of <b>{ $title }</b>. New orders earn you nothing for now; what you have earned stays yours. Questions? /contact
notice-host-resumed = ▶️ You are the host of <b>{ $title }</b> again.
notice-host-removed = You are not the host of <b>{ $title }</b> any more: the shop has ended it. What you have earned stays yours. Questions? /contact
notice-host-handed_over = 🤝 <b>{ $title }</b> has a new host. What you have earned stays yours. Thank you!

refused-host-no_group = A host is for groups, not for channels. Ask in the group that you run.
refused-host-not_admin = Only an administrator of this group can ask this. Ask one to send /host here.
refused-host-anonymous = I cannot see who you are. Switch off “Remain anonymous” in your administrator's rights, and send /host again.
refused-host-banned = The shop does not sell to you at the moment, so you cannot be a host. Questions? /contact
refused-host-asked = I have asked the shop already. You will hear from me when it has decided.
refused-host-asked_by_other = Another administrator has asked already. The shop will decide about that first.
refused-host-declined = The shop said no a short while ago. You can ask again { $days } days after its answer.
refused-host-too_often = You have asked for { $maximum } groups today. Try again tomorrow.
refused-host-yours = You are the host of this group. Its page is in our private chat: send me /host there.
refused-host-taken = This group has a host already. If they want to hand it over, they press “Hand it over” under /host in their chat with me.
refused-host-not_yours = You do not host this group any more. /host shows your groups.
refused-host-unknown = There is no host No. { $id }. See the list of hosts.
refused-host-not_now = This is no longer possible: it has been decided meanwhile. Open the host's page again.

admin-hosts =
    <b>Hosts</b>
    { $hosts ->
        [0] Nobody yet. Whoever runs a group sends me /host and brings it here; you decide.
       *[other] 🙋 asks · 🏡 hosts · ⏸ paused · ▫️ over
    }
admin-host =
    🏡 <b>{ $title }</b>
    Host: <b>{ $name }</b> · { $state }
admin-host-state-asked = asks to be the host
admin-host-state-active = hosts
admin-host-state-paused = paused
admin-host-state-declined = turned down
admin-host-state-left = stopped
admin-host-state-handed_over = handed it over
admin-host-state-removed = removed
admin-host-rate = What does <b>{ $name }</b> earn of each order in <b>{ $title }</b>? Write a percentage like <code>5%</code>. Now: { $rate }
admin-host-approve-sure = Make <b>{ $name }</b> the host of <b>{ $title }</b>, at { $rate } of each order? A group that was paused for this gets posts from now on. If somebody hosts it now, that ends.
admin-host-decline-sure = Say no to <b>{ $name }</b> for <b>{ $title }</b>? They can ask again in a week. I stay in the group; if it is paused, it stays paused.
admin-host-remove-sure = Remove <b>{ $name }</b> as the host of <b>{ $title }</b>? What they have earned stays theirs.
admin-host-button-all =
    { $asking ->
        [0] 🏡 Hosts
       *[other] 🏡 Hosts · { $asking } 🙋
    }
admin-host-button-approve = ✅ Yes, let them host
admin-host-button-decline = ✖️ No
admin-host-button-rate = 💶 Rate
admin-host-button-rule =
    { $rule ->
        [instead] Only the host earns
       *[other] Promoters: the rest
    }
admin-host-button-pause = ⏸ Pause
admin-host-button-resume = ▶️ Resume
admin-host-button-remove = 🗑 Remove
