"""Settings with the longest values, a log of the longest lines, and a health with everything wrong."""

from aiogram.fsm.state import State

from domain.activity.lines import ActivityLine
from handlers.admin.settings import activity_page, settings_page, shop_settings_page
from handlers.admin.states import SettingsStates
from tests.screens.voucher import NOON
from views.activity import sentences
from views.i18n import Html, escaped, translator

T = translator("en")
ZONE = "America/Argentina/Buenos_Aires"
LINE = ActivityLine(
    1, NOON, "<" * 64, False, "chat.quiet", "chat:-1", "<" * 128, {"value": "<" * 60}
)
LINES = Html("\n".join([sentences.line(LINE, T)] * activity_page.LINES_SHOWN))
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
    "country": "BA",
    "currency": "EUR",
    "quiet_hours": "22:00-08:00",
    "daily_cap": 1000,
    "minimum_gap_s": 604_800,
    "repeat_days": 365,
    "limit_overall_per_second": 1000,
    "limit_chat_per_second": 0.05,
    "limit_group_per_minute": 600,
}
TOLD = {"told": T("refused-admin-changed", before=ZONE, after=ZONE)}
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
        {
            "title": T("activity-title", page=9_999, pages=10_000),
            "holds": T("activity-whole", lines=10**6),
            "asked": T("activity-asked", what="W" * 90),
            "done": LINES,
            "older": True,
            "newer": True,
        },
        {
            "title": T("activity-title", page=1, pages=1),
            "holds": T("activity-broken", line=10**6),
            "asked": "",
            "done": T("activity-empty"),
            "older": False,
            "newer": False,
        },
    ],
    SettingsStates.log_people: [{"items": [{"id": 1, "name": "W" * 60}] * 9}, {"items": []}],
    SettingsStates.log_areas: [{"items": [{"id": "shop", "name": "W" * 60}] * 8}],
    SettingsStates.about: [PAGE],
    SettingsStates.shop: SHOPS,
    **{form.state: SHOPS for form in shop_settings_page.FORMS.values()},
    SettingsStates.health: [
        {"findings": escaped(FOUND), "problems": 200, "checked": 200},
        {"findings": "", "problems": 0, "checked": 17},
    ],
}
