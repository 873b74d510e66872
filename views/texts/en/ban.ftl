# Members in the admin menu, and what a ban does.
ban-member =
    <b>{ $name }</b>{ $username ->
        [none] { "" }
       *[other] { " " }@{ $username }
    }
    { $banned ->
        [none] Can buy here.
       *[other] Banned since { $banned }: cannot buy or withdraw money.
    }
ban-if = If you ban them:
ban-still = Since the ban they have again:
ban-seats = { $number ->
    [one] 1 seat in a group buy is given up
   *[other] { $number } seats in group buys are given up
}
ban-claims = { $number ->
    [one] 1 flash-sale order that has no voucher yet is cancelled, its units are for sale again
   *[other] { $number } flash-sale orders that have no voucher yet are cancelled, their units are for sale again
}
ban-list-orders = { $number ->
    [one] 1 order from an order list that has no voucher yet is cancelled, its units are for sale again
   *[other] { $number } orders from order lists that have no voucher yet are cancelled, their units are for sale again
}
ban-waiting = { $number ->
    [one] 1 place on a waiting list is given up
   *[other] { $number } places on waiting lists are given up
}
ban-vouchers-choose = { $number ->
    [one] 1 voucher that is not paid: you choose whether it is cancelled or stays valid
   *[other] { $number } vouchers that are not paid: you choose whether they are cancelled or stay valid
}
ban-vouchers-cancelled = { $number ->
    [one] 1 voucher that is not paid is cancelled
   *[other] { $number } vouchers that are not paid are cancelled
}
ban-vouchers-kept = { $number ->
    [one] 1 voucher that is not paid stays valid
   *[other] { $number } vouchers that are not paid stay valid
}
ban-vouchers-paid = { $number ->
    [one] 1 paid voucher stays valid
   *[other] { $number } paid vouchers stay valid
}
ban-rewards = { $number ->
    [one] 1 pending referral reward is cancelled
   *[other] { $number } pending referral rewards are cancelled
}
ban-refunds = You owe them { $amounts } back: see Promotions
ban-withdrawal = The withdrawal of { $amount } is rejected, the money goes back to their account
ban-balance = { $amounts } stays on their account and cannot be withdrawn while they are banned
ban-nothing = They have no seats, orders, vouchers, rewards or money here
ban-sure =
    Ban <b>{ $name }</b>?
    { $effects }
    They get a message about what they lose. Lifting the ban later does not bring it back.
ban-button-ban = 🚫 Ban
ban-button-cancel = 🚫 Ban, cancel vouchers
ban-button-keep = 🚫 Ban, keep vouchers
ban-button-clear = 🧹 Remove it
ban-button-unban = ✅ Lift the ban
ban-done = 🚫 { $name } is banned.
ban-lifted = ✅ { $name } can buy here again. Seats, places on waiting lists, cancelled vouchers and rewards do not come back; money on the account can be withdrawn again.

ban-told = The shop does not take orders from you any more. You have lost:
ban-told-seats = { $number ->
    [one] · 1 seat in a group buy
   *[other] · { $number } seats in group buys
}
ban-told-claims = { $number ->
    [one] · 1 flash-sale order
   *[other] · { $number } flash-sale orders
}
ban-told-list_orders = { $number ->
    [one] · 1 order from an order list
   *[other] · { $number } orders from order lists
}
ban-told-waiting = { $number ->
    [one] · 1 place on a waiting list
   *[other] · { $number } places on waiting lists
}
ban-told-vouchers = { $number ->
    [one] · 1 voucher that was not paid
   *[other] · { $number } vouchers that were not paid
}
ban-told-refunds = The shop pays you back: { $amounts }
ban-told-stays = What you have paid and can still pick up stays valid: /vouchers. Questions? Ask the shop.

refused-ban-owner = This is the owner of the shop, who cannot be banned.
refused-ban-admin = { $name } is an admin. Remove them under Team first.
refused-ban-staff = { $name } redeems vouchers in a store. Remove them under Vouchers, Staff first.
