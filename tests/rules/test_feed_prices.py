"""Prices, reductions and availability as feeds write them."""

import pytest

from domain.feeds.readers.reading import BadRow, FeedRow, FeedTerms, read
from domain.feeds.row import BadValue
from domain.price_text import DecimalSign, parse_price

SHOPIFY = "Handle,Title,Variant Price,Variant Compare At Price\n"
TSV = "id\ttitle\tprice\tsale_price\tavailability\n"


def rows(feed: str, decimal: DecimalSign | None = None) -> list[FeedRow | BadRow]:
    chunks = [feed.encode()]
    return list(read(chunks, FeedTerms("EUR", "https://shop.example", decimal)))


def only(feed: str, decimal: DecimalSign | None = None) -> FeedRow:
    (row,) = rows(feed, decimal)
    assert isinstance(row, FeedRow), row
    return row


@pytest.mark.parametrize(
    ("written", "own", "expected"),
    [
        ("12,50", "EUR", (1250, "EUR")),
        ("12,5", "EUR", (1250, "EUR")),
        ("12.5", "EUR", (1250, "EUR")),
        ("1.299,00 EUR", "USD", (129900, "EUR")),
        ("1,299.00 USD", "EUR", (129900, "USD")),
        ("1,299.00", "EUR", (129900, "EUR")),
        ("1,234,567.89", "EUR", (123456789, "EUR")),
        ("1 299,00 €", "USD", (129900, "EUR")),
        ("1\u00a0299,00\u00a0€", "USD", (129900, "EUR")),
        ("1\u202f299 €", "USD", (129900, "EUR")),
        ("1'299.95 CHF", "EUR", (129995, "CHF")),
        ("CHF 1’299.95", "EUR", (129995, "CHF")),
        ("€12,50", "USD", (1250, "EUR")),
        ("12 €", "USD", (1200, "EUR")),
        ("12.00EUR", "USD", (1200, "EUR")),
        ("12.00 eur", "USD", (1200, "EUR")),
        ("$12", "EUR", (1200, "USD")),
        ("$12", "CAD", (1200, "CAD")),
        ("$12 CAD", "EUR", (1200, "CAD")),
        ("US$15", "CAD", (1500, "USD")),
        ("A$15", "EUR", (1500, "AUD")),
        ("R$ 15,90", "EUR", (1590, "BRL")),
        ("£9.99", "EUR", (999, "GBP")),
        ("￥99", "CNY", (9900, "CNY")),
        ("¥99", "JPY", (99, "JPY")),
        ("99元", "EUR", (9900, "CNY")),
        ("9,99 zł", "EUR", (999, "PLN")),
        ("12.00 руб", "EUR", (1200, "RUB")),
        ("12.00 руб.", "EUR", (1200, "RUB")),
        ("15 ₽", "EUR", (1500, "RUB")),
        ("15 тенге", "EUR", (1500, "KZT")),
        ("99 kr", "SEK", (9900, "SEK")),
        ("１２ EUR", "USD", (1200, "EUR")),
        ("1.299.000 VND", "EUR", (1299000, "VND")),
        ("1,299 JPY", "EUR", (1299, "JPY")),
        ("1000 JPY", "EUR", (1000, "JPY")),
        ("KWD 1.250", "EUR", (1250, "KWD")),
        ("12.999 KWD", "EUR", (12999, "KWD")),
        ("1299.000", "EUR", (129900, "EUR")),
        ("0,990", "EUR", (99, "EUR")),
    ],
)
def test_a_price_is_read_as_it_is_written_where_it_can_mean_one_thing(
    written: str, own: str, expected: tuple[int, str]
) -> None:
    assert parse_price(written, currency=own) == expected
    for decimal in DecimalSign:
        if written not in ("KWD 1.250", "12.999 KWD"):
            assert parse_price(written, currency=own, decimal=decimal) == expected


