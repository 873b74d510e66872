"""The code that makes its bearer the owner: one opens, nothing else does."""

from datetime import UTC, datetime
from random import Random

import pytest

from domain.admin.ownership import CODE_LENGTH, hash_code, matches_code, prepare
from domain.code import ALPHABET
from storage import installation
from storage.database import Database

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
CODE = "23456789ABCD"


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), f"  {CODE} "])
def test_the_code_opens_however_it_is_typed(typed: str) -> None:
    assert matches_code(typed, hash_code(CODE))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (CODE[:-1], hash_code(CODE)),
        (CODE + "2", hash_code(CODE)),
        ("", hash_code(CODE)),
        (hash_code(CODE), hash_code(CODE)),
        (CODE, None),
        ("", None),
        ("", ""),
        ("код", hash_code(CODE)),
    ],
)
def test_nothing_else_opens(typed: str, kept: str | None) -> None:
    assert not matches_code(typed, kept)


async def test_a_shop_without_owner_gets_a_code_without_look_alikes(database: Database) -> None:
    async with database.begin() as tx:
        code = await prepare(tx, owner_id=None, now=NOON, rng=Random(1))
    assert code is not None
    assert len(code) == CODE_LENGTH
    assert set(code) <= set(ALPHABET)


async def test_every_start_replaces_the_code(database: Database) -> None:
    async with database.begin() as tx:
        first = await prepare(tx, owner_id=None, now=NOON, rng=Random(1))
        second = await prepare(tx, owner_id=None, now=NOON, rng=Random(2))
        kept = await installation.get_fact(tx, "owner_claim")
    assert first and second and kept
    assert not matches_code(first, kept["sha256"])
    assert matches_code(second, kept["sha256"])


async def test_an_owner_in_the_settings_leaves_no_code_behind(database: Database) -> None:
    async with database.begin() as tx:
        await prepare(tx, owner_id=None, now=NOON, rng=Random(1))
    async with database.begin() as tx:
        assert await prepare(tx, owner_id=77, now=NOON, rng=Random(1)) is None
    async with database.begin() as tx:
        assert await installation.owner_id(tx) == 77
        assert await installation.get_fact(tx, "owner_claim") is None
        assert await prepare(tx, owner_id=None, now=NOON, rng=Random(1)) is None
