"""Each format that shops have, from a small file of its own, and each wrong in one way."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from domain.feeds.detect import FeedLayout
from domain.feeds.readers.reading import BadRow, FeedRow, FeedTerms, Format, open_feed, settle
from domain.feeds.readers.unpack import Packing
from domain.feeds.row import ENDLESS, Sale
from domain.price_text import DecimalSign
from domain.refusal import Refused
from tests.rules.feed_samples import GOOGLE, WOO, WOO_HEADER, YML, ods, xlsx, zipped

TERMS = FeedTerms("EUR", "https://shop.example")
Rows = list[FeedRow | BadRow]


def opened(data: bytes | str, **terms: object) -> tuple[FeedLayout, Rows]:
    """Read a file as an import does: once for what it does not say, then for its rows."""
    raw = data.encode() if isinstance(data, str) else data
    pieces = [raw[start : start + 999] for start in range(0, len(raw), 999)]
    wanted = FeedTerms(**{"currency": "EUR", "shop_url": "https://shop.example"} | terms)  # type: ignore[arg-type]
    feed = open_feed(pieces, settle(lambda: pieces, wanted))
    return feed.layout, list(feed.rows)


def good(rows: Rows) -> list[FeedRow]:
    return [row for row in rows if isinstance(row, FeedRow)]


def bad(rows: Rows) -> list[tuple[int, str]]:
    return [(row.line, row.reason) for row in rows if isinstance(row, BadRow)]


def refusal(data: bytes | str, **terms: object) -> str:
    with pytest.raises(Refused) as refused:
        opened(data, **terms)
    return refused.value.reason


# WooCommerce


def test_a_woocommerce_export_gives_simple_variable_and_external_products() -> None:
    layout, rows = opened(WOO)
    assert layout.form is Format.WOOCOMMERCE
    mug, book, shirt = good(rows)
    assert (mug.source_id, mug.title, mug.price_minor, mug.list_price_minor) == (
        "10",
        "Mug",
        1200,
        None,
    )
    assert mug.link == "https://shop.example/?p=10"
    assert (mug.photo, mug.category) == ("https://shop.example/a.jpg", "Mugs")
    assert mug.tags == ("kitchen", "mugs", "gifts", "clay")
    assert mug.sale == Sale(
        900, 1200, datetime(2026, 12, 1, tzinfo=UTC), datetime(2026, 12, 24, 23, 59, 59, tzinfo=UTC)
    )
    assert (book.link, book.price_minor) == ("https://other.example/book", 1500)
    assert (shirt.source_id, shirt.price_minor, shirt.list_price_minor) == ("20", 1800, 2000)
    assert (shirt.in_stock, shirt.link) == (True, "https://shop.example/?p=20")
    assert bad(rows) == [(5, "feed.unpublished"), (6, "feed.grouped")]


def test_a_sale_without_an_end_goes_on() -> None:
    row = WOO_HEADER + "1,simple,,Mug,1,visible,,2026-12-01,,1,,9,12,,,,,\n"
    (mug,) = good(opened(row)[1])
    assert mug.sale is not None and mug.sale.ends_at == ENDLESS


def test_a_variation_without_its_product_and_a_product_without_any_are_told() -> None:
    feed = WOO_HEADER + (
        "1,variable,,Shirt,1,visible,,,,1,,,,,,,,\n2,variation,,Shirt L,1,visible,,,,1,,,9,,,,id:77,\n"
    )
    assert bad(opened(feed)[1]) == [(3, "feed.no_parent"), (2, "feed.no_variations")]


def test_the_names_of_columns_may_be_those_of_another_language() -> None:
    feed = (
        "ID,Typ,Artikelnummer,Name,Veröffentlicht,Vorrätig?,Angebotspreis,Regulärer Preis,Bilder\n"
        '7,simple,A7,Becher,1,1,"9,50","12,00",https://shop.example/a.jpg\n'
    )
    layout, rows = opened(feed)
    (mug,) = good(rows)
    assert (layout.form, mug.price_minor, mug.list_price_minor) == (Format.WOOCOMMERCE, 950, 1200)


# Yandex


def test_a_yandex_file_has_offers_categories_and_prices_before() -> None:
    layout, rows = opened(YML)
    assert layout.form is Format.YANDEX
    tea, pot = good(rows)
    assert (tea.source_id, tea.title, tea.price_minor, tea.list_price_minor, tea.currency) == (
        *("1", "Чай", 49900, 59900, "RUB"),
    )
    assert (tea.link, tea.photo, tea.category, tea.in_stock) == (
        *("https://shop.example/1", "https://shop.example/1.jpg", "Напитки", True),
    )
    assert (pot.title, pot.in_stock) == ("Чайник Вулкан К-7", False)
    assert bad(rows) == [(11, "feed.price_range"), (12, "feed.unpublished")]


def test_a_document_type_may_only_be_the_name_of_yandex() -> None:
    assert len(good(opened(YML)[1])) == 2
    for doctype in ('<!DOCTYPE yml_catalog [<!ENTITY a "b">]>', '<!DOCTYPE rss SYSTEM "x.dtd">'):
        feed = YML.replace('<!DOCTYPE yml_catalog SYSTEM "shops.dtd">', doctype)
        assert [reason for _, reason in bad(opened(feed)[1])] == ["feed.xml_dtd"]


# XML


def test_googles_names_come_first_plain_ones_second_and_foreign_ones_never() -> None:
    feed = GOOGLE.format(
        "<item><title>Plain</title><media:title>Foreign</media:title><g:title>Google</g:title>"
        "<media:price>1 EUR</media:price><c:id>foreign</c:id><g:id>1</g:id><g:price>9 EUR</g:price>"
        "<dc:description>Foreign</dc:description><link>https://shop.example/1</link>"
        '<atom:link href="https://shop.example/rss"/></item>'
        "<item><g:id>2</g:id><title>Plain</title><media:price>1 EUR</media:price></item>"
    )
    _, rows = opened(feed)
    (row,) = good(rows)
    assert (row.title, row.price_minor, row.description) == ("Google", 900, "")
    assert row.link == "https://shop.example/1"
    assert bad(rows) == [(1, "feed.price_missing")]


def items(*bodies: str) -> str:
    return GOOGLE.format("\n" + "\n".join(bodies) + "\n")


def product(number: int, title: str = "Tea") -> str:
    return f"<item><g:id>{number}</g:id><title>{title}</title><g:price>9 EUR</g:price></item>"


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (product(2, "Tom & Jerry"), "feed.xml"),
        (product(2, "<b>Tea"), "feed.xml"),
        (product(2, "a\x0bb"), "feed.xml"),
        (product(2, "a&nbsp;b"), "feed.xml"),
        (product(2).removesuffix("</item>"), "feed.xml_unclosed"),
        (product(2).replace("g:id", "x:id"), "feed.xml"),
    ],
)
@pytest.mark.parametrize("piece", [7, 4096])
def test_what_breaks_costs_its_own_product_and_the_others_are_read(
    broken: str, reason: str, piece: int
) -> None:
    raw = items(product(1), broken, product(3), product(4)).encode()
    feed = open_feed([raw[at : at + piece] for at in range(0, len(raw), piece)], TERMS)
    rows = list(feed.rows)
    assert bad(rows) == [(3, reason)]
    assert [(row.source_id, row.line) for row in good(rows)] == [("1", 2), ("3", 4), ("4", 5)]


def test_xml_that_is_cut_off_says_so_also_behind_a_break() -> None:
    for first in (product(1), product(1, "Tom & Jerry")):
        whole = items(first, product(2), product(3))
        (*_, last) = opened(whole[: whole.index("<g:id>3")])[1]
        assert isinstance(last, BadRow)
        assert (last.reason, last.stops) == ("feed.xml_ends", True)


# JSON


def test_shopifys_products_json_is_read_by_variants() -> None:
    products = {
        "products": [
            {
                "id": 1,
                "handle": "pot",
                "title": "Pot",
                "body_html": "<p>Clay</p>",
                "product_type": "Pots",
                "tags": ["home", "clay"],
                "published_at": "2026-01-01",
                "images": [
                    {"src": "https://shop.example/1.jpg"},
                    {"src": "https://shop.example/2"},
                ],
                "variants": [
                    {"price": "9.00", "compare_at_price": None, "available": False},
                    {"price": "12.00", "compare_at_price": "15.00", "available": True},
                ],
            },
            {
                "handle": "jar",
                "title": "Jar",
                "published_at": None,
                "variants": [{"price": "5.00"}],
            },
        ]
    }
    layout, rows = opened(json.dumps(products))
    (pot,) = good(rows)
    assert layout.form is Format.SHOPIFY_JSON
    assert (pot.price_minor, pot.list_price_minor, pot.in_stock) == (1200, 1500, True)
    assert (pot.photo, pot.description) == ("https://shop.example/1.jpg", "Clay")
    assert (pot.tags, pot.link) == (("pots", "home", "clay"), "https://shop.example/products/pot")
    assert bad(rows) == [(1, "feed.unpublished")]


@pytest.mark.parametrize("shape", ["{}", '{{"items": {}}}', '{{"title": "x", "offers": {}}}'])
def test_a_list_of_objects_is_read_by_the_names_in_them(shape: str) -> None:
    objects = [
        {
            "sku": 7,
            "name": "Tea",
            "price": {"amount": 12.50, "currency": "USD"},
            "url": "https://shop.example/7",
            "images": ["https://shop.example/7.jpg", "https://shop.example/8.jpg"],
            "in_stock": True,
            "brand": {"name": "Leaf"},
        },
        {"sku": 8, "name": "Jar", "price": "free"},
    ]
    layout, rows = opened(shape.format(json.dumps(objects)))
    (tea,) = good(rows)
    assert layout.form is Format.JSON
    assert (tea.source_id, tea.title, tea.price_minor, tea.currency) == ("7", "Tea", 1250, "USD")
    assert (tea.link, tea.photo) == ("https://shop.example/7", "https://shop.example/7.jpg")
    assert bad(rows) == [(1, "feed.price_not_number")]


def test_a_broken_object_costs_itself_and_a_cut_list_says_so() -> None:
    lines = [f'{{"id": "{n}", "title": "Tea", "price": "9"}}' for n in range(1, 5)]
    lines[1] = lines[1].replace(": ", " ", 1)
    rows = opened("[\n" + ",\n".join(lines) + "\n]")[1]
    assert [row.source_id for row in good(rows)] == ["1", "3", "4"]
    assert bad(rows) == [(3, "feed.json_object")]
    (*_, last) = opened("[" + ", ".join(lines[2:]) + ',\n{"id": "5", "ti')[1]
    assert isinstance(last, BadRow)
    assert refusal('"just a text"') == "feed.unknown_format"
    assert refusal('{"shop": 1}') == "feed.unknown_columns"


def test_objects_by_line_are_read() -> None:
    lines = (f'{{"id": "{n}", "title": "Tea", "price": "9"}}' for n in range(1, 4))
    assert [row.source_id for row in good(opened("\n".join(lines))[1])] == ["1", "2", "3"]


# Spreadsheets

SHEET = [
    ["Артикул", "Название", "Цена", "Старая цена", "Остаток"],
    ["a1", "Чай", 12.5, None, 3],
    [None, None, None, None, None],
    ["a2", "Чайник", 1.299, None, 1],
    ["a3", "Чашка", "1 299,00", 1500, 0],
]


@pytest.mark.parametrize("made", [xlsx, ods])
def test_a_spreadsheet_is_a_table(made: Callable[[list[list[object]]], bytes]) -> None:
    layout, rows = opened(made(SHEET), currency="RUB")
    assert (layout.packing, layout.form) == (Packing.SHEET, Format.TABLE)
    tea, cup = good(rows)
    assert (tea.source_id, tea.title, tea.price_minor, tea.line) == ("a1", "Чай", 1250, 2)
    assert (cup.price_minor, cup.list_price_minor, cup.in_stock) == (129900, 150000, False)
    assert bad(rows) == [(4, "feed.price_decimals")]


def test_a_spreadsheet_that_claims_a_billion_cells_is_refused() -> None:
    assert refusal(far_cell(xlsx([["id", "title", "price"]]))) == "feed.sheet_too_big"


def far_cell(book: bytes) -> bytes:
    """Return the workbook with a last cell in the far corner."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    corner = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    files[name] = files[name].replace(b"</sheetData>", corner + b"</sheetData>")
    return zipped(files)


