"""The same numbers for a spreadsheet and for programs: rows of CSV, and plain JSON."""

from collections.abc import Iterator, Mapping, Sequence

from domain import csv_file
from domain.numbers.figures import RankedItem, Series, ShopNumbers
from domain.numbers.frame import Step

COLUMNS = ("since", "hour", "what", "name", "number", "amount", "currency")
UNKNOWN = "unknown"
"""Where a newcomer came from who counts for nobody."""
Cells = Sequence[object]


def to_csv(seen: ShopNumbers) -> str:
    """Return everything that was counted as CSV, under `COLUMNS`."""
    return csv_file.to_csv(COLUMNS, [*_steps(seen), *_hours(seen), *_sources(seen), *_ranked(seen)])


def to_json(seen: ShopNumbers) -> Mapping[str, object]:
    """Return everything that was counted as plain values; amounts are decimal strings."""
    since, until = seen.frame.span
    return {
        "since": since.isoformat(),
        "until": until.isoformat(),
        "step": str(seen.frame.step),
        "starts": [_name(seen, place) for place in range(len(seen.frame.starts))],
        "counts": {name: _series(each) for name, each in seen.counts.items()},
        "revenue": {currency: _money(each, currency) for currency, each in seen.sums.items()},
        "paid_joins": seen.paid,
        "joins_in_chats": seen.in_chats,
        "busy_hours": seen.busy,
        "sources": {kind or UNKNOWN: _series(each) for kind, each in seen.sources.items()},
        "promotions": [_item(one) for one in seen.rankings.promotions],
        "chats": [_item(one) for one in seen.rankings.chats],
        "deals": [_item(one) for one in seen.rankings.deals],
    }


def _name(seen: ShopNumbers, place: int) -> str:
    at = seen.frame.starts[place]
    return f"{at:%Y-%m-%dT%H:%M}" if seen.frame.step is Step.HOUR else f"{at:%Y-%m-%d}"


def _steps(seen: ShopNumbers) -> Iterator[Cells]:
    for place in range(len(seen.frame.starts)):
        name = _name(seen, place)
        for what, each in seen.counts.items():
            yield name, "", what, "", each.steps[place], "", ""
        for currency, each in seen.sums.items():
            if each.steps[place]:
                amount = csv_file.to_decimal(each.steps[place], currency)
                yield name, "", "revenue", "", "", amount, currency


def _hours(seen: ShopNumbers) -> Iterator[Cells]:
    for what, hours in (("joins_and_claims", seen.hours), ("presses", seen.pressed)):
        for hour, number in enumerate(hours):
            yield "", hour, what, "", number, "", ""


def _sources(seen: ShopNumbers) -> Iterator[Cells]:
    for kind, each in seen.sources.items():
        yield "", "", "newcomers_by_source", kind or UNKNOWN, each.total, "", ""


def _ranked(seen: ShopNumbers) -> Iterator[Cells]:
    found = seen.rankings
    named = (("promotion", found.promotions), ("chat", found.chats), ("deal", found.deals))
    for what, items in named:
        for one in items:
            yield "", "", f"{what}_joins", one.name, one.joins, "", ""
            for currency, minor in one.sums.items():
                amount = csv_file.to_decimal(minor, currency)
                yield "", "", f"{what}_revenue", one.name, one.purchases, amount, currency


def _series(each: Series) -> Mapping[str, object]:
    return {"total": each.total, "before": each.before, "steps": list(each.steps)}


def _money(each: Series, currency: str) -> Mapping[str, object]:
    before = None if each.before is None else _amount(each.before, currency)
    steps = [_amount(minor, currency) for minor in each.steps]
    return {"total": _amount(each.total, currency), "before": before, "steps": steps}


def _amount(minor: int, currency: str) -> str:
    return str(csv_file.to_decimal(minor, currency))


def _item(one: RankedItem) -> Mapping[str, object]:
    sums = {code: _amount(minor, code) for code, minor in one.sums.items()}
    its = {"name": one.name, "joins": one.joins, "purchases": one.purchases, "units": one.units}
    code = {} if one.run is None else {"kind": one.run.kind, "code": one.run.code}
    return {**its, **code, "revenue": sums}
