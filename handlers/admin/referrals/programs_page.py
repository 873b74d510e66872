"""Referral programs in the menus: the rules and the budget of one, and its end."""

from domain.admin.authority import AccessLevel
from domain.commission import parse
from domain.referral.program import close_program, set_budget
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import acts, button, page, typed
from handlers.admin.states import Referrals
from handlers.admin.widgets import Value
from storage.referral import programs
from storage.referral.tables import ReferralProgram
from views.commission.statement_lines import money
from views.i18n import Html, Translate


async def selected(ctx: AdminContext) -> ReferralProgram:
    """Return the program that the page is about, or refuse."""
    number = ctx.chosen("program_id")
    program = await programs.find(ctx.tx, number)
    if program is None:
        raise Refused("referral.program_unknown", id=number)
    return program


def subject(ctx: AdminContext) -> str:
    return f"program:{ctx.chosen('program_id')}"


async def one(ctx: AdminContext) -> Values:
    """A program: its rules and what is left of its budget."""
    program, t = await selected(ctx), ctx.t
    ctx.data["budget_seen"] = program.budget_minor
    until = program.ends_at
    return {
        "name": program.name,
        "rules": worded(program, t),
        "spent": money(program.spent_minor, program.currency, t)
        if program.currency
        else t.plain("admin-program-nothing"),
        "budget": amount(program.budget_minor or 0, program.currency, t),
        "until": t.moment(until, ctx.settings.timezone) if until else t("admin-program-open"),
        "ongoing": program.closed_at is None,
    }


def worded(program: ReferralProgram, t: Translate) -> Html:
    """Return the rules of a program, a line for each."""
    lines = [
        t("admin-program-reward", amount=amount(program.reward_minor, program.currency, t)),
        t("admin-program-stay", days=program.stay_days),
        t("admin-program-purchase") if program.wants_purchase else None,
        t(f"admin-program-{program.binding}", days=program.window_days or 0),
        t("admin-program-caps", day=program.cap_day or 0, total=program.cap_total or 0),
    ]
    return Html("\n".join(line for line in lines if line is not None))


def amount(minor: int, currency: str, t: Translate) -> Html:
    """Return an amount, a word for none."""
    return Html(money(minor, currency, t)) if minor else t("admin-none")


@acts("program.budget", subject, then=Referrals.program)
async def change_budget(ctx: AdminContext) -> None:
    """Give a program the budget that was typed."""
    program = await selected(ctx)
    minor = budget_of(ctx.said, program.currency)
    await set_budget(ctx.tx, program.id, minor or None, saw=ctx.data["budget_seen"])
    ctx.facts["to"] = ctx.said[:40]


@acts("program.close", subject, sure="admin-program-close-sure", shows=one, then=Referrals.all)
async def close(ctx: AdminContext) -> None:
    await close_program(ctx.tx, ctx.chosen("program_id"), now=ctx.now)


def budget_of(typed: str, currency: str) -> int:
    """Return a budget in minor units of a program's own currency; 0 is no limit."""
    words = typed.strip()
    minor, said = parse.money_or_points(
        words if " " in words or words == "0" else f"{words} {currency}", currency
    )
    if said not in ("", currency):
        raise Refused("commission.amount", typed=words[:20], currency=currency)
    return minor


PAGES = (
    page(
        Referrals.program,
        "admin-program",
        Value("rules"),
        button("budget", Referrals.budget, text="admin-program-term-budget", when="ongoing"),
        button("close", close, when="ongoing"),
        reads=one,
        back=Referrals.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Referrals.budget,
        "admin-program-budget",
        typed("budget", change_budget),
        reads=one,
        back=Referrals.program,
        need=AccessLevel.EVERYWHERE,
    ),
)
