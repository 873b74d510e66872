"""Buttons of one's own: how they may be typed, what is refused, and that a preview is the post."""

from datetime import UTC, datetime
from typing import Any

import pytest

from domain.campaign import announcement
from domain.post import link_buttons, planner
from domain.post.link_buttons import read_rows
from domain.refusal import Refused
from storage.delivery.tables import OutboxRow
from views.i18n import refusal_key, translator
from views.post import announcement_messages, post_messages

SHOP = {"text": "Shop", "url": "https://shop.example/tea?a=1"}
ROWS = [
    [SHOP],
    [{"text": "A", "url": "https://a.example"}, {"text": "B", "url": "http://b.example"}],
]
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    [
        "Shop - https://shop.example/tea?a=1",
        "  Shop   https://shop.example/tea?a=1 ",
        "Shop=https://shop.example/tea?a=1",
        "Shop: https://shop.example/tea?a=1",
        "Shop — shop.example/tea?a=1",
        "Shop = shop.example/tea?a=1",
    ],
)
def test_a_button_is_read_however_it_is_typed(typed: str) -> None:
    assert read_rows(typed, frozenset()) == [[SHOP]]


def test_lines_are_rows_and_a_bar_puts_two_side_by_side() -> None:
    typed = "Shop - https://shop.example/tea?a=1\n\nA=https://a.example | B - http://b.example"
    assert read_rows(typed, frozenset()) == ROWS


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Shop", "unreadable"),
        ("https://shop.example", "unreadable"),
        ("\n ", "unreadable"),
        ("Shop - https://localhost/", "link"),
        ("Shop - https://evil.com\\@shop.example/", "link"),
        ("Shop - https://user@shop.example/", "link"),
        ("Shop - https://other.example/", "host"),
        (f"{'x' * 41} - https://shop.example/", "text"),
        ("\u200b - https://shop.example/", "text"),
        ("A=https://shop.example\n" * 11, "rows"),
        (" | ".join(["A=https://shop.example"] * 4), "row"),
    ],
)
def test_what_is_no_button_is_refused_with_words(typed: str, reason: str) -> None:
    with pytest.raises(Refused) as no:
        read_rows(typed, frozenset({"shop.example"}))
    assert no.value.reason == f"button.{reason}"
    for language in ("en", "zh", "ru"):
        assert translator(language).plain(refusal_key(no.value.reason), **no.value.values)


def test_an_album_has_no_buttons() -> None:
    link_buttons.check_rows(ROWS, photos=1)
    with pytest.raises(Refused, match="album"):
        link_buttons.check_rows(ROWS, photos=2)


def test_links_are_looked_at_again_when_the_post_goes_out() -> None:
    assert link_buttons.find_problem({"buttons": ROWS}, frozenset()) is None
    assert link_buttons.find_problem({"buttons": ROWS}, frozenset({"shop.example"})) is not None
    assert link_buttons.find_problem({}, frozenset({"shop.example"})) is None


DEAL = {
    "deal_id": 1,
    "code": "K7Q2",
    "title": "Sofa",
    "description": "Green",
    "price_minor": 9900,
    "list_price_minor": None,
    "currency": "EUR",
    "link": "https://shop.example/sofa",
    "ends_at": None,
}
SAID = {"announcement_id": 1, "text": "Sale", "entities": []}


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (planner.KIND, DEAL | {"photo": None}),
        (planner.KIND, DEAL | {"photo": "https://shop.example/sofa.jpg"}),
        (announcement.KIND, SAID | {"photos": []}),
        (announcement.KIND, SAID | {"photos": ["one"]}),
        (announcement.KIND, SAID | {"photos": ["one", "two"]}),
    ],
)
@pytest.mark.parametrize("silent", [True, False])
def test_a_preview_is_the_post_but_for_where_it_goes(
    kind: str, facts: dict[str, Any], silent: bool
) -> None:
    t = translator("en")
    rows = ROWS if len(facts.get("photos", ())) < 2 else []
    said = planner.post_values({**facts, "buttons": rows, "pin": None, "silent": silent}, "UTC")
    renderers = {**post_messages.RENDERERS, **announcement_messages.RENDERERS}
    row = OutboxRow(chat_id=-7, kind=kind, values=said, due_at=NOON, thread_id=3)
    posted = renderers[kind](row, t).model_dump(exclude={"chat_id", "message_thread_id"})
    shown = post_messages.call(5, said, t).model_dump(exclude={"chat_id", "message_thread_id"})
    assert shown == posted
    assert posted["disable_notification"] == (True if silent else None)
    if rows:
        below = [[b["url"] for b in row] for row in posted["reply_markup"]["inline_keyboard"]]
        assert below[-2:] == [[one["url"] for one in row] for row in ROWS]
