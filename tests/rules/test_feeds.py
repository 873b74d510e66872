"""Feeds of every known format become the same rows, and every bad row says why."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.feeds.readers import reading
from domain.feeds.readers.reading import BadRow, FeedRow, FeedTerms, Format, open_feed, read
from domain.feeds.row import FeedContents, Sale
from domain.refusal import Refused

SAMPLES = Path("sandbox/sample")
SHOPIFY = "Handle,Title,Variant Price,Variant Compare At Price\n"
RSS = '<rss xmlns:g="http://base.google.com/ns/1.0"><channel>{}</channel></rss>'


def rows(feed: str | bytes, *, piece: int = 1000) -> list[FeedRow | BadRow]:
    """Read a feed in pieces, the way a file arrives."""
    data = feed.encode() if isinstance(feed, str) else feed
    chunks = (data[start : start + piece] for start in range(0, len(data), piece))
    return list(read(chunks, FeedTerms("EUR", "https://shop.example/")))


def good(feed: str | bytes) -> list[FeedRow]:
    return [row for row in rows(feed) if isinstance(row, FeedRow)]


def bad(feed: str | bytes) -> list[tuple[int, str]]:
    return [(row.line, row.reason) for row in rows(feed) if isinstance(row, BadRow)]


def item(**fields: str) -> str:
    cells = {"id": "1", "title": "Pot", "price": "9.99 EUR"} | fields
    return "<item>" + "".join(f"<g:{k}>{v}</g:{k}>" for k, v in cells.items()) + "</item>"


def test_the_shopify_sample_gives_every_product_once() -> None:
    found = good((SAMPLES / "shopify-home-and-garden.csv").read_bytes())
    assert len(found) == 20
    pot = found[0]
    assert (pot.source_id, pot.title, pot.price_minor, pot.line) == (
        "clay-plant-pot",
        "Clay Plant Pot",
        999,
        2,
    )
    assert pot.description == "Classic blown clay pot for plants"
    assert pot.link == "https://shop.example/products/clay-plant-pot"
    lamp = next(row for row in found if row.source_id == "copper-light")
    assert (lamp.price_minor, lamp.list_price_minor, lamp.tags) == (
        5999,
        7500,
        ("indoor", "copper", "bedroom"),
    )


def test_the_google_sample_keeps_its_currency_and_decodes_its_links() -> None:
    (watch,) = good((SAMPLES / "google-merchant-watches.xml").read_bytes())
    assert (watch.price_minor, watch.currency) == (10529, "USD")
    assert watch.link is not None and "&color=" in watch.link
    assert watch.category == "watches"
    assert [one.words for one in watch.options] == [("Black",), ("White/Yellow",)]


@pytest.mark.parametrize("piece", [1, 7, 4096])
def test_the_size_of_the_pieces_changes_nothing(piece: int) -> None:
    for path in SAMPLES.glob("*.[cx][sm][vl]"):
        assert rows(path.read_bytes(), piece=piece) == rows(path.read_bytes(), piece=10**6)


def test_atom_and_tsv_say_the_same_as_rss() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
      <entry><g:id>1</g:id><title>Pot</title><link href="https://x.example/1"/>
      <g:price>9.99 EUR</g:price></entry></feed>"""
    rss = RSS.format(item(link="https://x.example/1"))
    tsv = "id\ttitle\tlink\tprice\n1\tPot\thttps://x.example/1\t9.99 EUR\n"
    feeds = [good(feed)[0] for feed in (atom, rss, tsv)]
    assert {(r.source_id, r.title, r.link, r.price_minor) for r in feeds} == {
        ("1", "Pot", "https://x.example/1", 999)
    }


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_cells_may_be_parted_by_commas_semicolons_and_tabs(sign: str) -> None:
    google = ["id", "title", "price", "product_type"], ["1", "Pot", '"12,50"', '"Home; garden"']
    shopify = ["Handle", "Title", "Variant Price", "Tags"], ["pot", "Pot", '"12,50"', '"a, b"']
    for header, cells in (google, shopify):
        (row,) = good(f"{sign.join(header)}\n{sign.join(cells)}\n")
        assert (row.title, row.price_minor) == ("Pot", 1250)
    assert row.tags == ("a", "b")


