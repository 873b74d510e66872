"""Settings with the longest values, a log of the longest lines, and a health with everything wrong."""

from aiogram.fsm.state import State

from bot.desk import settings
from bot.desk.states import Settings
from bot.i18n import Html, escaped, translator
from storage.audit import AuditLine
from tests.screens.voucher import NOON

T = translator("en")
ZONE = "America/Argentina/Buenos_Aires"
LINE = AuditLine(
    id=1, at=NOON, party_id=1, act="a" * 30, subject="s" * 60, facts={"f": "<" * 200}, seal=""
)
LINES = Html("\n".join([settings.worded(LINE, "<" * 64, T, ZONE)] * settings.LINES_SHOWN))
PAGE = {
    "language": "en",
    "zone": ZONE,
    "currency": "EUR",
    "overall": 1000,
    "chat": "0.05",
    "group": 600,
    "version": settings.VERSION,
    "hour": 20,
    "on": True,
    "off": True,
    "owner": True,
}
FOUND = "\n".join(["🔴" + "<" * (settings.FINDING_CHARS_MAX - 1)] * settings.FINDINGS_SHOWN_MAX)
SAMPLES: dict[State, list[dict[str, object]]] = {
    Settings.all: [PAGE],
    Settings.log: [
        {"done": LINES, "older": True, "lines": 10**6, "broken": 0},
        {"done": Html(""), "older": False, "lines": 0, "broken": 10**6},
    ],
    Settings.health: [{"findings": escaped(FOUND), "checked": 200}],
}
