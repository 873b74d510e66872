"""What a member may do on the page of an order list: a form for each item, the note, taking it back."""

from collections.abc import Sequence

from domain.money import Money
from domain.order_list.card import ListItem, OrderListCard, OrderListCardState, OwnListOrder
from domain.order_list.rules import NOTE_CHARS_MAX
from views.i18n import Html, Translate
from views.storefront.act_forms import UNITS_SHOWN_MAX, ActForm, OwnStanding


def in_list(
    card: OrderListCard, own: OwnListOrder, pickup: Sequence[Html], t: Translate
) -> OwnStanding:
    """Return what a member has ordered, where it is fetched, and what they may change."""
    said: list[Html | str] = []
    for item in card["items"]:
        if count := own["units"].get(item["id"], 0):
            worth = Money(item["price_minor"] * count, card["currency"])
            label = item["label"]
            said.append(t("order_list-own-item", units=count, label=label, amount=worth))
    if own["number"]:
        total = Money(own["total_minor"], card["currency"])
        said.insert(0, t("order_list-own", number=own["number"]))
        said += [t("order_list-own-total", amount=total), *pickup]
    if own["note"]:
        said.append(t("order_list-own-note", note=own["note"]))
    if card["state"] != OrderListCardState.OPEN:
        return OwnStanding(said, [])
    forms = [
        form
        for item in card["items"]
        if (form := _of_item(card, item, own["units"].get(item["id"], 0), t)) is not None
    ]
    if own["number"]:
        typed = (t.plain("storefront-note"), own["note"], NOTE_CHARS_MAX)
        forms.append(ActForm("note", t.plain("order_list-button-note"), typed=typed))
        forms.append(ActForm("clear", t.plain("order_list-button-clear")))
    return OwnStanding(said, forms)


def _of_item(card: OrderListCard, item: ListItem, count: int, t: Translate) -> ActForm | None:
    """Return the form that says how many of an item somebody wants; None where none is left."""
    free = item["left"]
    most = min(item["most"], max(UNITS_SHOWN_MAX, count))
    most = most if free is None else min(most, count + free)
    if not most:
        return None
    price = Money(item["price_minor"], card["currency"])
    key = "storefront-list-change" if count else "storefront-list-add"
    return ActForm(
        "set",
        t.plain(key, label=item["label"], price=price),
        {"item": str(item["id"])},
        units_min=0 if count else 1,
        units_max=most,
        units=count or 1,
    )
