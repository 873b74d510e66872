"""What a store says of itself as a place to pick things up, and how that is written.

A term is written from what somebody typed; `-` takes it away.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import TypedDict
from zoneinfo import ZoneInfo

from domain.campaign.schedule import check_zone
from domain.link import find_problem
from domain.pickup.opening_hours import OpeningHours, from_json, read_hours
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage import stores
from storage.database import Tx
from storage.pickup import points
from storage.stores import Store

NONE = "-"
NOTE_CHARS_MAX = 100
"""Under the QR of a voucher there is room for 1,024 characters in all."""
ADDRESS_CHARS_MAX = 200
LINK_CHARS_MAX = 500
CAPACITY_MAX = 10_000
SLOT_MINUTES = (None, 15, 30, 60, 120)
"""How long the times are that members choose from; None is a whole day."""


class PointFacts(TypedDict):
    """What a notice or a voucher says of the store at which something is picked up."""

    name: str
    address: str
    hours: dict[str, object] | None
    map_link: str | None
    note: str


def facts_of(store: Store) -> PointFacts:
    return PointFacts(
        name=store.name,
        address=store.address,
        hours=store.hours or None,
        map_link=store.map_link,
        note=store.note,
    )


def hours_of(store: Store) -> OpeningHours | None:
    return from_json(store.hours)


def zone_of(store: Store, shop_zone: str) -> str:
    """Return the zone on whose clocks a store's hours are."""
    return store.zone or shop_zone


def has_times(store: Store) -> bool:
    """Whether members choose a day or a time there."""
    return store.capacity is not None or store.slot_minutes is not None


def write_term(store: Store, term: str, typed: str, *, zone: str, now: datetime) -> None:
    """Write one of `TERMS`, or refuse what was typed; `zone` is the shop's."""
    today = now.astimezone(ZoneInfo(zone_of(store, zone))).date()
    words = typed.strip()
    if term == "hours":
        found = None if words == NONE else read_hours(words, today=today)
        if found is None and store.slot_minutes is not None:
            raise Refused("pickup.slots_need_hours")
        store.hours = None if found is None else found.to_json()
        return
    setattr(store, term, TERMS[term](words))
    if term == "slot_minutes" and store.slot_minutes is not None and not store.hours:
        raise Refused("pickup.slots_need_hours")


async def choose_points(
    tx: Tx, subject: str, promotion: points.Promotion, store_ids: Collection[int]
) -> None:
    """Say at which stores the orders of a promotion may be picked up; none is at any."""
    open_now = {store.id for store in await stores.open_stores(tx)}
    wanted = sorted(set(store_ids))
    if not open_now.issuperset(wanted):
        raise Refused("pickup.not_here")
    if len(wanted) > points.POINTS_MAX:
        raise Refused("pickup.points", maximum=points.POINTS_MAX)
    await points.write(tx, subject, promotion, wanted)


def location_link(latitude: float, longitude: float) -> str:
    """Return the address of a map that shows a place which was sent as a location."""
    place = f"{latitude:.6f}", f"{longitude:.6f}"
    return f"https://www.openstreetmap.org/?mlat={place[0]}&mlon={place[1]}#map=18/{place[0]}/{place[1]}"


def read_capacity(typed: str) -> int | None:
    """Read the most orders of one time, `-` for as many as come."""
    if typed == NONE:
        return None
    plain = typed.isascii() and typed.isdecimal() and len(typed) <= len(str(CAPACITY_MAX))
    if not plain or not 1 <= int(typed) <= CAPACITY_MAX:
        raise Refused("pickup.capacity", maximum=CAPACITY_MAX)
    return int(typed)


def read_slot(typed: str) -> int | None:
    """Read how many minutes a time is long, `-` for whole days."""
    if typed == NONE:
        return None
    for minutes in SLOT_MINUTES:
        if typed == str(minutes):
            return minutes
    raise Refused("pickup.slot", minutes=", ".join(str(one) for one in SLOT_MINUTES if one))


def read_map_link(typed: str) -> str | None:
    """Read a link into the web; a map may be anywhere, so the shop's own hosts do not matter."""
    if typed == NONE:
        return None
    problem = find_problem(typed, frozenset())
    if problem or len(typed) > LINK_CHARS_MAX:
        raise Refused(problem or "lint.link")
    return typed


def read_zone(typed: str) -> str | None:
    """Read the IANA name of a zone, `-` for the shop's."""
    return None if typed == NONE else check_zone(typed)


def _text(maximum: int) -> Callable[[str], str]:
    def read(typed: str) -> str:
        if len(typed) > maximum:
            raise Refused("pickup.text_long", maximum=maximum, typed=typed[:TYPED_SHOWN_MAX])
        return "" if typed == NONE else typed

    return read


TERMS: Mapping[str, Callable[[str], object]] = {
    "hours": lambda typed: typed,
    "slot_minutes": read_slot,
    "capacity": read_capacity,
    "map_link": read_map_link,
    "note": _text(NOTE_CHARS_MAX),
    "address": _text(ADDRESS_CHARS_MAX),
    "zone": read_zone,
}
"""What may be written of a store, and how it is read."""
