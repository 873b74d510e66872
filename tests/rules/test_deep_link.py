"""Deep links: every payload is read as something, and nothing is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deep_link import (
    PAYLOAD_CHARS_MAX,
    REFERRED,
    DeepLink,
    LinkKind,
    LinkPage,
    build_payload,
    parse,
)


@pytest.mark.parametrize(
    ("payload", "kind", "value"),
    [
        ("r_K7Q2ABC", LinkKind.REFERRAL, "K7Q2ABC"),
        ("R_k7q2abc", LinkKind.REFERRAL, "K7Q2ABC"),
        ("d_K7Q2", LinkKind.DEAL, "K7Q2"),
        ("s_k7q2abc", LinkKind.SHOP, "K7Q2ABC"),
        ("o_23456789ABCD", LinkKind.OWNER, "23456789ABCD"),
        ("r_with-dash_and_line", LinkKind.REFERRAL, "WITH-DASH_AND_LINE"),
        *((page.value, LinkKind.PAGE, page.value) for page in LinkPage),
        ("x" * 64, LinkKind.UNKNOWN, ""),
        ("r_", LinkKind.UNKNOWN, ""),
        ("rK7Q2", LinkKind.UNKNOWN, ""),
        ("z_K7Q2", LinkKind.UNKNOWN, ""),
        ("", LinkKind.UNKNOWN, ""),
        ("r_K7Q2 ", LinkKind.UNKNOWN, ""),
        ("r_K7Q2\n", LinkKind.UNKNOWN, ""),
        ("r_<b>", LinkKind.UNKNOWN, ""),
        ("r_Кириллица", LinkKind.UNKNOWN, ""),
        ("r_" + "A" * 63, LinkKind.UNKNOWN, ""),
    ],
)
def test_a_payload_is_read(payload: str, kind: LinkKind, value: str) -> None:
    link = parse(payload)
    assert (link.kind, link.value) == (kind, value)


@pytest.mark.parametrize(
    "kind", [LinkKind.REFERRAL, LinkKind.SHOP, LinkKind.DEAL, LinkKind.OWNER, LinkKind.ROLE]
)
def test_what_we_write_is_what_we_read(kind: LinkKind) -> None:
    ref = "K7Q2ABC" if kind in (LinkKind.REFERRAL, LinkKind.SHOP) else None
    written = build_payload(kind, "K7Q2ABC")
    assert parse(written) == DeepLink(kind, "K7Q2ABC", written, ref)


@pytest.mark.parametrize("kind", REFERRED)
def test_what_a_member_sends_on_carries_their_code(kind: LinkKind) -> None:
    written = build_payload(kind, "K7Q2", "M4XPT9A")
    assert parse(written) == DeepLink(kind, "K7Q2", written, "M4XPT9A")
    assert parse(written.lower()) == DeepLink(kind, "K7Q2", written.lower(), "M4XPT9A")
    assert parse(build_payload(kind, "K7Q2") + "-").ref is None


@given(st.text(max_size=200))
def test_no_text_breaks_it_and_nothing_odd_is_kept(payload: str) -> None:
    link = parse(payload)
    for kept in (link.payload, link.value):
        assert len(kept) <= PAYLOAD_CHARS_MAX
        assert kept == "" or (kept.isascii() and set("\0 \n<&'").isdisjoint(kept))
