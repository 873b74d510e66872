"""Deep links: what the payload of `t.me/<bot>?start=...` asks for.

    r_CODE   a referral: somebody came by a member's link
    s_CODE   the shop of a member, by their referral code
    d_CODE   a deal to look at
    g_CODE   a group buy      t_CODE   a team of one      f_CODE   a flash sale
    b_CODE   an order list
    v_CODE   a voucher, for the staff of a store
    p_CODE   the invoice of what one has in a team or flash sale
    o_CODE   a claim to own the shop
    a_CODE   an invitation to help run the shop
    me, help, settings, deals, buys, basket, vouchers, earnings, withdraw, host, contact, terms
             one of the bot's pages, asked for from a group

Any of them but the claims may carry a promoter's code behind a dash: `d_K7Q2-M4XPT9A` is a deal
that the member with this code sent. Anybody can type a payload, so it is a claim and never a proof.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain import code
from storage import members
from storage.chat.tables import Chat
from storage.database import Tx
from storage.members import LinkOpening

PAYLOAD_CHARS_MAX = 64
OPENINGS_PER_DAY_MAX = 50
"""More than these of one member are not written down; they are answered all the same."""
DAY = timedelta(days=1)
SUPERGROUP = "-100"
"""What the ids of supergroups and channels begin with."""
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def message_link(chat: Chat, message_id: int) -> str | None:
    """Return where a message of a chat can be looked at; plain groups have no such address."""
    if chat.username:
        return f"https://t.me/{chat.username}/{message_id}"
    number = str(chat.id)
    if not number.startswith(SUPERGROUP):
        return None
    return f"https://t.me/c/{number.removeprefix(SUPERGROUP)}/{message_id}"


class LinkKind(StrEnum):
    """What a payload asks for."""

    REFERRAL = "referral"
    DEAL = "deal"
    OWNER = "owner"
    ROLE = "role"
    GROUP_BUY = "group_buy"
    TEAM = "team"
    FLASH_SALE = "flash_sale"
    ORDER_LIST = "order_list"
    VOUCHER = "voucher"
    PAY = "pay"
    SHOP = "shop"
    PAGE = "page"
    UNKNOWN = "unknown"


class LinkPage(StrEnum):
    """The pages that a link may open, by their payload."""

    ME = "me"
    HELP = "help"
    SETTINGS = "settings"
    DEALS = "deals"
    BUYS = "buys"
    BASKET = "basket"
    VOUCHERS = "vouchers"
    TOP = "top"
    SHOP = "shop"
    REFERRALS = "referrals"
    EARNINGS = "earnings"
    WITHDRAW = "withdraw"
    HOST = "host"
    PRIVACY = "privacy"
    CONTACT = "contact"
    TERMS = "terms"


PREFIXES = {
    "r_": LinkKind.REFERRAL,
    "d_": LinkKind.DEAL,
    "o_": LinkKind.OWNER,
    "a_": LinkKind.ROLE,
    "g_": LinkKind.GROUP_BUY,
    "t_": LinkKind.TEAM,
    "f_": LinkKind.FLASH_SALE,
    "b_": LinkKind.ORDER_LIST,
    "v_": LinkKind.VOUCHER,
    "p_": LinkKind.PAY,
    "s_": LinkKind.SHOP,
}
_PREFIX_OF = {kind: prefix for prefix, kind in PREFIXES.items()}
REFERRED = (
    LinkKind.DEAL,
    LinkKind.GROUP_BUY,
    LinkKind.TEAM,
    LinkKind.FLASH_SALE,
    LinkKind.ORDER_LIST,
)
"""What a member may send with their own code inside."""
DASH = "-"


@dataclass(frozen=True)
class DeepLink:
    """A payload that was read: the codes behind a prefix are in the stored form."""

    kind: LinkKind
    value: str
    payload: str
    ref: str | None = None
    """The referral code it carries: who says that they sent it."""


def parse(payload: str) -> DeepLink:
    """Return what a payload asks for; whatever Telegram would not have sent is unknown."""
    if not _PAYLOAD.fullmatch(payload):
        return DeepLink(LinkKind.UNKNOWN, "", "")
    if payload in set(LinkPage):
        return DeepLink(LinkKind.PAGE, payload, payload)
    kind, rest = PREFIXES.get(payload[:2].lower()), code.normalize(payload[2:])
    if kind is None or not rest:
        return DeepLink(LinkKind.UNKNOWN, "", payload)
    if kind in REFERRED:
        value, _, ref = rest.partition(DASH)
        return DeepLink(kind, value, payload, ref or None)
    return DeepLink(
        kind, rest, payload, rest if kind in (LinkKind.REFERRAL, LinkKind.SHOP) else None
    )


def build_payload(kind: LinkKind, value: str, ref: str | None = None) -> str:
    """Return the payload that `parse` reads as `kind`, `value` and the promoter's code `ref`."""
    return _PREFIX_OF[kind] + value + (DASH + ref if ref else "")


async def record_opening(tx: Tx, member_id: int, link: DeepLink, *, now: datetime) -> None:
    """Write down that a member opened a link; claims are their owners' to note."""
    if link.kind in (LinkKind.OWNER, LinkKind.ROLE):
        return
    if await members.count_openings(tx, member_id, since=now - DAY) < OPENINGS_PER_DAY_MAX:
        tx.add(
            LinkOpening(
                member_id=member_id,
                payload=link.payload,
                kind=link.kind,
                value=link.value,
                opened_at=now,
            )
        )
