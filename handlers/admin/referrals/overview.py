"""Referrals and money in the menus: what is going on, the leaderboards, and what waits for whom."""

from datetime import timedelta

from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Button

from domain.admin.authority import AccessLevel
from domain.referral import contest
from domain.referral.contest import Period
from handlers.admin.context import AdminContext, Values
from handlers.admin.money import rates_page, statements
from handlers.admin.page import button, item, items, page
from handlers.admin.referrals import program_form, programs_page
from handlers.admin.states import Referrals
from handlers.admin.widgets import Value
from storage import members
from storage.database import Tx
from storage.referral import attributions, leaderboard, programs, report, rewards
from storage.referral.tables import RewardState
from views.i18n import Html, Translate
from views.referral.leaderboard_screens import line
from views.referral.reward_screens import rules, worth

DAYS = timedelta(days=30)
SHOWN_MAX = 12
LISTED_MAX = 200
NAME_CHARS_MAX = 24


async def home(ctx: AdminContext) -> Values:
    """The programs that run, and what the last thirty days brought."""
    every, nobodys = await report.count_newcomers(ctx.tx, ctx.now - DAYS, ctx.now)
    counts = await rewards.counts(ctx.tx)
    found = await programs.listed(ctx.tx, limit=LISTED_MAX)
    ongoing = [one for one in found if one.closed_at is None and not one.is_house]
    return {
        "items": [item(one.id, f"🎁 {one.name}") for one in ongoing],
        "programs": len(ongoing),
        "newcomers": every,
        "unattributed": nobodys,
        **{str(state): counts.get(state, 0) for state in RewardState},
    }


async def standing(ctx: AdminContext) -> Values:
    """The leaderboard of the period that was chosen, the week's at first."""
    period = Period(ctx.data.get("period", Period.WEEK))
    since = contest.period_start(period, ctx.settings.timezone, now=ctx.now)
    places = await leaderboard.top(ctx.tx, since=since, limit=contest.SHOWN)
    lines = [line(place, ctx.t) for place in places] or [ctx.t("contest-empty")]
    return {"period": ctx.t(f"contest-{period}"), "places": Html("\n".join(lines))}


async def turn(_: object, pressed: Button, manager: DialogManager) -> None:
    """Show the leaderboard of another period."""
    manager.dialog_data["period"] = pressed.widget_id


async def waiting(ctx: AdminContext) -> Values:
    """The rewards that wait for their conditions, and the answers that wait for a word."""
    tx, t = ctx.tx, ctx.t
    found = await rewards.listed(tx, (RewardState.PENDING,), limit=SHOWN_MAX + 1)
    asked = await attributions.awaiting_answers(tx, limit=SHOWN_MAX + 1)
    lines = [
        t(
            "admin-waiting-reward",
            promoter=promoter.name[:NAME_CHARS_MAX] if promoter else t.plain("admin-member-gone"),
            newcomer=await name_of(tx, one.invitee_id, t),
            amount=worth(one, t),
            rule=Html(" ".join(rules(one, t))),
        )
        for one, promoter in found[:SHOWN_MAX]
    ]
    doubts = [
        t(
            "admin-waiting-answer",
            promoter=await name_of(tx, one.referrer_id, t),
            newcomer=await name_of(tx, one.invitee_id, t),
        )
        for one in asked[:SHOWN_MAX]
    ]
    return {
        "rewards": more(lines, len(found), t),
        "answers": more(doubts, len(asked), t),
        "nothing": not lines and not doubts,
    }


async def name_of(tx: Tx, member_id: int, t: Translate) -> str:
    """Return what a member is called here."""
    member = await members.find(tx, member_id)
    return member.name[:NAME_CHARS_MAX] if member else t.plain("admin-member-gone")


def more(lines: list[Html], found: int, t: Translate) -> Html:
    """Return lines as a text that says when they are not all."""
    rest = [t("admin-waiting-more")] if found > SHOWN_MAX else []
    return Html("\n".join([*lines, *rest]))


DIALOG = Dialog(
    page(
        Referrals.all,
        "admin-referrals",
        items("program", Referrals.program),
        button("new", program_form.FORM.begin, text="admin-button-program-new"),
        button("rates", Referrals.rates),
        button("board", Referrals.board, text="contest-button-top"),
        button("waiting", Referrals.waiting),
        button("who", Referrals.who, text="admin-button-statement"),
        reads=home,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Referrals.board,
        "admin-board",
        Value("places"),
        *(button(str(period), turn, text=f"contest-button-{period}") for period in Period),
        reads=standing,
        back=Referrals.all,
        need=AccessLevel.EVERYWHERE,
        width=4,
    ),
    page(
        Referrals.waiting,
        "admin-waiting",
        Value("rewards"),
        Value("answers"),
        reads=waiting,
        back=Referrals.all,
        need=AccessLevel.EVERYWHERE,
    ),
    *programs_page.PAGES,
    *program_form.PAGES,
    *rates_page.PAGES,
    *statements.PAGES,
)
