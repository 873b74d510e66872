"""Signed offers: what goes out comes in again, and whatever somebody did to a file is refused."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.partner.offer_file import (
    BYTES_MAX,
    SharedOffer,
    _signed_bytes,
    key_pair,
    public_key,
    read,
    sign,
)
from domain.refusal import Refused
from storage.sealing.shop_key import ShopKey

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
APPLES, STRANGER = ShopKey("a" * 40), ShopKey("b" * 40)
OFFER = SharedOffer(
    shop="Äpfel & Co",
    bot="apples_bot",
    code="K7Q2",
    host="M4XPT9A",
    title="苹果 5 kg",
    description="Sweet ones.",
    terms="Fetched on Friday.",
    picture="https://apples.example/a.jpg",
    price_minor=1250,
    currency="EUR",
    commission_bp=700,
    made_at=NOW,
    ends_at=NOW + timedelta(days=30),
)
Change = Callable[[dict[str, Any]], object]


def written(change: Change | None = None, *, key: ShopKey | None = None) -> bytes:
    """Return a file; changed after it was signed, or, with a key, signed after it was changed."""
    fields = json.loads(sign(OFFER, APPLES))
    if change is not None:
        change(fields)
    if key is not None:
        fields["key"] = public_key(key)
        fields.pop("signature")
        signature = key_pair(key).sign(_signed_bytes(fields))
        fields["signature"] = base64.b64encode(signature).decode()
    return json.dumps(fields).encode()


def reason(data: bytes, now: datetime = NOW) -> str:
    with pytest.raises(Refused) as refused:
        read(data, now=now)
    return refused.value.reason


def test_what_is_signed_is_read_again() -> None:
    found = read(sign(OFFER, APPLES).encode(), now=NOW)
    assert found.offer == OFFER and found.key == public_key(APPLES)
    assert found.offer.link == "https://t.me/apples_bot?start=d_K7Q2-M4XPT9A"
    assert read(written(), now=NOW) == found, "blanks and order of a file do not matter"


@pytest.mark.parametrize("field", SharedOffer.__annotations__)
def test_every_field_is_signed(field: str) -> None:
    def change(fields: dict[str, Any]) -> None:
        fields[field] = fields[field] + ("1" if isinstance(fields[field], str) else 1)

    assert reason(written(change)) == "partner.signature"


def test_another_key_is_another_shop() -> None:
    assert read(written(key=STRANGER), now=NOW).key == public_key(STRANGER)
    stolen = written(lambda fields: fields.update(key=public_key(STRANGER)))
    assert reason(stolen) == "partner.signature"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("price_minor", 0),
        ("price_minor", -5),
        ("price_minor", 10**13),
        ("price_minor", 12.5),
        ("price_minor", True),
        ("price_minor", "1250"),
        ("currency", "XTR"),
        ("currency", "eur"),
        ("commission_bp", 10_001),
        ("bot", "apples"),
        ("bot", "apples_bot?start=x&bot"),
        ("bot", "../evil_bot"),
        ("code", "K7Q2-EVIL"),
        ("host", "M4 X"),
        ("title", ""),
        ("title", "\u2800\u3164"),
        ("title", "a" * 151),
        ("title", "two\nlines"),
        ("title", "left\u202eright"),
        ("title", "half \ud800"),
        ("description", "a" * 301),
        ("terms", "a" * 201),
        ("shop", " \u200b"),
        ("picture", "file:///etc/passwd"),
        ("picture", "javascript:alert(1)"),
        ("picture", "https://localhost/a.jpg"),
        ("ends_at", "2026-06-01"),
        ("ends_at", "soon"),
        ("ends_at", "2036-06-01T00:00:00+00:00"),
        ("made_at", "2026-06-02T00:00:00+00:00"),
    ],
)
def test_a_field_that_a_shop_itself_signs_is_not_believed_either(name: str, value: object) -> None:
    data = written(lambda fields: fields.update({name: value}), key=APPLES)
    assert reason(data) == "partner.field"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "no_offer"),
        (b"[" * 10_000, "no_offer"),
        (b"[]", "no_offer"),
        (b"\xff\xfe", "no_offer"),
        (b'{"format": "tuan-offer-1"}', "no_offer"),
        (b" " * (BYTES_MAX + 1), "huge"),
        (written(lambda fields: fields.update(extra="1")), "no_offer"),
        (written(lambda fields: fields.update(format="tuan-offer-2")), "no_offer"),
        (written()[:-1] + b', "price_minor": 1}', "no_offer"),
        (written(lambda fields: fields.update(signature="AAAA")), "signature"),
        (written(lambda fields: fields.update(signature="é")), "signature"),
        (written(lambda fields: fields.update(key="00" * 31)), "signature"),
        (written(lambda fields: fields.update(key="zz" * 32)), "signature"),
        (written(lambda fields: fields.update(key="00" * 32)), "signature"),
    ],
)
def test_what_is_no_signed_offer_is_refused_in_words(data: bytes, expected: str) -> None:
    assert reason(data) == f"partner.{expected}"


def test_an_offer_has_its_time() -> None:
    assert reason(written(), NOW + timedelta(days=30)) == "partner.expired"
    assert reason(written(), NOW - timedelta(hours=2)) == "partner.future"
    assert read(written(), now=NOW - timedelta(minutes=30)).offer == OFFER


def test_what_could_not_be_read_is_not_signed() -> None:
    with pytest.raises(Refused, match=r"partner\.field"):
        sign(replace(OFFER, title=""), APPLES)
