"""An offer that a shop lets the host of another shop's group sell: one small signed file.

    {"format": "tuan-offer-1", "bot": ..., "code": ..., ..., "key": ..., "signature": ...}

All fields but the signature are signed, as JSON with sorted keys and no blanks. Amounts are minor units,
the commission is basis points, moments are ISO 8601 with a zone. Whatever is missing, too much,
too long or of another kind is refused: a file comes from a stranger.
"""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from babel.numbers import list_currencies
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from domain.deep_link import LinkKind, build_payload
from domain.display_name import is_seen, visible
from domain.feeds.limits import PRICE_MINOR_MAX, TITLE_CHARS_MAX
from domain.link import web_host
from domain.payout.ledger import BP
from domain.refusal import Refused
from storage.sealing.shop_key import ShopKey

FORMAT = "tuan-offer-1"
BYTES_MAX = 16 * 1024
KEY_BYTES, SIGNATURE_BYTES = 32, 64
NAME_CHARS_MAX, TERMS_CHARS_MAX, LINK_CHARS_MAX = 64, 200, 500
DESCRIPTION_CHARS_MAX = 300
LASTS_MAX = timedelta(days=366)
CLOCKS_DIFFER = timedelta(hours=1)
_BOT = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,28}[Bb][Oo][Tt]")
_CODE = re.compile(r"[A-Z0-9]{2,12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedOffer:
    """What a file offers; its texts are plain."""

    shop: str
    bot: str
    """The name of the shop's bot, without @: buyers order there."""
    code: str
    """Of the deal, in that shop."""
    host: str
    """The host's own code in that shop: who is paid for the buyers."""
    title: str
    description: str
    terms: str
    picture: str
    """A link, or nothing."""
    price_minor: int
    currency: str
    commission_bp: int
    """What the host earns there, as promised when the file was made."""
    made_at: datetime
    ends_at: datetime

    @property
    def link(self) -> str:
        """Where a buyer goes: the deal in the other shop's bot, with the host's code."""
        return f"https://t.me/{self.bot}?start={build_payload(LinkKind.DEAL, self.code, self.host)}"


@dataclass(frozen=True, slots=True)
class SignedOffer:
    """An offer whose signature is that of its key."""

    key: str
    """The public key in hexadecimal digits."""
    offer: SharedOffer


def key_pair(shop_key: ShopKey) -> Ed25519PrivateKey:
    """Return what a shop signs its offers with: made of the shop's key, and kept nowhere else."""
    return Ed25519PrivateKey.from_private_bytes(shop_key.derive("offers"))


def public_key(shop_key: ShopKey) -> str:
    """Return the key that others know the shop's offers by."""
    return key_pair(shop_key).public_key().public_bytes_raw().hex()


def grouped(key: str) -> str:
    """Return a key in groups of four digits, as people compare it."""
    return " ".join(key[place : place + 4] for place in range(0, len(key), 4))


def sign(offer: SharedOffer, shop_key: ShopKey) -> str:
    """Return the file of an offer, which has to be readable."""
    check_offer(offer)
    named = asdict(offer)
    moments = {name: named[name].isoformat(timespec="seconds") for name in ("made_at", "ends_at")}
    fields = {"format": FORMAT, **named, **moments, "key": public_key(shop_key)}
    signature = key_pair(shop_key).sign(_signed_bytes(fields))
    fields["signature"] = base64.b64encode(signature).decode()
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def read(data: bytes, *, now: datetime) -> SignedOffer:
    """Return the offer of a file, or refuse what is no offer, was changed, or is over."""
    fields = _fields(data)
    signature = _bytes(fields.pop("signature", None), base64.b64decode, SIGNATURE_BYTES)
    key = fields["key"]
    public = Ed25519PublicKey.from_public_bytes(_bytes(key, bytes.fromhex, KEY_BYTES))
    try:
        public.verify(signature, _signed_bytes(fields))
    except InvalidSignature:
        raise Refused("partner.signature") from None
    offer = _offer(fields)
    check_offer(offer)
    if offer.made_at > now + CLOCKS_DIFFER:
        raise Refused("partner.future")
    if offer.ends_at <= now:
        raise Refused("partner.expired", title=offer.title)
    return SignedOffer(key, offer)


def check_offer(offer: SharedOffer) -> None:
    """Refuse an offer that says too much, nothing, or what cannot be shown."""
    for name, maximum, empty in (
        ("shop", NAME_CHARS_MAX, False),
        ("title", TITLE_CHARS_MAX, False),
        ("description", DESCRIPTION_CHARS_MAX, True),
        ("terms", TERMS_CHARS_MAX, True),
    ):
        _check_words(name, getattr(offer, name), maximum, empty=empty)
    if not _BOT.fullmatch(offer.bot):
        raise Refused("partner.field", field="bot")
    for name in ("code", "host"):
        if not _CODE.fullmatch(getattr(offer, name)):
            raise Refused("partner.field", field=name)
    picture = offer.picture
    if picture and (len(picture) > LINK_CHARS_MAX or web_host(picture) is None):
        raise Refused("partner.field", field="picture")
    if not 0 < offer.price_minor <= PRICE_MINOR_MAX:
        raise Refused("partner.field", field="price_minor")
    if offer.currency not in list_currencies():
        raise Refused("partner.field", field="currency")
    if not 0 <= offer.commission_bp <= BP:
        raise Refused("partner.field", field="commission_bp")
    if not timedelta() < offer.ends_at - offer.made_at <= LASTS_MAX:
        raise Refused("partner.field", field="ends_at")


def _check_words(name: str, words: str, maximum: int, *, empty: bool) -> None:
    shown = visible(words) == words and (is_seen(words) or (empty and not words))
    if not shown or len(words) > maximum or any(sign in words for sign in "\n\t\r"):
        raise Refused("partner.field", field=name)


def _fields(data: bytes) -> dict[str, Any]:
    """Return the fields of a file: the known ones, each once, words or whole numbers."""
    if len(data) > BYTES_MAX:
        raise Refused("partner.huge", maximum=BYTES_MAX // 1024)
    try:
        found = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise Refused("partner.no_offer") from None
    names = {"format", "key", "signature", *SharedOffer.__annotations__}
    if not isinstance(found, dict) or found.get("format") != FORMAT or set(found) != names:
        raise Refused("partner.no_offer")
    for name, value in found.items():
        wanted = int if name in ("price_minor", "commission_bp") else str
        if type(value) is not wanted:
            raise Refused("partner.field", field=name)
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object whose names are each there once: readers differ about which one counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name comes twice")
    return found


def _bytes(typed: str, decode: Any, length: int) -> bytes:
    try:
        found: bytes = decode(typed)
    except (ValueError, binascii.Error):
        found = b""
    if len(found) != length:
        raise Refused("partner.signature")
    return found


def _signed_bytes(fields: Mapping[str, Any]) -> bytes:
    words = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return f"{FORMAT}\n{words}".encode()


def _offer(fields: Mapping[str, Any]) -> SharedOffer:
    values = {name: fields[name] for name in SharedOffer.__annotations__}
    for name in ("made_at", "ends_at"):
        try:
            values[name] = datetime.fromisoformat(fields[name])
        except ValueError:
            raise Refused("partner.field", field=name) from None
        if values[name].tzinfo is None:
            raise Refused("partner.field", field=name)
    return SharedOffer(**values)
