"""What hosts, and whoever decides about them, are told."""

from typing import TypedDict

from storage.delivery.kinds import Kind


class HostAsked(TypedDict):
    """To whoever runs the shop: somebody asks to host a group."""

    host_id: int
    name: str
    title: str
    takes_over: bool


class HostDecided(TypedDict):
    """To a host: what becomes of their group; the terms are those of the moment."""

    title: str
    rate_bp: int
    rule: str


class HostLeft(TypedDict):
    """To whoever runs the shop: a host gave a group up."""

    name: str
    title: str


ASKED: Kind[HostAsked] = Kind("host.asked")
APPROVED: Kind[HostDecided] = Kind("host.approved")
DECLINED: Kind[HostDecided] = Kind("host.declined")
TERMS: Kind[HostDecided] = Kind("host.terms")
PAUSED: Kind[HostDecided] = Kind("host.paused")
RESUMED: Kind[HostDecided] = Kind("host.resumed")
REMOVED: Kind[HostDecided] = Kind("host.removed")
HANDED_OVER: Kind[HostDecided] = Kind("host.handed_over")
LEFT: Kind[HostLeft] = Kind("host.left")
