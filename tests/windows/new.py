"""A new post with the longest name, to the most chats, with everything that may stand against it."""

from aiogram.fsm.state import State

from bot.desk.new_when import objections
from bot.desk.states import New
from bot.i18n import translator
from domain.post import Draft
from tests.screens.voucher import NOON, TITLE
from tests.windows.chats import MANY

T = translator("en")
REFUSED = [Draft(number, NOON, reason="lint.quiet_hours") for number in range(20)]
REVIEW = {
    "name": TITLE[:60],
    "moment": T.moment(NOON, "America/Argentina/Buenos_Aires"),
    "rule": T("desk-repeats-cron", cron="0 9 * * 1-5" * 9),
    "fitting": 0,
    "all": 5000,
    "against": objections(REFUSED, dict.fromkeys(range(20), TITLE), T),
}
SAMPLES: dict[State, list[dict[str, object]]] = {
    New.what: [{}],
    New.deals: [{"items": MANY, "deals": 200}, {"items": [], "deals": 0}],
    New.preview: [{"photos": photos} for photos in (0, 1, 10)],
    New.where: [
        {"items": MANY, "chats": 500, "ticked": 500},
        {"items": [], "chats": 0, "ticked": 0},
    ],
    New.when: [{}],
    New.day: [{}],
    New.time: [{}],
    New.repeat: [{}],
    New.review: [REVIEW, REVIEW | {"against": ""}],
}
