"""Pictures that Telegram does not take: known by deal, told once, tried again when they change."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypedDict

from domain.notify import notify_owner
from storage.database import Tx
from storage.deal import deals
from storage.delivery.kinds import Kind

PROBLEM_CHARS_MAX = 200


class PictureRefused(TypedDict):
    """To the owner: posts go out without their picture."""

    title: str
    """Of the first deal that has it, or how the post begins."""
    deals: int
    """How many deals have it; 0 is a post of the operator's own."""
    words: str


PICTURE_REFUSED: Kind[PictureRefused] = Kind("owner.picture_refused")


async def record(
    tx: Tx, values: Mapping[str, object], problem: str | None, *, new: bool, now: datetime
) -> None:
    """Remember why the picture in a message was refused, or with None that it was taken.

    The owner hears of each once: of a deal's as long as it is refused, of another if it is `new`.
    """
    photo = values.get("photo")
    words = None if problem is None else problem[:PROBLEM_CHARS_MAX]
    titles = [] if photo is None else await deals.set_photo_problem(tx, str(photo), words)
    if words is None or not (titles or (new and photo is None)):
        return
    begin = str(values.get("title") or values.get("text") or "")
    title = titles[0] if titles else begin[:PROBLEM_CHARS_MAX]
    refused = PictureRefused(title=title, deals=len(titles), words=words)
    await notify_owner(tx, PICTURE_REFUSED, refused, now=now)
