"""The members behind a batch's updates, read by one question instead of one per update."""

from collections.abc import Iterable, Sequence

from aiogram.types import Update

from bot.press_sets import is_chatter
from bot.updates import ALLOWED, Unreadable
from storage import members
from storage.database import Tx
from storage.members import Member
from views.person import is_person


class BatchMembers:
    """Members as they were when the batch began, each for the first update of theirs.

    What that update does to its sender the next one reads from the database.
    """

    def __init__(self) -> None:
        self._read: dict[int, Member] = {}
        self._lent: Member | None = None
        """A session holds its rows by weak references, so somebody else has to."""

    async def read(self, tx: Tx, heard: Sequence[Update | Unreadable]) -> None:
        """Read the members behind updates that go alone, if there are several."""
        senders = {who for one in heard if not _is_idle(one) and (who := _sender_of(one))}
        if len(senders) > 1:
            self._read = {member.id: member for member in await members.find_all(tx, senders)}

    def forget(self, heard: Iterable[Update | Unreadable]) -> None:
        """Forget the senders of updates that are handled otherwise."""
        for one in heard:
            self._read.pop(_sender_of(one) or 0, None)

    def lend(self, tx: Tx, update: Update) -> None:
        """Let the transaction of an update find its sender without a question."""
        self._lent = self._read.pop(_sender_of(update) or 0, None)
        if self._lent is not None:
            tx.add(self._lent)


def _is_idle(heard: Update | Unreadable) -> bool:
    """Whether nobody's row is looked at for an update."""
    return isinstance(heard, Unreadable) or is_chatter(heard)


def _sender_of(heard: Update | Unreadable) -> int | None:
    """Return the person whom any kind of update comes from."""
    if isinstance(heard, Unreadable):
        return None
    events = (getattr(heard, kind) for kind in ALLOWED)
    users = (event.from_user for event in events if event is not None)
    user = next(users, None)
    return user.id if user is not None and is_person(user) else None
