"""Writing down what people who run the shop did, so that nobody can take it back unseen.

seal  = HMAC(the shop's key, seal of the line before, number, moment, who, act, subject, facts)
proof = HMAC(the shop's key, newest line and its seal): a log whose end was cut off shows it

The key is not in the database, so who can write the database alone makes neither. Lines from before
the key, or of a key that was lost, stay as they are: the line that `bridge` writes holds a digest of
them all. What no key can show is that a whole database was put back to what it was once. For that
the owner is sent the newest seal each day: `head` gives it, and `check_head` finds it again.
"""

import hashlib
import hmac
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from storage.admin import audit_log
from storage.admin.tables import AuditEntry
from storage.columns import Json
from storage.database import Tx
from storage.installation import get_fact
from storage.payout import entries
from storage.sealing.shop_key import FACT, ShopKey, key_of

PAGE = 1_000
MEMBER = "member:"
FACT_CHARS_MAX = 200
"""A longer text is cut: the log says what was done, and is no copy of it."""
HEAD_CHARS = 16
"""So much of a seal is told: 64 bits, which nobody without the key meets by trying."""
LOG = "log"
"""The subject of the line that goes on with a new key."""


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What a check of the whole log found."""

    lines: int
    broken_at: int | None
    """The first line that does not fit the one before it; None where all do."""


@dataclass(slots=True)
class LogReader:
    """Reads lines in their order, and says which is the first that does not fit."""

    secret: bytes
    keyed_from: int
    """The first line that was sealed with this key."""
    number: int = 0
    seal: str = ""
    earlier: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    """Of all lines from before the key."""

    def broken(self, line: AuditEntry) -> int | None:
        """Take the next line; return the number of the first that is missing or does not fit."""
        if line.id != self.number + 1:
            return self.number + 1
        if line.id >= self.keyed_from and not _same(
            seal_line(self.secret, self.seal, line), line.seal
        ):
            return line.id
        if line.id == self.keyed_from > 1:
            if line.facts.get("digest") != self.earlier.hexdigest():
                return 1
            if line.facts.get("broken_at"):
                return int(line.facts["broken_at"])
        if line.id < self.keyed_from:
            self.earlier.update(f"{words_of(self.seal, line)}{line.seal}\n".encode())
        self.number, self.seal = line.id, line.seal
        return None


def audit_secret(key: ShopKey) -> bytes:
    """Return what lines are sealed with."""
    return key.derive("audit")


def words_of(before: str, line: AuditEntry) -> str:
    """Return all that a line says, behind the seal of the one before it."""
    at = line.at.astimezone(UTC).isoformat()
    words = [before, line.id, at, line.party_id, line.act, line.subject, line.facts]
    return json.dumps(words, sort_keys=True)


def seal_line(secret: bytes, before: str, line: AuditEntry) -> str:
    """Return the seal of a line behind another's."""
    return hmac.new(secret, words_of(before, line).encode(), "sha256").hexdigest()


def chain_hash(before: str, line: AuditEntry) -> str:
    """Return the seal that lines had before there was a key: anybody could make it."""
    return hashlib.sha256(words_of(before, line).encode()).hexdigest()


def prove(secret: bytes, head: Mapping[str, object]) -> str:
    """Return what shows that a newest line is one that the shop itself wrote down as that."""
    words = [head.get(name) for name in ("line", "seal", "keyed_from", "broken_at")]
    return hmac.new(secret, json.dumps(["head", *words]).encode(), "sha256").hexdigest()


def is_proven(secret: bytes, head: Mapping[str, object]) -> bool:
    """Return whether the newest line is the one that the shop wrote down."""
    return _same(prove(secret, head), str(head.get("proof", "")))


def short(facts: Mapping[str, object]) -> Json:
    """Return facts as the log keeps them: plain numbers and texts, cut to a bound."""
    kept = (int, bool, type(None))
    return {
        name: value if isinstance(value, kept) else str(value)[:FACT_CHARS_MAX]
        for name, value in facts.items()
    }


def short_head(head: Mapping[str, object]) -> str:
    """Return the newest line and its seal as they are told: `812:3f9a1c2e77ab0d41`."""
    return f"{head['line']}:{str(head['seal'])[:HEAD_CHARS]}"


