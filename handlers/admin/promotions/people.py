"""Who is in a promotion, with units and money: seats of a group buy, claims of a flash sale."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.admin.authority import Authority
from domain.promotion.payment import is_in_telegram, owed_minor
from handlers.admin.context import Values
from handlers.admin.lists import Item
from handlers.admin.page import item
from storage.flash_sale.tables import Claim, FlashSale
from storage.group_buy.tables import GroupBuy, Seat
from storage.promotion.tables import PaymentKind
from storage.subject import CLAIM, SEAT
from views.i18n import Translate

LISTED_MAX = 500
NAME_CHARS_MAX = 24


@dataclass(frozen=True)
class Participant:
    """One seat or claim; amounts are minor units of the promotion's currency."""

    row: Seat | Claim
    name: str
    money: dict[str, int]
    to_pay: int
    late: bool
    """Whether money for what is over may still arrive, and has to be written down."""

    @property
    def paid(self) -> int:
        return self.money.get(PaymentKind.PAID, 0)

    @property
    def owed(self) -> int:
        return owed_minor(self.money)

    @property
    def mark(self) -> str:
        """The sign of its money."""
        if self.owed > 0:
            return "💸"
        if self.paid:
            return "✅"
        return "🕐" if self.to_pay else "▫️"


def items_of(
    promotion: GroupBuy | FlashSale, people: Sequence[Participant], t: Translate
) -> list[Item]:
    """Return a button for each: its mark, whose, how many, and what is owed or its state."""
    return [
        item(
            one.row.id,
            f"{one.mark} {one.name[:NAME_CHARS_MAX]} ×{one.row.quantity} · "
            + (t.money(one.owed, promotion.currency) if one.owed > 0 else state(one, t.plain)),
        )
        for one in people
    ]


def page_of(
    promotion: GroupBuy | FlashSale, one: Participant, by: Authority, t: Translate
) -> Values:
    """Return one seat or claim and its money."""
    by_hand = by.everywhere and not is_in_telegram(promotion.pay)
    amounts = {"paid": one.paid, "to_pay": one.to_pay, "owed": one.owed}
    return {
        "title": promotion.title,
        "name": one.name,
        "quantity": one.row.quantity,
        "state": state(one, t),
        "payable": by_hand and (one.to_pay > 0 or one.late),
        "refundable": by_hand and one.owed > 0,
        **{name: t.money(minor, promotion.currency) for name, minor in amounts.items()},
    }


def state(one: Participant, say: Callable[[str], str]) -> str:
    """Return the state of a seat or claim in words."""
    return say(f"admin-{SEAT if isinstance(one.row, Seat) else CLAIM}-{one.row.state}")