@pytest.mark.parametrize(
    ("written", "decimal", "minor"),
    [
        ("1.299", DecimalSign.COMMA, 129900),
        ("1,299", DecimalSign.POINT, 129900),
        ("15.000", DecimalSign.POINT, 1500),
        ("15,000", DecimalSign.COMMA, 1500),
        ("15.000", DecimalSign.COMMA, 1500000),
    ],
)
def test_a_price_in_doubt_is_read_as_somebody_says(
    written: str, decimal: DecimalSign, minor: int
) -> None:
    with pytest.raises(BadValue, match="price_ambiguous"):
        parse_price(written, currency="EUR")
    assert parse_price(written, currency="EUR", decimal=decimal) == (minor, "EUR")
    assert only(f"{TSV}1\tTea\t{written}\t\t\n", decimal).price_minor == minor


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "price_missing"),
        ("Free", "price_not_number"),
        ("1e3 EUR", "price_not_number"),
        ("12 apples", "price_not_number"),
        ("0 EUR", "price_zero"),
        ("0,00", "price_zero"),
        ("-5", "price_negative"),
        ("-5 EUR", "price_negative"),
        ("€ -5", "price_negative"),
        ("10 - 20 EUR", "price_range"),
        ("10–20 EUR", "price_range"),
        ("from 12 EUR", "price_range"),
        ("от 12 руб.", "price_range"),
        ("12,34,5", "price_ambiguous"),
        ("12 34", "price_ambiguous"),
        ("12.3456 EUR", "price_decimals"),
        ("12,50 JPY", "price_decimals"),
        ("12.00 XTS", "currency_unknown"),
        ("12.00 XAU", "currency_unknown"),
        ("12.00 QQQ", "currency_unknown"),
        ("€12 USD", "currencies_differ"),
        ("¥99", "currency_sign"),
        ("￥99", "currency_sign"),
        ("99 kr.", "currency_sign"),
        ("9999999999999", "price_huge"),
    ],
)
def test_a_price_that_is_none_says_why(written: str, reason: str) -> None:
    with pytest.raises(BadValue) as bad:
        parse_price(written, currency="EUR")
    assert bad.value.reason == f"feed.{reason}"


@pytest.mark.parametrize("nothing", ["0", "0.00", "0,00", "0.00 EUR"])
def test_a_price_before_of_nothing_claims_no_reduction(nothing: str) -> None:
    row = only(f'{SHOPIFY}tea,Tea,19.99,"{nothing}"\n')
    assert (row.price_minor, row.list_price_minor) == (1999, None)
    row = only(f"{TSV}1\tTea\t19.99 EUR\t{nothing}\tin_stock\n")
    assert (row.price_minor, row.list_price_minor) == (1999, None)


def test_the_cheaper_variant_is_not_lost_by_a_price_before_of_nothing() -> None:
    found = rows(f"{SHOPIFY}tea,Tea,19.99,0.00\ntea,,25.00,30.00\n")
    assert [row.price_minor for row in found if isinstance(row, FeedRow)] == [1999]


def test_the_currency_that_a_variant_names_is_that_of_its_deal() -> None:
    row = only(f"{SHOPIFY}tea,Tea,$19.99,$25\n")
    assert (row.price_minor, row.list_price_minor, row.currency) == (1999, 2500, "USD")


@pytest.mark.parametrize(
    "said",
    [
        "out of stock",
        "out_of_stock",
        "Out Of Stock",
        "OutOfStock",
        "out-of-stock",
        "outofstock",
        "https://schema.org/OutOfStock",
        "http://schema.org/SoldOut",
        "sold out",
        "discontinued",
        "preorder",
        "https://schema.org/PreOrder",
        "backorder",
    ],
)
def test_what_cannot_be_had_now_is_not_on_offer(said: str) -> None:
    assert not only(f"{TSV}1\tTea\t19.99 EUR\t\t{said}\n").in_stock


@pytest.mark.parametrize("said", ["", "in stock", "in_stock", "https://schema.org/InStock"])
def test_what_is_in_stock_is_on_offer(said: str) -> None:
    assert only(f"{TSV}1\tTea\t19.99 EUR\t\t{said}\n").in_stock
