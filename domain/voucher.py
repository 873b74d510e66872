"""Vouchers: issued once for a seat or claim, shown as a code and a QR, redeemed once.

    issued --staff: show, then confirm--> redeemed --the same staff, within 2 minutes--> issued
    issued --its time is over--> expired
    issued --the order was taken back--> revoked

A voucher's code is derived from a secret and its number, so it can be shown as often as its
member likes and is kept nowhere; the database holds its hash. Whoever brings a code that opens
nothing hears the same, whether it is unknown, used, over, or another store's.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType, NotRequired, TypedDict

from domain import purchase, store
from domain.notify import notify
from domain.order.contents import contents_of
from domain.pickup.choice import PickupFacts, facts_of, settle_vouchers, stores_taking
from domain.pickup.reminder import next_reminder
from domain.refusal import Refused
from storage import vouchers
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.members import Member
from storage.stores import Store
from storage.subject import CLAIM
from storage.vouchers import Voucher, VoucherAction, VoucherEvent, VoucherState

Secret = NewType("Secret", bytes)
"""What codes are derived from; `Settings.voucher_secret` makes it of the shop's key."""


class VoucherFacts(TypedDict):
    """What a voucher says of itself, without its code."""

    voucher_id: int
    title: str
    quantity: int
    due_minor: int
    currency: str
    expires_at: str
    store: str | None
    address: str | None
    returnable: NotRequired[bool]
    """Whether its member may give it back."""
    contents: NotRequired[list[tuple[int, str]]]
    """Units and name of each thing in it, where there are several."""
    note: NotRequired[str]
    """What its member wrote for whoever hands it out."""
    pickup: NotRequired[PickupFacts]


class VoucherIssued(VoucherFacts):
    """A voucher is there; `why` names the text that says how one came by it."""

    why: str


class VoucherExpired(TypedDict):
    """A voucher is over."""

    title: str
    quantity: int


class VoucherPickup(TypedDict):
    """Somebody redeemed a voucher, or took that back."""

    title: str
    quantity: int
    store: str | None
    at: str


ISSUED: Kind[VoucherIssued] = Kind("voucher.issued")
REDEEMED: Kind[VoucherPickup] = Kind("voucher.redeemed")
UNDONE: Kind[VoucherPickup] = Kind("voucher.undone")
"""To the voucher's member, as the one before."""
EXPIRED: Kind[VoucherExpired] = Kind("voucher.expired")
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O and U, and forgiving to who types them."""
LENGTH = 12
"""60 bits, and a check symbol behind them."""
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", " ": "", "-": ""})
UNDO_WITHIN = timedelta(minutes=2)
GUESSES_MAX = 10
GUESSES_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class RedeemableVoucher:
    """A voucher in front of somebody who may redeem it, and the stores they may do it in."""

    voucher: Voucher
    code: str
    stores: Sequence[Store]
    contents: Sequence[tuple[int, str]] = ()
    note: str = ""


def voucher_code(secret: Secret, voucher_id: int) -> str:
    """Return the code of a voucher with its check symbol."""
    word = hmac.digest(secret, f"voucher {voucher_id}".encode(), "sha256")
    number = int.from_bytes(word[:8]) >> 4
    symbols = "".join(SYMBOLS[(number >> (5 * place)) & 31] for place in range(LENGTH))
    return symbols + check_symbol(symbols)


def check_symbol(symbols: str) -> str:
    """Return the symbol that makes a mistyped code stand out: Luhn's sum, modulo 32."""
    total = 0
    for place, symbol in enumerate(reversed(symbols)):
        value = SYMBOLS.index(symbol) * (2 if place % 2 == 0 else 1)
        total += value // len(SYMBOLS) + value % len(SYMBOLS)
    return SYMBOLS[-total % len(SYMBOLS)]


def parse_code(typed: str) -> str | None:
    """Return a code as it is hashed, from what somebody typed; None if it cannot be one."""
    code = typed.strip().upper().translate(ALIKE)
    if len(code) != LENGTH + 1 or any(symbol not in SYMBOLS for symbol in code):
        return None
    return code if check_symbol(code[:-1]) == code[-1] else None


def format_code(code: str) -> str:
    """Return a code as people read it aloud: in groups of four."""
    return "-".join((code[:4], code[4:8], code[8:]))


