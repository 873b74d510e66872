"""The audit log: every line where it was, sealed, and the missing end of it seen."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from domain.admin import audit, authority, nonce
from domain.admin.authority import AccessLevel
from domain.refusal import Refused
from storage import installation
from storage.admin import audit_log, roles
from storage.admin.tables import AuditEntry, Role, RoleGrant
from storage.database import Database
from storage.members import Member
from storage.sealing.shop_key import FACT
from tests.shop_keys import KEY, OTHER

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
OLGA, BEN, ANN = 1, 2, 3


@pytest.fixture
async def staffed(database: Database) -> Database:
    """A shop of Olga's, with Ben as an admin of one chat, and Ann."""
    async with database.begin() as tx:
        for number in (OLGA, BEN, ANN):
            tx.add(
                Member(
                    id=number, name="N", code=f"M{number}", first_seen_at=NOON, last_seen_at=NOON
                )
            )
        await tx.flush()
        await installation.set_fact(tx, installation.OWNER, {"member_id": OLGA})
        tx.add(RoleGrant(member_id=BEN, role=Role.ADMIN, granted_at=NOON, everywhere=False))
        await roles.set_chats(tx, BEN, [-5])
    return database


async def written(database: Database, lines: int) -> None:
    for number in range(lines):
        async with database.begin() as tx:
            await audit.record(
                tx,
                OLGA if number % 2 else None,
                "deal.withdraw",
                f"deal:K{number}",
                now=NOON,
                n=number,
            )


async def broken_at(database: Database) -> int | None:
    async with database.read() as tx:
        return (await audit.verify(tx)).broken_at


async def test_a_log_that_nobody_touched_verifies(staffed: Database) -> None:
    assert await broken_at(staffed) is None
    await written(staffed, 5)
    async with staffed.read() as tx:
        assert await audit.verify(tx) == audit.VerifyResult(5, None)


@pytest.mark.parametrize(
    ("tampering", "seen_at"),
    [
        ("UPDATE audit_lines SET subject = 'deal:OTHER' WHERE id = 2", 2),
        ("UPDATE audit_lines SET party_id = NULL WHERE id = 4", 4),
        ("UPDATE audit_lines SET at = '2026-01-01 00:00:00+00:00' WHERE id = 3", 3),
        ("DELETE FROM audit_lines WHERE id = 3", 3),
        ("DELETE FROM audit_lines WHERE id = 5", 5),
        ("DELETE FROM audit_lines", 1),
    ],
)
async def test_whoever_gets_past_the_database_is_seen(
    staffed: Database, tampering: str, seen_at: int
) -> None:
    await written(staffed, 5)
    with pytest.raises(DBAPIError, match="append-only"):
        async with staffed.begin() as tx:
            await tx.execute(text(tampering))
    async with staffed.begin() as tx:
        await unguarded(tx, staffed.dialect)
        await tx.execute(text(tampering))
    try:
        assert await broken_at(staffed) == seen_at
    finally:
        async with staffed.begin() as tx:
            await guarded(tx, staffed.dialect)


async def forged(tx, *, without: int, keyed_head: bool) -> None:
    """Take a line out and seal the rest anew, with all that the program has but the key."""
    before, number = "", 0
    rows = (await tx.scalars(select(AuditEntry).order_by(AuditEntry.id))).all()
    kept = [line for line in rows if line.id != without]
    tx.expunge_all()
    await tx.execute(text("DELETE FROM audit_lines"))
    for line in kept:
        number += 1
        cells = {
            cell: getattr(line, cell) for cell in ("at", "party_id", "act", "subject", "facts")
        }
        fresh = AuditEntry(id=number, seal="", **cells)
        before = fresh.seal = audit.chain_hash(before, fresh)
        tx.add(fresh)
    head = {"line": number, "seal": before}
    if keyed_head:
        head |= {"keyed_from": number + 1}
        head["proof"] = audit.prove(audit.audit_secret(OTHER), head)
    await installation.set_fact(tx, audit_log.HEAD, head)
    await tx.flush()


@pytest.mark.parametrize("keyed_head", [False, True])
async def test_whoever_seals_the_log_anew_without_the_key_is_seen_also_after_the_next_line(
    staffed: Database, keyed_head: bool
) -> None:
    await written(staffed, 5)
    async with staffed.begin() as tx:
        await unguarded(tx, staffed.dialect)
        await forged(tx, without=3, keyed_head=keyed_head)
    try:
        assert await broken_at(staffed) is not None
        await written(staffed, 2)
        assert await broken_at(staffed) is not None
    finally:
        async with staffed.begin() as tx:
            await guarded(tx, staffed.dialect)


