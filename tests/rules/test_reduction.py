"""Which price before may be said: every claim passes one gate."""

import re
from datetime import timedelta

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from domain.reduction.reduction import (
    NOTHING,
    SILENT,
    Priced,
    Reduction,
    ReductionOutcome,
    judge_reduction,
)
from domain.reduction.reference import measure
from domain.reduction.rules import NO_COUNTRY, countries, label_of, parse_countries, rule_of
from storage.deal.tables import PriceChange
from storage.reduction.public_prices import PublicPrice
from tests.rules.test_deal_rules import NOON, deal
from tests.rules.test_price_history import Step, changes
from views.deal.deal_screens import price
from views.i18n import translator

SHOWN, LOWERED = ReductionOutcome.SHOWN, ReductionOutcome.LOWERED
GERMANY, ITALY, AMERICA = rule_of("DE"), rule_of("IT"), rule_of("US")


def priced(price_minor: int, listed: int | None, line: list[PriceChange] | None = None) -> Priced:
    values = Priced(price_minor=price_minor, list_price_minor=listed, currency="EUR")
    found = measure(line or [])
    return values if found is None else {**values, "reference": found}


@pytest.mark.parametrize(
    ("price_minor", "listed", "percent"),
    [
        (750, 1000, 25),
        (751, 1000, 24),
        (999, 1000, 0),
        (1000, 1000, 0),
        (1000, None, 0),
        (1, 10**9, 99),
    ],
)
def test_a_discount_is_never_rounded_up(price_minor: int, listed: int | None, percent: int) -> None:
    assert judge_reduction(priced(price_minor, listed), NO_COUNTRY).percent == percent


@pytest.mark.parametrize(
    ("steps", "listed", "germany", "italy", "none", "america"),
    [
        # Long at 100, then 80: what the deal says of 100 holds, of 160 it does not.
        ([(90, 100), (5, 80)], 100, (100, 20), (100, 20), (100, 20), (100, 20)),
        ([(90, 100), (5, 80)], 160, (100, 20), (100, 20), (100, 20), (160, 50)),
        # Step by step: Germany goes back to before the first, Italy to the last.
        ([(90, 100), (9, 90), (5, 80)], 100, (100, 20), (90, 11), (100, 20), (100, 20)),
        # 80, up to 100, down to 90: by the lowest of 30 days nothing was reduced.
        ([(60, 80), (10, 100), (5, 90)], 100, None, None, None, (100, 10)),
        # Raised last: there is no reduction at all.
        ([(90, 60), (5, 80)], 100, None, None, None, (100, 20)),
        # Known for 20 days: too short where a country asks for 30.
        ([(25, 100), (5, 80)], 160, None, None, (100, 20), (160, 50)),
        # Known since today alone.
        ([(0, 80)], 160, None, None, (160, 50), (160, 50)),
    ],
)
def test_each_country_measures_by_its_rule(
    steps: list[Step],
    listed: int,
    germany: tuple[int, int] | None,
    italy: tuple[int, int] | None,
    none: tuple[int, int] | None,
    america: tuple[int, int] | None,
) -> None:
    values = priced(steps[-1][1], listed, changes(*steps))
    for rule, wanted in (
        (GERMANY, germany),
        (ITALY, italy),
        (NO_COUNTRY, none),
        (AMERICA, america),
    ):
        found = judge_reduction(values, rule)
        said = (found.before_minor, found.percent) if found.before_minor else None
        assert said == wanted


def test_a_chat_may_leave_out_what_does_not_hold() -> None:
    values = priced(80, 160, changes((90, 100), (5, 80)))
    assert judge_reduction(values, GERMANY) == Reduction(LOWERED, 100, 20)
    assert judge_reduction({**values, "plain_only": True}, GERMANY) == SILENT
    true = priced(80, 100, changes((90, 100), (5, 80)))
    assert judge_reduction({**true, "plain_only": True}, GERMANY) == Reduction(SHOWN, 100, 20)


def test_a_flash_sale_last_week_is_a_price_that_was_asked() -> None:
    line = changes((90, 100), (2, 80))
    sale = PublicPrice(70, "EUR", NOON - timedelta(days=9), NOON - timedelta(days=8))
    old = PublicPrice(70, "EUR", NOON - timedelta(days=60), NOON - timedelta(days=40))
    abroad = PublicPrice(7, "USD", sale.starts_at, sale.ends_at)
    plain, with_sale, without = measure(line), measure(line, [sale]), measure(line, [old, abroad])
    assert plain is not None and with_sale is not None
    assert (plain["lowest"], with_sale["lowest"]) == (100, 70)
    assert without == plain


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(1, 300)), min_size=1, max_size=8),
    st.integers(1, 400),
    st.sampled_from([GERMANY, ITALY, NO_COUNTRY]),
)
def test_what_is_said_is_never_above_what_was_asked(
    steps: list[Step], listed: int, rule: object
) -> None:
    line = changes(*sorted(steps, reverse=True))
    values = priced(line[-1].price_minor, listed, line)
    found = judge_reduction(values, rule)  # type: ignore[arg-type]
    reference = values.get("reference")
    if found.before_minor is None:
        assert found in (NOTHING, SILENT)
        return
    now, before = values["price_minor"], found.before_minor
    assert found.percent == (before - now) * 100 // before >= 1
    assert before <= listed
    if reference is not None and reference["first_days"] >= 30:
        key = "lowest" if rule is ITALY else "first"
        assert before <= reference[key]


def test_a_card_says_no_more_than_the_gate_lets_through() -> None:
    t = translator("en", country="DE")
    said = price(priced(80, 160, changes((90, 100), (5, 80))), t)
    assert "€1.00" in said and "€1.60" not in said and re.search(r"20\s?%", said)
    assert price(priced(80, 160), t) == t("deal-price", price="€0.80")
    spoken = price(priced(80, 160), translator("en", country="US"))
    assert "€1.60" in spoken
    chat = price({**priced(80, 160), "country": "DE"}, translator("en", country="US"))
    assert "€1.60" not in chat


def test_the_data_name_countries_that_there_are() -> None:
    known = Locale("en").territories
    rules = countries()
    assert set(rules.prices) | set(rules.labels) <= set(known)
    assert all(words and "" in words for words in rules.labels.values())
    assert label_of("DE", "ru") == label_of("DE", "") == "Anzeige"
    assert label_of("ZZ", "en") is None and rule_of("ZZ") is NO_COUNTRY


@pytest.mark.parametrize(
    "spoilt",
    [
        'reference = "guess"',
        'reference = "lowest"\nwithout_history = "maybe"',
        'reference = "lowest"\nwithout_history = "silent"\nlaw = ""\ncodes = ["DE", "DE"]',
    ],
)
def test_a_spoilt_file_of_rules_is_refused(spoilt: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        parse_countries(f"[labels]\n[[country]]\n{spoilt}\n")


def test_a_deal_that_nobody_calls_reduced_claims_nothing() -> None:
    assert deal().list_price_minor is None
    assert judge_reduction(priced(80, None, changes((90, 100), (5, 80))), GERMANY) is NOTHING
