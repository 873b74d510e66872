"""The team, of the longest names in the most chats."""

from aiogram.fsm.state import State

from handlers.admin.admins import admins_page
from handlers.admin.states import TeamStates
from tests.screens.voucher import TITLE
from tests.windows.chats import MANY
from views.i18n import Html, translator

T = translator("en")
STAFF = Html(
    "\n".join([T("role-staff", name="<" * 64, store="&" * 64)] * admins_page.STAFF_SHOWN_MAX)
)
FULL = {"items": MANY, "owner": "<" * 64, "admins": 200, "invites": 1, "staff": STAFF}
SAMPLES: dict[State, list[dict[str, object]]] = {
    TeamStates.all: [FULL, FULL | {"items": [], "admins": 0, "invites": 0, "staff": Html("")}],
    TeamStates.one: [
        {"name": "<" * 64, "where": admins_page.where(titles, T)}
        for titles in (None, [TITLE] * 500)
    ],
    TeamStates.who: [
        {"items": [], "members": 0, "asked": False},
        {"items": [], "members": 0, "asked": True},
        {"items": MANY[:8], "members": 8, "asked": True},
    ],
    TeamStates.chats: [
        {"items": MANY, "chats": 500, "ticked": 500},
        {"items": [], "chats": 0, "ticked": 0},
    ],
}
