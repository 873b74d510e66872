"""Referrals in the admin menu: the longest names, amounts and statements."""

from aiogram.fsm.state import State

from domain.statement import PAGE
from handlers.admin.referrals import overview, program_form, programs_page
from handlers.admin.states import Referrals
from storage.referral.leaderboard import LeaderboardEntry
from storage.referral.tables import AttributionModel, ReferralProgram
from tests.screens.commission import LONGEST, MOST, NOON, seen
from tests.windows.chats import MANY
from views.commission.earnings_screens import earnings
from views.i18n import translator
from views.referral.leaderboard_screens import line

T = translator("en")
NAME = "<" * 60
RICH = ReferralProgram(
    name=NAME,
    starts_at=NOON,
    binding=AttributionModel.WINDOW,
    window_days=366,
    reward_minor=MOST,
    currency="EUR",
    stay_days=366,
    wants_purchase=True,
    cap_day=10**6,
    cap_total=10**6,
)
RULES = [programs_page.worded(RICH, T)]
RULES += [
    programs_page.worded(ReferralProgram(name="A", starts_at=NOON, binding=binding), T)
    for binding in AttributionModel
]
COUNTS = dict.fromkeys(("newcomers", "unattributed", "pending", "held", "vested", "void"), 10**6)
PROGRAM = {
    "name": NAME,
    "spent": T.money(MOST, "EUR"),
    "budget": T.money(MOST, "EUR"),
    "until": T.moment(NOON, "UTC"),
}
FORM = {"name": NAME, "budget": T.money(MOST, "EUR"), "lasts": 366, "window": True, "paid": True}
FORM |= {"purchase": True, "binding": "window"}
LINES = [
    T("admin-waiting-reward", promoter="<" * 24, newcomer="&" * 24, amount="€" * 30, rule="<" * 60)
] * overview.SHOWN_MAX
PLACES = [line(LeaderboardEntry(rank, rank, "<" * 64, 10**6), T) for rank in range(1, 11)]
SAMPLES: dict[State, list[dict[str, object]]] = {
    Referrals.all: [
        COUNTS | {"items": MANY, "programs": 10},
        dict.fromkeys(COUNTS, 0) | {"items": [], "programs": 0},
    ],
    Referrals.board: [{"period": T("contest-week"), "places": "\n".join(PLACES)}],
    Referrals.waiting: [
        {
            "rewards": overview.more(LINES, 99, T),
            "answers": overview.more(LINES, 99, T),
            "nothing": False,
        },
        {"rewards": "", "answers": "", "nothing": True},
    ],
    Referrals.program: [
        PROGRAM | {"rules": rules, "ongoing": ongoing}
        for rules in RULES
        for ongoing in (True, False)
    ],
    Referrals.budget: [PROGRAM],
    Referrals.terms: [
        FORM | {"rules": RULES[0]},
        FORM
        | {
            "name": T.plain("admin-program-no_name"),
            "rules": RULES[1],
            "lasts": 0,
            "window": False,
            "paid": False,
        },
    ],
    Referrals.ask: [
        {
            "question": T(f"admin-ask-program-{asked}", currency="EUR"),
            "items": [{"id": answer, "name": answer} for answer in field.ready],
        }
        for asked, field in program_form.FORM.fields.items()
        if not field.turns
    ],
    Referrals.rates: [{"items": MANY, "rates": 200}, {"items": [], "rates": 0}],
    Referrals.who: [
        {"items": MANY, "members": 8, "asked": True},
        {"items": [], "members": 0, "asked": True},
        {"items": [], "members": 0, "asked": False},
    ],
    Referrals.statement: [
        {
            "name": "<" * 64,
            "earnings": earnings(shown, T).text,
            "is_older": True,
            "is_newer": True,
            "last_month": "2026-04",
            "this_month": "2026-05",
        }
        for shown in (seen([LONGEST] * PAGE), seen([], balances={}))
    ],
}
