"""From what a network sent to what it says of one order; nothing here knows the shop.

the call -> flat fields -> out of the envelope -> a report, a test, or why it is put aside
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

from babel.numbers import list_currencies

from domain.affiliate.sub_id import is_token
from domain.currency import minor_digits
from domain.display_name import visible
from domain.feeds.limits import PRICE_MINOR_MAX, TITLE_CHARS_MAX
from domain.network_order.postback import AmountDigits, MomentFormat, Postback, ReportedStatus

FIELDS_MAX, VALUE_CHARS_MAX, DEPTH_MAX = 200, 2_000, 5
KEY_CHARS_MAX = 100
AMOUNT = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,6})?")
UNIX = re.compile(r"[0-9]{9,13}")
YES = frozenset({"true", "1", "yes"})
SaidFields = dict[str, str]


class PutAside(Exception):
    """A call that says nothing we can act on; `reason` is why, and the shop shows it."""

    def __init__(self, reason: str, shown: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.shown = shown[:KEY_CHARS_MAX]


@dataclass(frozen=True, slots=True)
class OrderReport:
    """What a network says of one order."""

    order_key: str
    line_key: str
    shop_order: str
    status: ReportedStatus
    commission_minor: int | None
    """Below zero it takes back what another report brought; None where nothing is said."""
    amount_minor: int | None
    currency: str | None
    token: str | None = None
    revised_at: datetime | None = None
    title: str = ""


def flat_fields(query: Iterable[tuple[str, str]], body: bytes, kind: str) -> SaidFields:
    """Return what a call says, whatever shape it has; of a name that stands twice the first counts.

    A body that cannot be read becomes the field `body`: it is kept, and put aside later.
    """
    text = body.decode("utf-8", "replace")
    pairs = list(query)
    if kind == "application/x-www-form-urlencoded":
        pairs += parse_qsl(text, keep_blank_values=True, errors="replace")
    elif text.strip():
        found = _json(text)
        pairs += [("body", text)] if found is None else list(_leaves(found, ""))
    said: SaidFields = {}
    for name, value in pairs[:FIELDS_MAX]:
        said.setdefault(_clean(name)[:KEY_CHARS_MAX], _clean(value)[:VALUE_CHARS_MAX])
    return said


def _clean(word: str) -> str:
    """Return a text that every database takes."""
    return word.replace("\0", "").encode("utf-8", "replace").decode()


def _json(text: str) -> dict[str, Any] | None:
    """Return a JSON object with its numbers as they were written, None of anything else."""
    try:
        found = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        return None
    if isinstance(found, list) and len(found) == 1:
        found = found[0]
    return found if isinstance(found, dict) else None


def _leaves(value: Any, path: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and depth < DEPTH_MAX:
        for name, each in value.items():
            yield from _leaves(each, f"{path}.{name}" if path else str(name), depth + 1)
    elif isinstance(value, bool):
        yield path, "true" if value else "false"
    elif isinstance(value, str):
        yield path, value
    elif value is not None:
        yield path, json.dumps(value)


def opened(said: Mapping[str, str], postback: Postback) -> Mapping[str, str]:
    """Return the fields out of the envelope, if there is one; those around it hold as well."""
    text = said.get(postback.envelope or "")
    if not text:
        return said
    found = _json(text)
    if found is None:
        raise PutAside("shape", text)
    return {**said, **dict(_leaves(found, ""))}


def is_test(said: Mapping[str, str], postback: Postback) -> bool:
    """Return whether a call is the network's own test."""
    return any(
        name in said and wanted in ("*", said[name].strip())
        for name, wanted in postback.tests.items()
    )


def read_report(said: Mapping[str, str], postback: Postback) -> OrderReport:
    """Return what a call says of an order; raises `PutAside`."""
    order_key = _first(said, postback.order)[:KEY_CHARS_MAX]
    if not order_key:
        raise PutAside("order")
    currency = _currency(_first(said, postback.currency))
    commission = _amount(_first(said, postback.commission), currency, postback)
    tokens = (said.get(name, "").strip() for name in postback.token)
    return OrderReport(
        order_key,
        _first(said, postback.line)[:KEY_CHARS_MAX],
        _first(said, postback.shop_order)[:KEY_CHARS_MAX],
        _status(said, postback),
        commission,
        _amount(_first(said, postback.amount), currency, postback),
        currency,
        next((word for word in tokens if is_token(word)), None)
        or _first(said, postback.token)[:KEY_CHARS_MAX]
        or None,
        _moment(_first(said, postback.revised), postback),
        visible(_first(said, postback.title))[:TITLE_CHARS_MAX],
    )


def _first(said: Mapping[str, str], names: Iterable[str]) -> str:
    return next((said[name].strip() for name in names if said.get(name, "").strip()), "")


def _status(said: Mapping[str, str], postback: Postback) -> ReportedStatus:
    word = _first(said, postback.status).lower()
    found = postback.statuses.get(word) if word else postback.always
    if found is None:
        raise PutAside("status", word)
    ready = _first(said, postback.ready).lower() in YES
    if found is ReportedStatus.APPROVED and ready:
        return ReportedStatus.PAYABLE
    return found


def _currency(word: str) -> str | None:
    if not word:
        return None
    code = word.upper()
    if code not in list_currencies():
        raise PutAside("currency", word)
    return code


def _amount(word: str, currency: str | None, postback: Postback) -> int | None:
    if not word:
        return None
    if currency is None:
        raise PutAside("currency")
    if AMOUNT.fullmatch(word) is None:
        raise PutAside("amount", word)
    minor = Decimal(word)
    if postback.digits is AmountDigits.DECIMAL:
        minor = minor.scaleb(minor_digits(currency))
    found = int(minor.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if abs(found) > PRICE_MINOR_MAX:
        raise PutAside("amount", word)
    return found


def _moment(word: str, postback: Postback) -> datetime | None:
    if not word:
        return None
    try:
        if postback.moment is MomentFormat.UNIX:
            if UNIX.fullmatch(word) is None:
                raise PutAside("time", word)
            return datetime.fromtimestamp(int(word) / (1_000 if len(word) > 10 else 1), UTC)
        found = datetime.fromisoformat(word)
        if found.tzinfo is None:
            found = found.replace(tzinfo=ZoneInfo(postback.zone))
        return found.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise PutAside("time", word) from None
