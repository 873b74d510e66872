"""Hosts of the longest names in groups of the longest titles, in every state."""

from typing import Any

from aiogram.fsm.state import State

from handlers.admin.states import Hosts, Partners
from storage.host.tables import HostRule, HostState
from storage.partner.tables import PartnerState
from tests.screens.voucher import TITLE
from tests.windows.chats import MANY
from views.host.host_screens import rule_sentence
from views.i18n import translator

T = translator("en")
BUTTONS = dict.fromkeys(("asked", "active", "paused", "live", "open"), True)


def one(state: HostState, rule: HostRule) -> dict[str, Any]:
    """A host with every button that there is."""
    return BUTTONS | {
        "name": "<" * 64,
        "title": TITLE,
        "state": T(f"admin-host-state-{state}"),
        "sentence": rule_sentence(9_999, rule, T),
        "rate": "99.99%",
        "rule": rule,
    }


PAGE = [one(state, rule) for state in HostState for rule in HostRule]
PARTNERS = [
    BUTTONS
    | {
        "name": "<" * 64,
        "bot": "x" * 29 + "bot",
        "digits": " ".join(["88ff"] * 16),
        "state": T(f"admin-partner-state-{state}"),
        "offers": 200,
    }
    for state in PartnerState
]
SAMPLES: dict[State, list[dict[str, Any]]] = {
    Hosts.all: [
        {"items": MANY, "hosts": 200, "owner": True},
        {"items": [], "hosts": 0, "owner": False},
    ],
    Hosts.one: PAGE,
    Hosts.rate: PAGE[:1],
    Partners.all: [
        {"items": MANY, "partners": 100, "on": "yes"},
        {"items": [], "partners": 0, "on": "no"},
    ],
    Partners.one: PARTNERS,
}