def test_the_newer_columns_of_shopify_say_the_same_as_the_older_ones() -> None:
    older = (
        "Handle,Title,Body (HTML),Type,Tags,Published,Status,Variant Inventory Tracker,"
        "Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src\n"
    )
    newer = (
        "URL handle,Title,Description,Type,Tags,Published on online store,Status,Inventory tracker,"
        "Inventory quantity,Continue selling when out of stock,Price,Compare-at price,Product image URL\n"
    )
    body = (
        "pot,Pot,<p>Clay</p>,Pots,home,TRUE,Active,shopify,0,DENY,9.99,12.00,https://x.example/1.jpg\n"
        "pot,,,,,,,shopify,3,DENY,11.00,12.00,\n"
        "jar,Jar,,,,TRUE,Active,shopify,0,CONTINUE,5.00,,\n"
        "old,Old,,,,TRUE,Archived,,,,5.00,,\n"
        "hid,Hid,,,,FALSE,Active,,,,5.00,,\n"
    )
    assert rows(older + body) == rows(newer + body)
    pot, jar = good(newer + body)
    assert (pot.price_minor, pot.list_price_minor, pot.description) == (1100, 1200, "Clay")
    assert (pot.in_stock, jar.in_stock, pot.photo) == (True, True, "https://x.example/1.jpg")
    assert [reason for _, reason in bad(newer + body)] == ["feed.unpublished"] * 2


def test_a_table_without_known_columns_is_refused_with_those_that_it_has() -> None:
    with pytest.raises(Refused) as refused:
        rows("ean;gewicht;farbe\n1;2;3\n")
    assert refused.value.reason == "feed.unknown_columns"
    assert refused.value.values == {"columns": "ean, gewicht, farbe"}


def test_fields_inside_other_fields_do_not_leak_out() -> None:
    shipping = "<g:shipping><g:price>1.00 EUR</g:price></g:shipping>"
    feed = RSS.format(f"<item>{shipping}<g:id>1</g:id><title>Pot</title></item>")
    assert bad(feed) == [(1, "feed.price_missing")]


def test_a_sale_has_a_window_and_a_regular_price_outside_of_it() -> None:
    window = "2026-11-24T11:00+0100/2026-11-29T23:00+0100"
    feed = RSS.format(item(sale_price="7.50 EUR", sale_price_effective_date=window))
    (row,) = good(feed)
    starts_at = datetime(2026, 11, 24, 10, tzinfo=UTC)
    ends_at = datetime(2026, 11, 29, 22, tzinfo=UTC)
    assert row.sale == Sale(750, 999, starts_at, ends_at)
    assert (row.price_minor, row.list_price_minor) == (999, None)
    assert (row.starts_at, row.ends_at) == (None, None)
    second = timedelta(seconds=1)
    asked = [
        row.sale.prices(at) for at in (starts_at - second, starts_at, ends_at - second, ends_at)
    ]
    assert asked == [(999, None), (750, 999), (750, 999), (999, None)]


