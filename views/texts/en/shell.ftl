# What any feature may have to say.
refused-bug = Something went wrong on our side. The owner has been told, and nothing is lost. Please try again in a moment.

shell-answer-in-private = { $name }, this answer is for you only.
shell-toast-below = ⬇️ I answered below
shell-toast-private = 💬 I answered in our private chat
shell-button-private = 💬 Open private chat

help-private = <b>What I can do</b>
help-group =
    <b>What I can do here</b>
    Answers about you are shown to nobody else.
help-owner =
    <b>You own this shop</b>
    /admin opens the menu: posts, group buys, flash sales, deals, money, chats, settings, and a copy of everything. Reports and alarms come to this chat. Add me to a group, and I tell you here which rights I need.
help-admin =
    <b>You help run this shop</b>
    /admin opens the menu with what you manage.
help-line = /{ $command } — { $words }

command-deals = What is on offer
command-deal = Show a deal by its code
command-me = Your card, code and link
command-settings = Your language
command-privacy = Your data: see, export, erase
command-contact = Write to the shop
command-terms = The shop's terms
command-paysupport = Questions about a payment
command-help = What I can do
command-cancel = Stop what you started
command-join = Join a group buy or flash sale by its code
command-leave = Leave a group buy
command-team = Show a team by its code
command-open = Open a team of your own
command-buys = Your group buys, and what is running
command-vouchers = Your vouchers
command-invite = Your own link into a group
command-invitedby = Say who invited you
command-withdraw = What you can withdraw
command-payout = Where your money is paid to
command-referrals = Your referrals and rewards
command-top = Who invited the most people
command-host = Your groups, and what you earn there as a host
command-shop = Your own page of deals
command-admin = Manage the shop: posts, deals, money, chats
command-earnings = What you earned, line by line
command-redeem = Redeem a voucher by its code
