"""What a member may do on a page of the shop: each act a form with one button.

Amounts never come back from a page but as what was shown; the act itself reads the database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.flash_sale.card import OVER as SALE_OVER
from domain.flash_sale.card import FlashSaleCard, FlashSaleCardState, MemberClaims
from domain.group_buy.card import GroupBuyCard, GroupBuyCardState, TeamCard, TeamsCard
from domain.money import Money
from domain.option.promotion import OptionChoice
from domain.promotion.payment import is_paid_ahead
from domain.reduction.reduction import Priced
from storage.flash_sale.tables import ClaimState
from storage.group_buy.tables import PaymentTiming, Seat, SeatState
from views.i18n import Html, Translate

UNITS_SHOWN_MAX = 20
CLAIMS_SHOWN_MAX = 5
CLOSED = (GroupBuyCardState.FAILED, GroupBuyCardState.DONE, GroupBuyCardState.CLOSED)


@dataclass(frozen=True)
class ActForm:
    """One act: its name in the address, the words of its button, what was shown beside it."""

    act: str
    words: str
    fields: Mapping[str, str] = field(default_factory=dict)
    units_min: int = 1
    units_max: int = 1
    """Above the least, the form asks how many."""
    units: int = 1
    options: Sequence[tuple[int | str, str]] = ()
    """Where one of several is chosen: its number, or what it is sent as, and its words."""
    asks: str = ""
    """What is asked above them; nothing asks which one."""
    chosen: int | str | None = None
    """Which of them it is now."""
    typed: tuple[str, str, int] | None = None
    """Where words are written: what is asked for, what it is now, and the most characters."""
    is_main: bool = False
    """Whether it is what the page is there for: it goes on Telegram's own button."""
    path: str = ""
    """Where its act is, if not at the page's own address."""


@dataclass(frozen=True)
class OwnStanding:
    """How a member stands in a promotion: what they are told, and what they may do."""

    said: list[Html | str]
    forms: list[ActForm]
    pays: bool = False
    """Whether something is held for them until they pay in the shop."""


def in_team(
    card: TeamCard,
    seat: Seat | None,
    number: int,
    t: Translate,
    choices: Sequence[OptionChoice] = (),
) -> OwnStanding:
    """Return how a member stands in a team: seated, number so many in line, or neither (0)."""
    if card["state"] in CLOSED:
        return OwnStanding(_seated(card, seat, t), [])
    remind = ActForm("remind", t.plain("group_buy-button-remind"))
    if card["state"] == GroupBuyCardState.ANNOUNCED:
        return OwnStanding([], [remind])
    leave = ActForm("leave", t.plain("group_buy-button-leave"))
    if number and seat is None:
        return OwnStanding([t("group_buy-waits-toast", number=number)], [leave, remind])
    if seat is None:
        return OwnStanding([], [_first(card, t, choices), remind])
    pays = is_paid_ahead(card["pay"]) and card["pay_when"] == PaymentTiming.NOW
    forms = [leave, remind]
    if seat.state == SeatState.RESERVED and not pays:
        forms.insert(0, ActForm("take", t.plain("group_buy-button-take"), is_main=True))
    elif card["per_member"] > 1 and seat.state == SeatState.CONFIRMED:
        most = min(card["per_member"], UNITS_SHOWN_MAX)
        words = t.plain("group_buy-button-quantity")
        forms.insert(0, ActForm("quantity", words, units_max=most, units=seat.quantity))
    reserved = seat.state == SeatState.RESERVED
    return OwnStanding(_seated(card, seat, t), forms, pays and reserved)


def in_teams(card: TeamsCard, t: Translate, choices: Sequence[OptionChoice] = ()) -> OwnStanding:
    """Return what a member may do where people open teams themselves."""
    if card["state"] != GroupBuyCardState.OPEN:
        return OwnStanding([], [])
    most = min(card["per_member"], UNITS_SHOWN_MAX)
    words = t.plain("group_buy-button-open")
    options = _options(choices, card, t)
    return OwnStanding([], [ActForm("open", words, units_max=most, options=options, is_main=True)])


