"""What earns for somebody is marked as advertising, in the words of its readers' country."""

from datetime import timedelta

import pytest

from domain.affiliate.post_links import EarningLink
from domain.deal.deal import deal_snapshot
from domain.post.pacing import Pace
from domain.post.planner import PostingRules, PostPlanner
from jobs.campaign import posting_rules
from storage.chat.tables import Chat
from tests.rules.test_deal_rules import NOON, deal

LINK = EarningLink("https://shop.example/?tag=t", "#ad")
NO_WORDS = EarningLink("https://shop.example/?tag=t", "")


def said(chat: Chat, link: EarningLink | None, shop: str = "") -> tuple[str | None, str]:
    """Return the label of a post in a chat, and the first line of what is read there."""
    rules: PostingRules = posting_rules(
        language="en", hosts=frozenset(), repeat_days=0, country=shop
    )
    pace = Pace(zone="UTC", gap=timedelta())
    links = {} if link is None else {chat.id: link}
    planner = PostPlanner(deal_snapshot(deal()), rules, {chat.id: pace}, {}, set(), links)
    draft = planner.draft((chat.id, None, chat), due_at=NOON)
    assert draft.reason is None
    text, _ = rules.render(draft.values, "en")  # type: ignore[arg-type]
    return draft.values["disclosure"], text.splitlines()[0]


def chat(**wishes: str) -> Chat:
    return Chat(id=-1, type="supergroup", title="Tea", added_at=NOON, **wishes)


@pytest.mark.parametrize(
    ("wishes", "link", "shop", "label"),
    [
        ({}, None, "DE", None),
        ({}, LINK, "", "#ad"),
        ({}, NO_WORDS, "", None),
        ({}, LINK, "DE", "Anzeige #ad"),
        ({}, NO_WORDS, "DE", "Anzeige"),
        ({"country": "FR"}, NO_WORDS, "DE", "Publicité"),
        ({"country": "US"}, LINK, "DE", "#ad"),
        ({"disclosure": "Sponsored"}, LINK, "DE", "Sponsored #ad"),
        ({"disclosure": "Sponsored"}, None, "DE", "Sponsored"),
    ],
)
def test_the_label_is_the_chats_own_or_its_countrys(
    wishes: dict[str, str], link: EarningLink | None, shop: str, label: str | None
) -> None:
    found, first = said(chat(**wishes), link, shop)
    assert found == label
    assert first == (f"<i>{label}</i>" if label else "<b>Pot</b>")