def test_a_spreadsheet_that_is_damaged_is_refused_in_words() -> None:
    assert refusal(zipped({"xl/workbook.xml": b"<oops"})) == "feed.sheet_broken"
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == "feed.sheet_broken"


# Plain tables


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("SKU;Product name;Price;Old price;URL", "a1;Tea;12.50;15.00;https://shop.example/1"),
        ("商品编号,商品名称,价格,原价,链接", "a1,Tea,12.50,15.00,https://shop.example/1"),
        (
            "Артикул\tНазвание\tЦена\tСтарая цена\tСсылка",
            "a1\tTea\t12,50\t15,00\thttps://shop.example/1",
        ),
        ("Artikelnummer;Bezeichnung;Preis;UVP;Link", "a1;Tea;12,50;15,00;https://shop.example/1"),
        (
            "Referencia;Nombre;Precio;Precio anterior;Enlace",
            "a1;Tea;12,50;15,00;https://shop.example/1",
        ),
    ],
)
def test_columns_are_guessed_in_five_languages(header: str, cells: str) -> None:
    layout, rows = opened(f"{header}\n{cells}\n")
    (row,) = good(rows)
    assert layout.form is Format.TABLE
    assert (row.source_id, row.title, row.price_minor, row.list_price_minor, row.link) == (
        *("a1", "Tea", 1250, 1500, "https://shop.example/1"),
    )


