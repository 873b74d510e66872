"""The choice between the options of a promotion: a button for each, with its price."""

from collections.abc import Callable, Sequence

from aiogram.filters.callback_data import CallbackData

from domain.feeds.words import shortened
from domain.option.promotion import OptionChoice
from views.buttons import button, markup
from views.i18n import Html, Translate
from views.pager import cut, turns
from views.screen import Screen

PER_PAGE = 12
LABEL_CHARS_MAX = 24
"""Of a button."""
SHOWN_MAX = 12
"""Options that a card names."""
LINE_CHARS_MAX = 160


def choice(
    title: str,
    options: Sequence[OptionChoice],
    price_minor: int,
    currency: str,
    t: Translate,
    *,
    number: int,
    picks: Callable[[OptionChoice, int], CallbackData],
    page: Callable[[int], CallbackData],
) -> Screen:
    """Return page `number` (from 0) of the choice; `picks` makes the button of an option at its price.

    One that is sold out says so, and can be pressed all the same: by then it may be back.
    """
    shown = cut(options, number, PER_PAGE)
    rows = [
        [button(words(one, price_minor, currency, t), picks(one, price_minor + one["extra_minor"]))]
        for one in shown.items
    ]
    if turning := turns(t, shown.number, shown.pages, page):
        rows.append(turning)
    return Screen(t("option-which", title=title), markup(rows))


def words(one: OptionChoice, price_minor: int, currency: str, t: Translate) -> str:
    """Return the label of a button: what the option is called, and what it costs."""
    if one["sold_out"]:
        asked = t.plain("option-in_line" if one.get("waits") else "option-sold_out")
    else:
        asked = t.money(price_minor + one["extra_minor"], currency)
    room = max(6, LABEL_CHARS_MAX - len(asked) - 3)
    return f"{shortened(one['label'], room)} · {asked}"


def option_line(labels: Sequence[str], t: Translate) -> list[Html]:
    """Return the line of a card that says what there is."""
    if not labels:
        return []
    shown = ", ".join(labels[:SHOWN_MAX])
    more = len(labels) - SHOWN_MAX
    line = shortened(shown, LINE_CHARS_MAX) + (f" +{more}" if more > 0 else "")
    return [t("option-line", options=line)]
