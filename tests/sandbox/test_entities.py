"""The HTML reader, against the platform's documented behaviour."""

import time
from contextlib import suppress
from html import escape

import pytest
from hypothesis import given, strategies

from sandbox.api.refusals import BotApiRefusal
from sandbox.state.chats import User
from sandbox.text.content import caption_fields, detect_entities, parse_text, text_fields
from sandbox.text.entities import parse_html, utf16_length

ANN = User(7, "Ann", "ann", "en")


def people(user_id: int) -> User | None:
    return ANN if user_id == ANN.id else None


@pytest.mark.parametrize("tag", ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del"])
def test_simple_tags(tag: str) -> None:
    text, entities = parse_html(f"x<{tag}>yy</{tag}>", people)
    assert text == "xyy"
    assert [(e["offset"], e["length"]) for e in entities] == [(1, 2)]


@pytest.mark.parametrize(
    ("markup", "entity"),
    [
        ("<span class='tg-spoiler'>x</span>", {"type": "spoiler"}),
        ("<tg-spoiler>x</tg-spoiler>", {"type": "spoiler"}),
        ("<code>x</code>", {"type": "code"}),
        ("<pre>x</pre>", {"type": "pre"}),
        (
            '<pre><code class="language-python">x</code></pre>',
            {"type": "pre", "language": "python"},
        ),
        ("<blockquote>x</blockquote>", {"type": "blockquote"}),
        ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
        ('<a href="https://a.example/?x=1&amp;y=2">x</a>', {"url": "https://a.example/?x=1&y=2"}),
        ('<a href="a.example">x</a>', {"type": "text_link", "url": "http://a.example"}),
        ('<a href="tg://user?id=7">x</a>', {"type": "text_mention", "user": ANN.json()}),
        ('<tg-emoji emoji-id="53">x</tg-emoji>', {"custom_emoji_id": "53"}),
        (
            '<tg-time unix="1700000000" format="wDT">x</tg-time>',
            {"type": "date_time", "unix_time": 1700000000, "date_time_format": "wDT"},
        ),
    ],
)
def test_other_tags(markup: str, entity: dict[str, object]) -> None:
    text, [found] = parse_html(markup, people)
    assert text == "x"
    assert entity.items() <= found.items()


def test_a_mention_of_a_stranger_is_plain_text() -> None:
    assert parse_html('<a href="tg://user?id=8">x</a>', people) == ("x", [])


def test_offsets_count_utf16_units() -> None:
    text, [entity] = parse_html("🍵🍵<b>茶</b>", people)
    assert (entity["offset"], entity["length"]) == (4, 1)
    assert utf16_length(text) == 5


def test_tags_nest() -> None:
    text, entities = parse_html("<b>a<i>b</i></b>", people)
    assert text == "ab"
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == [
        ("bold", 0, 2),
        ("italic", 1, 1),
    ]


def test_characters_by_name_and_number() -> None:
    text, _ = parse_html("&lt;b&gt; &amp;amp; &quot;&#39;&#x2615;&nbsp; a & b", people)
    assert text == "<b> &amp; \"'☕&nbsp; a & b"


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é<x>y</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b>x</i>",
            'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href=https://x.example/>x</a>", "Unexpected end of name token at byte offset 8"),
        (
            "<a href>x</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 3',
        ),
        ('<tg-emoji emoji-id="x">x</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_complaints(markup: str, complaint: str) -> None:
    with pytest.raises(BotApiRefusal) as refused:
        parse_html(markup, people)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


def test_text_is_trimmed_and_entities_with_it() -> None:
    text, entities = parse_text("\n  x <b>y  </b>\n", "HTML", None, people)
    assert text == "x y"
    assert entities == [{"type": "bold", "offset": 2, "length": 1}]


def test_what_stands_in_plain_sight_is_found() -> None:
    said = "/deal@shop_bot see https://x.example/a, #tea $EUR @olga a@x.example"
    _, entities = parse_text(said, None, None, people)
    assert [e["type"] for e in entities] == [
        "bot_command",
        "url",
        "hashtag",
        "cashtag",
        "mention",
        "email",
    ]
    assert entities[1]["length"] == len("https://x.example/a")


@given(strategies.text())
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    assert parse_html(escape(text), people) == (text, [])


MARKUP = strategies.lists(
    strategies.sampled_from(
        [
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<a href='x.example'>",
            "</a>",
            "<pre>",
            "<code class='",
            "language-x",
            "'>",
            "</code>",
            "</pre>",
            "&lt;",
            "&#0;",
            "&",
            "<",
            ">",
            "茶",
            "🍵",
            " ",
        ]
    )
).map("".join)


@given(MARKUP)
def test_any_markup_is_read_or_complained_of(markup: str) -> None:
    try:
        text, entities = parse_html(markup, people)
    except BotApiRefusal as refusal:
        assert refusal.description.startswith("Bad Request: can't parse entities: ")
        return
    for entity in entities:
        assert entity["offset"] >= 0
        assert 0 < entity["length"] <= utf16_length(text) - entity["offset"]


def test_hostile_markup_takes_no_time() -> None:
    began = time.process_time()
    for hostile in ("<b>" * 20_000, "<a href='" + "a." * 30_000 + "'>x</a>", "&#x" * 20_000):
        with suppress(BotApiRefusal):
            parse_html(hostile, people)
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Open t.me/tuan_bot?start=deal_K7Q2.", ["t.me/tuan_bot?start=deal_K7Q2"]),
        ("T.ME/tuan", ["T.ME/tuan"]),
        ("telegram.me/tuan, or tg://resolve?domain=tuan", ["telegram.me/tuan", "tg://resolve?domain=tuan"]),
        ("(see https://shop.example/a(b)c)", ["https://shop.example/a(b)c"]),
        ("https://shop.example:8443/x?y=1#z!", ["https://shop.example:8443/x?y=1#z"]),
        ("tea.de; http://чай.example/чай", ["tea.de", "http://чай.example/чай"]),
        ("茶 t.me/+sandbox00001 茶", ["t.me/+sandbox00001"]),
        ("http://127.0.0.1:8081/x", ["http://127.0.0.1:8081/x"]),
        ("a.txt, 1.50, v1.2, shop.example and https://localhost/x", []),
        ("http://999.1.1.1/", []),
        ("https://t.me/", ["https://t.me/"]),
    ],
)  # fmt: skip
def test_bare_addresses(text: str, wanted: list[str]) -> None:
    wide = text.encode("utf-16-le")
    marks = detect_entities(text)
    found = [wide[2 * m["offset"] : 2 * (m["offset"] + m["length"])] for m in marks]
    assert [part.decode("utf-16-le") for part in found] == wanted
    assert {mark["type"] for mark in marks} <= {"url"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ann.b@example.com", ["email"]),
        ("@tuan_bot at t.me/tuan_bot", ["mention", "url"]),
        ("t.me/tuan/start /start", ["url", "bot_command"]),
        ("#tea.de", ["hashtag"]),
    ],
)
def test_addresses_among_other_things(text: str, kinds: list[str]) -> None:
    assert [mark["type"] for mark in detect_entities(text)] == kinds


