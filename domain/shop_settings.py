"""Settings that the owner chooses in the admin menu: they go before those of the server's environment.

typed in the admin menu -> read here -> one fact of the installation -> laid over the environment's
"""

from collections.abc import Callable, Mapping

from babel.numbers import list_currencies

from domain.campaign.schedule import check_zone, parse_every
from domain.chat import chat_settings
from domain.languages import LANGUAGES
from domain.refusal import Refused
from storage import installation
from storage.columns import Json
from storage.database import Tx

FACT = "settings"
"""`{name: value}` of what was chosen; a name that is missing is as the environment has it."""
NONE = "-"
"""Typed for no quiet hours, no cap, no gap."""
DAILY_CAP_MAX = 1_000
GAP_S_MAX = 7 * 86_400
REPEAT_DAYS_MAX = 365
TELEGRAM_LIMITS: Mapping[str, float] = {
    "limit_overall_per_second": 30,
    "limit_chat_per_second": 1,
    "limit_group_per_minute": 20,
}
"""Messages that Telegram lets a bot send; what is above is refused with a time to wait."""
OVERALL_MAX, CHAT_MAX, GROUP_MAX = 1_000, 30, 600
SLOWEST_PER_SECOND = 0.01


def language(typed: str) -> str:
    """Return one of the languages there are."""
    if typed not in LANGUAGES:
        raise Refused("chat.language", languages=", ".join(LANGUAGES))
    return typed


def currency(typed: str) -> str:
    """Return a currency's code in capitals."""
    code = typed.upper()
    if code not in list_currencies():
        raise Refused("feed.currency_unknown", currency=code[:20])
    return code


def country(typed: str) -> str:
    """Return a country's code in capitals; empty for none."""
    if typed == NONE:
        return ""
    return chat_settings.country(typed)


def quiet_hours(typed: str) -> str:
    """Return hours without posts, like `22:00-08:00`; empty for none."""
    if typed == NONE:
        return ""
    ends = [chat_settings.time_of_day(end) for end in typed.replace(" ", "").split("-")]
    if len(ends) != 2 or ends[0] == ends[1]:
        raise Refused("chat.quiet")
    return "-".join(ends)


def gap_s(typed: str) -> int:
    """Return the seconds of a span such as `20m`; 0 for none."""
    seconds = 0 if typed == NONE else parse_every(typed)
    return check_maximum("minimum_gap_s", seconds, GAP_S_MAX)


def number(name: str, maximum: int) -> Callable[[str], int]:
    """Return a reader of whole numbers up to a maximum; 0 for none."""

    def read_number(typed: str) -> int:
        return check_maximum(name, 0 if typed == NONE else chat_settings.number(typed), maximum)

    return read_number


def check_maximum(name: str, value: int, maximum: int) -> int:
    """Return a value that is not above its maximum."""
    if value > maximum:
        raise Refused("campaign.number", name=name, maximum=maximum)
    return value


def limit(maximum: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from 1 to a maximum."""

    def read_limit(typed: str) -> int:
        value = chat_settings.number(typed)
        if not 1 <= value <= maximum:
            raise Refused("setting.limit", minimum="1", maximum=maximum)
        return value

    return read_limit


def per_second(typed: str) -> float:
    """Return how many messages a second go into one chat, which may be less than one."""
    try:
        value = float(typed.replace(",", "."))
    except ValueError:
        value = 0
    if not SLOWEST_PER_SECOND <= value <= CHAT_MAX:
        raise Refused("setting.limit", minimum=str(SLOWEST_PER_SECOND), maximum=CHAT_MAX)
    return value


READERS: Mapping[str, Callable[[str], str | float]] = {
    "language": language,
    "timezone": check_zone,
    "currency": currency,
    "country": country,
    "quiet_hours": quiet_hours,
    "daily_cap": number("daily_cap", DAILY_CAP_MAX),
    "minimum_gap_s": gap_s,
    "repeat_days": number("repeat_days", REPEAT_DAYS_MAX),
    "limit_overall_per_second": limit(OVERALL_MAX),
    "limit_chat_per_second": per_second,
    "limit_group_per_minute": limit(GROUP_MAX),
}
"""How what was typed is read, by the names of the settings that may be chosen in the admin menu."""


def exceeds_telegram_limit(name: str, value: str | float) -> bool:
    """Return whether a value is a limit above the one that Telegram publishes."""
    return name in TELEGRAM_LIMITS and float(value) > TELEGRAM_LIMITS[name]


def parse_setting(name: str, typed: str) -> str | float:
    """Return the value that somebody typed for a setting, or refuse."""
    return READERS[name](typed.strip())


async def load_overrides(tx: Tx) -> Json:
    """Return what was chosen in the admin menu, by name."""
    return await installation.get_fact(tx, FACT) or {}


async def set_override(tx: Tx, name: str, value: str | float | None) -> None:
    """Keep a choice, or with None go back to what the environment has."""
    kept = {one: was for one, was in (await load_overrides(tx)).items() if one != name}
    await installation.set_fact(tx, FACT, kept if value is None else kept | {name: value})
