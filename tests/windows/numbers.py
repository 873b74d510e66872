"""Numbers with the longest values and the emptiest."""

from datetime import date, timedelta

from domain.numbers import HOURS, NAMES, PURCHASES, ShopStatistics
from handlers.admin.states import Numbers
from storage.referral.tables import TouchKind
from views import numbers_screens
from views.i18n import translator

ZONE = "America/Argentina/Buenos_Aires"
MOST = 10**9


def seen(days: int = 30, number: int = MOST, *, everywhere: bool = True) -> ShopStatistics:
    """Numbers that are all the same."""
    names = (*NAMES, PURCHASES) if everywhere else NAMES
    return ShopStatistics(
        [date(2026, 11, 1) + timedelta(days=place) for place in range(days)],
        {name: [number] * days for name in names},
        [number] * HOURS,
        [number] * HOURS,
        number,
        dict.fromkeys(["", *TouchKind], number),
        {
            code: [number] * days
            for code in ("EUR", "USD", "RUB", "CNY", "JPY", "GBP")
            if everywhere
        },
        number,
        everywhere,
    )


T = translator("ru")
FULL = {
    "page": numbers_screens.page(seen(), ZONE, T),
    "short": False,
    "long": True,
    "drawable": True,
}
EMPTY = {
    "page": numbers_screens.page(seen(7, 0, everywhere=False), "UTC", T),
    "short": True,
    "long": False,
    "drawable": False,
}
SAMPLES = {Numbers.all: [FULL, EMPTY]}
