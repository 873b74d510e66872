"""Every screen and reason of deals and campaigns, in every language, within the limits."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from domain.deal.deal import deal_post
from domain.feeds import limits
from domain.feeds.readers.reading import FeedRow, FeedTerms, read
from domain.languages import LANGUAGES
from domain.post.markup import CAPTION_UNITS_MAX, TEXT_UNITS_MAX, units, visible
from storage.deal.deals import PAGE_SIZE
from tests.rules.test_deal_rules import NOON, deal
from views.buttons import NAMED_CHARS_MAX, named
from views.deal.deal_list_screens import DealList, listed
from views.deal.deal_screens import DealPage, DealShow, card, ended, opened
from views.i18n import Html, translator

REASON = re.compile(r'"((?:feed|deal|campaign|lint)\.[a-z_]+)"')
KINDS = {"deal.post", "deal.ended", "deal.page", "deal.show", "deal.of"}
SAMPLE = Path("sandbox/sample")
LONGEST = {
    "title": "Й" * limits.TITLE_CHARS_MAX,
    "description": "&<" * (limits.DESCRIPTION_CHARS_MAX // 2),
    "price_minor": 10**11,
    "list_price_minor": 10**12,
    "link": "https://shop.example/1",
    "photo": "https://shop.example/1.png",
    "ends_at": NOON + timedelta(days=1),
}


def reasons() -> list[str]:
    """Return every reason that the code can give."""
    paths = [path for root in ("domain", "handlers") for path in Path(root).rglob("*.py")]
    members = [path for path in paths if not {"admin", "activity"} & set(path.parts)]
    found = {reason for path in members for reason in REASON.findall(path.read_text("utf-8"))}
    return sorted(found - KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_worded_in_every_language(language: str) -> None:
    texts = "".join(
        path.read_text(encoding="utf-8") for path in Path(f"views/texts/{language}").glob("*.ftl")
    )
    keys = {f"refused-{reason.replace('.', '-')}" for reason in reasons()}
    assert len(keys) > 60
    assert {key for key in keys if f"\n{key} =" not in texts} == set()


@pytest.mark.parametrize("feature", ["deal", "campaign", "feed"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_say_the_same_with_the_same_values(feature: str, language: str) -> None:
    def values(of: str) -> dict[str, set[str]]:
        text = Path(f"views/texts/{of}/{feature}.ftl").read_text(encoding="utf-8")
        entries = re.findall(r"^([a-z][\w-]*) =(.*(?:\n[ }].*)*)", text, re.MULTILINE)
        return {key: set(re.findall(r"\$(\w+)", body)) for key, body in entries}

    assert values(language) == values("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_card_fits_a_caption(language: str) -> None:
    t = translator(language)
    values = deal_post(deal(**LONGEST), "Europe/Berlin", "Ad " * 10)
    for screen in (card(values, t), ended(values, t)):
        assert 0 < units(visible(screen.text)) <= CAPTION_UNITS_MAX
    shown = opened(values, t, number=3, on_offer=False)
    assert units(visible(shown.text)) <= CAPTION_UNITS_MAX
    assert shown.keyboard is not None
    (shop, copy), (back,) = shown.keyboard.inline_keyboard
    assert shop.url == "https://shop.example/1"
    assert copy.copy_text is not None and copy.copy_text.text == "K7Q2"
    assert back.callback_data == DealPage(number=3).pack()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_page_fits_a_message(language: str) -> None:
    t = translator(language)
    page = [deal(**LONGEST) for _ in range(PAGE_SIZE)]
    screen = listed(DealList(page, 1, 10_000), t)
    assert units(visible(screen.text)) <= TEXT_UNITS_MAX
    assert screen.keyboard is not None
    *_, turns = screen.keyboard.inline_keyboard
    assert [button.callback_data for button in turns] == ["deal.page:0", "deal.page:2"]
    assert len(DealShow(code="K7Q2K7Q2", number=10_000).pack()) <= 64
    assert listed(DealList([], 0, 0), t).keyboard is None


def test_a_card_says_what_is_saved_and_nothing_where_nothing_is() -> None:
    t = translator("en")
    reduced = deal_post(deal(list_price_minor=1500), "UTC")
    assert "<s>€15.00</s>  <b>€9.99</b>  −33%" in card(reduced, t).text
    assert "<s>" not in card(deal_post(deal(), "UTC"), t).text


def test_a_name_is_cut_so_that_its_price_stays_whole() -> None:
    assert named("Cream Sofa", "€500.00") == "Cream Sofa · €500.00"
    label = named("Biodegradable cardboard pots, set of twenty", "€1,299.00", "👥")
    assert len(label) == NAMED_CHARS_MAX
    assert label.startswith("👥 Biodegradable") and label.endswith("… · €1,299.00")


def test_hostile_titles_are_text_and_titles_that_say_html_are_not_trusted() -> None:
    values = deal_post(deal(title="<b>Pot</b>\u202e & co"), "UTC")
    assert "<b>&lt;b&gt;Pot&lt;/b&gt; &amp; co</b>" in card(values, translator("en")).text
    assert isinstance(translator("en")("deal-title", title="x"), Html)


def test_every_product_of_the_sample_has_a_small_picture() -> None:
    feed = (SAMPLE / "shopify-home-and-garden.csv").read_bytes()
    products = {row.source_id for row in read([feed], FeedTerms("EUR")) if isinstance(row, FeedRow)}
    pictures = {path.stem: path for path in (SAMPLE / "pictures").glob("*.png")}
    assert set(pictures) == products
    for path in pictures.values():
        with Image.open(path) as picture:
            assert picture.size == (800, 600)
        assert path.stat().st_size < 40_000
