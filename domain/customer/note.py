"""The note about a customer: the shop's own words, sealed, told to that customer by /privacy."""

from datetime import datetime

from domain.admin import audit
from domain.payout import encryption
from domain.payout.encryption import PayoutKey
from domain.refusal import Refused
from storage import members
from storage.customer import notes
from storage.customer.notes import CustomerNote
from storage.database import Tx
from storage.sealing.shop_key import key_of

NOTE_CHARS_MAX = 500
PURPOSE = "note"
"""What the key of notes is derived for."""


def check_note(typed: str) -> str:
    """Return a note as it is kept, or refuse it."""
    words = typed.strip()
    if not 1 <= len(words) <= NOTE_CHARS_MAX:
        raise Refused("customer.note", maximum=NOTE_CHARS_MAX, chars=len(words))
    return words


async def write(tx: Tx, member_id: int, typed: str, *, by_id: int, now: datetime) -> None:
    """Keep a note about a member in place of the one before, or refuse."""
    words, key = check_note(typed), PayoutKey(key_of(tx).derive(PURPOSE))
    if await members.find(tx, member_id) is None:
        raise Refused("member.unknown", id=member_id)
    note = CustomerNote(
        member_id=member_id,
        sealed=encryption.encrypt(words, key),
        written_at=now,
        written_by=by_id,
    )
    await tx.merge(note)
    await tx.flush()
    await audit.record(tx, by_id, "customer.note", f"member:{member_id}", now=now)


async def remove(tx: Tx, member_id: int, *, by_id: int, now: datetime) -> None:
    """Forget the note about a member."""
    await notes.forget(tx, member_id)
    await audit.record(tx, by_id, "customer.note_removed", f"member:{member_id}", now=now)


async def read(tx: Tx, member_id: int) -> str | None:
    """Return the note about a member; None where there is none that can be read."""
    note = await notes.find(tx, member_id)
    key = PayoutKey(key_of(tx).derive(PURPOSE))
    return None if note is None else encryption.decrypt(note.sealed, key)
