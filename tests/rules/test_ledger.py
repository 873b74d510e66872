"""Money in parts: nothing is lost in a split, every rounding is the same one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.payout.ledger import (
    POINTS,
    Posting,
    apply_bp,
    credit_postings,
    move,
    recovery,
    split,
    unbalanced,
)
from storage.payout.tables import LedgerAccount

AMOUNTS = st.integers(-(10**15), 10**15)
WEIGHTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=7).filter(any)


@given(AMOUNTS, WEIGHTS)
def test_a_split_loses_nothing_and_each_part_is_within_a_unit_of_its_share(
    amount: int, weights: list[int]
) -> None:
    parts = split(amount, weights)
    assert sum(parts) == amount
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - amount * weight) < sum(weights)


def test_the_largest_remainder_gets_the_unit_and_of_equal_ones_the_first() -> None:
    assert split(100, [1, 1, 1]) == [34, 33, 33]
    assert split(10, [5, 3, 3]) == [4, 3, 3]
    assert split(11, [6, 3, 1]) == [7, 3, 1]
    assert split(-100, [1, 1, 1]) == [-34, -33, -33]
    assert split(5, [0, 1]) == [0, 5]


@pytest.mark.parametrize("weights", [[], [0, 0], [2, -1]])
def test_weights_that_say_nothing_are_an_error(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="nothing can be split"):
        split(100, weights)


def test_a_share_is_rounded_half_up_on_both_sides_of_zero() -> None:
    assert apply_bp(1790, 750) == 134  # 134.25
    assert apply_bp(30, 500) == 2  # 1.5
    assert apply_bp(29, 500) == 1  # 1.45
    assert apply_bp(-30, 500) == -2
    assert apply_bp(10**15, 10_000) == 10**15


@given(AMOUNTS, st.sampled_from(list(LedgerAccount)))
def test_a_move_and_a_promise_balance(amount: int, account: LedgerAccount) -> None:
    assert not unbalanced(move(1, LedgerAccount.PAYABLE, account, amount, "EUR"))
    assert not unbalanced(credit_postings(1, account, amount, POINTS))


def test_currencies_do_not_make_up_for_each_other() -> None:
    lines = [
        Posting(1, LedgerAccount.PENDING, 5, "EUR"),
        Posting(None, LedgerAccount.EXPENSE, -5, "USD"),
    ]
    assert unbalanced(lines) == {"EUR": 5, "USD": -5}


@pytest.mark.parametrize(("gained", "debt", "back"), [(5, 0, 0), (5, -3, 3), (5, -8, 5)])
def test_a_debt_is_paid_back_out_of_what_becomes_payable_and_no_more(
    gained: int, debt: int, back: int
) -> None:
    moved = {line.account: line.amount_minor for line in recovery(1, gained, debt, "EUR")}
    assert moved == ({LedgerAccount.PAYABLE: -back, LedgerAccount.DEBT: back} if back else {})
