"""Currencies: how many digits stand behind the decimal sign, of money and of Telegram's Stars."""

from functools import cache

from babel.numbers import get_currency_precision

STARS = "XTR"
"""What Telegram calls its Stars where a currency is named; there are whole ones alone."""


@cache
def minor_digits(currency: str) -> int:
    """Return how many digits of a currency are its minor units: 2 of EUR, 0 of JPY and Stars."""
    return 0 if currency == STARS else get_currency_precision(currency)
