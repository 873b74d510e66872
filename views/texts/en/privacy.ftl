# What is kept of a member, as a file, or erased.
privacy-page =
    <b>Your data</b>
    Kept are: your Telegram number, name and language, to answer you; your orders, vouchers and payments, as the shop must; who brought whom, to pay rewards; your payout account, sealed.
    Nobody else gets them. The ledger keeps amounts under a number that is not yours in Telegram.
privacy-loud = 🔔 News about referrals and earnings comes to you. Vouchers, orders and withdrawals always do.
privacy-quiet = 🔕 No news about referrals and earnings comes to you. Vouchers, orders and withdrawals still do.
privacy-button-own = 🔐 My data
privacy-button-quiet = 🔕 Stop these messages
privacy-button-loud = 🔔 Let news come again
privacy-button-export = 📄 Send me my data
privacy-button-erase = 🗑 Erase my data
privacy-button-sure = Yes, erase everything
privacy-button-back = Back
privacy-now-quiet = No more of these.
privacy-now-loud = News comes again.
privacy-in-private = That is between you and me: ask in our private chat.
privacy-file = Everything kept about you. Amounts are in minor units beside their currency.
privacy-sure = <b>Erase everything?</b> It cannot be taken back. You lose:
privacy-lost-money = • { $amount } that you have not withdrawn
privacy-lost-waiting = • { $amount } that is still on its way to you
privacy-lost-vouchers = • vouchers not picked up: { $count }
privacy-lost-orders = • open orders: { $count }
privacy-lost-codes = • your code, your links, your shop, and rewards still pending
privacy-erased = Everything is erased. Write to me again, and we meet for the first time.
refused-privacy-owner = The owner of the shop cannot be erased. Hand the shop over first.
refused-privacy-withdrawal = A withdrawal of yours is under way. Wait for it, or take it back, and ask again.
refused-privacy-refund = The shop still owes you a refund. Get it first, and ask again.
refused-privacy-paid = You have paid for an order that is not ready yet. Wait for it, or leave it, and ask again.
refused-privacy-voucher = You have paid for a voucher that is not picked up yet. Pick it up, or wait until it is over, and ask again.