def test_columns_may_be_said_by_hand() -> None:
    feed = "what;cost;price\n" + "Tea;5,50;7,50\n"
    assert refusal(feed) == "feed.unknown_columns"
    (row,) = good(opened(feed, columns={"title": "What", "price": "cost"})[1])
    assert (row.title, row.price_minor, row.source_id) == ("Tea", 550, "Tea")
    assert refusal(feed, columns={"title": "Name"}) == "feed.no_such_column"


def test_facebooks_template_has_notes_above_its_header() -> None:
    feed = (
        '# Required | The id of the item,# Required | The title,"# Required, too"\n'
        "id,title,price,availability,quantity_to_sell_on_facebook\n"
        "1,Tea,9.99 USD,in stock,4\n2,Cup,9.99 USD,available for order,4\n"
    )
    layout, rows = opened(feed)
    assert layout.form is Format.GOOGLE_TABLE
    assert [(row.line, row.in_stock) for row in good(rows)] == [(3, True), (4, False)]


# Packing and encoding

TABLE = "id,title,price\n1,Tea,9.99\n"


def test_gzip_and_zip_of_one_file_are_unpacked() -> None:
    for packing, data in (
        (Packing.GZIP, gzip.compress(TABLE.encode())),
        (Packing.GZIP, gzip.compress(TABLE.encode()) + bytes(512)),
        (Packing.ZIP, zipped({"feed.csv": TABLE.encode(), "__MACOSX/._feed.csv": b"x"})),
    ):
        layout, rows = opened(data)
        assert (layout.packing, len(good(rows))) == (packing, 1)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(zipped({"a.csv": b"x", "b.csv": b"y"}), "feed.zip_many", id="two files"),
        pytest.param(zipped({}), "feed.zip_many", id="no file"),
        pytest.param(gzip.compress(gzip.compress(b"x")), "feed.packed_twice", id="gzip twice"),
        pytest.param(gzip.compress(zipped({"a": b"x"})), "feed.packed_twice", id="zip in gzip"),
        pytest.param(zipped({"a": TABLE.encode()})[:60], "feed.packing_broken", id="cut off"),
        pytest.param(b"7z\xbc\xaf\x27\x1c" + bytes(40), "feed.packed", id="7z"),
    ],
)
def test_what_is_packed_in_another_way_is_refused_in_words(data: bytes, reason: str) -> None:
    assert refusal(data) == reason