def test_hostile_text_takes_no_time() -> None:
    began = time.process_time()
    for hostile in (
        "a." * 30_000,
        "a@" * 30_000,
        "/a" * 30_000,
        "t.me/" + "(" * 60_000,
        "#" * 60_000,
    ):
        detect_entities(f"{hostile} @x")
    assert time.process_time() - began < 20


def test_nothing_is_found_inside_code() -> None:
    _, entities = parse_text("<code>/start #x</code>", "html", None, people)
    assert [e["type"] for e in entities] == ["code"]


@pytest.mark.parametrize(
    ("length", "fits"), [(4096, True), (4097, False)], ids=["longest", "too long"]
)
def test_the_longest_text(length: int, fits: bool) -> None:
    markup = f"<b>{'x' * length}</b>"
    if fits:
        assert len(text_fields(markup, "HTML", None, people)["text"]) == length
        return
    with pytest.raises(BotApiRefusal, match="message is too long"):
        text_fields(markup, "HTML", None, people)


def test_the_longest_caption() -> None:
    assert len(caption_fields("x" * 1024, None, None, people)["caption"]) == 1024
    with pytest.raises(BotApiRefusal, match="message caption is too long"):
        caption_fields("x" * 1025, None, None, people)


def test_other_parse_modes_are_owned_up_to() -> None:
    with pytest.raises(BotApiRefusal) as refused:
        parse_text("*x*", "MarkdownV2", None, people)
    assert refused.value.code == 501
