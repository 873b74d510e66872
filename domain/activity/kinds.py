"""What the audit log calls things that were done, and what belongs together for a reader.

A command and a menu may do the same under two names: `SAME` says which name its sentence has. What was
written under an older name stays in the log for ever, so no name is ever taken out of here.
"""

from enum import StrEnum

SAME = {
    "campaigns.add": "post.new",
    "campaigns.edit": "campaign.takes",
    "campaigns.pause": "campaign.pause",
    "campaigns.remove": "campaign.remove",
    "campaigns.resume": "campaign.resume",
    "commission.rate.end": "rate.end",
    "commission.rate.set": "rate.set",
    "deals.allow": "feed.allow",
    "deals.import": "feed.import",
    "flash-sales.add": "flash_sale.new",
    "flash-sales.close": "flash_sale.close",
    "flash-sales.lower": "flash_sale.lower",
    "flash-sales.paid": "claim.paid",
    "flash-sales.refunded": "claim.refunded",
    "group-buys.add": "group_buy.new",
    "group-buys.close": "group_buy.close",
    "group-buys.lower": "group_buy.lower",
    "group-buys.paid": "seat.paid",
    "group-buys.refunded": "seat.refunded",
    "hosts.approve": "host.approve",
    "hosts.decline": "host.decline",
    "hosts.pause": "host.pause",
    "hosts.rate": "host.rate",
    "hosts.remove": "host.remove",
    "hosts.resume": "host.resume",
    "lists.add": "order_list.new",
    "lists.call_off": "order_list.call_off",
    "lists.close": "order_list.close",
    "partners.approve": "partner.approve",
    "partners.block": "partner.block",
    "partners.export": "partner.export",
    "partners.import": "partner.import",
    "partners.off": "partner.off",
    "partners.on": "partner.on",
    "post": "post.new",
    "stores.add": "store.add",
    "stores.close": "store.close",
    "stores.edit": "store.edit",
    "stores.staff.add": "store.employ",
    "stores.staff.remove": "store.dismiss",
}


class Area(StrEnum):
    """What a line is about."""

    POSTS = "posts"
    DEALS = "deals"
    PROMOTIONS = "promotions"
    CHATS = "chats"
    PEOPLE = "people"
    MONEY = "money"
    SHOP = "shop"


PREFIXES: dict[Area, tuple[str, ...]] = {
    Area.POSTS: ("post", "campaign", "campaigns", "draft", "outbox"),
    Area.DEALS: ("deal", "deals", "feed", "feed_source", "affiliate", "partner", "partners"),
    Area.PROMOTIONS: (
        "group_buy",
        "group-buys",
        "flash_sale",
        "flash-sales",
        "order_list",
        "lists",
        "seat",
        "claim",
        "draw",
        "orders",
        "packing",
        "vouchers",
    ),
    Area.CHATS: ("chat", "chats"),
    Area.PEOPLE: ("customer", "host", "hosts", "support", "members", "role", "store", "stores"),
    Area.MONEY: (
        "withdrawal",
        "refund",
        "payments",
        "reward",
        "rate",
        "commission",
        "program",
        "referral",
        "statement",
        "numbers",
    ),
    Area.SHOP: ("settings", "digest", "backup", "key"),
}
"""With what the names of an area begin, before the first point."""


def sentence_of(act: str) -> str:
    """Return the name whose sentence says what was done."""
    return SAME.get(act, act)
