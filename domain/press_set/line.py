"""A waiting list in memory, as it is after each press of a set; and reminders, written at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.promotion.waiting_list import WAITERS_MAX
from domain.refusal import Refused
from storage.database import Tx
from storage.press_set import line
from storage.promotion.tables import WaitingListEntry, WaitingListState


class Verb(StrEnum):
    """What a press of a set asks for."""

    TAKE = "take"
    """A seat, or units."""
    WAIT = "wait"
    """The same, or a place in line where nothing is left."""
    REMIND = "remind"


@dataclass(frozen=True, slots=True)
class LinePlace:
    """Whom a press has put in line, or found there."""

    member_id: int
    number: int


class Line:
    """Who stands in line for one thing; what a set changes in it is written at the end."""

    def __init__(
        self, subject: str, subject_id: int, length: int, places: Mapping[int, int]
    ) -> None:
        self._subject, self._subject_id = subject, subject_id
        self.length = length
        self._places = dict(places)
        self._left: set[int] = set()
        self._new: list[WaitingListEntry] = []

    def __contains__(self, member_id: int) -> bool:
        return member_id in self._places

    def add(self, member_id: int, quantity: int, *, now: datetime, chat_id: int | None) -> int:
        """Put a member at the end; return their number in line, the old one if they are in."""
        if member_id not in self._places:
            if self.length >= WAITERS_MAX:
                raise Refused("waiting_list.full")
            self.length += 1
            self._places[member_id] = self.length
            self._new.append(
                WaitingListEntry(
                    subject=self._subject,
                    subject_id=self._subject_id,
                    member_id=member_id,
                    quantity=quantity,
                    since=now,
                    chat_id=chat_id,
                )
            )
        return self._places[member_id]

    def remove(self, member_id: int) -> bool:
        """Take a member out of the line; return whether they stood in it."""
        number = self._places.pop(member_id, None)
        if number is None:
            return False
        self.length -= 1
        self._places = {who: at - (at > number) for who, at in self._places.items()}
        fresh = [entry for entry in self._new if entry.member_id == member_id]
        if fresh and fresh[-1].state == WaitingListState.WAITING:
            fresh[-1].state = WaitingListState.DROPPED
        else:
            self._left.add(member_id)
        return True

    def clear(self) -> None:
        """Let the line be over; whoever ends it writes that down."""
        self.length, self._places = 0, {}

    async def write(self, tx: Tx) -> None:
        """Write down who has left, and who has come."""
        if self._left:
            await line.leave(tx, self._subject, self._subject_id, self._left)
        tx.add_all(self._new)
        await tx.flush()


async def read_line(tx: Tx, subject: str, subject_id: int, members: Collection[int]) -> Line:
    """Return a waiting list, with the places of some members."""
    length, places = await line.places(tx, subject, subject_id, members)
    return Line(subject, subject_id, length, places)


async def write_reminders(tx: Tx, subject: str, subject_id: int, members: Sequence[int]) -> None:
    """Remember who wants to be reminded; asking twice is asking once."""
    known = await line.reminded(tx, subject, subject_id, members)
    new = [who for who in dict.fromkeys(members) if who not in known]
    await line.insert_reminders(tx, subject, subject_id, new)
