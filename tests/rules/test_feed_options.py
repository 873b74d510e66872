"""Variants in feeds: one product is one deal with options, whatever the shop's program writes."""

import json

import pytest

from domain.feeds.formats.google import shared_title
from domain.feeds.limits import OPTION_CHARS_MAX, OPTIONS_MAX, VARIANTS_MAX
from domain.feeds.readers.reading import FeedTerms, read
from domain.feeds.row import BadRow, FeedRow

TERMS = FeedTerms("EUR", "https://shop.example")
SHOPIFY = "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant Price,Variant Inventory Qty\n"
GOOGLE = "id,title,price,item_group_id,size,color,availability\n"
Choice = tuple[str, int | None, bool, int | None]


def good(text: str) -> list[FeedRow]:
    return [row for row in read([text.encode()], TERMS) if isinstance(row, FeedRow)]


def choices(row: FeedRow) -> list[Choice]:
    return [
        ("/".join(one.words), one.price_minor, one.in_stock, one.stock_left) for one in row.options
    ]


def test_variants_of_shopify_become_options_at_the_price_of_the_cheapest_in_stock() -> None:
    (shirt,) = good(
        SHOPIFY
        + "shirt,Shirt,Size,S,Colour,red,10.00,0\n"
        + "shirt,,,M,,red,12.00,3\nshirt,,,L,,red,15.00,1\n"
    )
    assert shirt.option_kinds == ("Size", "Colour")
    assert (shirt.price_minor, shirt.in_stock) == (1200, True)
    assert choices(shirt) == [
        ("S/red", 1000, False, 0),
        ("M/red", None, True, 3),
        ("L/red", 1500, True, 1),
    ]


def test_a_single_default_variant_is_no_option() -> None:
    (pot, cup) = good(SHOPIFY + "pot,Pot,Title,Default Title,,,9.99,\ncup,Cup,Size,M,,,5.00,\n")
    assert (pot.option_kinds, pot.options, cup.options) == ((), (), ())


def test_products_json_says_the_same_as_the_table() -> None:
    product = {
        "handle": "shirt",
        "title": "Shirt",
        "options": [{"name": "Size"}],
        "variants": [
            {"option1": "M", "price": "12.00", "available": True},
            {"option1": "L", "price": "12.00", "available": False},
        ],
    }
    (shirt,) = good(json.dumps({"products": [product]}))
    assert shirt.option_kinds == ("Size",)
    assert choices(shirt) == [("M", None, True, None), ("L", None, False, None)]


def test_variations_of_woocommerce_become_options_wherever_they_stand() -> None:
    (shirt,) = good(
        "ID,Type,SKU,Name,Published,In stock?,Stock,Regular price,Parent,"
        "Attribute 1 name,Attribute 1 value(s)\n"
        "5,variation,s-m,Shirt - M,1,1,4,12,shirt,Size,M\n"
        '1,variable,shirt,Shirt,1,1,,,,Size,"M, L"\n'
        "6,variation,s-l,Shirt - L,1,0,,15,id:1,Size,L\n"
    )
    assert (shirt.source_id, shirt.price_minor, shirt.option_kinds) == ("1", 1200, ("Size",))
    assert choices(shirt) == [("M", None, True, 4), ("L", 1500, False, None)]
    assert [one.source_id for one in shirt.options] == ["5", "6"]


def test_a_group_of_google_is_one_product_and_items_apart_stay_deals_of_their_own() -> None:
    found = good(
        GOOGLE
        + "a,Green tea - 100 g,5.00,tea,100 g,,in stock\n"
        + "b,Green tea - 1 kg,40.00,tea,1 kg,,in stock\n"
        + "pot,Pot,9.00,,,,in stock\n"
        + "c,Green tea - 5 kg,150.00,tea,5 kg,,in stock\n"
    )
    tea, pot, apart = found
    assert (tea.source_id, tea.title, tea.former_ids) == ("tea", "Green tea", ("a", "b"))
    assert (tea.option_kinds, choices(tea)) == (
        ("Size",),
        [("100 g", None, True, None), ("1 kg", 4000, True, None)],
    )
    assert (pot.source_id, pot.options) == ("pot", ())
    assert (apart.source_id, apart.price_minor, apart.options) == ("c", 15000, ())


