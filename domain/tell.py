"""Telling one person something that must arrive: an outbox row in private."""

from datetime import datetime

from storage import outbox
from storage.columns import Json
from storage.database import Tx
from storage.outbox import Lane, OutboxRow, Policy


async def tell(
    tx: Tx,
    member_id: int,
    kind: str,
    values: Json,
    *,
    now: datetime,
    expires_at: datetime | None = None,
) -> OutboxRow:
    """Queue a notice of `kind` for a member; it is not sent after `expires_at`."""
    row = OutboxRow(
        chat_id=member_id,
        kind=kind,
        values=values,
        due_at=now,
        expires_at=expires_at,
        lane=Lane.PROOF,
        policy=Policy.PROOF,
    )
    return outbox.put(tx, row)
