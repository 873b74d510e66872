"""Feeds made to hurt: memory and time stay bounded, and no bytes make a reader crash."""

import gzip
import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.feeds import limits
from domain.feeds.readers.reading import BadRow, FeedRow, FeedTerms, read
from domain.feeds.words import plain
from domain.refusal import Refused

MEGABYTE = 2**20
RSS_HEAD = b"<rss><channel>"
CSV_HEAD = b"Handle,Title,Variant Price\n"
GOOD_CSV = b"\npot,Pot,1\n"
OUTSIDE = b'<!DOCTYPE rss SYSTEM "http://evil.example/x.dtd"><rss></rss>'
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">
<!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]>
<rss><channel><item><title>&lol3;</title></item></channel></rss>"""
QUADRATIC = b'<!DOCTYPE r [<!ENTITY a "' + b"a" * 50_000 + b'">]><rss>' + b"&a;" * 50_000


def flood(head: bytes, piece: bytes, megabytes: float, tail: bytes = b"") -> Iterator[bytes]:
    """Yield a file of `megabytes` without holding it."""
    chunk = piece * (limits.CHUNK_BYTES // len(piece) or 1)
    yield head
    yield from repeat(chunk, int(megabytes * MEGABYTE) // len(chunk))
    yield tail


def measured(chunks: Iterator[bytes]) -> tuple[list[FeedRow | BadRow], float, float]:
    """Read a feed; return its rows, the peak of memory in MB and the seconds it took."""
    tracemalloc.start()
    began = time.process_time()
    rows = list(read(chunks, FeedTerms("EUR")))
    peak = tracemalloc.get_traced_memory()[1] / MEGABYTE
    tracemalloc.stop()
    return rows, peak, time.process_time() - began


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        pytest.param(lambda: iter([LAUGHS]), "feed.xml_dtd", id="billion laughs"),
        pytest.param(lambda: iter([OUTSIDE]), "feed.xml_dtd", id="a document type elsewhere"),
        pytest.param(lambda: iter([QUADRATIC]), "feed.xml_dtd", id="quadratic"),
        pytest.param(
            lambda: flood(RSS_HEAD + b'<item a="', b"a", 20), "feed.xml_odd", id="endless tag"
        ),
        pytest.param(
            lambda: flood(RSS_HEAD + b"<!--", b"a", 20), "feed.xml_odd", id="endless comment"
        ),
        pytest.param(lambda: flood(RSS_HEAD, b"<a>", 20), "feed.xml_odd", id="deep nesting"),
        pytest.param(
            lambda: flood(RSS_HEAD + b"<item><title>", b"long ", 20),
            "feed.xml_ends",
            id="endless title",
        ),
        pytest.param(
            lambda: iter([RSS_HEAD, *(b"<n%d/>" % n for n in range(10_000))]),
            "feed.xml_odd",
            id="names without end",
        ),
        pytest.param(
            lambda: flood(CSV_HEAD, b"a", 20), "feed.line_too_long", id="one line, no end"
        ),
        pytest.param(
            lambda: flood(CSV_HEAD + b'"', b'\n","', 0.5), "feed.price_missing", id="endless record"
        ),
        pytest.param(
            lambda: flood(CSV_HEAD, b'"open\n', 1), "feed.too_many_bad_rows", id="quotes for ever"
        ),
        pytest.param(
            lambda: flood(CSV_HEAD, b"\n" * 1000, 0.5), "feed.too_many_rows", id="blank lines"
        ),
        pytest.param(
            lambda: flood(CSV_HEAD, b"x,\xff,1\n", 1),
            "feed.too_many_bad_rows",
            id="bytes that are no text",
        ),
        pytest.param(
            lambda: flood(CSV_HEAD, b"pot,,1\n", 0.5), "feed.title", id="variants for ever"
        ),
    ],
)
def test_a_hostile_feed_costs_little_and_is_named(
    feed: Callable[[], Iterator[bytes]], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domain.feeds.readers.records.LINES_MAX", 250_000)
    rows, peak, seconds = measured(feed())
    assert isinstance(rows[-1], BadRow) and rows[-1].reason == reason
    assert peak < 24, f"{peak:.0f} MB"
    assert seconds < 20


def test_a_line_of_a_hundred_megabytes_is_one_bad_row() -> None:
    rows, peak, _ = measured(flood(CSV_HEAD, b"a", 100, GOOD_CSV))
    assert [type(row) for row in rows] == [BadRow, FeedRow]
    assert (rows[0].line, rows[1].line) == (2, 3)
    assert peak < 8, f"{peak:.0f} MB"


def test_a_file_above_the_maximum_is_read_up_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("domain.feeds.readers.unpack.FILE_BYTES_MAX", MEGABYTE)
    *_, last = read(flood(CSV_HEAD, b"pot,Pot,1\n", 2), FeedTerms("EUR"))
    assert isinstance(last, BadRow) and (last.reason, last.stops) == ("feed.file_too_big", True)


def test_markup_nested_without_end_is_cut_before_it_is_cleaned() -> None:
    began = time.process_time()
    plain("<b><i><a href=x>" * MEGABYTE, 600)
    assert time.process_time() - began < 20


def zipped(content: bytes) -> bytes:
    """Return a zip of one file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("feed.csv", content)
    return packed.getvalue()


