# What is kept of a member, as a file, or erased.
privacy-page =
    <b>Your data</b>
    We store: your Telegram ID, name and language, to answer you; your orders, vouchers and payments, because the shop has to; who invited whom, to pay rewards; your payout account, encrypted.
    Nobody else gets any of it. Payments are kept under a number that has nothing to do with your Telegram ID.
    If you erase everything, one scrambled number stays, so that nobody is rewarded for you twice and a ban still holds. By it the shop knows you again if you come back; nobody else can tell whose it is.
privacy-loud = 🔔 You get news about invitations and earnings. Messages about vouchers, orders and withdrawals always arrive.
privacy-quiet = 🔕 You get no news about invitations and earnings. Messages about vouchers, orders and withdrawals still arrive.
privacy-button-own = 🔐 My data
privacy-button-quiet = 🔕 Turn news off
privacy-button-loud = 🔔 Turn news on
privacy-button-export = 📄 Send me my data
privacy-button-erase = 🗑 Erase my data
privacy-button-sure = Yes, erase everything
privacy-button-back = Back
privacy-now-quiet = News is off.
privacy-now-loud = News is on.
privacy-in-private = I answer this in our private chat only.
privacy-file = Everything the shop stores about you. Amounts are in cents (or the smallest unit of their currency).
privacy-sure = <b>Erase everything?</b> This cannot be undone. You lose:
privacy-lost-money = • { $amount } that you have not withdrawn
privacy-lost-waiting = • { $amount } that is not yet confirmed
privacy-lost-vouchers = • vouchers not picked up: { $count }
privacy-lost-orders = • open orders: { $count }
privacy-lost-codes = • your code, your links, your shop, and rewards still pending
privacy-money-sent = Withdrawal no. { $id } was sent to you. Has the money arrived? Then press “It arrived”, and I ask you whether to erase everything. If not, wait or ask the shop: without your data nobody could help you with it.
privacy-erased = Everything is erased. If you write to me again, we start from the beginning.
refused-privacy-owner = The owner of the shop cannot be erased. Hand the shop over first.
refused-privacy-withdrawal = You have an open withdrawal. Cancel it under /withdraw, or wait until it is paid, and ask again.
refused-privacy-sent = Money was sent to you, and you have not confirmed yet that it arrived. Press “It arrived” under it, and ask again.
refused-privacy-refund = The shop still owes you a refund. Wait for it, and ask again.
refused-privacy-paid = You have paid for an order that is not ready yet. Wait for it or leave it, and ask again.
refused-privacy-voucher = You have paid for a voucher that is not picked up yet. Pick it up, or wait until it expires, and ask again.
