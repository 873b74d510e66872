"""Numbers with the longest values and the emptiest."""

from datetime import UTC, datetime, timedelta

from domain.numbers.figures import (
    HOURS,
    NAMES,
    PURCHASES,
    PromotionRun,
    RankedItem,
    Rankings,
    Series,
    ShopNumbers,
)
from domain.numbers.frame import NumbersPeriod, frame
from handlers.admin.states import Numbers
from storage.referral.tables import TouchKind
from views.i18n import translator
from views.numbers import words
from views.numbers.labels import NumbersTopic

ZONE = "America/Argentina/Buenos_Aires"
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
MOST = 10**9
LONG = "Copper Light with a name that goes on and on, in Home & Garden " * 2


def item(name: str, number: int, money: bool) -> RankedItem:
    sums = dict.fromkeys(("EUR", "USD", "RUB"), number) if money else {}
    run = PromotionRun("group_buy", "G7K2", NOW)
    return RankedItem(name, number, number, number, sums, run)


def seen(
    period: NumbersPeriod = NumbersPeriod.MONTH, number: int = MOST, *, everywhere: bool = True
) -> ShopNumbers:
    """Numbers that are all the same."""
    of = frame(period, now=NOW, zone=ZONE, first=NOW - timedelta(days=900))
    series = Series([number] * len(of.starts), number if of.before else None)
    names = (*NAMES, PURCHASES) if everywhere else NAMES
    items = [item(LONG, number, everywhere) for _ in range(9)] if number else []
    return ShopNumbers(
        of,
        everywhere,
        everywhere,
        dict.fromkeys(names, series),
        dict.fromkeys(("EUR", "USD", "RUB", "CNY"), series) if everywhere and number else {},
        number,
        number,
        Rankings(items, items, items),
        [number] * HOURS,
        [number] * HOURS,
        dict.fromkeys(["", *TouchKind], Series([number], number)),
    )


T = translator("ru")
BUTTONS = {
    **{f"period_{one}": "• " + T.plain(f"numbers-period-{one}") for one in NumbersPeriod},
    **{f"topic_{one}": "• " + T.plain(f"numbers-topic-{one}") for one in NumbersTopic},
    "where": T.plain("numbers-button-where", where="W" * 30),
}


def sample(number: int, topic: NumbersTopic, *, picture: bool) -> dict[str, object]:
    """What the page's getter returns; the picture is drawn in the flows."""
    text = words.page(seen(number=number), topic, LONG, T)
    return {
        "parts": [],
        "page": words.caption(seen(number=number), LONG, T) if picture else text,
        "text": text,
        "as_text": not picture,
        "as_picture": picture,
        **BUTTONS,
    }


SAMPLES = {
    Numbers.all: [
        *(sample(MOST, topic, picture=False) for topic in NumbersTopic),
        sample(MOST, NumbersTopic.OVERVIEW, picture=True),
        sample(0, NumbersTopic.DEALS, picture=False),
    ],
    Numbers.where: [{"items": [{"id": 1, "name": "W" * 60}] * 9}, {"items": []}],
    Numbers.how: [{"zone": ZONE}],
}
