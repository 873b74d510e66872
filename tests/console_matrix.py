"""The matrix of the command line: every command, whether it changes anything, and how it is called.

The console is the owner: what a command changes stands in the audit log, by nobody. `{deal}` and the
like are filled in by the test; a command that is in no table fails it.
"""

APART = ("backup", "demo", "doctor", "init", "restore", "run")
"""Of the server itself: they start it, ask it, or copy its database."""

READS: dict[str, tuple[str, ...]] = {
    "campaigns list": (),
    "campaigns log": ("1",),
    "chats list": (),
    "commission csv": ("--month", "2026-05"),
    "commission list": (),
    "commission rate list": (),
    "commission statement": ("6",),
    "deals list": (),
    "deals prices": ("{deal}",),
    "flash-sales list": (),
    "flash-sales show": ("{sale}",),
    "group-buys list": (),
    "group-buys show": ("{offer}",),
    "outbox list": (),
    "referrals programs": (),
    "referrals queue": (),
    "referrals report": (),
    "rewards board": (),
    "rewards list": (),
    "stores list": (),
    "team list": (),
    "vouchers list": (),
    "vouchers show": ("1",),
    "withdrawals list": (),
    "withdrawals show": ("1",),
}

WRITES: dict[str, tuple[str, ...]] = {
    "campaigns add": ("--deal", "{deal}", "--chats", "all", "--every", "30m"),
    "campaigns pause": ("1",),
    "campaigns resume": ("1",),
    "campaigns remove": ("1",),
    "chats set": ("--cap", "4", "--", "-1"),
    "chats pause": ("--", "-1"),
    "chats resume": ("--", "-1"),
    "commission rate set": ("--percent", "10"),
    "commission add": ("order-1", "--buyer", "7", "--amount", "17.90"),
    "commission approve": ("1",),
    "commission reverse": ("1", "--reason", "came back"),
    "commission rate end": ("1",),
    "commission terms": ("--freeze", "3"),
    "deals import": ("{feed}", "--source", "shop", "--shop-url", "https://shop.example"),
    "deals add": ("Lamp", "17.90", "--link", "https://shop.example/lamp"),
    "deals edit": ("{deal}", "title", "Tea, two bags"),
    "deals withdraw": ("{deal}",),
    "deals restore": ("{deal}",),
    "flash-sales paid": ("{sale}", "1"),
    "flash-sales close": ("{sale}",),
    # Nothing is owed: a guarded change that finds nothing is written down as an attempt.
    "flash-sales refunded": ("{sale}", "1"),
    "flash-sales add": ("{deal}", "--price", "9.90", "--stock", "3", "--chats", "all"),
    "group-buys paid": ("1",),
    "group-buys close": ("{offer}",),
    "group-buys add": ("{deal}", "--tiers", "3:9.90", "--chats", "all"),
    "members ban": ("7",),
    "members unban": ("7",),
    "outbox drop": ("{held}",),
    "outbox again": ("{held}",),
    "outbox there": ("{unknown}",),
    "referrals program add": ("Spring", "--reward", "5.00 EUR"),
    "referrals program close": ("2",),
    "referrals attach": ("5", "6", "--reason", "said so"),
    "rewards void": ("1", "--reason", "no"),
    "stores staff remove": ("{store}", "4"),
    "stores staff add": ("{store}", "5"),
    "stores add": ("Corner",),
    "stores close": ("{store}",),
    "team add": ("5",),
    "team remove": ("5",),
    "vouchers redeem": ("{voucher}",),
    "withdrawals approve": ("1",),
    "withdrawals sent": ("1", "--proof", "T-1"),
    "withdrawals bounced": ("1", "--reason", "no"),
}
"""In an order in which each finds something to change."""

NOTHING_HERE: dict[str, tuple[str, ...]] = {
    "commission reject": ("1", "--reason", "no"),
    "group-buys refunded": ("1",),
    "rewards release": ("1",),
    "withdrawals reject": ("1", "--reason", "no"),
}
"""Commands that find nothing to change here, and leave no line; their acts have tests of their own."""
