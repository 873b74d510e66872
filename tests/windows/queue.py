"""A full week, a campaign with everything to say, and posts in doubt."""

from datetime import timedelta

from aiogram.fsm.state import State

from bot.desk import queue
from bot.desk.queue_doubt import TO_DO
from bot.desk.states import Queue
from bot.i18n import translator
from tests.screens.voucher import NOON, TITLE
from tests.windows.chats import MANY

T = translator("en")
FULL = [(NOON, TITLE[:60])] * 20
DAYS = {(NOON + timedelta(days=day)).date(): FULL for day in range(queue.DAYS + 1)}
REASONS: list[tuple[object, str | None]] = [(NOON, "lint.photo")] * queue.HISTORY_SHOWN
CAMPAIGN: dict[str, object] = {
    "name": TITLE[:60],
    "state": T("desk-campaign-active"),
    "rule": T("desk-repeats-cron", cron="0 9 * * 1-5" * 9),
    "next": T.moment(NOON, "America/Argentina/Buenos_Aires"),
    "progress": queue.bar({"sent": 4000, "queued": 900, "refused": 100}, T),
    "log": queue.log_lines(REASONS, "UTC", T),  # type: ignore[arg-type]
    "active": True,
    "paused": True,
    "removed": False,
    "sent": 4000,
    "waiting": 900,
    "queued": 900,
    "on_hold": 100,
    "movable": True,
    "editable": True,
    "previewable": True,
}
CHANGED = {
    "name": TITLE[:60],
    "next": CAMPAIGN["next"],
    "told": T("refused-desk-changed", before=TITLE, after=TITLE),
}
ROW: dict[str, object] = {
    "title": TITLE,
    "what": TITLE[:40],
    "reason": "<" * 160,
    "unknown": True,
    "open": True,
    "droppable": True,
    "todo": "",
}
STATES = ("unknown", "failed", "queued", "sent", "sending", "held", "skipped")
SAMPLES: dict[State, list[dict[str, object]]] = {
    Queue.week: [
        {"planned": 160, "days": "\n".join(queue.day_lines(DAYS, "UTC", T))},
        {"planned": 0, "days": ""},
    ],
    Queue.campaigns: [{"items": MANY, "campaigns": 200}, {"items": [], "campaigns": 0}],
    Queue.campaign: [
        CAMPAIGN,
        CAMPAIGN | {"removed": True, "progress": "", "log": "", "sent": 0, "waiting": 0},
    ],
    Queue.move: [
        CHANGED | {"once": True, "rule": T("desk-once")},
        CHANGED | {"once": False, "rule": CAMPAIGN["rule"], "told": ""},
    ],
    Queue.edit: [CHANGED | {"sent": sent} for sent in (0, 1, 2, 5, 4000)],
    Queue.drafts: [{"items": MANY, "drafts": 50}, {"items": [], "drafts": 0}],
    Queue.doubtful: [{"items": MANY, "rows": 200}, {"items": [], "rows": 0}],
    Queue.row: [
        *(ROW | {"state": T(f"desk-row-{state}")} for state in STATES),
        *(ROW | {"state": T("desk-row-held"), "todo": T(key)} for key in TO_DO.values()),
    ],
}