@pytest.mark.parametrize("left", [0, 3])
async def test_an_end_that_was_cut_off_stays_missing_whatever_is_written_behind_it(
    staffed: Database, left: int
) -> None:
    """Nobody but the shop can say which line is the newest, and its next line covers nothing up."""
    async with staffed.begin() as tx:
        known = {"fingerprint": KEY.fingerprint, "since": NOON.isoformat()}
        await installation.set_fact(tx, FACT, known)
        await audit.bridge(tx, "key.made", now=NOON, check=True)
    await written(staffed, 5)
    async with staffed.begin() as tx:
        await unguarded(tx, staffed.dialect)
        seal = await tx.scalar(text(f"SELECT seal FROM audit_lines WHERE id = {left}"))
        await tx.execute(text(f"DELETE FROM audit_lines WHERE id > {left}"))
        await installation.set_fact(tx, audit_log.HEAD, {"line": left, "seal": seal or ""})
    try:
        assert await broken_at(staffed) == left + 1
        await written(staffed, 2)
        assert await broken_at(staffed) == left + 1
    finally:
        async with staffed.begin() as tx:
            await guarded(tx, staffed.dialect)


async def test_a_database_put_back_to_an_earlier_day_is_found_by_the_seal_that_was_told(
    staffed: Database,
) -> None:
    """The key alone does not show it: all that is there was once so."""
    await written(staffed, 3)
    async with staffed.read() as tx:
        first, was = await audit.head(tx), await installation.get_fact(tx, audit_log.HEAD)
    await written(staffed, 2)
    async with staffed.read() as tx:
        told = await audit.head(tx)
        assert [await audit.check_head(tx, str(one)) for one in (first, told)] == [True, True]
    async with staffed.begin() as tx:
        await unguarded(tx, staffed.dialect)
        await tx.execute(text("DELETE FROM audit_lines WHERE id > 3"))
        await installation.set_fact(tx, audit_log.HEAD, was)
    try:
        assert await broken_at(staffed) is None
        async with staffed.read() as tx:
            assert [await audit.check_head(tx, str(one)) for one in (first, told)] == [True, False]
            for odd in ("", "5", "5:", "x:0123456789abcdef", f"{told}0", "²:0123456789abcdef"):
                assert not await audit.check_head(tx, odd)
    finally:
        async with staffed.begin() as tx:
            await guarded(tx, staffed.dialect)


async def unguarded(tx, dialect: str) -> None:
    if dialect == "sqlite":
        for act in ("update", "delete"):
            await tx.execute(text(f"DROP TRIGGER audit_lines_no_{act}"))
    else:
        await tx.execute(text("ALTER TABLE audit_lines DISABLE TRIGGER audit_lines_append_only"))


async def guarded(tx, dialect: str) -> None:
    if dialect != "sqlite":
        await tx.execute(text("ALTER TABLE audit_lines ENABLE TRIGGER audit_lines_append_only"))


async def test_long_texts_are_cut_and_nothing_odd_is_kept(staffed: Database) -> None:
    async with staffed.begin() as tx:
        line = await audit.record(tx, None, "x.y", "s" * 999, now=NOON, why="w" * 999, at=NOON, n=3)
        assert (len(line.subject), len(line.facts["why"]), line.facts["n"]) == (200, 200, 3)


async def test_a_yes_counts_once_for_one_person_and_one_act(staffed: Database) -> None:
    async with staffed.begin() as tx:
        word = await nonce.issue(tx, OLGA, "chat.leave chat:-5", now=NOON, rng=Random(1))
        for wrong in (
            (word, BEN, "chat.leave chat:-5", NOON),
            (word, OLGA, "chat.leave chat:-6", NOON),
            (word, OLGA, "chat.leave chat:-5", NOON + nonce.LIVES_FOR),
            ("nothing", OLGA, "chat.leave chat:-5", NOON),
        ):
            with pytest.raises(Refused, match="asked_again"):
                await nonce.spend(tx, *wrong[:3], now=wrong[3])
        await nonce.spend(tx, word, OLGA, "chat.leave chat:-5", now=NOON)
        with pytest.raises(Refused, match="asked_again"):
            await nonce.spend(tx, word, OLGA, "chat.leave chat:-5", now=NOON)


async def test_what_is_over_is_forgotten(staffed: Database) -> None:
    async with staffed.begin() as tx:
        await nonce.issue(tx, OLGA, "a", now=NOON, rng=Random(1))
        await nonce.issue(tx, OLGA, "b", now=NOON + timedelta(hours=1), rng=Random(2))
        assert await tx.scalar(text("SELECT count(*) FROM nonces")) == 1


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (OLGA, {AccessLevel.SOME_CHATS, AccessLevel.EVERYWHERE, AccessLevel.OWNER}),
        (BEN, {AccessLevel.SOME_CHATS}),
        (ANN, set()),
        (99, set()),
    ],
)
async def test_who_may_do_what(staffed: Database, who: int, allowed: set[AccessLevel]) -> None:
    async with staffed.read() as tx:
        for need in AccessLevel:
            if need in allowed:
                assert await authority.require(tx, who, need)
            else:
                with pytest.raises(Refused, match="admin"):
                    await authority.require(tx, who, need)


async def test_an_admin_of_some_chats_has_those_and_no_others(staffed: Database) -> None:
    async with staffed.read() as tx:
        assert await authority.require(tx, BEN, AccessLevel.SOME_CHATS, -5)
        with pytest.raises(Refused, match="not_yours"):
            await authority.require(tx, BEN, AccessLevel.SOME_CHATS, -6)
        assert await authority.require(tx, OLGA, AccessLevel.SOME_CHATS, -6)
        assert await roles.admins(tx) == [OLGA]
        assert not await roles.is_admin(tx, BEN)
