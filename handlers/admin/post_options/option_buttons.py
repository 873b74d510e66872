"""What the pages about a post's buttons, pin and sound have in common."""

from collections.abc import Sequence

from domain.post.link_buttons import LinkButton, PostOptions
from domain.refusal import Refused
from handlers.admin.context import Values
from handlers.admin.lists import Item
from handlers.admin.page import item
from storage.campaign.tables import PinMode
from views.i18n import Html, Translate

Rows = list[list[LinkButton]]
PINS = (None, PinMode.KEEP.value, PinMode.REPLACE.value)
NO_PIN = "none"
SOME_ROW: Rows = [[{"text": "", "url": ""}]]
"""Stands for any buttons, to ask whether there can be some."""


def option_values(options: PostOptions) -> Values:
    """Return what the labels of the buttons say: how many links, which pin, whether silent."""
    return {
        "links": sum(len(row) for row in options.get("buttons") or ()),
        "pin": options.get("pin") or NO_PIN,
        "silent": options.get("silent") is True,
    }


def link_items(rows: Sequence[Sequence[LinkButton]]) -> list[Item]:
    """Return an item for each button, which takes it away."""
    return [
        item(f"{at}.{place}", f"✖ {one['text']} → {one['url']}")
        for at, row in enumerate(rows)
        for place, one in enumerate(row)
    ]


def without(rows: Sequence[Sequence[LinkButton]], id_: str) -> Rows:
    """Return the rows without the button of an item; a row that is empty then goes."""
    at, place = map(int, id_.split("."))
    if at >= len(rows) or place >= len(rows[at]):
        raise Refused("admin.item_gone")
    kept = [
        [one for column, one in enumerate(row) if (line, column) != (at, place)]
        for line, row in enumerate(rows)
    ]
    return [row for row in kept if row]


def options_line(options: PostOptions, t: Translate) -> Html:
    """Return in words how a post goes out, empty for a plain one."""
    values = option_values(options)
    parts = [
        t("admin-option-links", links=values["links"]) if values["links"] else "",
        t(f"admin-option-pin-{values['pin']}") if values["pin"] != NO_PIN else "",
        t("admin-option-silent") if values["silent"] else "",
    ]
    return Html(" · ".join(part for part in parts if part))
