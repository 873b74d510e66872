"""Telling people something in private, by a row of the outbox.

notify            must arrive: a proof, an answer to money
notify_optional   one can do without it, and whoever has said so is not told
notify_many       the same for many at once, at the sender's leisure
notify_owner      what becomes of the shop's chats
notify_admins     whoever runs the shop decides about something
"""

from collections.abc import Sequence
from datetime import datetime

from storage import installation, members
from storage.admin import roles
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind, Values
from storage.delivery.tables import Lane, OutboxRow, OutboxState, RetryPolicy
from storage.personal_data import is_anonymised


async def notify(
    tx: Tx,
    member_id: int,
    kind: Kind[Values],
    values: Values,
    *,
    now: datetime,
    expires_at: datetime | None = None,
) -> OutboxRow:
    """Queue a notice of `kind` for a member; it is not sent after `expires_at`, nor to one who was erased."""
    row = OutboxRow(
        chat_id=member_id,
        kind=kind,
        values=values,
        due_at=now,
        expires_at=expires_at,
        lane=Lane.TRANSACTIONAL,
        policy=RetryPolicy.AT_LEAST_ONCE,
    )
    if is_anonymised(member_id):
        row.state, row.reason = OutboxState.SKIPPED, "erased"
    return outbox.put(tx, row)


async def notify_optional(
    tx: Tx,
    member_id: int,
    kind: Kind[Values],
    values: Values,
    *,
    now: datetime,
    expires_at: datetime | None = None,
) -> OutboxRow | None:
    """Queue a notice unless its member wants none; under it stands the button that says so."""
    member = await members.find(tx, member_id)
    if member is None or member.quiet_since is not None:
        return None
    return await notify(tx, member_id, kind, values, now=now, expires_at=expires_at)


async def notify_many(
    tx: Tx,
    kind: Kind[Values],
    told: Sequence[tuple[int, Values]],
    *,
    now: datetime,
    expires_at: datetime,
) -> int:
    """Queue a notice for each (member, values) behind all that is more urgent; return how many.

    Whoever wants no news is left out.
    """
    quiet = await members.opted_out(tx, [member_id for member_id, _ in told])
    heard = [(member_id, values) for member_id, values in told if member_id not in quiet]
    await outbox.put_notices(tx, kind, heard, now=now, expires_at=expires_at)
    return len(heard)


async def notify_owner(tx: Tx, kind: Kind[Values], values: Values, *, now: datetime) -> None:
    """Queue a notice for the owner, if there is one yet."""
    owner = await installation.owner_id(tx)
    if owner is not None:
        await notify(tx, owner, kind, values, now=now)


async def notify_admins(
    tx: Tx, kind: Kind[Values], values: Values, *, now: datetime, but: int | None = None
) -> None:
    """Queue a notice for the owner and every admin, except `but`, whom it is about."""
    for member_id in await roles.admins(tx):
        if member_id != but:
            await notify(tx, member_id, kind, values, now=now)
