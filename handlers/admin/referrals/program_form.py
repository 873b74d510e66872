"""A new referral program: its terms by buttons, one question at a time."""

from datetime import timedelta
from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Row

from domain.admin.authority import AccessLevel
from domain.commission import parse
from domain.referral.program import COUNT_MAX, DAYS_MAX, NAME_CHARS_MAX, add_program
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values
from handlers.admin.form import Field, Form, Terms
from handlers.admin.lists import back_to
from handlers.admin.page import acts, button, page
from handlers.admin.parse import parse_int
from handlers.admin.referrals.programs_page import amount, budget_of, worded
from handlers.admin.states import Referrals
from handlers.admin.widgets import Value
from storage.referral.tables import AttributionModel, ReferralProgram


def days(answer: str, _: Terms, __: str) -> int:
    return parse_int(answer, 0, DAYS_MAX)


def count(answer: str, _: Terms, __: str) -> int:
    return parse_int(answer, 0, COUNT_MAX)


def name(answer: str, _: Terms, __: str) -> str:
    if not 0 < len(answer.strip()) <= NAME_CHARS_MAX:
        raise Refused("referral.program_name", maximum=NAME_CHARS_MAX)
    return answer.strip()


def reward(answer: str, _: Terms, usual: str) -> list[Any]:
    return list(parse.money_or_points(answer, usual))


def budget(answer: str, terms: Terms, _: str) -> int:
    return budget_of(answer, terms["reward"][1])


def forget_budget(before: Terms, now: Terms) -> None:
    """Forget a budget that was meant in another currency."""
    if before["reward"][1] != now["reward"][1]:
        now["budget"] = 0


def give_window(_: Terms, now: Terms) -> None:
    """Give a binding that ends thirty days, until somebody says how many."""
    now["window"] = now["window"] or 30


FORM = Form(
    "terms",
    Referrals.terms,
    Referrals.ask,
    "admin-ask-program",
    {
        "name": Field("", name),
        "reward": Field([0, ""], reward, ("0", "10 PTS", "50 PTS"), after=forget_budget),
        "stay": Field(7, days, ("0", "1", "3", "7", "14", "30")),
        "purchase": Field(False, turns=(False, True)),
        "cap_day": Field(0, count, ("0", "1", "3", "5", "10")),
        "cap_total": Field(0, count, ("0", "10", "50", "100")),
        "budget": Field(0, budget, ("0",)),
        "lasts": Field(0, days, ("0", "7", "14", "30", "90")),
        "binding": Field("first", turns=tuple(map(str, AttributionModel)), after=give_window),
        "window": Field(0, days, ("7", "14", "30", "90")),
    },
)
"""Amounts are minor units with their currency, spans are days, 0 is no limit."""


def program_of(ctx: AdminContext) -> ReferralProgram:
    """Return the program that the form asks for, not saved."""
    terms = FORM.terms(ctx.data)
    minor, currency = terms["reward"]
    window = terms["window"] if terms["binding"] == AttributionModel.WINDOW else None
    return ReferralProgram(
        name=terms["name"],
        starts_at=ctx.now,
        binding=terms["binding"],
        window_days=window,
        ends_at=ctx.now + timedelta(days=terms["lasts"]) if terms["lasts"] else None,
        reward_minor=minor,
        currency=currency,
        stay_days=terms["stay"],
        wants_purchase=terms["purchase"],
        cap_day=terms["cap_day"] or None,
        cap_total=terms["cap_total"] or None,
        budget_minor=terms["budget"] or None,
    )


async def terms(ctx: AdminContext) -> Values:
    """The terms as they stand."""
    program = program_of(ctx)
    return {
        "name": program.name or ctx.t.plain("admin-program-no_name"),
        "rules": worded(program, ctx.t),
        "budget": amount(program.budget_minor or 0, program.currency, ctx.t),
        "lasts": FORM.terms(ctx.data)["lasts"],
        "window": program.binding == AttributionModel.WINDOW,
        "paid": bool(program.reward_minor),
        "purchase": program.wants_purchase,
        "binding": program.binding,
    }


async def opened(manager: DialogManager, program_id: int) -> None:
    manager.dialog_data.pop(FORM.name, None)
    manager.dialog_data["program_id"] = program_id
    await manager.switch_to(Referrals.program)


@acts("program.add", "program", then=opened)
async def open_program(ctx: AdminContext) -> int:
    """Open the program: who comes from now on is rewarded by its terms."""
    return (await add_program(ctx.tx, program_of(ctx), now=ctx.now)).id


PAGES = (
    page(
        Referrals.terms,
        "admin-program-new",
        Value("rules"),
        *(
            (FORM.dial if field.turns else FORM.button)(
                name, "admin-program-term", {"budget": "paid", "window": "window"}.get(name)
            )
            for name, field in FORM.fields.items()
        ),
        reads=terms,
        need=AccessLevel.EVERYWHERE,
        back=Row(
            back_to(Referrals.all),
            button("open", open_program, text="admin-button-program-open"),
        ),
    ),
    FORM.window(),
)
