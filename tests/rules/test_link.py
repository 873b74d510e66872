"""Deep links: every payload is read as something, and nothing is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deep_link import PAYLOAD_CHARS_MAX, REFERRED, Kind, Link, Page, parse, payload_of


@pytest.mark.parametrize(
    ("payload", "kind", "value"),
    [
        ("r_K7Q2ABC", Kind.REFERRAL, "K7Q2ABC"),
        ("R_k7q2abc", Kind.REFERRAL, "K7Q2ABC"),
        ("d_K7Q2", Kind.DEAL, "K7Q2"),
        ("s_k7q2abc", Kind.SHOP, "K7Q2ABC"),
        ("o_23456789ABCD", Kind.OWNER, "23456789ABCD"),
        ("r_with-dash_and_line", Kind.REFERRAL, "WITH-DASH_AND_LINE"),
        *((page.value, Kind.PAGE, page.value) for page in Page),
        ("x" * 64, Kind.UNKNOWN, ""),
        ("r_", Kind.UNKNOWN, ""),
        ("rK7Q2", Kind.UNKNOWN, ""),
        ("z_K7Q2", Kind.UNKNOWN, ""),
        ("", Kind.UNKNOWN, ""),
        ("r_K7Q2 ", Kind.UNKNOWN, ""),
        ("r_K7Q2\n", Kind.UNKNOWN, ""),
        ("r_<b>", Kind.UNKNOWN, ""),
        ("r_Кириллица", Kind.UNKNOWN, ""),
        ("r_" + "A" * 63, Kind.UNKNOWN, ""),
    ],
)
def test_a_payload_is_read(payload: str, kind: Kind, value: str) -> None:
    link = parse(payload)
    assert (link.kind, link.value) == (kind, value)


@pytest.mark.parametrize("kind", [Kind.REFERRAL, Kind.SHOP, Kind.DEAL, Kind.OWNER, Kind.ROLE])
def test_what_we_write_is_what_we_read(kind: Kind) -> None:
    ref = "K7Q2ABC" if kind in (Kind.REFERRAL, Kind.SHOP) else None
    written = payload_of(kind, "K7Q2ABC")
    assert parse(written) == Link(kind, "K7Q2ABC", written, ref)


@pytest.mark.parametrize("kind", REFERRED)
def test_what_a_member_sends_on_carries_their_code(kind: Kind) -> None:
    written = payload_of(kind, "K7Q2", "M4XPT9A")
    assert parse(written) == Link(kind, "K7Q2", written, "M4XPT9A")
    assert parse(written.lower()) == Link(kind, "K7Q2", written.lower(), "M4XPT9A")
    assert parse(payload_of(kind, "K7Q2") + "-").ref is None


@given(st.text(max_size=200))
def test_no_text_breaks_it_and_nothing_odd_is_kept(payload: str) -> None:
    link = parse(payload)
    for kept in (link.payload, link.value):
        assert len(kept) <= PAYLOAD_CHARS_MAX
        assert kept == "" or (kept.isascii() and set("\0 \n<&'").isdisjoint(kept))
