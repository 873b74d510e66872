"""What lets anybody check a draw: its values, and its entries as plain text.

    code D7K2Q
    state drawn
    rules {"dice":3, ...}
    rules_hash ...      seed_hash ...      head ...      seed ...      values 12,60,3
    entries 2
    1 AB2C...
    2 QX7D...

Nothing is said before it may be known: the seed only once the draw is over.
"""

from collections.abc import AsyncIterator
from typing import TypedDict

from domain import code
from domain.draw import chain
from domain.draw.machine import ranked_members, thrown_values
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage.database import Tx
from storage.draw import draws
from storage.draw.tables import Draw, DrawState
from storage.flash_sale import sales
from storage.subject import FLASH_SALE

SHOWN = (DrawState.DRAWN, DrawState.BROKEN)
FILE_ENTRIES_MAX = 5_000
"""A longer list is on the page alone."""
PLACE_ENTRIES_MAX = 5_000
"""Places are counted for one reader up to so many entries."""


class DrawProof(TypedDict):
    """All there is to check a draw by, but its entries."""

    code: str
    title: str
    state: str
    entries: int
    dice: int
    rules: str
    rules_hash: str
    seed_hash: str
    head: str
    seed: str
    """Empty before it is shown."""
    values: str
    by_hand: bool
    number: int
    """The reader's own entry, and what it is called; 0 without."""
    name: str
    place: int


async def find_draw(tx: Tx, typed: str) -> Draw:
    """Return the draw with a code, or of the flash sale with it; or refuse."""
    wanted = code.normalize(typed)
    found = await draws.by_code(tx, wanted)
    if found is None and (sale := await sales.by_code(tx, wanted)) is not None:
        found = await draws.of_subject(tx, FLASH_SALE, sale.id)
        if found is None:
            raise Refused("draw.without", code=wanted[:TYPED_SHOWN_MAX])
    if found is None:
        raise Refused("draw.not_found", code=wanted[:TYPED_SHOWN_MAX])
    return found


async def proof_of(tx: Tx, draw: Draw, member_id: int | None = None) -> DrawProof:
    """Return what may be known of a draw now; with a member, where they stand."""
    entry = await draws.entry_of(tx, draw.id, member_id) if member_id is not None else None
    place = 0
    if entry is not None and draw.entries <= PLACE_ENTRIES_MAX and draw.state == DrawState.DRAWN:
        place = (await ranked_members(tx, draw)).index(entry.member_id) + 1
    return {
        "code": draw.code,
        "title": draw.title,
        "state": draw.state,
        "entries": draw.entries,
        "dice": draw.dice,
        "rules": draw.rules,
        "rules_hash": draw.rules_hash,
        "seed_hash": draw.seed_hash,
        "head": draw.head,
        "seed": draw.seed if draw.state in SHOWN else "",
        "values": ",".join(map(str, await thrown_values(tx, draw))),
        "by_hand": draw.by_hand,
        "number": entry.number if entry else 0,
        "name": entry.pseudonym if entry else "",
        "place": place,
    }


async def text(tx: Tx, draw: Draw) -> AsyncIterator[str]:
    """Yield the published text of a draw, a page of entries at a time."""
    values = await proof_of(tx, draw)
    names = ("state", "rules", "rules_hash", "seed_hash", "head", "seed", "values", "entries")
    facts: dict[str, object] = dict(values)
    yield "".join(f"{name} {facts[name]}\n" for name in ("code", *names))
    async for page in draws.pages(tx, draw.id):
        yield "".join(f"{number} {name}\n" for number, _, name in page)


def check(lines: list[str]) -> list[int]:
    """Return the order of a published text, or refuse what does not fit together."""
    facts = dict(line.split(" ", 1) for line in lines[:9])
    entries = [(int(n), name) for n, name in (line.split(" ") for line in lines[9:])]
    head = chain.first_link(facts["code"], facts["rules_hash"], facts["seed_hash"])
    head = chain.extend(head, 1, [name for _, name in entries])
    fits = (
        chain.sha256_hex(facts["rules"]) == facts["rules_hash"],
        chain.sha256_hex(facts["seed"]) == facts["seed_hash"],
        head == facts["head"],
        [number for number, _ in entries] == list(range(1, int(facts["entries"]) + 1)),
    )
    if not all(fits):
        raise ValueError(f"does not fit: {fits}")
    values = [int(value) for value in facts["values"].split(",")]
    return chain.order(chain.draw_key(facts["seed"], head, values), entries)
