"""Referrals and money at the desk: what is going on, the boards, and what waits for whom."""

from datetime import timedelta
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, SwitchTo

from domain.admin.authority import AccessLevel, Authority
from domain.referral import contest
from domain.referral.contest import Period
from handlers.admin import action
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.money import rates_page, statements
from handlers.admin.referrals import program_form, programs_page
from handlers.admin.states import Referrals
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage import members
from storage.database import Tx
from storage.referral import attributions, leaderboard, programs, report, rewards
from storage.referral.leaderboard import LeaderboardEntry
from storage.referral.tables import RewardState
from views.i18n import Html, Translate
from views.referral.leaderboard_screens import line
from views.referral.reward_screens import rules, worth

DAYS = timedelta(days=30)
SHOWN_MAX = 12
LISTED_MAX = 100
NAME_CHARS_MAX = 24


async def home(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the programs that run, and what the last thirty days brought."""
    now = action.now(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        every, nobodys = await report.count_newcomers(tx, now - DAYS, now)
        counts = await rewards.counts(tx)
        found = await programs.listed(tx, limit=LISTED_MAX)
        ongoing = [one for one in found if one.closed_at is None and not one.is_house]
        return {
            "items": [{"id": one.id, "name": f"🎁 {one.name}"[:60]} for one in ongoing],
            "programs": len(ongoing),
            "newcomers": every,
            "unattributed": nobodys,
            **{str(state): counts.get(state, 0) for state in RewardState},
        }

    return await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)


async def standing(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the board of the period that was chosen, the week's at first."""
    t, zone = translate(dialog_manager), action.settings(dialog_manager).timezone
    period = Period(dialog_manager.dialog_data.get("period", Period.WEEK))

    async def read(tx: Tx, by: Authority) -> list[LeaderboardEntry]:
        since = contest.period_start(period, zone, now=action.now(dialog_manager))
        return await leaderboard.top(tx, since=since, limit=contest.SHOWN)

    places = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    lines = [line(place, t) for place in places] or [t("contest-empty")]
    return {"period": t(f"contest-{period}"), "places": Html("\n".join(lines))}


async def turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Show the board of another period."""
    manager.dialog_data["period"] = button.widget_id


async def waiting(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the rewards that wait for their conditions, and the answers that wait for a word."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        found = await rewards.listed(tx, (RewardState.PENDING,), limit=SHOWN_MAX + 1)
        asked = await attributions.awaiting_answers(tx, limit=SHOWN_MAX + 1)
        lines = [
            t(
                "desk-waiting-reward",
                promoter=promoter.name[:NAME_CHARS_MAX] if promoter else "-",
                newcomer=await name_of(tx, one.invitee_id),
                amount=worth(one, t),
                rule=Html(" ".join(rules(one, t))),
            )
            for one, promoter in found[:SHOWN_MAX]
        ]
        doubts = [
            t(
                "desk-waiting-answer",
                promoter=await name_of(tx, one.referrer_id),
                newcomer=await name_of(tx, one.invitee_id),
            )
            for one in asked[:SHOWN_MAX]
        ]
        return {
            "rewards": more(lines, len(found), t),
            "answers": more(doubts, len(asked), t),
            "nothing": not lines and not doubts,
        }

    return await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)


async def name_of(tx: Tx, member_id: int) -> str:
    """Return what a member is called here."""
    member = await members.find(tx, member_id)
    return member.name[:NAME_CHARS_MAX] if member else "-"


def more(lines: list[Html], found: int, t: Translate) -> Html:
    """Return lines as a text that says when they are not all."""
    rest = [t("desk-waiting-more")] if found > SHOWN_MAX else []
    return Html("\n".join([*lines, *rest]))


def period_button(period: Period) -> Button:
    """Return the button of a board."""
    return Button(I18nLabel(f"contest-button-{period}"), id=str(period), on_click=turn)


DIALOG = Dialog(
    Window(
        I18nText("desk-referrals"),
        scrolling("program_page", listed("program", programs_page.choose)),
        Group(
            Button(
                I18nLabel("desk-button-program-new"), id="new", on_click=program_form.FORM.begin
            ),
            SwitchTo(I18nLabel("desk-button-rates"), id="rates", state=Referrals.rates),
            SwitchTo(I18nLabel("contest-button-top"), id="board", state=Referrals.board),
            SwitchTo(I18nLabel("desk-button-waiting"), id="waiting", state=Referrals.waiting),
            SwitchTo(I18nLabel("desk-button-statement"), id="who", state=Referrals.who),
            width=2,
        ),
        Cancel(I18nLabel("desk-button-back")),
        state=Referrals.all,
        getter=home,
    ),
    Window(
        I18nText("desk-board"),
        Value("places"),
        Group(*(period_button(period) for period in Period), width=4),
        back_to(Referrals.all),
        state=Referrals.board,
        getter=standing,
    ),
    Window(
        I18nText("desk-waiting"),
        Value("rewards"),
        Value("answers"),
        back_to(Referrals.all),
        state=Referrals.waiting,
        getter=waiting,
    ),
    *programs_page.WINDOWS,
    *program_form.PAGES,
    *rates_page.WINDOWS,
    *statements.WINDOWS,
)
