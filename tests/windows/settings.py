"""Settings with the longest values, a log of the longest lines, and a health with everything wrong."""

from aiogram.fsm.state import State

from handlers.admin.settings import settings_page, shop_settings_page
from handlers.admin.states import SettingsStates
from storage.admin.tables import AuditEntry
from tests.screens.voucher import NOON
from views.i18n import Html, escaped, translator

T = translator("en")
ZONE = "America/Argentina/Buenos_Aires"
LINE = AuditEntry(
    id=1, at=NOON, party_id=1, act="a" * 30, subject="s" * 60, facts={"f": "<" * 200}, seal=""
)
LINES = Html("\n".join([settings_page.worded(LINE, "<" * 64, T, ZONE)] * settings_page.LINES_SHOWN))
PAGE = {
    "language": "en",
    "zone": ZONE,
    "currency": "EUR",
    "overall": 1000,
    "chat": "0.05",
    "group": 600,
    "version": settings_page.VERSION,
    "username": "u" * 32,
    "python": "3.12.12",
    "dialect": "postgresql",
    "hour": 20,
    "on": True,
    "off": True,
    "owner": True,
}
NOW = {
    "language": "ru",
    "timezone": ZONE,
    "currency": "EUR",
    "quiet_hours": "22:00-08:00",
    "daily_cap": 1000,
    "minimum_gap_s": 604_800,
    "repeat_days": 365,
    "limit_overall_per_second": 1000,
    "limit_chat_per_second": 0.05,
    "limit_group_per_minute": 600,
}
TOLD = {"told": T("refused-desk-changed", before=ZONE, after=ZONE)}
SHOPS = [
    shop_settings_page.shown(NOW, NOW, set(NOW), T) | TOLD | {"owner": True},
    shop_settings_page.shown(dict.fromkeys(NOW, 0), NOW, set(), T) | {"told": "", "owner": False},
]
FOUND = "\n".join(
    ["🔴" + "<" * (settings_page.FINDING_CHARS_MAX - 1)] * settings_page.FINDINGS_SHOWN_MAX
)
SAMPLES: dict[State, list[dict[str, object]]] = {
    SettingsStates.all: [PAGE],
    SettingsStates.log: [
        {"done": LINES, "older": True, "lines": 10**6, "broken": 0},
        {"done": Html(""), "older": False, "lines": 0, "broken": 10**6},
    ],
    SettingsStates.about: [PAGE],
    SettingsStates.shop: SHOPS,
    **{form.state: SHOPS for form in shop_settings_page.FORMS.values()},
    SettingsStates.health: [{"findings": escaped(FOUND), "checked": 200}],
}
