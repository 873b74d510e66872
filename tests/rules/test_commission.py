"""Commission as plain values: which rate holds, what it brings, how it is split and taken back."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from domain import csv_file, statement
from domain.commission import earnings_notice, parse, rates
from domain.commission.earnings_notice import EarningsEvent
from domain.commission.postings import facts_of, reversal_postings
from domain.commission.rates import compute_commission, pick_rate, replaces, validate_rate
from domain.commission.report import MONEY, summed
from domain.commission.terms import CommissionTerms, level_weights, validate_terms
from domain.payout import ledger
from domain.payout.ledger import POINTS, unbalanced
from domain.refusal import Refused
from domain.statement import StatementItem
from storage.commission.tables import CommissionRate, CommissionShare, Conversion, ConversionState
from storage.deal.tables import Deal
from storage.payout.entries import Movement
from storage.payout.tables import LedgerAccount
from views.commission.statement_lines import line
from views.i18n import translator

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def rate(rate_bp: int | None = None, **values: Any) -> CommissionRate:
    return CommissionRate(made_at=NOON, rate_bp=rate_bp, **values)


def deal(category: str | None = "Kitchen", number: int = 7) -> Deal:
    made = Deal(
        code="K7Q2",
        source="test",
        source_id="tea",
        title="Tea",
        category=category,
        price_minor=1790,
        currency="EUR",
        created_at=NOON,
        changed_at=NOON,
    )
    made.id = number
    return made


ALL = rate(500)
ALL_FIXED = rate(fixed_minor=50, currency="EUR")
KITCHEN = rate(800, category=" kitchen")
KITCHEN_FIXED = rate(fixed_minor=70, currency="EUR", category="KITCHEN")
TEA = rate(1000, deal_id=7)
TEA_FIXED = rate(fixed_minor=90, currency="EUR", deal_id=7)
TEA_DOLLARS = rate(fixed_minor=99, currency="USD", deal_id=7)
EVERY = (ALL, ALL_FIXED, KITCHEN, KITCHEN_FIXED, TEA, TEA_FIXED, TEA_DOLLARS)
HOLDS = (
    (EVERY, deal(), "EUR", TEA_FIXED),
    (EVERY, deal(), "USD", TEA_DOLLARS),
    (EVERY, deal(), "JPY", TEA),
    (EVERY, deal(number=8), "EUR", KITCHEN_FIXED),
    (EVERY, deal(number=8), "JPY", KITCHEN),
    (EVERY, deal("Garden", 8), "EUR", ALL_FIXED),
    (EVERY, deal(None, 8), "JPY", ALL),
    (EVERY, None, "EUR", ALL_FIXED),
    ((TEA, ALL_FIXED), deal(), "EUR", TEA),
    ((KITCHEN, ALL_FIXED), deal(), "EUR", KITCHEN),
    ((TEA_DOLLARS, TEA), deal(number=8), "USD", None),
    ((), deal(), "EUR", None),
)


@pytest.mark.parametrize(("known", "bought", "currency", "holds"), HOLDS)
def test_the_most_specific_rate_holds_and_a_fixed_amount_first(
    known: tuple[CommissionRate, ...],
    bought: Deal | None,
    currency: str,
    holds: CommissionRate | None,
) -> None:
    assert pick_rate(known, bought, currency) is holds
    assert pick_rate(tuple(reversed(known)), bought, currency) is holds


def test_of_two_that_say_the_same_the_newest_holds() -> None:
    newest, before = rate(900), rate(300)
    assert pick_rate([newest, before], deal(), "EUR") is newest


ROUNDED = (
    (rate(1000), 1790, 1, 179),
    (rate(1000), 1795, 1, 180),
    (rate(1000), 1794, 1, 179),
    (rate(1), 4999, 1, 0),
    (rate(1), 5000, 1, 1),
    (rate(3333), 100, 1, 33),
    (rate(10_000), 1790, 1, 1790),
    (rate(0), 1790, 1, 0),
    (rate(fixed_minor=250, currency="EUR"), 1790, 1, 250),
    (rate(fixed_minor=250, currency="EUR"), 1790, 3, 750),
)


@pytest.mark.parametrize(("holds", "amount", "quantity", "commission_minor"), ROUNDED)
def test_a_commission_is_rounded_half_up_to_whole_minor_units(
    holds: CommissionRate, amount: int, quantity: int, commission_minor: int
) -> None:
    assert compute_commission(holds, amount, quantity) == commission_minor


def test_defect_26_a_commission_is_capped_at_the_purchase() -> None:
    """A cap that is only configured would pay 7.50 on a purchase of 5.00."""
    assert compute_commission(rate(fixed_minor=250, currency="EUR"), 500, 3) == 500
    assert compute_commission(rate(fixed_minor=250, currency="EUR"), 1, 1) == 1


SPLITS = (
    (100, (10_000,), [100]),
    (100, (8_000, 2_000), [80, 20]),
    (1, (8_000, 2_000), [1, 0]),
    (3, (5_000, 5_000), [2, 1]),
    (100, (5_000, 3_000, 2_000), [50, 30, 20]),
    (101, (5_000, 3_000, 2_000), [51, 30, 20]),
    (1, (3_334, 3_333, 3_333), [1, 0, 0]),
    (2, (3_334, 3_333, 3_333), [1, 1, 0]),
    (100, (1, 1, 1), [34, 33, 33]),
)


@pytest.mark.parametrize(("amount", "weights", "parts"), SPLITS)
def test_a_split_over_levels_loses_and_makes_nothing(
    amount: int, weights: tuple[int, ...], parts: list[int]
) -> None:
    assert ledger.split(amount, weights) == parts and sum(parts) == amount


def test_a_new_rate_replaces_one_of_the_same_scope_and_kind_only() -> None:
    assert replaces(rate(900), ALL)
    assert replaces(rate(900, category="Kitchen"), KITCHEN)
    assert replaces(rate(fixed_minor=1, currency="EUR", deal_id=7), TEA_FIXED)
    for other in (ALL_FIXED, KITCHEN, TEA):
        assert not replaces(rate(900), other)
    assert not replaces(rate(900, deal_id=8), TEA)
    assert not replaces(rate(fixed_minor=1, currency="EUR", deal_id=7), TEA_DOLLARS)


WRONG = (
    (rate(), "one_kind"),
    (rate(100, fixed_minor=1, currency="EUR"), "one_kind"),
    (rate(100, deal_id=1, category="x"), "one_scope"),
    (rate(-1), "rate"),
    (rate(10_001), "rate"),
    (rate(fixed_minor=0, currency="EUR"), "fixed"),
    (rate(fixed_minor=5), "fixed"),
    (rate(fixed_minor=10**15, currency="EUR"), "fixed"),
    (rate(100, category="x" * 101), "category"),
)


@pytest.mark.parametrize(("wrong", "reason"), WRONG)
def test_a_rate_that_makes_no_sense_is_refused(wrong: CommissionRate, reason: str) -> None:
    with pytest.raises(Refused, match=f"commission.{reason}"):
        validate_rate(wrong)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"approve_after_days": -1}, "approve_days"),
        ({"approve_after_days": 366}, "approve_days"),
        ({"freeze_days": -1}, "freeze_days"),
        ({"second_level_bp": 10_000}, "second_level"),
        ({"second_level_bp": -1}, "second_level"),
        ({"minimum": {"EUR": -1}}, "limits"),
    ],
)
def test_terms_that_make_no_sense_are_refused(wrong: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refused, match=f"commission.{reason}"):
        validate_terms(CommissionTerms(**wrong))


def test_one_level_is_the_rule_and_two_are_the_most() -> None:
    assert level_weights(CommissionTerms()) == (10_000,)
    assert level_weights(CommissionTerms(second_level_bp=2_000)) == (8_000, 2_000)


def share(amount: int) -> CommissionShare:
    return CommissionShare(conversion_id=1, level=1, party_id=5, amount_minor=amount)


TAKEN = (
    (ConversionState.PENDING, 0, {LedgerAccount.PENDING: -100}),
    (ConversionState.APPROVED, 900, {LedgerAccount.APPROVED: -100}),
    (ConversionState.PAYABLE, 900, {LedgerAccount.PAYABLE: -100}),
    (ConversionState.PAYABLE, 100, {LedgerAccount.PAYABLE: -100}),
    (ConversionState.PAYABLE, 99, {LedgerAccount.PAYABLE: -99, LedgerAccount.DEBT: -1}),
    (ConversionState.PAYABLE, 0, {LedgerAccount.DEBT: -100}),
)


@pytest.mark.parametrize(("state", "payable", "moved"), TAKEN)
def test_defect_27_what_is_gone_becomes_a_debt_and_is_never_dropped(
    state: ConversionState, payable: int, moved: dict[LedgerAccount, int]
) -> None:
    lines = reversal_postings(share(100), state, payable, "EUR")
    assert not unbalanced(lines)
    of_party = [line for line in lines if line.party_id == 5 and line.amount_minor]
    assert {line.account: line.amount_minor for line in of_party} == moved
    assert sum(moved.values()) == -100


def test_news_count_and_sum_by_currency() -> None:
    values = earnings_notice.add_event({}, EarningsEvent.EARNED, 100, "EUR")
    values = earnings_notice.add_event(values, EarningsEvent.EARNED, 50, "EUR")
    values = earnings_notice.add_event(values, EarningsEvent.PAYABLE, 7, "USD")
    assert values == {"earned": {"EUR": [2, 150]}, "payable": {"USD": [1, 7]}}


def test_defect_25_each_number_is_summed_under_its_own_column() -> None:
    """No two numbers are alike, so one in the wrong column shows."""
    kinds = (
        ("conversion.earned", LedgerAccount.PENDING, 1_000),
        ("conversion.rejected", LedgerAccount.PENDING, -200),
        ("conversion.reversed", LedgerAccount.PAYABLE, -30),
        ("conversion.reversed", LedgerAccount.DEBT, -4),
        ("conversion.payable", LedgerAccount.APPROVED, -500),
        ("conversion.payable", LedgerAccount.PAYABLE, 440),
        ("conversion.payable", LedgerAccount.DEBT, 60),
        ("withdrawal.sent", LedgerAccount.HELD, -77),
        ("withdrawal.sent", LedgerAccount.PAID, 77),
        ("reward.vested", LedgerAccount.PAYABLE, 9),
    )
    moved = [
        Movement(party, party * 10, currency, kind, account, minor * party)
        for party in (1, 2)
        for currency in ("EUR", "USD")
        for kind, account, minor in kinds
    ]
    lines = summed(moved)
    assert [(line.party, line.currency) for line in lines] == [
        (1, "EUR"),
        (1, "USD"),
        (2, "EUR"),
        (2, "USD"),
        (None, "EUR"),
        (None, "USD"),
    ]
    expected = dict(zip(MONEY, (1_000, -200, -34, 9, 775, 440, 60, 77), strict=True))
    for found, times in zip(lines, (1, 1, 2, 2, 3, 3), strict=True):
        assert found.sums == {column: minor * times for column, minor in expected.items()}


def test_a_sheet_executes_nothing_and_keeps_its_numbers() -> None:
    text = csv_file.to_csv(("a", "b"), [("=1+1", Decimal("-1.79")), ("@x", -5), (None, '"\n')])
    assert text == 'a,b\n\'=1+1,-1.79\n\'@x,-5\n,"""\n"\n'
    assert str(csv_file.to_decimal(-179, "EUR")) == "-1.79"
    assert str(csv_file.to_decimal(179, "JPY")) == str(csv_file.to_decimal(179, POINTS)) == "179"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ann;=HYPERLINK(1)", "Ann;'=HYPERLINK(1)"),
        ("Ann; @SUM(1)", "Ann;' @SUM(1)"),
        ('Ann;"=1"', 'Ann;\'"=1"'),
        ("Ann\n=1+1", "Ann\n'=1+1"),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("\t=1", "'\t'=1"),
        ("Ann; Ben - tea, -5 %", "Ann; Ben - tea, -5 %"),
        ("a=b", "a=b"),
    ],
)
def test_nothing_runs_where_semicolons_part_the_cells_either(typed: str, kept: str) -> None:
    """Names are strangers' own words; in Moscow a spreadsheet parts cells at semicolons."""
    assert csv_file.escape_formula(typed) == kept


