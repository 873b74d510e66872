"""Init data: what Telegram says of the person who opened the Mini App, checked by our own code.

    parse: plain ASCII of bounded size, no field twice, no control character in any of them
    check: HMAC-SHA256 over every field but `hash` (`signature` stays in), compared as bytes
    read:  moment and person; whatever is not as Telegram writes it is no init data

Nothing but `NoProof` leaves this module: a client hears 401, whatever was wrong.
"""

import hmac
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl

from domain.member import UserInfo

CHARS_MAX = 4_096
FIELDS_MAX = 32
ID_BITS_MAX = 52
START_CHARS_MAX = 512
_HASH = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"[1-9][0-9]{0,10}")
_START = re.compile(rf"[A-Za-z0-9_-]{{0,{START_CHARS_MAX}}}")
_LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")
_USERNAME = re.compile(r"[A-Za-z0-9_]{1,64}")


class NoProof(Exception):
    """It is not init data that Telegram made for this bot; `str()` says why, for a test's eyes."""


@dataclass(frozen=True, slots=True)
class Launch:
    """Who opened the Mini App, when, and by which link."""

    person: UserInfo
    at: datetime
    start: str
    """The payload of `startapp=`, empty without one."""
    writable: bool
    """Whether Telegram says that the bot may write to them in private."""
    digest: str
    """SHA-256 of the init data as they came: a session is bound to it."""


def check_init_data(raw: str, token: str) -> Launch:
    """Return who opened the Mini App of the bot with this token, or raise `NoProof`."""
    try:
        fields = _fields(raw)
        _check_hash(fields, token)
        return _read(fields, raw)
    except NoProof:
        raise
    except (ValueError, TypeError, KeyError, OverflowError, OSError, RecursionError) as error:
        raise NoProof(f"cannot be read: {type(error).__name__}") from None


def sign_init_data(fields: dict[str, str], token: str) -> str:
    """Return the hash over some fields, as Telegram makes it."""
    checked = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hmac.digest(b"WebAppData", token.encode(), "sha256")
    return hmac.digest(secret, checked.encode(), "sha256").hex()


def _fields(raw: str) -> dict[str, str]:
    if not raw or len(raw) > CHARS_MAX or not raw.isascii() or not raw.isprintable():
        raise NoProof("no text of a bounded size")
    pairs = parse_qsl(
        raw, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=FIELDS_MAX
    )
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise NoProof("a field stands twice")
    if any(ord(char) < ord(" ") for pair in pairs for char in "".join(pair)):
        raise NoProof("a control character could move the border of a field")
    return fields


def _check_hash(fields: dict[str, str], token: str) -> None:
    given = fields.pop("hash")
    if not _HASH.fullmatch(given):
        raise NoProof("the hash is none")
    if not hmac.compare_digest(given.encode(), sign_init_data(fields, token).encode()):
        raise NoProof("the hash is another one")


def _read(fields: dict[str, str], raw: str) -> Launch:
    if not _MOMENT.fullmatch(fields["auth_date"]):
        raise NoProof("no moment")
    start = fields.get("start_param", "")
    if not _START.fullmatch(start):
        raise NoProof("no payload of a link")
    user = json.loads(fields["user"])
    return Launch(
        person=_person(user),
        at=datetime.fromtimestamp(int(fields["auth_date"]), UTC),
        start=start,
        writable=user.get("allows_write_to_pm") is True,
        digest=sha256(raw.encode()).hexdigest(),
    )


def _person(user: Any) -> UserInfo:
    """Return the person in the field `user`; optional words that are odd are left out."""
    if not isinstance(user, dict) or user.get("is_bot"):
        raise NoProof("no person")
    number, first, last = user["id"], user["first_name"], user.get("last_name") or ""
    if type(number) is not int or not 0 < number < 1 << ID_BITS_MAX:
        raise NoProof("no id")
    if not isinstance(first, str) or not isinstance(last, str):
        raise NoProof("no name")
    username, language = user.get("username"), user.get("language_code")
    return UserInfo(
        id=number,
        name=f"{first} {last}".strip(),
        username=username if _is(_USERNAME, username) else None,
        language=language if _is(_LANGUAGE, language) else None,
    )


def _is(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
