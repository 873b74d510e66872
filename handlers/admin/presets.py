"""Answers that are a single press, in the settings of the shop and of each chat."""

from views.i18n import Translate

ZONES = (
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Moscow",
    "Asia/Dubai",
    "Asia/Almaty",
    "Asia/Shanghai",
    "Asia/Singapore",
    "America/New_York",
    "America/Los_Angeles",
)
COUNTRIES = ("DE", "AT", "FR", "IT", "ES", "PL", "NL", "GB", "US", "BR")
CAPS = ("1", "2", "3", "4", "6", "8", "12")
"""Posts a day."""
GAPS = ("10m", "20m", "30m", "1h", "2h", "3h", "6h")


def gap_label(gap: str, t: Translate) -> str:
    """Return one of `GAPS` as a button says it."""
    return f"{gap[:-1]} {t.plain(f'admin-minutes-{gap[-1]}')}"
