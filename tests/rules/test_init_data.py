"""Init data: the table of traps, each line; and how old they may be for what."""

import hmac
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import urlencode

import pytest

from domain.refusal import Refused
from domain.web_session.init_data import NoProof, check_init_data
from domain.web_session.session import SessionScope, is_fresh, scope_of
from tests.web.telegram_launch import ANN, BEN, TOKEN, launch, signed

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
MOMENT = str(int(NOON.timestamp()))
USER = json.dumps(ANN)
GOOD = launch(at=NOON)


def said(**fields: str) -> str:
    return signed({"user": USER, "auth_date": MOMENT, **fields})


def test_what_telegram_signed_is_read() -> None:
    found = check_init_data(launch(at=NOON, start_param="d_K7Q2-M4XPT9A"), TOKEN)
    assert (found.person.id, found.person.name, found.person.language) == (7_001, "Ann Žižka", "ru")
    assert (found.at, found.start) == (NOON, "d_K7Q2-M4XPT9A")


def test_the_hash_is_made_as_telegram_documents_it() -> None:
    """Word for word by its page, not by our own function."""
    checked = f"auth_date={MOMENT}\nquery_id=AA\nuser={USER}"
    secret = hmac.new(b"WebAppData", TOKEN.encode(), sha256).digest()
    made = hmac.new(secret, checked.encode(), sha256).hexdigest()
    fields = {"query_id": "AA", "user": USER, "auth_date": MOMENT, "hash": made}
    assert check_init_data(urlencode(fields), TOKEN).person.id == 7_001


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(said(start_param=""), id="empty start_param"),
        pytest.param(said(signature="%FF"), id="a signature that is none stays in the hash"),
        pytest.param(said(signature="a"), id="a short signature"),
        pytest.param(said(chat_join_request_query_id="1"), id="a field of a later version"),
        pytest.param(said(photo="https:\\/\\/t.me\\/i.svg"), id="escaped slashes"),
        pytest.param(said(query_id="a+b c&d=e"), id="plus, blank, ampersand inside a value"),
    ],
)
def test_it_is_accepted(raw: str) -> None:
    assert check_init_data(raw, TOKEN).person.id == 7_001


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("", id="nothing"),
        pytest.param("x", id="no field"),
        pytest.param(GOOD + "&", id="an empty field"),
        pytest.param(GOOD + "é", id="no ASCII"),
        pytest.param(GOOD + "\n", id="a line end"),
        pytest.param(GOOD[:-1] + ("0" if GOOD[-1] != "0" else "1"), id="another last digit"),
        pytest.param(GOOD.replace("Ann", "Bob"), id="another name"),
        pytest.param(GOOD.split("&hash=")[0], id="no hash"),
        pytest.param(GOOD.split("&hash=")[0] + "&hash=", id="an empty hash"),
        pytest.param(GOOD.split("&hash=")[0] + "&hash=%C3%A9", id="a hash that is no ASCII"),
        pytest.param(GOOD.split("&hash=")[0] + "&hash=" + "%D9%A1" * 64, id="Arabic digits"),
        pytest.param(GOOD.replace("hash=", "HASH="), id="a hash of another name"),
        pytest.param(launch(at=NOON, token="42:" + "B" * 35), id="another bot"),
        pytest.param("user=" + urlencode({"": json.dumps(BEN)})[1:] + "&" + GOOD, id="two users"),
        pytest.param(GOOD + "&user=" + urlencode({"": json.dumps(BEN)})[1:], id="user at the end"),
        pytest.param(GOOD + "&hash=" + "0" * 64, id="two hashes"),
        pytest.param(said(extra="x" * 4_096), id="too long"),
        pytest.param(said(**{f"f{number}": "" for number in range(40)}), id="too many fields"),
        pytest.param(said(query_id="a\nsignature=b"), id="a line end moves a field's border"),
        pytest.param(said(query_id="\x00"), id="a zero"),
        pytest.param(signed({"auth_date": MOMENT}), id="nobody"),
        pytest.param(said(user="[1]"), id="a list for a user"),
        pytest.param(said(user="[" * 2_000), id="a deep list"),
        pytest.param(said(user="null"), id="null for a user"),
        pytest.param(said(user='{"id":true,"first_name":"A"}'), id="true for an id"),
        pytest.param(said(user='{"id":"7","first_name":"A"}'), id="words for an id"),
        pytest.param(said(user='{"id":7.0,"first_name":"A"}'), id="a fraction for an id"),
        pytest.param(said(user='{"id":-7,"first_name":"A"}'), id="a chat's id"),
        pytest.param(said(user=f'{{"id":{1 << 60},"first_name":"A"}}'), id="an id above all"),
        pytest.param(said(user='{"id":7,"first_name":7}'), id="a number for a name"),
        pytest.param(said(user='{"id":7,"first_name":"A","is_bot":true}'), id="a bot"),
        pytest.param(said(auth_date=""), id="no moment"),
        pytest.param(said(auth_date="1e9"), id="no plain number"),
        pytest.param(said(auth_date="-5"), id="before all time"),
        pytest.param(said(auth_date="9" * 20), id="after all time"),
        pytest.param(said(start_param="a b"), id="a start that no link gives"),
        pytest.param(said(start_param="a" * 513), id="a long start"),
    ],
)
def test_it_is_no_proof(raw: str) -> None:
    with pytest.raises(NoProof):
        check_init_data(raw, TOKEN)


def scope_at(age: timedelta, platform: str = "ios", *, seen_before: bool = False) -> str:
    found = check_init_data(GOOD, TOKEN)
    try:
        return scope_of(found, platform, seen_before=seen_before, now=NOON + age)
    except Refused as refused:
        return refused.reason


@pytest.mark.parametrize(
    ("age", "platform", "seen_before", "scope"),
    [
        (timedelta(minutes=-5), "ios", False, SessionScope.FULL),
        (timedelta(minutes=-5, seconds=-1), "ios", False, "web_session.clock"),
        (timedelta(hours=24), "ios", False, SessionScope.FULL),
        (timedelta(hours=24, seconds=1), "ios", False, "web_session.old"),
        (timedelta(hours=25), "ios", True, "web_session.old"),
        (timedelta(hours=25), "tdesktop", False, "web_session.old"),
        (timedelta(hours=25), "tdesktop", True, SessionScope.READING),
        (timedelta(days=7), "macos", True, SessionScope.READING),
        (timedelta(days=7, seconds=1), "macos", True, "web_session.old"),
    ],
)
def test_age_decides_what_init_data_open(
    age: timedelta, platform: str, seen_before: bool, scope: str
) -> None:
    assert scope_at(age, platform, seen_before=seen_before) == scope


@pytest.mark.parametrize(
    ("age", "fresh"),
    [
        (timedelta(minutes=10), True),
        (timedelta(minutes=10, seconds=1), False),
        (timedelta(minutes=-6), False),
    ],
)
def test_fresh_are_those_of_the_last_minutes(age: timedelta, fresh: bool) -> None:
    assert is_fresh(check_init_data(GOOD, TOKEN), now=NOON + age) is fresh