def hash_code(code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


async def issue(
    tx: Tx,
    *,
    subject: str,
    subject_id: int,
    member_id: int,
    title: str,
    quantity: int,
    due_minor: int,
    currency: str,
    store_id: int | None,
    days: int,
    why: str,
    now: datetime,
    secret: Secret,
) -> Voucher:
    """Give a seat or claim its voucher and tell the member; done twice, it is the same one."""
    known = await vouchers.of_subject(tx, subject, subject_id)
    if known is not None:
        return known
    voucher = new_voucher(
        subject,
        subject_id,
        member_id,
        title=title,
        quantity=quantity,
        due_minor=due_minor,
        currency=currency,
        store_id=store_id,
        days=days,
        now=now,
    )
    await issue_new(tx, [voucher], why=why, now=now, secret=secret)
    return voucher


def new_voucher(
    subject: str,
    subject_id: int,
    member_id: int,
    *,
    title: str,
    quantity: int,
    due_minor: int,
    currency: str,
    store_id: int | None,
    days: int,
    now: datetime,
) -> Voucher:
    """Return a voucher that is still to be issued by `issue_new`."""
    return Voucher(
        code_hash=f"{subject}:{subject_id}",
        subject=subject,
        subject_id=subject_id,
        member_id=member_id,
        title=title,
        quantity=quantity,
        due_minor=due_minor,
        currency=currency,
        issued_at=now,
        expires_at=now + timedelta(days=days),
        store_id=store_id,
        remind_at=next_reminder(now + timedelta(days=days), after=now),
    )


async def issue_new(
    tx: Tx, issued: Sequence[Voucher], *, why: str, now: datetime, secret: Secret
) -> None:
    """Issue vouchers of seats or claims that have none yet, and tell their members."""
    tx.add_all(issued)
    await tx.flush()
    where = await settle_vouchers(tx, issued, now=now)
    for voucher in issued:
        voucher.code_hash = hash_code(voucher_code(secret, voucher.id))
        tx.add(VoucherEvent(voucher_id=voucher.id, act=VoucherAction.ISSUED, at=now))
        pickup = where[voucher.subject, voucher.subject_id]
        facts: VoucherIssued = {**await describe(tx, voucher, pickup), "why": why}
        await notify(tx, voucher.member_id, ISSUED, facts, now=now)
    await tx.flush()
    for voucher in issued:
        await purchase.on_voucher_issued(tx, voucher, now=now)


async def describe(tx: Tx, voucher: Voucher, pickup: PickupFacts | None = None) -> VoucherFacts:
    pickup = pickup or await facts_of(tx, voucher)
    point = pickup["point"]
    contents, note = await contents_of(tx, voucher)
    return {
        "voucher_id": voucher.id,
        "title": voucher.title,
        "quantity": voucher.quantity,
        "due_minor": voucher.due_minor,
        "currency": voucher.currency,
        "expires_at": voucher.expires_at.isoformat(),
        "store": None if point is None else point["name"],
        "address": None if point is None else point["address"],
        "returnable": voucher.subject == CLAIM,
        "contents": contents,
        "note": note,
        "pickup": pickup,
    }


async def find_own(tx: Tx, member_id: int, voucher_id: int) -> Voucher:
    """Return a member's own voucher that is still good, held; or refuse and say what became of it."""
    voucher = await vouchers.lock(tx, voucher_id)
    if voucher is None or voucher.member_id != member_id:
        raise Refused("voucher.not_yours")
    if voucher.state != VoucherState.ISSUED:
        raise Refused(f"voucher.is_{voucher.state}", title=voucher.title)
    return voucher


async def load_own(
    tx: Tx, member_id: int, voucher_id: int, *, now: datetime, secret: Secret
) -> tuple[Voucher, str]:
    """Return a member's own voucher with its code, or refuse."""
    voucher = await find_own(tx, member_id, voucher_id)
    code = voucher_code(secret, voucher.id)
    await _note(tx, voucher, VoucherAction.SHOWN, actor_id=member_id, now=now)
    return voucher, code


async def find_redeemable(
    tx: Tx, member: Member, typed: str, *, now: datetime
) -> RedeemableVoucher | None:
    """Return the voucher behind a code for somebody who may redeem it; None says nothing.

    A code that opens nothing is written down as a guess, and no `Refused`: that would roll the
    guess back and let it be repeated for ever.
    """
    if await vouchers.guesses(tx, member.id, since=now - GUESSES_WITHIN) >= GUESSES_MAX:
        raise Refused("voucher.too_often")
    code = parse_code(typed)
    voucher = await vouchers.by_hash(tx, hash_code(code)) if code else None
    places = await store.redeemable_stores(tx, member.id)
    if code is None or voucher is None or not await _opens(tx, member, voucher, places, now=now):
        tx.add(VoucherEvent(voucher_id=None, act=VoucherAction.GUESSED, actor_id=member.id, at=now))
        await tx.flush()
        return None
    open_at = await stores_taking(tx, voucher)
    fitting = [place for place in places if open_at is None or place.id in open_at]
    return RedeemableVoucher(voucher, code, fitting, *await contents_of(tx, voucher, noted=True))


async def _opens(
    tx: Tx, member: Member, voucher: Voucher, places: Sequence[Store], *, now: datetime
) -> bool:
    if voucher.state != VoucherState.ISSUED or voucher.expires_at <= now:
        return False
    open_at = await stores_taking(tx, voucher)
    if open_at is not None:
        return any(place.id in open_at for place in places)
    return await store.may_redeem(tx, member.id)


async def redeem(
    tx: Tx, member: Member, typed: str, store_id: int | None, *, now: datetime
) -> Voucher | None:
    """Redeem a voucher in one of the stores of whoever confirms; None if it opens nothing."""
    found = await find_redeemable(tx, member, typed, now=now)
    if found is None:
        return None
    if store_id is None and found.stores:
        store_id = found.stores[0].id
    if store_id is not None and store_id not in {place.id for place in found.stores}:
        raise Refused("voucher.not_your_store")
    return await mark_redeemed(tx, found.voucher, member.id, store_id, now=now)


async def mark_redeemed(
    tx: Tx, voucher: Voucher, by_id: int | None, store_id: int | None, *, now: datetime
) -> Voucher | None:
    """Redeem a voucher for somebody who may; None if another was faster."""
    if not await vouchers.redeem(tx, voucher.id, by_id=by_id, store_id=store_id, now=now):
        return None
    await _note(tx, voucher, VoucherAction.REDEEMED, actor_id=by_id, store_id=store_id, now=now)
    await vouchers.set_redeemed(tx, voucher.subject, voucher.subject_id, redeemed=True)
    await purchase.on_voucher_redeemed(tx, voucher, now=now)
    await _tell(tx, voucher, REDEEMED, store_id, now=now)
    return await vouchers.lock(tx, voucher.id)


async def undo(tx: Tx, member_id: int, voucher_id: int, *, now: datetime) -> Voucher:
    """Take one's own redemption back while that is allowed, or refuse."""
    voucher = await vouchers.lock(tx, voucher_id)
    allowed = voucher is not None and await store.may_redeem(tx, member_id)
    since = now - UNDO_WITHIN
    if not allowed or not await vouchers.undo(tx, voucher_id, by_id=member_id, since=since):
        raise Refused("voucher.undo_over")
    back = await vouchers.lock(tx, voucher_id)
    assert back is not None  # noqa: S101 - it has just been taken back
    await _note(tx, back, VoucherAction.UNDONE, actor_id=member_id, now=now)
    await vouchers.set_redeemed(tx, back.subject, back.subject_id, redeemed=False)
    await purchase.on_redemption_undone(tx, back, now=now)
    await _tell(tx, back, UNDONE, None, now=now)
    return back


async def revoke(tx: Tx, subject: str, subject_id: int, *, now: datetime) -> bool:
    """Take back the voucher of a seat or claim that is taken back; return whether there was one."""
    known = await vouchers.of_subject(tx, subject, subject_id)
    voucher = await vouchers.lock(tx, known.id) if known is not None else None
    if voucher is None or voucher.state != VoucherState.ISSUED:
        return False
    voucher.state = VoucherState.REVOKED
    await _note(tx, voucher, VoucherAction.REVOKED, now=now)
    await purchase.on_voucher_revoked(tx, voucher, now=now)
    return True


async def expire(tx: Tx, voucher_id: int, *, now: datetime) -> bool:
    """End a voucher whose time is over and tell its member; return whether it was ended."""
    voucher = await vouchers.lock(tx, voucher_id)
    if voucher is None or voucher.state != VoucherState.ISSUED or voucher.expires_at > now:
        return False
    voucher.state = VoucherState.EXPIRED
    await _note(tx, voucher, VoucherAction.EXPIRED, now=now)
    values = VoucherExpired(title=voucher.title, quantity=voucher.quantity)
    await notify(tx, voucher.member_id, EXPIRED, values, now=now)
    return True


async def _tell(
    tx: Tx, voucher: Voucher, kind: Kind[VoucherPickup], store_id: int | None, *, now: datetime
) -> None:
    place = None if store_id is None else await tx.get(Store, store_id)
    values: VoucherPickup = {
        "title": voucher.title,
        "quantity": voucher.quantity,
        "store": None if place is None else place.name,
        "at": now.isoformat(),
    }
    await notify(tx, voucher.member_id, kind, values, now=now)


async def _note(
    tx: Tx,
    voucher: Voucher,
    act: VoucherAction,
    *,
    now: datetime,
    actor_id: int | None = None,
    store_id: int | None = None,
) -> None:
    event = VoucherEvent(
        voucher_id=voucher.id, act=act, at=now, actor_id=actor_id, store_id=store_id
    )
    tx.add(event)
    await tx.flush()
