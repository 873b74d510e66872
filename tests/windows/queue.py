"""A full calendar, a campaign with everything to say, and posts in doubt."""

from datetime import timedelta

from aiogram.fsm.state import State

from domain.campaign import calendar
from domain.campaign.calendar import MANY, PlannedSlot
from domain.delivery import trouble
from handlers.admin.post_options import repeat_page
from handlers.admin.post_options.option_buttons import link_items, option_values, options_line
from handlers.admin.queue import campaigns_page, missed_slots, rotation_page
from handlers.admin.states import Queue
from storage.campaign.tables import Campaign, CampaignContent
from storage.delivery.tables import OutboxRow, OutboxState
from tests.screens.voucher import NOON, TITLE
from tests.windows import new
from tests.windows.chats import MANY as MANY_CHATS
from views import trouble_screens
from views.campaign import calendar_screens
from views.campaign.rotation_text import takes
from views.i18n import translator
from views.trouble_screens import TO_DO

T = translator("en")
TODAY = NOON.date()
SLOTS = [PlannedSlot(NOON, 2**31, TITLE[:60], last=NOON + timedelta(hours=9), every_s=1200)] * 1200
THEN = PlannedSlot(NOON + timedelta(days=1), 2**31, TITLE[:60])
BUENOS_AIRES = "America/Argentina/Buenos_Aires"
REASONS: list[tuple[object, str | None]] = [(NOON, "lint.photo")] * campaigns_page.HISTORY_SHOWN
MANY_SLOTS = [{"id": one["id"], "name": f"23:59 · Tea · {one['name']}"[:60]} for one in MANY_CHATS]


def front(number: int, left: list[PlannedSlot], then: PlannedSlot | None) -> dict[str, object]:
    """The calendar with so many slots on each day."""
    days = calendar.days_on_page(TODAY, page=0, first_weekday=0)
    numbers = [number] * len(days)
    items = [*calendar_screens.headings(days, T), *calendar_screens.cells(days, numbers, TODAY)]
    titles = {2**31: [TITLE] * 50}
    page = calendar_screens.words(TODAY, left, then, days, titles, BUENOS_AIRES, T)
    return {"page": page, "days": items}


TAKES = Campaign(
    name="Turn",
    created_at=NOON,
    zone="UTC",
    what=CampaignContent.ROTATION,
    deal_sources=["<" * 60] * 50,
    deal_tags=["&" * 40] * 50,
)
ROTATION = {
    "rotation": True,
    "takes": takes(TAKES, T),
    "next_deal": TITLE[:60],
    "new_deals": 50_000,
}
CHOICES = [[kind, "ы" * 40] for kind in ("source", "tag") for _ in range(40)]
CAMPAIGN: dict[str, object] = {
    "name": TITLE[:60],
    "state": T("admin-campaign-active"),
    "rule": T("admin-repeats-cron", cron="0 9 * * 1-5" * 9),
    "next": T("admin-next-quiet", moment=T.moment(NOON, BUENOS_AIRES)),
    "options": options_line(new.OPTIONS, T),
    "progress": campaigns_page.bar({"sent": 4000, "queued": 900, "refused": 100}, T),
    "log": campaigns_page.log_lines(REASONS, "UTC", T),  # type: ignore[arg-type]
    "active": True,
    "skippable": True,
    "paused": True,
    "removed": False,
    "sent": 4000,
    "waiting": 900,
    "queued": 900,
    "on_hold": 100,
    "movable": True,
    "editable": True,
    "previewable": True,
    "from_day": False,
    **ROTATION,
}
OPTIONS: dict[str, object] = {
    "name": TITLE[:60],
    "line": options_line(new.OPTIONS, T),
    "items": link_items(new.OPTIONS["buttons"]),
    "told": T("admin-options-changed", edited=4000),
    **option_values(new.OPTIONS),
}
RULES = repeat_page.rule_items(
    {
        "hourly": {"every_s": 3600},
        "weekly": {"cron": "0 9 * * 3"},
        "workdays": {"cron": "0 9 * * 1-5"},
    },
    T,
)
CHANGED = {
    "name": TITLE[:60],
    "next": CAMPAIGN["next"],
    "told": T("refused-admin-changed", before=TITLE, after=TITLE),
}
WORDS = {
    f"{name}_words": T(f"admin-button-{key}")
    for name, key in (("again", "post_all_again"), ("drop", "forget_all"), ("there", "all_there"))
}
HEAD = T("admin-row-head", name=TITLE, what=TITLE[:40])
FULL_ROW: dict[str, object] = {
    "head": HEAD,
    "link": "https://t.me/" + "t" * 200,
    "place": -(10**12),
    "unknown": True,
    "open": True,
    "droppable": True,
    **WORDS,
}
EMPTY_ROW = FULL_ROW | dict.fromkeys(("link", "place", "unknown", "open", "droppable"), "")


