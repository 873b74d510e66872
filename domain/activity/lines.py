"""Pages of the activity log: the newest first, by a person, by what they are about, with names.

An erased member has no name any more, and what is gone is called by its code: the log itself is
sealed and names nobody.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.activity.kinds import PREFIXES, Area
from storage.admin import activity, audit_log
from storage.admin.activity import ActivityFilter
from storage.columns import Json
from storage.database import Tx

CONSOLE = 0
"""Whoever runs commands on the server, among the people of the log."""
Finder = Callable[[Tx, str], Awaitable[str | None]]


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One thing that was done: when, by whom, what, to what."""

    number: int
    at: datetime
    by: str | None
    """None is somebody erased."""
    is_console: bool
    act: str
    subject: str
    """As the log has it, such as `deal:K7Q2`."""
    name: str
    """What the subject is called."""
    facts: Json


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """Some lines, page `number` of `pages`, counted from 0."""

    lines: Sequence[ActivityLine]
    number: int
    pages: int


def wanted(
    *, party_id: int | None = None, area: Area | None = None, subject: str | None = None
) -> ActivityFilter:
    """Return which lines are asked for; a person of 0 is the console."""
    return ActivityFilter(party_id, PREFIXES[area] if area else (), subject)


async def load_page(tx: Tx, asked: ActivityFilter, number: int, size: int) -> ActivityPage:
    """Return a page of the log, or its last one if there are fewer by now."""
    pages = max(1, -(-await activity.count(tx, asked) // size))
    number = min(max(0, number), pages - 1)
    found = await activity.lines(tx, asked, offset=number * size, limit=size)
    names = await audit_log.names(tx, {line.party_id for line in found if line.party_id})
    called = {subject: await name_of(tx, subject) for subject in {one.subject for one in found}}
    return ActivityPage(
        [
            ActivityLine(
                number=line.id,
                at=line.at,
                by=None if line.party_id is None else names.get(line.party_id),
                is_console=line.party_id is None,
                act=line.act,
                subject=line.subject,
                name=called[line.subject],
                facts=line.facts,
            )
            for line in found
        ],
        number,
        pages,
    )


async def people(tx: Tx) -> Mapping[int, str | None]:
    """Return everybody who did something, by their number in the log; 0 is the console."""
    found = await activity.people(tx)
    names = await audit_log.names(tx, [one for one in found if one])
    return {one or CONSOLE: names.get(one or CONSOLE) for one in found}


async def name_of(tx: Tx, subject: str) -> str:
    """Return what a subject of the log is called; what is gone keeps its code."""
    kind, _, code = subject.partition(":")
    finder = FINDERS.get(kind)
    return (await finder(tx, code) if finder else None) or code


FINDERS: Mapping[str, Finder] = {
    "campaign": activity.campaign,
    "chat": activity.chat,
    "claim": activity.claim,
    "code": activity.promotion,
    "conversion": activity.conversion,
    "deal": activity.deal,
    "flash_sale": activity.promotion,
    "group_buy": activity.promotion,
    "host": activity.hosted,
    "order_list": activity.promotion,
    "party": activity.party,
    "program": activity.program,
    "reward": activity.reward,
    "seat": activity.seat,
    "store": activity.store,
    "voucher": activity.voucher,
    "withdrawal": activity.withdrawal,
}