def test_items_that_no_attribute_tells_apart_are_called_by_the_rest_of_their_titles() -> None:
    (watch,) = good(
        GOOGLE + "a,Watch (steel),90,w,,,in stock\nb,Watch (gold),190,w,,,out of stock\n"
    )
    assert [one.words for one in watch.options] == [("steel)",), ("gold)",)]


@pytest.mark.parametrize(
    ("titles", "shared"),
    [
        (["Green tea 100 g", "Green tea 1 kg"], "Green tea"),
        (["Shirt", "Shirt, red"], "Shirt"),
        (["Tea"], "Tea"),
        (["Milk", "Honey"], "Milk"),
    ],
)
def test_the_title_of_a_group_is_what_its_titles_share(titles: list[str], shared: str) -> None:
    assert shared_title(titles) == shared


def test_a_bad_variant_spoils_itself_alone() -> None:
    rows = list(
        read([(SHOPIFY + "s,Shirt,Size,S,,,free,\ns,,,M,,,12,\ns,,,L,,,13,\n").encode()], TERMS)
    )
    assert [(row.line, row.reason) for row in rows if isinstance(row, BadRow)] == [
        (2, "feed.price_not_number")
    ]
    assert [choices(row) for row in rows if isinstance(row, FeedRow)] == [
        [("M", None, True, None), ("L", 1300, True, None)]
    ]


def test_options_are_bounded_in_number_and_length() -> None:
    many = "".join(f"s,Shirt,Size,{'x' * 200}{n},,,12,\n" for n in range(3))
    (shirt,) = good(SHOPIFY + many)
    assert shirt.options == ()  # Nothing is left that tells them apart.
    many = "".join(f"s,Shirt,Size,{n} {'x' * 200},,,{n + 1},\n" for n in range(OPTIONS_MAX + 50))
    (shirt,) = good(SHOPIFY + many)
    assert len(shirt.options) == OPTIONS_MAX
    assert max(len(one.words[0]) for one in shirt.options) <= OPTION_CHARS_MAX
    same = "".join(f"{n},Tea {n},{n + 1},tea,{n},,in stock\n" for n in range(OPTIONS_MAX + 50))
    tea, *others = good(GOOGLE + same)
    assert (len(tea.options), len(others)) == (OPTIONS_MAX, 50)


def test_what_is_beyond_the_most_options_is_said_and_so_is_every_bad_variant() -> None:
    sizes = "".join(f"shirt,,,{n},,,12.00,1\n" for n in range(OPTIONS_MAX + 3))
    shopify = SHOPIFY + f"shirt,Shirt,Size,S,,,10.00,1\n{sizes}shirt,,,X,,,no,1\nshirt,,,Y,,,-,1\n"
    woo = (
        "ID,Type,SKU,Name,Published,In stock?,Regular price,Parent,Attribute 1 name,"
        "Attribute 1 value(s)\nshirt,variable,,Shirt,1,1,,,Size,many\n"
    ) + "".join(f"{n},variation,,S,1,1,9,id:shirt,Size,{n}\n" for n in range(OPTIONS_MAX + 4))
    for feed, complaints in ((shopify, 2), (woo, 0)):
        *bad, shirt = read([feed.encode()], TERMS)
        assert isinstance(shirt, FeedRow)
        assert len(shirt.options) == OPTIONS_MAX
        assert [one.reason for one in bad[complaints:]] == ["feed.options_over"]
        assert isinstance(bad[-1], BadRow)
        assert (bad[-1].values["left"], bad[-1].source_id) == (4, "shirt")
        assert len(bad) == complaints + 1


def test_the_price_of_a_variant_far_behind_is_not_even_read() -> None:
    sizes = "".join(f"shirt,,,{n},,,12.00,1\n" for n in range(VARIANTS_MAX))
    over, shirt = read(
        [f"{SHOPIFY}shirt,Shirt,Size,S,,,15.00,1\n{sizes}shirt,,,X,,,no,1\n".encode()], TERMS
    )
    assert isinstance(over, BadRow) and isinstance(shirt, FeedRow)
    assert over.values["left"] == VARIANTS_MAX + 2 - OPTIONS_MAX
    assert shirt.price_minor == 1200
