"""The link into the shop keeps the product's own query and carries the member's code."""

import pytest

from domain.promotion.payment import with_code


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://shop.example/tea", "https://shop.example/tea?ref=K7Q2MNP"),
        ("https://shop.example/p?id=5&v=", "https://shop.example/p?id=5&v=&ref=K7Q2MNP"),
        ("https://shop.example/p?ref=OTHER&id=5", "https://shop.example/p?id=5&ref=K7Q2MNP"),
        ("https://shop.example/p?q=a%26b#top", "https://shop.example/p?q=a%26b&ref=K7Q2MNP#top"),
        ("https://магазин.example/чай?вид=1", None),
    ],
)
def test_a_link_carries_a_code(link: str, expected: str | None) -> None:
    """RULES 12, defect 29: rewriting keeps the product query."""
    made = with_code(link, "K7Q2MNP")
    assert made is not None and made.count("ref=") == 1
    assert expected is None or made == expected


def test_no_link_stays_none() -> None:
    assert with_code(None, "K7Q2MNP") is None