def in_sale(
    card: FlashSaleCard,
    own: MemberClaims,
    said: list[Html | str],
    t: Translate,
    choices: Sequence[OptionChoice] = (),
) -> OwnStanding:
    """Return how a member stands in a flash sale; `said` are the lines about what they have."""
    forms = []
    for claim in own["claims"][:CLAIMS_SHOWN_MAX]:
        fields = {"claim": str(claim["id"])}
        if claim["promised"]:
            words = t.plain("flash_sale-button-accept")
            forms.append(ActForm("accept", words, fields, is_main=True))
    if own["units"] < card["per_member"] and not own["number"]:
        forms += _sale_offers(card, own["units"], t, choices)
    if own["claims"]:
        fields = {"claim": str(own["claims"][0]["id"])}
        forms.append(ActForm("give_back", t.plain("flash_sale-button-leave"), fields))
    elif own["number"]:
        forms.append(ActForm("leave", t.plain("flash_sale-button-leave")))
    if card["state"] not in SALE_OVER:
        forms.append(ActForm("remind", t.plain("flash_sale-button-remind")))
    held = [claim for claim in own["claims"] if claim["state"] == ClaimState.HELD]
    return OwnStanding(said, forms, any(not claim["promised"] for claim in held))


def _seated(card: GroupBuyCard, seat: Seat | None, t: Translate) -> list[Html | str]:
    if seat is None:
        return []
    price = Money(seat.price_shown_minor + seat.extra_minor, card["currency"])
    key = "storefront-held" if seat.state == SeatState.RESERVED else "storefront-seated"
    return [t(key, quantity=seat.quantity, price=price)]


def _first(card: TeamCard, t: Translate, choices: Sequence[OptionChoice]) -> ActForm:
    if card["state"] == GroupBuyCardState.FULL:
        options = _options(choices, card, t, gone=True)
        words = t.plain("group_buy-button-wait")
        return ActForm("wait", words, options=options, is_main=True)
    amount = Money(card["price_minor"], card["currency"])
    most = max(1, min(card["per_member"], UNITS_SHOWN_MAX))
    fields = {"price": str(card["price_minor"])}
    words = t.plain("group_buy-button-join", price=amount)
    options = _options(choices, card, t)
    return ActForm("join", words, fields, units_max=most, options=options, is_main=True)


def _options(
    choices: Sequence[OptionChoice], card: Priced, t: Translate, *, gone: bool = False
) -> list[tuple[int | str, str]]:
    """Return what can be chosen, with its own price where that differs; `gone` lists all."""
    return [
        (
            one["id"],
            f"{one['label']} · {t.money(card['price_minor'] + one['extra_minor'], card['currency'])}"
            if one["extra_minor"]
            else one["label"],
        )
        for one in choices
        if gone or not one["sold_out"]
    ]


def _sale_offers(
    card: FlashSaleCard, have: int, t: Translate, choices: Sequence[OptionChoice]
) -> list[ActForm]:
    state = card["state"]
    if state == FlashSaleCardState.FULL:
        options = _options(choices, card, t, gone=True)
        words = t.plain("flash_sale-button-wait")
        return [ActForm("wait", words, options=options, is_main=True)]
    if state not in (FlashSaleCardState.OPEN, FlashSaleCardState.WINDOW):
        return []
    amount = Money(card["price_minor"], card["currency"])
    words = t.plain(f"flash_sale-button-{state}", price=amount)
    most = min(card["per_order"], card["per_member"] - have, UNITS_SHOWN_MAX)
    fields = {"price": str(card["price_minor"]), "have": str(have)}
    options = _options(choices, card, t)
    return [ActForm("grab", words, fields, units_max=most, options=options, is_main=True)]
