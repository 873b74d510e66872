"""Hosts of the longest names in groups of the longest titles, in every state."""

from typing import Any

from aiogram.fsm.state import State

from handlers.admin.states import Hosts
from storage.host.tables import HostRule, HostState
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
SAMPLES: dict[State, list[dict[str, Any]]] = {
    Hosts.all: [{"items": MANY, "hosts": 200}, {"items": [], "hosts": 0}],
    Hosts.one: PAGE,
    Hosts.rate: PAGE[:1],
}