BEGINNINGS = st.sampled_from(
    [
        b"",
        CSV_HEAD,
        b"id\ttitle\tprice\n",
        b"Name;Preis;Link\n",
        b"ID,Type,SKU,Name,Regular price\n",
        RSS_HEAD,
        b"<feed><entry>",
        b"<yml_catalog><shop><offers><offer id='1'>",
        b'[{"title": "pot", "price": 1',
        b'{"products": [{"title": "pot", "variants": [{',
    ]
)
PIECES = st.sampled_from(
    [b"pot", b",", b'"', b"\n", b"\r", b"\t", b"<item>", b"</item>", b"<g:id>", b"1 EUR", b"&amp;"]
) | st.sampled_from(
    [b"{", b"}", b"[", b"]", b":", b'"title"', b'"price"', b"</offer>", b"<price>", b"<name>"]
)


@given(BEGINNINGS, st.lists(PIECES | st.binary(max_size=20), max_size=60), st.integers(1, 50))
@settings(max_examples=400, deadline=None)
def test_no_bytes_crash_a_reader(head: bytes, pieces: list[bytes], size: int) -> None:
    data = head + b"".join(pieces)
    chunks = (data[start : start + size] for start in range(0, len(data), size))
    try:
        rows = list(read(chunks, FeedTerms("EUR")))
    except Refused as refused:
        assert refused.reason.startswith("feed.")
        return
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for row in rows:
        assert 0 <= row.line <= lines
        if isinstance(row, FeedRow):
            assert row.title and len(row.title) <= limits.TITLE_CHARS_MAX
            assert 0 < row.price_minor <= limits.PRICE_MINOR_MAX


PACKED = [gzip.compress(CSV_HEAD + b"p1,Pot,1\n" * 50), zipped(CSV_HEAD + b"p1,Pot,1\n" * 50)]


@given(st.sampled_from(PACKED), st.integers(0, 400), st.binary(min_size=1, max_size=8))
@settings(max_examples=300, deadline=None)
def test_no_damage_to_a_packed_file_crashes_a_reader(packed: bytes, at: int, wrong: bytes) -> None:
    data = packed[:at] + wrong + packed[at + len(wrong) :]
    with suppress(Refused):
        rows = list(read(iter([data]), FeedTerms("EUR")))
        assert all(isinstance(row, FeedRow | BadRow) for row in rows)


@given(st.text(max_size=200), st.integers(1, 80))
def test_plain_text_is_bounded_and_has_no_controls(text: str, limit: int) -> None:
    shown = plain(text, limit)
    assert len(shown) <= limit
    assert not any(ord(c) < 32 and c != "\n" for c in shown)