def test_months_begin_where_the_shop_is() -> None:
    starts = statement.month_starts(datetime(2026, 1, 1, 3, tzinfo=UTC), "America/New_York", 2)
    assert [statement.month_name(at, "America/New_York") for at in starts] == [
        "2025-11",
        "2025-12",
        "2026-01",
    ]
    assert starts[1] == datetime(2025, 12, 1, 5, tzinfo=UTC)
    first, after = statement.month_bounds("2026-12", "Asia/Shanghai")
    assert (first.isoformat(), after - first) == (
        "2026-11-30T16:00:00+00:00",
        timedelta(days=31),
    )


@pytest.mark.parametrize("typed", ["2026-13", "x", "9999-12", "0001-01", "2026-05-01", "٢٠٢٦-05"])
def test_what_is_no_month_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"commission\.month"):
        statement.month_bounds(typed, "Asia/Shanghai")


def test_an_operator_writes_amounts_and_percentages_exactly() -> None:
    assert parse.amount("17.90", "EUR") == (1790, "EUR")
    assert parse.amount("500 JPY", "EUR") == (500, "JPY")
    assert parse.limits("500, 600 USD", "EUR") == {"EUR": 50_000, "USD": 60_000}
    assert parse.limits("", "EUR") == {}
    assert [parse.percent(typed) for typed in ("10", "2.5%", "0", "100", "0.01")] == [
        1000,
        250,
        0,
        10_000,
        1,
    ]