async def record(
    tx: Tx, by_id: int | None, act: str, subject: str, *, now: datetime, **facts: object
) -> AuditEntry:
    """Add a line in the transaction of the act itself; `by_id` None is the console.

    An end that somebody changed past the shop is written down as that, so that no later line covers it.
    """
    secret = audit_secret(key_of(tx))
    head = await audit_log.lock_head(tx)
    party = None if by_id is None else (await entries.lock_party(tx, by_id)).id
    value = head.value
    if not is_proven(secret, value) and (value["line"] or await get_fact(tx, FACT)):
        value = value | {"broken_at": value.get("broken_at") or int(value["line"]) + 1}
    line = AuditEntry(
        id=int(value["line"]) + 1,
        at=now,
        party_id=party,
        act=act,
        subject=(await pseudonymous(tx, subject))[:FACT_CHARS_MAX],
        facts=short(facts),
        seal="",
    )
    line.seal = seal_line(secret, str(value["seal"]), line)
    tx.add(line)
    head.value = _proven(secret, {"keyed_from": 1} | value | {"line": line.id, "seal": line.seal})
    await tx.flush()
    return line


async def bridge(tx: Tx, act: str, *, now: datetime, check: bool) -> None:
    """Go on with the key of this transaction: from here on it seals, and vouches for all before.

    With `check` the lines are ones of before there was a key: they are looked at for the last time
    as they were sealed then, and what does not fit is written down.
    """
    secret = audit_secret(key_of(tx))
    head = await audit_log.lock_head(tx)
    reader = LogReader(secret, keyed_from=sys.maxsize)
    broken: int | None = head.value.get("broken_at")
    newest = 0
    while lines := await audit_log.lines(tx, after_id=newest, limit=PAGE):
        for line in lines:
            unfit = check and line.seal != chain_hash(reader.seal, line)
            broken = broken or reader.broken(line) or (line.id if unfit else None)
            newest = line.id
    if (reader.number, reader.seal) != (head.value["line"], head.value["seal"]):
        broken = broken or reader.number + 1
    following = max(int(head.value["line"]), newest) + 1
    if following == 1:
        head.value = _proven(secret, {"line": 0, "seal": "", "keyed_from": 1})
        return
    line = AuditEntry(
        id=following,
        at=now,
        party_id=None,
        act=act,
        subject=LOG,
        facts={"lines": reader.number, "digest": reader.earlier.hexdigest(), "broken_at": broken},
        seal="",
    )
    line.seal = seal_line(secret, reader.seal, line)
    tx.add(line)
    head.value = _proven(secret, {"line": line.id, "seal": line.seal, "keyed_from": line.id})
    await tx.flush()


async def pseudonymous(tx: Tx, subject: str) -> str:
    """Return `member:12345` as `party:7`: what is sealed cannot be erased, so it names nobody."""
    if not subject.startswith(MEMBER):
        return subject
    return f"party:{await entries.make_party(tx, int(subject.removeprefix(MEMBER)))}"


async def verify(tx: Tx) -> VerifyResult:
    """Read the whole log and say whether every line is there and is what it was."""
    secret = audit_secret(key_of(tx))
    head = await get_fact(tx, audit_log.HEAD)
    reader = LogReader(secret, keyed_from=int((head or {}).get("keyed_from", 1)))
    while lines := await audit_log.lines(tx, after_id=reader.number, limit=PAGE):
        for line in lines:
            broken = reader.broken(line)
            if broken is not None:
                return VerifyResult(reader.number, broken)
    if head is None:
        gone = reader.number or await get_fact(tx, FACT)
        return VerifyResult(reader.number, 1 if gone else None)
    if (reader.number, reader.seal) != (head["line"], head["seal"]) or not is_proven(secret, head):
        return VerifyResult(reader.number, reader.number + 1)
    return VerifyResult(reader.number, head.get("broken_at"))


async def head(tx: Tx) -> str | None:
    """Return the newest line and its seal, for somebody to keep elsewhere; None for an empty log."""
    kept = await get_fact(tx, audit_log.HEAD)
    return short_head(kept) if kept is not None and kept["line"] else None


async def check_head(tx: Tx, told: str) -> bool:
    """Return whether a line is there with the seal that was told once."""
    number, _, seal = told.strip().partition(":")
    if not (number.isascii() and number.isdigit()) or len(seal) != HEAD_CHARS:
        return False
    line = await tx.get(AuditEntry, int(number))
    return line is not None and _same(line.seal[:HEAD_CHARS], seal.lower())


def _proven(secret: bytes, head: Json) -> Json:
    return head | {"proof": prove(secret, head)}


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