def test_a_sale_without_a_window_holds_until_the_feed_says_otherwise() -> None:
    (row,) = good(RSS.format(item(sale_price="7.50 EUR")))
    assert (row.price_minor, row.list_price_minor, row.sale) == (750, 999, None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-01-01T00:00:00Z", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026-01-01T01:00+0100", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026-01-01", datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_product_ends_when_it_expires(written: str, expected: datetime) -> None:
    (row,) = good(RSS.format(item(expiration_date=written)))
    assert row.ends_at == expected


def test_the_cheapest_variant_in_stock_is_the_deal() -> None:
    header = "Handle,Title,Variant Price,Variant Inventory Tracker,Variant Inventory Qty\n"
    feed = header + "pot,Pot,9,shopify,0\npot,,12,shopify,3\npot,,15,shopify,9\npot,,,,\n"
    (row,) = good(feed)
    assert (row.price_minor, row.in_stock) == (1200, True)
    (row,) = good(header + "pot,Pot,9,shopify,0\npot,,12,shopify,0\n")
    assert (row.price_minor, row.in_stock) == (900, False)


def test_a_quantity_of_nothing_is_out_of_stock_also_where_no_column_names_a_tracker() -> None:
    header = "Handle,Title,Variant Price,Variant Inventory Qty,Variant Inventory Policy\n"
    feed = header + "a,A,9,0,deny\nb,B,9,0,continue\nc,C,9,3,deny\nd,D,9,,deny\n"
    assert [row.in_stock for row in good(feed)] == [False, True, True, True]


def test_a_bad_variant_is_reported_and_its_product_kept() -> None:
    feed = SHOPIFY + "pot,Pot,9.99,\npot,,1e9,\n"
    assert [row.price_minor for row in good(feed)] == [999]
    assert bad(feed) == [(3, "feed.price_not_number")]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("pot,Pot,,", "feed.price_missing"),
        ("pot,Pot,0.00,", "feed.price_zero"),
        ("pot,Pot,1e9,", "feed.price_not_number"),
        ("pot,Pot,nan,", "feed.price_not_number"),
        ("pot,Pot,١٢,", "feed.price_not_number"),
        ("pot,Pot,-5,", "feed.price_negative"),
        ("pot,Pot,from 5,", "feed.price_range"),
        ("pot,Pot,5 - 9,", "feed.price_range"),
        ('pot,Pot,"1,234",', "feed.price_ambiguous"),
        ("pot,Pot,9.990,", "feed.price_ambiguous"),
        ("pot,Pot,99999999999.99,", "feed.price_huge"),
        ("pot,Pot,9.99 XXQ,", "feed.currency_unknown"),
        ("pot,Pot,9.99 XTS,", "feed.currency_unknown"),
        ("pot,Pot,20,10", "feed.price_above_list"),
        ("pot,,9.99,", "feed.title"),
        (",Pot,9.99,", "feed.id"),
        ("pot,<script>alert(1)</script>,9.99,", "feed.title"),
        ("pot,P\0t,9.99,", "feed.nul"),
        ("pot,Pot,9.99,,surprise", "feed.cells"),
        ('pot,"Pot" and more,9.99,', "feed.quotes"),
    ],
)
def test_a_bad_row_names_its_line_and_reason_and_its_neighbours_stay(
    cells: str, reason: str
) -> None:
    feed = SHOPIFY + f"first,First,1,\n{cells}\nlast,Last,2,\n"
    assert bad(feed) == [(3, reason)]
    assert [row.source_id for row in good(feed)] == ["first", "last"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"link": "javascript:alert(1)"}, "feed.link"),
        ({"link": "https://"}, "feed.link"),
        ({"link": "https://a.example:port/"}, "feed.link"),
        ({"image_link": "file:///etc/passwd"}, "feed.photo"),
        ({"sale_price": "7 USD"}, "feed.currencies_differ"),
        ({"price": "9.99"}, None),
        ({"sale_price": "7 EUR", "sale_price_effective_date": "soon"}, "feed.window"),
        ({"expiration_date": "soon"}, "feed.expiration"),
    ],
)
def test_google_items_are_judged_one_by_one(fields: dict[str, str], reason: str | None) -> None:
    feed = RSS.format(item(**fields) + item(id="2"))
    assert [r for _, r in bad(feed)] == ([reason] if reason else [])
    assert good(feed)[-1].source_id == "2"


def test_the_second_row_of_an_id_is_the_bad_one() -> None:
    feed = RSS.format(item(title="First") + item(title="Second"))
    assert [row.title for row in good(feed)] == ["First"]
    assert bad(feed) == [(1, "feed.duplicate")]


def test_a_file_tells_which_products_it_has_whatever_is_wrong_with_their_rows() -> None:
    header = "Handle,Title,Variant Price,Status\n"
    contents = FeedContents()
    contents.note(rows(header + "pot,Pot,free,\ncup,Cup,3,\ncup,Cup,3,\nold,Old,3,draft\n,No,3,\n"))
    assert (contents.ids, contents.unknown, contents.cut) == ({"pot", "cup"}, 1, False)
    contents = FeedContents()
    contents.note(
        rows(RSS.partition("{}")[0] + item() + item(id="2", price="free") + "\n<item><oops>")
    )
    assert (contents.ids, contents.unknown, contents.cut) == ({"1", "2"}, 0, True)


def test_titles_are_plain_and_formulas_are_only_text() -> None:
    feed = SHOPIFY + (
        'a,"<b onclick=x>Big</b> &amp; <img src=x onerror=y>small",1,\n'
        'b,"=HYPERLINK(""http://evil.example"")",2,\n'
        "c,Pot < 5 l\u202e\u200b,3,\n"
    )
    assert [row.title for row in good(feed)] == [
        "Big & small",
        '=HYPERLINK("http://evil.example")',
        "Pot < 5 l",
    ]


def test_a_quote_left_open_costs_one_row() -> None:
    lines = [f"p{n},Pot {n},1,\n" for n in range(500)]
    feed = SHOPIFY + 'open,"Never closed,1,\n' + "".join(lines)
    assert bad(feed) == [(2, "feed.quotes")]
    assert len(good(feed)) == 500