def test_a_file_that_is_made_to_grow_without_end_is_refused_while_it_grows() -> None:
    grown = b"id,title,price\n" + b"1,Tea,9.99\n" * 3_000_000
    bomb = gzip.compress(grown, 9)
    assert len(bomb) * 300 < len(grown)
    for data in (bomb, zipped({"feed.csv": grown}), zipped({"xl/workbook.xml": grown})):
        assert refusal(data) == "feed.bomb"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Чайник заварочный, стекло"),
        ("cp1252", "Käse für Genießer, größer"),
        ("cp1250", "Žlutý kůň, příliš úpěl"),
        ("gb18030", "龙井绿茶礼盒装，今年的新茶"),
        ("utf-16-le", "Чай и чайник"),
        ("utf-16", "Чай и чайник"),
        ("utf-8-sig", "Чай и чайник"),
    ],
)
def test_an_encoding_that_nobody_names_is_guessed_and_said(encoding: str, text: str) -> None:
    rows = "".join(f'{n},"{text}",9.99\n' for n in range(1, 9))
    layout, found = opened(f"id,title,price\n{rows}".encode(encoding))
    assert [row.title for row in good(found)] == [text] * 8
    assert layout.encoding.guessed == (encoding not in ("utf-8-sig", "utf-16"))


def test_xml_says_its_encoding_itself() -> None:
    feed = f'<?xml version="1.0" encoding="windows-1251"?>{items(product(1, "Чай"))}'
    layout, rows = opened(feed.encode("cp1251"))
    assert (good(rows)[0].title, layout.encoding.guessed) == ("Чай", False)


# Prices


def test_the_decimal_sign_is_decided_by_all_prices_of_the_file() -> None:
    for clear, sign, minor in (
        ("12,50", DecimalSign.COMMA, 129900),
        ("12.50", DecimalSign.POINT, 1500),
    ):
        doubtful = "1.299" if sign is DecimalSign.COMMA else "15.000"
        feed = f"id;title;price\n1;Tea;{doubtful}\n2;Cup;{clear}\n"
        _, rows = opened(feed)
        assert [row.price_minor for row in good(rows)] == [minor, 1250]
    _, rows = opened("id;title;price\n1;Tea;1.299\n2;Cup;12,50\n3;Jar;12.50\n")
    assert bad(rows) == [(2, "feed.price_ambiguous")]
    (row,) = good(opened("id;title;price\n1;Tea;1.299\n", decimal=DecimalSign.COMMA)[1])
    assert row.price_minor == 129900