@pytest.mark.parametrize("typed", ["nan", "1e1", "-1", "+5", "٣", "100.01", "0.001", "", "ten"])
def test_hostile_percentages_are_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"commission\.percent"):
        parse.percent(typed)


@pytest.mark.parametrize("typed", ["nan", "1e9", "-1", "٣", "0", "1.234", "", "5 XYZ", "9" * 13])
def test_hostile_amounts_are_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"commission\.amount"):
        parse.amount(typed, "EUR")


def told(level: int, share_minor: int, language: str = "en") -> str:
    """The line of a commission of 3.58, as the statement tells it."""
    facts = facts_of(
        Conversion(
            key="operator:1",
            buyer_id=1,
            title="Tea <1 kg>",
            quantity=2,
            amount_minor=3580,
            currency="EUR",
            commission_minor=358,
            at=NOON,
            rate_bp=1000,
        ),
        CommissionShare(conversion_id=1, level=level, party_id=5, amount_minor=share_minor),
        "deal",
    )
    moved = {("EUR", LedgerAccount.PENDING): share_minor}
    item = StatementItem(1, NOON, "conversion.earned", facts | {"until": None}, moved)
    return line(item, translator(language)).partition("\n")[2]


def test_a_line_of_the_statement_says_why_it_is_what_it_is() -> None:
    whole = "➕ <b>€3.58</b> for Tea &lt;1 kg&gt; ×2: 10% of €35.80, the rate of this deal."
    assert told(1, 358) == f"{whole} It waits for the shop's approval."
    assert "It is shared: this is your part of €3.58, the rest goes to" in told(1, 286)
    assert "this is your part of €3.58 at level 2" in told(2, 72)
    assert "。 " not in told(2, 72, "zh")


def test_money_that_comes_back_pays_a_debt_in_the_same_line() -> None:
    moved = {
        ("EUR", LedgerAccount.HELD): -100,
        ("EUR", LedgerAccount.PAYABLE): 40,
        ("EUR", LedgerAccount.DEBT): 60,
    }
    words = line(StatementItem(1, NOON, "withdrawal.rejected", {}, moved), translator("en"))
    assert words.endswith(
        "€1.00 came back to you: it was not paid out. €0.60 of it paid back what you owed."
    )


def test_scopes_are_told_apart() -> None:
    assert [rates.scope_of(one) for one in (TEA, KITCHEN, ALL)] == ["deal", "category", "all"]
