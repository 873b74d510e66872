"""What comes of looking at a picture before it is posted: fine, unchanged, or a problem that is told.

A problem that a second look may end (no answer, a server's own trouble) counts from the second time on.
Many are told in one notice.
"""

from datetime import datetime, timedelta
from typing import TypedDict

from domain.deal.feed_import import plain
from domain.notify import notify_owner
from domain.refusal import Refused
from storage.database import Tx
from storage.deal import deals
from storage.delivery.kinds import Kind
from storage.picture import pictures
from storage.picture.tables import Picture

FINE_FOR = timedelta(days=1)
AGAIN_FIRST, AGAIN_MAX = timedelta(minutes=15), timedelta(days=1)
PASSING = {
    "fetch.unreachable",
    "fetch.too_slow",
    "fetch.no_name",
    "fetch.broken_off",
    "fetch.certificate",
    "fetch.status",
}
GONE = {404, 410}
"""What a host answers for good."""
NAMED_MAX = 3


class PicturesDead(TypedDict):
    """To the owner: pictures that cannot be posted, found before their posts are due."""

    deals: int
    titles: list[str]


PICTURES_DEAD: Kind[PicturesDead] = Kind("owner.pictures_dead")


def is_certain(why: Refused) -> bool:
    """Return whether a problem will still be there at a second look."""
    return why.reason not in PASSING or why.values.get("status") in GONE


async def note_fine(
    tx: Tx,
    address: str,
    *,
    digest: str | None,
    etag: str | None,
    last_modified: str | None,
    now: datetime,
) -> None:
    """Note that a picture is there and fine; None as digest says that it has not changed."""
    known = await _known(tx, address, now)
    if known.problem is not None:
        await deals.set_photo_problem(tx, address, None)
    known.digest, known.etag, known.last_modified = digest or known.digest, etag, last_modified
    known.failures, known.problem, known.problem_values, known.told = 0, None, {}, False
    known.next_at = now + FINE_FOR


async def note_bad(tx: Tx, address: str, why: Refused, *, now: datetime) -> None:
    """Note that a picture could not be had, and look again later."""
    known = await _known(tx, address, now)
    known.failures += 1
    doubled = AGAIN_FIRST * (1 << min(known.failures - 1, 10))
    known.next_at = now + min(doubled, AGAIN_MAX)
    known.etag = known.last_modified = None
    if known.failures < 2 and not is_certain(why):
        return
    if known.problem is None:
        known.told = False
        await deals.set_photo_problem(tx, address, why.reason)
    known.problem, known.problem_values = why.reason, plain(why.values)


async def _known(tx: Tx, address: str, now: datetime) -> Picture:
    known = await pictures.find(tx, address)
    if known is None:
        known = Picture(address=address, next_at=now)
        tx.add(known)
    return known


async def tell(tx: Tx, *, now: datetime) -> int:
    """Tell the owner of all problems that are new, in one notice; return of how many deals."""
    titles, number = await pictures.untold(tx, limit=NAMED_MAX)
    await pictures.mark_told(tx)
    if number:
        told = PicturesDead(deals=number, titles=list(titles))
        await notify_owner(tx, PICTURES_DEAD, told, now=now)
    return number