def test_a_cell_may_span_lines() -> None:
    feed = (
        'Handle,Title,Body (HTML),Variant Price\np,Pot,"<p>One</p>\r\n<p>Two</p>",3\r\nq,Q,,4\r\n'
    )
    first, second = good(feed)
    assert (first.description, second.line) == ("One\nTwo", 4)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(encoding: str) -> None:
    csv = (SHOPIFY + "p,Блюдо 瓷盘,1,\n").encode(encoding)
    xml = (f'<?xml version="1.0"?>{RSS.format(item(title="Блюдо 瓷盘"))}').encode(encoding)
    assert [good(feed)[0].title for feed in (csv, xml)] == ["Блюдо 瓷盘"] * 2


def test_a_byte_that_is_no_text_costs_its_row_alone() -> None:
    feed = (SHOPIFY + "p,Pot,1,\nq,").encode() + "Käse".encode("latin-1") + b",2,\nr,Rest,3,\n"
    assert bad(feed) == [(3, "feed.encoding")]
    assert [row.source_id for row in good(feed)] == ["p", "r"]


def test_xml_that_breaks_in_the_middle_costs_the_product_that_it_breaks_in() -> None:
    feed = RSS.format("\n" + item() + "\n<item><oops></item>\n" + item(id="3"))
    assert [row.source_id for row in good(feed)] == ["1", "3"]
    assert bad(feed) == [(3, "feed.xml")]


@pytest.mark.parametrize(
    ("head", "form", "delimiter"),
    [
        (b"\xef\xbb\xbfHandle,Title,Price\n", Format.SHOPIFY_TABLE, ","),
        (b'"Handle","Title","Variant Price"\r\n', Format.SHOPIFY_TABLE, ","),
        (b"id\ttitle\tprice\n", Format.GOOGLE_TABLE, "\t"),
        (b"  <?xml version='1.0'?><rss></rss>", Format.GOOGLE_XML, ""),
        ("<feed></feed>".encode("utf-16"), Format.GOOGLE_XML, ""),
        (b"id;title;price\n", Format.GOOGLE_TABLE, ";"),
        (b"id,title,price\n", Format.GOOGLE_TABLE, ","),
        (b'"Handle";"Title";"Variant Price"\r', Format.SHOPIFY_TABLE, ";"),
        (b"Title\tURL handle\tPrice\n", Format.SHOPIFY_TABLE, "\t"),
        (b"<yml_catalog></yml_catalog>", Format.YANDEX, ""),
        (b"Name|Price\n", Format.TABLE, "|"),
    ],
)
def test_the_content_tells_the_format(head: bytes, form: Format, delimiter: str) -> None:
    layout = open_feed([head], FeedTerms("EUR")).layout
    assert (layout.form, layout.delimiter) == (form, delimiter)


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"", "feed.empty"),
        (b" \n ", "feed.empty"),
        (b"Rar!\x1a\x07", "feed.packed"),
        (b"PK\x03\x04", "feed.packing_broken"),
        (b"\x1f\x8b\x08", "feed.packing_broken"),
        (b"<!DOCTYPE html><html>", "feed.web_page"),
        (b"what,cost\n", "feed.unknown_columns"),
        (b"\x89PNG\r\n", "feed.unknown_format"),
    ],
)
def test_what_is_no_feed_is_refused_as_a_whole(head: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        rows(head)
    assert refused.value.reason == reason


def test_a_feed_without_prices_names_the_missing_column() -> None:
    with pytest.raises(Refused) as refused:
        rows("Handle,Title\npot,Pot\n")
    assert (refused.value.reason, refused.value.values) == (
        "feed.columns",
        {"columns": "price", "found": "Handle, Title"},
    )


def test_a_feed_with_no_products_says_so() -> None:
    assert bad(SHOPIFY) == [(1, "feed.no_products")]
    assert bad(RSS.format("")) == [(1, "feed.no_products")]


def endless() -> Iterator[bytes]:
    yield SHOPIFY.encode()
    for number in itertools.count():
        yield f"p{number},Pot,1,\n".encode()


def test_an_endless_feed_ends_at_the_maximum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ROWS_MAX", 2_000)
    *found, last = read(endless(), FeedTerms("EUR"))
    assert len(found) == 2_000
    assert isinstance(last, BadRow) and (last.reason, last.stops) == ("feed.too_many_rows", True)
