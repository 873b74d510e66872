"""Writing down what people who run the shop did, so that nobody can take it back unseen.

seal = SHA-256(seal of the line before, number, moment, who, act, subject, facts)
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from storage.admin import audit_log
from storage.admin.tables import AuditEntry
from storage.columns import Json
from storage.database import Tx
from storage.installation import get_fact
from storage.payout import entries

PAGE = 1_000
MEMBER = "member:"
FACT_CHARS_MAX = 200
"""A longer text is cut: the log says what was done, and is no copy of it."""


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What a check of the whole log found."""

    lines: int
    broken_at: int | None
    """The first line that does not fit the one before it; None where all do."""


def chain_hash(before: str, line: AuditEntry) -> str:
    """Return the seal of a line behind another's."""
    words = [
        before,
        line.id,
        line.at.astimezone(UTC).isoformat(),
        line.party_id,
        line.act,
        line.subject,
        line.facts,
    ]
    return hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()


def short(facts: Mapping[str, object]) -> Json:
    """Return facts as the log keeps them: plain numbers and texts, cut to a bound."""
    kept = (int, bool, type(None))
    return {
        name: value if isinstance(value, kept) else str(value)[:FACT_CHARS_MAX]
        for name, value in facts.items()
    }


def first_broken(before: str, lines: Sequence[AuditEntry], expected: int) -> int | None:
    """Return the number of the first line that is missing or does not fit, else None."""
    for line in lines:
        if line.id != expected:
            return expected
        if chain_hash(before, line) != line.seal:
            return line.id
        before, expected = line.seal, expected + 1
    return None


async def record(
    tx: Tx, by_id: int | None, act: str, subject: str, *, now: datetime, **facts: object
) -> AuditEntry:
    """Add a line in the transaction of the act itself; `by_id` None is the console."""
    head = await audit_log.lock_head(tx)
    party = None if by_id is None else (await entries.lock_party(tx, by_id)).id
    line = AuditEntry(
        id=int(head.value["line"]) + 1,
        at=now,
        party_id=party,
        act=act,
        subject=(await pseudonymous(tx, subject))[:FACT_CHARS_MAX],
        facts=short(facts),
        seal="",
    )
    line.seal = chain_hash(str(head.value["seal"]), line)
    tx.add(line)
    head.value = {"line": line.id, "seal": line.seal}
    await tx.flush()
    return line


async def pseudonymous(tx: Tx, subject: str) -> str:
    """Return `member:12345` as `party:7`: what is sealed cannot be erased, so it names nobody."""
    if not subject.startswith(MEMBER):
        return subject
    return f"party:{await entries.make_party(tx, int(subject.removeprefix(MEMBER)))}"


async def verify(tx: Tx) -> VerifyResult:
    """Read the whole log and say whether every line is there and is what it was."""
    head = await get_fact(tx, audit_log.HEAD) or {"line": 0, "seal": ""}
    before, number = "", 0
    while lines := await audit_log.lines(tx, after_id=number, limit=PAGE):
        broken = first_broken(before, lines, number + 1)
        if broken is not None:
            return VerifyResult(number, broken)
        before, number = lines[-1].seal, lines[-1].id
    whole = number == head["line"] and before == head["seal"]
    return VerifyResult(number, None if whole else number + 1)
