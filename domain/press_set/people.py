"""The people of many presses: read at once, and written only where their press counts.

A refused press leaves nothing behind, not even that somebody was met: as if it had been taken alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from domain import code, member
from domain.member import CODE_DRAWS_MAX, CODE_LENGTH, UserInfo
from storage.database import Tx
from storage.members import Member
from storage.press_set import people
from storage.sealing import former_members


@dataclass(frozen=True, slots=True)
class People:
    """The members behind some persons; who is new is in no database yet."""

    members: Mapping[int, Member]
    new: Collection[int]

    @property
    def banned(self) -> set[int]:
        """Whom the shop sells nothing."""
        return {number for number, one in self.members.items() if one.banned_at is not None}


async def look_up(tx: Tx, persons: Sequence[UserInfo], *, now: datetime, rng: Random) -> People:
    """Return the members behind persons, known or new; nothing is written."""
    by_id = {person.id: person for person in reversed(persons)}
    known = await people.lock_members(tx, by_id)
    strangers = {number: person for number, person in by_id.items() if number not in known}
    if not strangers:
        return People(known, ())
    former = await former_members.find_all(tx, strangers)
    codes = await _generate_codes(tx, len(strangers), rng)
    met = {
        number: member.new_member(
            person,
            drawn,
            banned_at=former[number].banned_at if number in former else None,
            now=now,
        )
        for (number, person), drawn in zip(strangers.items(), codes, strict=True)
    }
    return People({**known, **met}, set(met))


async def remember(tx: Tx, found: People, persons: Sequence[UserInfo], *, now: datetime) -> None:
    """Write down those of the people whose press counts, as their updates call them."""
    for person in persons:
        member.refresh(found.members[person.id], person, now=now)
    tx.add_all(
        found.members[number] for number in {one.id for one in persons} if number in found.new
    )
    await tx.flush()


async def _generate_codes(tx: Tx, count: int, rng: Random) -> list[str]:
    """Return so many referral codes that nobody has or had."""
    free: list[str] = []
    for _ in range(CODE_DRAWS_MAX):
        drawn = {code.generate(rng, CODE_LENGTH) for _ in range(count - len(free))} - {*free}
        free += sorted(drawn - await people.codes_taken(tx, drawn))
        if len(free) == count:
            return free
    raise RuntimeError(f"{CODE_DRAWS_MAX} draws of referral codes were not enough")
