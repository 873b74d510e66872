"""`referrals`: programs, who brought whom, and what nobody knows."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain.admin import audit
from domain.commission import parse
from domain.payout.ledger import POINTS
from domain.referral import attribution
from domain.referral.program import add_program, close_program
from domain.refusal import Refused
from storage import members
from storage.members import Member
from storage.referral import attributions
from storage.referral import programs as referral_programs
from storage.referral.report import count_bound, count_newcomers, count_refused
from storage.referral.tables import AttributionModel, ReferralProgram
from views.i18n import translator

app = typer.Typer()
program = typer.Typer(help="Referral programs.", no_args_is_help=True)
app.add_typer(program, name="program")
LISTED_MAX = 500
DAYS = 30
COLUMNS = ("program", "confidence", "kind", "number")


@app.command()
def programs() -> None:
    """List the programs and their terms."""
    rows = shop.read(lambda ctx: referral_programs.listed(ctx.tx, limit=LISTED_MAX))
    output.show_table(
        ("ID", "Name", "Binding", "Reward", "Stays", "Buys", "Caps", "Budget", "State"),
        map(_cells, rows),
    )


def _cells(one: ReferralProgram) -> tuple[object, ...]:
    budget = "-"
    if one.budget_minor is not None:
        budget = f"{_worth(one.spent_minor, one)} of {_worth(one.budget_minor, one)}"
    window = f" {one.window_days} d" if one.window_days else ""
    return (
        one.id,
        one.name,
        f"{one.binding}{window}",
        _worth(one.reward_minor, one) if one.reward_minor else "-",
        f"{one.stay_days} d",
        "yes" if one.wants_purchase else "no",
        f"{one.cap_day or '-'} a day, {one.cap_total or '-'} in all",
        budget,
        "closed" if one.closed_at else "open",
    )


def _worth(minor: int, one: ReferralProgram) -> str:
    if one.currency == POINTS:
        return str(translator("en")("commission-points", count=minor))
    return output.money(minor, one.currency)


@program.command()
def add(
    name: Annotated[str, typer.Argument(help="For lists.")],
    binding: Annotated[str, typer.Option(help="first, last or window.")] = "first",
    window: Annotated[int, typer.Option(help="Days of the binding `window`.")] = 0,
    reward: Annotated[
        str, typer.Option(help="For each newcomer, such as '5.00 EUR', '50 PTS'.")
    ] = "",
    stay: Annotated[int, typer.Option(help="Days the newcomer must stay.")] = 7,
    purchase: Annotated[bool, typer.Option(help="The newcomer must buy something.")] = False,
    grace: Annotated[int, typer.Option(help="Days in which coming back restores it.")] = 3,
    cap_day: Annotated[int, typer.Option(help="Rewards of a promoter a day; 0: any.")] = 0,
    cap_total: Annotated[int, typer.Option(help="Rewards of a promoter in all; 0: any.")] = 0,
    budget: Annotated[str, typer.Option(help="For all together, such as '500'.")] = "",
    days: Annotated[int, typer.Option(help="How long it runs; 0: until it is closed.")] = 0,
    key: shop.Key = "",
) -> None:
    """Open a program: who comes from now on is rewarded by its terms."""
    shop.one_of(binding, AttributionModel)

    async def opened(ctx: Ctx) -> ReferralProgram:
        usual = ctx.settings.currency
        minor, currency = _amount(reward, usual)
        most = _amount(f"{budget} {currency}", usual)[0] if budget else None
        terms = ReferralProgram(
            name=name,
            starts_at=ctx.now,
            binding=binding,
            window_days=window or None,
            ends_at=ctx.now + timedelta(days=days) if days else None,
            reward_minor=minor,
            currency=currency,
            stay_days=stay,
            wants_purchase=purchase,
            grace_days=grace,
            cap_day=cap_day or None,
            cap_total=cap_total or None,
            budget_minor=most,
        )
        made = await add_program(ctx.tx, terms, now=ctx.now)
        await audit.record(ctx.tx, None, "program.add", f"program:{made.id}", now=ctx.now)
        return made

    made = shop.write(shop.once(key, "referrals program add", "id", opened, shop.id_of))
    output.say(f"Program {made.id} ({made.name}) is open.", id=made.id)


def _amount(typed: str, usual: str) -> tuple[int, str]:
    """Read `5.00 EUR` or `50 PTS`; nothing is 0."""
    return parse.money_or_points(typed, usual) if typed.strip() else (0, "")


@program.command()
def close(number: Annotated[int, typer.Argument(help="Id from `referrals programs`.")]) -> None:
    """Let a program bind nobody any more; what it promised stays promised."""
    done = shop.change(
        "program.close",
        f"program:{number}",
        lambda ctx: close_program(ctx.tx, number, now=ctx.now),
    )
    output.say(f"Program {done.id} ({done.name}) is closed.")


@app.command()
def attach(
    newcomer: Annotated[int, typer.Argument(help="Telegram id of the newcomer.")],
    promoter: Annotated[int, typer.Argument(help="Telegram id of who brought them.")],
    reason: Annotated[str, typer.Option(help="Why; it is kept with the evidence.")],
) -> None:
    """Say by hand who brought somebody; oneself and circles are refused all the same."""

    async def attached(ctx: Ctx) -> None:
        one, other = await _member(ctx, newcomer), await _member(ctx, promoter)
        await attribution.attribute_manually(
            ctx.tx, one, other, by_id=None, reason=reason, now=ctx.now
        )

    # The reason stays with the evidence, which can be erased; the log cannot.
    shop.change("referral.attach", f"member:{newcomer}", attached)
    output.say(f"{newcomer} counts as invited by {promoter}.")


async def _member(ctx: Ctx, number: int) -> Member:
    found = await members.find(ctx.tx, number)
    if found is None:
        raise Refused("member.unknown", id=number)
    return found


@app.command()
def queue() -> None:
    """List the answers that wait for the word of the promoter."""
    rows = shop.read(lambda ctx: attributions.awaiting_answers(ctx.tx, limit=LISTED_MAX))
    output.show_table(
        ("Newcomer", "Says", "Until"),
        [(row.invitee_id, row.referrer_id, output.format_moment(row.expires_at)) for row in rows],
        empty="Nobody is asked at the moment.",
    )


@app.command()
def report(
    days: Annotated[int, typer.Option(help="How far back.", min=1, max=3660)] = DAYS,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
) -> None:
    """Count who was brought, how sure that is, what was refused, and who counts for nobody."""
    lines = shop.read(lambda ctx: _report(ctx, days))
    if as_csv:
        output.write_csv(COLUMNS, lines)
        return
    output.show_table(("Program", "Confidence", "Kind", "Number"), lines)


async def _report(ctx: Ctx, days: int) -> Sequence[tuple[str, str, str, int]]:
    start, end = ctx.now - timedelta(days=days), ctx.now
    bound = await count_bound(ctx.tx, start, end)
    refused = await count_refused(ctx.tx, start, end)
    every, nobodys = await count_newcomers(ctx.tx, start, end)
    lines = [(one.program, one.what, one.how, one.number) for one in bound]
    lines += [("", "refused", reason, number) for reason, number in refused]
    return [*lines, ("", "newcomers", "", every), ("", "unattributed", "", nobodys)]
