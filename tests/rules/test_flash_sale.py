"""Flash sales, decided without a database: phases, quantities, the shuffle that anybody can check."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.draw.chain import seed_from, sha256_hex
from domain.flash_sale.card import FlashSaleCardState, left_here, sale_card_state
from domain.flash_sale.draw import (
    SaleEntry,
    allocate_units,
    draw_order,
    draw_ticket,
    entries_digest,
)
from domain.flash_sale.publish import read_allotments
from domain.flash_sale.rules import Phase, check_claim_limits, check_claim_price, phase_of
from domain.quantity import quantity_of
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage.flash_sale.claims import MemberSaleStatus
from storage.flash_sale.tables import ClaimState, FlashSale, SaleState
from storage.group_buy.tables import CloseReason

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MEMBERS = st.integers(1, 2**52)


def sale(**changes: object) -> FlashSale:
    plain: dict[str, object] = {
        "code": "F8KXY",
        "deal_id": 1,
        "title": "Kettle",
        "currency": "EUR",
        "price_minor": 990,
        "starts_at": NOON,
        "ends_at": NOON + timedelta(hours=1),
        "created_at": NOON,
        "seed": "5eed",
        "seed_hash": sha256_hex("5eed"),
        "per_member": 3,
        "per_order": 2,
    }
    return FlashSale(**{**plain, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "seconds", "phase"),
    [
        ({}, -1, Phase.ANNOUNCED),
        ({}, 0, Phase.OPEN),
        ({"state": SaleState.OPEN}, 3599, Phase.OPEN),
        ({"state": SaleState.OPEN}, 3600, Phase.ENDED),
        ({"window_s": 60}, 59, Phase.WINDOW),
        ({"window_s": 60}, 60, Phase.DRAWING),
        ({"window_s": 60, "drawn_at": NOON}, 60, Phase.OPEN),
        ({"state": SaleState.CLOSED, "closed_reason": CloseReason.DISABLED}, -1, Phase.DISABLED),
        ({"state": SaleState.CLOSED, "closed_reason": CloseReason.SOLD_OUT}, 1, Phase.SOLD_OUT),
        ({"state": SaleState.CLOSED, "closed_reason": CloseReason.ENDED}, 1, Phase.ENDED),
    ],
)
def test_the_clock_decides_the_phase(changes: dict, seconds: int, phase: Phase) -> None:
    """RULES 12, defect 19: the sweep may be late, the start is not."""
    assert phase_of(sale(**changes), now=NOON + seconds * SECOND) is phase


@pytest.mark.parametrize(
    "typed", ["nan", "1e9", "-1", "٣", "1.5", "0", "3", "²", "1" * 50, "+1", "", "１"]
)
def test_hostile_quantities_are_refused(typed: str) -> None:
    """RULES 12, defect 11."""
    if typed == "":
        assert quantity_of(typed, 2, "flash_sale.quantity") == 1
        return
    with pytest.raises(Refused) as refused:
        quantity_of(typed, 2, "flash_sale.quantity")
    assert refused.value.reason == "flash_sale.quantity"
    assert len(str(refused.value.values["typed"])) <= TYPED_SHOWN_MAX


@pytest.mark.parametrize(
    ("live", "counted", "quantity", "have", "reason"),
    [
        (0, 0, 2, 0, None),
        (1, 1, 1, 0, "already_in"),
        (1, 1, 1, 1, None),
        (1, 1, 1, None, None),
        (3, 3, 1, None, "already_in"),
        (0, 3, 1, 0, "own_limit"),
        (2, 2, 2, 2, "own_limit"),
        (0, 0, 3, 0, "quantity"),
        (0, 0, 0, 0, "quantity"),
    ],
)
def test_a_member_has_a_limit_and_one_press_is_one_order(
    live: int, counted: int, quantity: int, have: int | None, reason: str | None
) -> None:
    """RULES 12, defects 3, 20 and 26."""
    standing = MemberSaleStatus(sale(), 0, live, counted, waits=False, banned=False)
    if reason is None:
        check_claim_limits(standing, quantity, have)
        return
    with pytest.raises(Refused) as refused:
        check_claim_limits(standing, quantity, have)
    assert refused.value.reason == f"flash_sale.{reason}"


def test_a_price_never_rises_silently() -> None:
    """RULES 12, defect 12: what a button says is compared, never charged."""
    check_claim_price(sale(), None)
    check_claim_price(sale(), 990)
    check_claim_price(sale(), 10**15)
    with pytest.raises(Refused, match="price_rose"):
        check_claim_price(sale(), 989)


def test_anybody_can_check_a_ticket() -> None:
    """What the card tells people to type gives the same digits."""
    expected = hmac.new(b"5eed", b"7000000001", hashlib.sha256).hexdigest()
    assert draw_ticket("5eed", 7_000_000_001) == expected
    assert sha256_hex("5eed") == hashlib.sha256(b"5eed").hexdigest()
    assert entries_digest([20, 3, 100]) == hashlib.sha256(b"3\n20\n100").hexdigest()


@given(st.sets(MEMBERS, max_size=30), st.randoms(use_true_random=False))
def test_the_order_is_a_shuffle_that_entering_early_does_not_change(
    members: set[int], rng: Random
) -> None:
    seed = seed_from(Random(1))
    entered = list(members)
    rng.shuffle(entered)
    drawn = draw_order(seed, entered)
    assert sorted(drawn) == sorted(members)
    assert drawn == draw_order(seed, sorted(members))
    assert entries_digest(entered) == entries_digest(members)


def test_another_seed_gives_another_order_and_each_its_chance() -> None:
    first = [draw_order(str(seed), range(1, 6))[0] for seed in range(500)]
    assert all(60 <= first.count(member) <= 140 for member in range(1, 6))


ENTRIES = st.lists(
    st.builds(
        SaleEntry,
        claim_id=st.just(0),
        member_id=MEMBERS,
        quantity=st.integers(1, 3),
        chat_id=st.sampled_from([-1, -2, None]),
        banned=st.booleans(),
    ),
    unique_by=lambda entry: entry.member_id,
    max_size=20,
)


@given(ENTRIES, st.none() | st.integers(0, 20), st.integers(0, 5))
def test_a_draw_gives_out_what_is_there_and_no_more(
    entries: list[SaleEntry], left: int | None, kept: int
) -> None:
    drawn = allocate_units("5eed", entries, left, {-1: kept})
    won = [one for one in drawn if one.state is ClaimState.HELD]
    common = sum(one.entry.quantity for one in won if not one.allotted)
    assert left is None or common <= left
    assert sum(one.entry.quantity for one in won if one.allotted) <= kept
    assert not any(one.entry.banned for one in won)
    assert all(one.entry.chat_id == -1 for one in won if one.allotted)
    assert [one.rank for one in drawn] == list(range(1, len(entries) + 1))
    lost = [one.entry.quantity for one in drawn if one not in won and not one.entry.banned]
    if lost and left is not None:
        assert left - common < max(lost)
    assert left is not None or not lost


@pytest.mark.parametrize(
    ("phase", "left", "face"),
    [
        (Phase.ANNOUNCED, 5, FlashSaleCardState.ANNOUNCED),
        (Phase.WINDOW, 5, FlashSaleCardState.WINDOW),
        (Phase.DRAWING, 5, FlashSaleCardState.WINDOW),
        (Phase.OPEN, 5, FlashSaleCardState.OPEN),
        (Phase.OPEN, None, FlashSaleCardState.OPEN),
        (Phase.OPEN, 0, FlashSaleCardState.FULL),
        (Phase.SOLD_OUT, 0, FlashSaleCardState.SOLD_OUT),
        (Phase.ENDED, 5, FlashSaleCardState.ENDED),
        (Phase.DISABLED, 5, FlashSaleCardState.DISABLED),
    ],
)
def test_each_phase_has_its_look(phase: Phase, left: int | None, face: FlashSaleCardState) -> None:
    """RULES 12, defect 23: unlimited is never full."""
    assert sale_card_state(phase, left) is face


def test_what_is_kept_for_others_is_not_left_here() -> None:
    assert left_here(10, 2, {-1: 3, -2: 4}, -1) == 4
    assert left_here(10, 2, {-1: 3, -2: 4}, None) == 1
    assert left_here(10, 10, {}, -1) == 0


def test_allotments_are_read_or_refused() -> None:
    assert read_allotments(" -1001=20, -1002=3 ") == {-1001: 20, -1002: 3}
    assert read_allotments("") == {}
    for typed in ("-1", "-1=x", "=3", "-1=1,-1=2", "-1=-5", "--1=2", "٣=1"):
        with pytest.raises(Refused, match="allotment_typed"):
            read_allotments(typed)
