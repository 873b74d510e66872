"""What networks report, read: every envelope, amount, status and zone, and what is put aside."""

import json
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest

from domain.affiliate.networks import bundled
from domain.network_order.decide import Ignored, Standing, next_state
from domain.network_order.earn import compute_share
from domain.network_order.postback import Postback, ReportedStatus
from domain.network_order.read import (
    FIELDS_MAX,
    OrderReport,
    PutAside,
    flat_fields,
    is_test,
    opened,
    read_report,
)
from storage.network_order.tables import NetworkOrderState

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
FORMATS = {one.name: one.postback for one in bundled() if one.postback is not None}
SAID = {"id": "7", "state": "ok", "sum": "1.50", "currency": "eur", "at": "2026-05-01 10:00:00"}
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def postback(**more: object) -> Postback:
    return Postback.model_validate(
        {
            "order": ["id"],
            "status": ["state"],
            "statuses": {"ok": "approved"},
            "commission": ["sum"],
            "currency": ["currency"],
            "revised": ["at"],
            "zone": "Asia/Shanghai",
        }
        | more
    )


def reason(said: dict[str, str], **more: object) -> str:
    with pytest.raises(PutAside) as why:
        read_report(said, postback(**more))
    return why.value.reason


def test_awin_is_read_in_a_form_around_json_and_as_json() -> None:
    push = {
        "transactionId": 987654321,
        "commission": 12.345,
        "transactionAmount": "99.90",
        "transactionCurrency": "GBP",
        "clickRef": "aaaaaaaaaaaa",
    }
    form = urlencode({"AwinTransactionPush": json.dumps(push)}).encode()
    awin = FORMATS["awin"]
    found = [
        read_report(opened(flat_fields([], body, kind), awin), awin)
        for body, kind in (
            (form, FORM),
            (json.dumps(push).encode(), JSON),
            (json.dumps([push]).encode(), JSON),
        )
    ]
    assert found[0] == found[1] == found[2]
    assert found[0].order_key == "987654321"
    assert (found[0].commission_minor, found[0].amount_minor) == (1235, 9990)
    assert found[0].status is ReportedStatus.PENDING
    broken = flat_fields([], urlencode({"AwinTransactionPush": "{"}).encode(), FORM)
    with pytest.raises(PutAside):
        opened(broken, awin)


def test_times_are_read_in_the_zone_of_their_network() -> None:
    at = [
        read_report(SAID | {"at": words}, postback()).revised_at
        for words in ("2026-05-01 10:00:00", "2026-05-01T04:00:00+02:00", "2026-05-01T02:00:00Z")
    ]
    assert at == [datetime(2026, 5, 1, 2, tzinfo=UTC)] * 3
    unix = read_report(SAID | {"at": "1777600800"}, postback(moment="unix"))
    millis = read_report(SAID | {"at": "1777600800000"}, postback(moment="unix"))
    assert unix.revised_at == millis.revised_at == datetime(2026, 5, 1, 2, tzinfo=UTC)


def test_what_cannot_be_read_is_put_aside_with_a_reason() -> None:
    assert reason(SAID | {"state": "dreaming"}) == "status"
    assert reason(SAID | {"state": ""}) == "status"
    assert reason(SAID | {"currency": "EURO"}) == "currency"
    assert reason(SAID | {"currency": ""}) == "currency"
    assert reason(SAID | {"id": " "}) == "order"
    for words in ("1,50", "1e9", "١", "NaN", "9" * 13, "", "0x1")[:5]:
        assert reason(SAID | {"sum": words}) == "amount", words
    for words in ("yesterday", "1777600800", "9999-12-31T23:59:59-23:59"):
        assert reason(SAID | {"at": words}) == "time", words
    assert reason(SAID | {"at": "9" * 40}, moment="unix") == "time"


def test_amounts_follow_their_currency() -> None:
    for currency, minor in (("EUR", 150), ("JPY", 2), ("KWD", 1_500)):
        assert read_report(SAID | {"currency": currency}, postback()).commission_minor == minor
    in_minor = read_report(SAID | {"sum": "150"}, postback(digits="minor"))
    assert in_minor.commission_minor == 150
    assert read_report(SAID | {"sum": "-1.50"}, postback()).commission_minor == -150


def test_no_body_can_do_more_than_be_put_aside() -> None:
    deep = b"[" * 50_000
    for body in (deep, b"\xff\xfe\0", b"{", b'"x"', b"NaN"):
        assert set(flat_fields([], body, JSON)) == {"body"}
    many = json.dumps({f"k{n}": n for n in range(1_000)}).encode()
    assert len(flat_fields([], many, JSON)) == FIELDS_MAX
    odd = flat_fields([("id", "a\0b"), ("id", "c")], b'{"x": "\\ud800", "y": {"z": true}}', JSON)
    assert odd == {"id": "ab", "x": "?", "y.z": "true"}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_network_s_macros_name_the_fields_it_is_read_by(name: str) -> None:
    found = FORMATS[name]
    named = {pair.partition("=")[0] for pair in found.macros.removeprefix("?").split("&")}
    for wanted in (found.order, found.commission, found.currency, found.token):
        assert named & set(wanted), (name, wanted)


def test_a_test_is_none_of_the_orders() -> None:
    admitad = FORMATS["admitad"]
    assert is_test({"admitad_id": "0"}, admitad)
    assert is_test({"test": "1", "admitad_id": "5"}, admitad)
    assert not is_test({"admitad_id": "5"}, admitad)


def report(status: ReportedStatus, at: datetime | None = None) -> OrderReport:
    return OrderReport("1", "", "", status, 1, 1, "EUR", revised_at=at)


def test_a_reversal_stands_until_the_network_dates_something_after_it() -> None:
    gone = Standing(NetworkOrderState.REVERSED, NOON)
    assert next_state(gone, report(ReportedStatus.APPROVED)) is Ignored.REVERSED
    earlier, later = NOON.replace(hour=11), NOON.replace(hour=13)
    assert next_state(gone, report(ReportedStatus.APPROVED, earlier)) is Ignored.OLDER
    again = next_state(gone, report(ReportedStatus.APPROVED, later))
    assert again is NetworkOrderState.APPROVED
    payable = Standing(NetworkOrderState.PAYABLE, None)
    assert next_state(payable, report(ReportedStatus.HELD)) is Ignored.LOWER
    assert next_state(payable, report(ReportedStatus.REVERSED)) is NetworkOrderState.REVERSED


def test_nobody_earns_more_than_an_order_brings() -> None:
    assert compute_share("member", 5_000, 9_999, 301) == 151
    assert compute_share("host", 500, 10_000, 301) == 301
    assert compute_share("host", 500, 10_000, 900) == 500
    assert compute_share(None, 5_000, 10_000, 900) == compute_share("host", 500, 100, -5) == 0


def test_a_description_that_says_no_status_is_refused() -> None:
    for wrong in ({"status": []}, {"zone": "Mars/Base"}, {"statuses": {"OK": "approved"}}):
        with pytest.raises(ValueError, match=r"status|zone"):
            postback(**wrong)