def outbox_row(state: str, reason: str | None, kind: str = "deal.post") -> OutboxRow:
    return OutboxRow(
        chat_id=-1,
        kind=kind,
        values={"title": TITLE},
        due_at=NOON,
        state=state,
        reason=reason,
    )


CAUSES = (*trouble.OUR_WORDS, trouble.REMOVED, "a bug of ours, X: y", "unknown: " + "<" * 200)
WHYS = [
    *(trouble_screens.why(outbox_row(state, None), T) for state in OutboxState),
    *(trouble_screens.why(outbox_row("held", reason), T) for reason in TO_DO),
    *(trouble_screens.why(outbox_row("failed", reason), T) for reason in CAUSES),
    *(trouble_screens.why_failed(kind, "not enough rights", T) for kind in trouble.CHORES),
]
MISSED_LINES = "\n".join(
    [T("admin-missed-line", name=TITLE[:60], slots=10**6, when=T.moment(NOON, BUENOS_AIRES))]
    * missed_slots.SHOWN_MAX
)
SAMPLES: dict[State, list[dict[str, object]]] = {
    Queue.week: [
        front(MANY, SLOTS, THEN) | {"earlier": "« 28 ноя 2026", "later": "28 ноя 2026 »"},
        front(0, [], None) | {"earlier": "", "later": ""},
    ],
    Queue.day: [
        {"day": "сб 28 ноя 2026", "items": MANY_SLOTS, "posts": 1200},
        {"day": "сб 28 ноя 2026", "items": [], "posts": 0},
    ],
    Queue.campaigns: [{"items": MANY_CHATS, "campaigns": 200}, {"items": [], "campaigns": 0}],
    Queue.campaign: [
        CAMPAIGN,
        CAMPAIGN | {"removed": True, "progress": "", "log": "", "sent": 0, "waiting": 0},
        CAMPAIGN | {"from_day": True},
        CAMPAIGN | {"rotation": False, "takes": "", "next_deal": "", "new_deals": 0},
    ],
    Queue.rotation: [
        ROTATION
        | {
            "name": TITLE[:60],
            "items": rotation_page.choice_items(CHOICES, {("tag", "ы" * 40)}, T),
        },
        ROTATION | {"name": "Turn", "items": [], "takes": T("rotation-takes-all")},
    ],
    Queue.move: [
        CHANGED | {"once": True, "rule": T("admin-once")},
        CHANGED | {"once": False, "rule": CAMPAIGN["rule"], "told": ""},
    ],
    Queue.repeat: [
        CHANGED | {"repeats": repeats, "rule": CAMPAIGN["rule"], "items": RULES}
        for repeats in (False, True)
    ],
    Queue.options: [OPTIONS | {"pin": pin} for pin in ("none", "keep", "replace")],
    Queue.links: [OPTIONS, OPTIONS | {"items": [], "links": 0}],
    Queue.edit: [CHANGED | {"sent": sent} for sent in (0, 1, 2, 5, 4000)],
    Queue.drafts: [{"items": MANY_CHATS, "drafts": 50}, {"items": [], "drafts": 0}],
    Queue.doubtful: [
        {"items": MANY_CHATS, "rows": 200, "missed": 10**6},
        {"items": [], "rows": 0, "missed": 0},
    ],
    Queue.row: [row | {"why": why} for why in WHYS for row in (FULL_ROW, EMPTY_ROW)],
    Queue.group: [
        FULL_ROW | {"why": WHYS[0], "items": MANY_CHATS},
        EMPTY_ROW | {"why": "", "items": []},
    ],
    Queue.missed: [
        {"slots": 10**6, "lines": MISSED_LINES, "any": True},
        {"slots": 0, "lines": "", "any": False},
    ],
}
