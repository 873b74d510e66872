"""`referrals`: programs, who brought whom, and what nobody knows."""

import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from storage.database import Database
    from storage.referral.tables import Attribution, ReferralProgram
app = typer.Typer(help="Who brought whom, and the programs that reward it.", no_args_is_help=True)
program = typer.Typer(help="Referral programs.", no_args_is_help=True)
app.add_typer(program, name="program")
LISTED_MAX = 500
DAYS = 30
COLUMNS = ("program", "confidence", "kind", "number")


@app.command()
def programs() -> None:
    """List the programs and their terms."""
    from rich.console import Console
    from rich.table import Table

    table = Table("ID", "Name", "Binding", "Reward", "Stays", "Buys", "Caps", "Budget", "State")
    for one in shop.with_database(_programs):
        caps = f"{one.cap_day or '-'} a day, {one.cap_total or '-'} in all"
        budget = "-"
        if one.budget_minor is not None:
            budget = f"{_worth(one.spent_minor, one)} of {_worth(one.budget_minor, one)}"
        window = f" {one.window_days} d" if one.window_days else ""
        state = "closed" if one.closed_at else "open"
        reward = _worth(one.reward_minor, one) if one.reward_minor else "-"
        stays, buys = f"{one.stay_days} d", "yes" if one.wants_purchase else "no"
        cells = (str(one.id), one.name, f"{one.binding}{window}", reward, stays, buys)
        table.add_row(*cells, caps, budget, state)
    Console().print(table)


def _worth(minor: int, one: "ReferralProgram") -> str:
    from views.commission.statement_lines import money
    from views.i18n import translator

    return str(money(minor, one.currency, translator("en")))


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
) -> None:
    """Open a program: who comes from now on is rewarded by its terms."""
    from storage.referral.tables import AttributionModel
    from storage.referral.tables import ReferralProgram as Row

    if binding not in set(AttributionModel):
        shop.fail(f"{binding} is none of {', '.join(AttributionModel)}", shop.BAD_CALL)
    minor, currency = _amount(reward)
    now = shop.now()
    terms = Row(
        name=name,
        starts_at=now,
        binding=binding,
        window_days=window or None,
        ends_at=now + timedelta(days=days) if days else None,
        reward_minor=minor,
        currency=currency,
        stay_days=stay,
        wants_purchase=purchase,
        grace_days=grace,
        cap_day=cap_day or None,
        cap_total=cap_total or None,
        budget_minor=_amount(f"{budget} {currency}")[0] if budget else None,
    )
    made = shop.with_database(lambda database: _added(database, terms))
    typer.echo(f"Program {made.id} ({made.name}) is open.")


@program.command()
def close(number: Annotated[int, typer.Argument(help="Id from `referrals programs`.")]) -> None:
    """Let a program bind nobody any more; what it promised stays promised."""
    done = shop.with_database(lambda database: _closed(database, number))
    typer.echo(f"Program {done.id} ({done.name}) is closed.")


@app.command()
def attach(
    newcomer: Annotated[int, typer.Argument(help="Telegram id of the newcomer.")],
    promoter: Annotated[int, typer.Argument(help="Telegram id of who brought them.")],
    reason: Annotated[str, typer.Option(help="Why; it is kept with the evidence.")],
) -> None:
    """Say by hand who brought somebody; oneself and circles are refused all the same."""
    shop.with_database(lambda database: _attached(database, newcomer, promoter, reason))
    typer.echo(f"{newcomer} counts as brought by {promoter}.")


@app.command()
def queue() -> None:
    """List the answers that wait for the word of the promoter."""
    rows = shop.with_database(_asked)
    for row in rows:
        until = shop.format_moment(row.expires_at)
        typer.echo(f"{row.invitee_id} says {row.referrer_id}, until {until}")
    if not rows:
        typer.echo("Nobody is asked at the moment.")


@app.command()
def report(
    days: Annotated[int, typer.Option(help="How far back.", min=1, max=3660)] = DAYS,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
) -> None:
    """Count who was brought, how sure that is, what was refused, and who counts for nobody."""
    lines = shop.with_database(lambda database: _report(database, days))
    if as_csv:
        from domain.csv_file import to_csv

        sys.stdout.write(to_csv(COLUMNS, lines))
        return
    for where, what, how, number in lines:
        typer.echo(f"{number:>8}  {' '.join(filter(None, (where, what, how)))}")


def _amount(typed: str, currency: str = "") -> tuple[int, str]:
    """Read `5.00 EUR` or `50 PTS`; nothing is 0."""
    from domain.commission import parse
    from domain.refusal import Refused

    if not typed.strip():
        return 0, ""
    usual = currency or shop.with_database(shop.effective_settings).currency
    try:
        return parse.money_or_points(typed, usual)
    except Refused as refused:
        shop.refuse(refused)


async def _programs(database: "Database") -> "list[ReferralProgram]":
    from storage.referral import programs as referral_programs

    async with database.read() as tx:
        return list(await referral_programs.listed(tx, limit=LISTED_MAX))


async def _added(database: "Database", terms: "ReferralProgram") -> "ReferralProgram":
    from domain.admin import audit
    from domain.referral.program import add_program

    async with database.begin() as tx:
        made = await add_program(tx, terms, now=shop.now())
        await audit.record(tx, None, "program.add", f"program:{made.id}", now=shop.now())
        return made


async def _closed(database: "Database", number: int) -> "ReferralProgram":
    from domain.admin import audit
    from domain.referral.program import close_program

    async with database.begin() as tx:
        done = await close_program(tx, number, now=shop.now())
        await audit.record(tx, None, "program.close", f"program:{number}", now=shop.now())
        return done


async def _attached(database: "Database", newcomer: int, promoter: int, reason: str) -> None:
    from domain.admin import audit
    from domain.referral import attribution
    from domain.refusal import Refused
    from storage import members

    async with database.begin() as tx:
        found = [await members.find(tx, number) for number in (newcomer, promoter)]
        for number, member in zip((newcomer, promoter), found, strict=True):
            if member is None:
                raise Refused("member.unknown", id=number)
        one, other = found
        assert one is not None and other is not None  # noqa: S101
        await attribution.attribute_manually(
            tx, one, other, by_id=None, reason=reason, now=shop.now()
        )
        # The reason stays with the evidence, which can be erased; the log cannot.
        await audit.record(tx, None, "referral.attach", f"member:{newcomer}", now=shop.now())


async def _asked(database: "Database") -> "list[Attribution]":
    from storage.referral import attributions

    async with database.read() as tx:
        return list(await attributions.awaiting_answers(tx, limit=LISTED_MAX))


async def _report(database: "Database", days: int) -> list[tuple[str, str, str, int]]:
    from storage.referral.report import count_bound, count_newcomers, count_refused

    end = datetime.now(UTC)
    start = end - timedelta(days=days)
    async with database.read() as tx:
        bound = await count_bound(tx, start, end)
        refused = await count_refused(tx, start, end)
        every, nobodys = await count_newcomers(tx, start, end)
    lines = [(one.program, one.what, one.how, one.number) for one in bound]
    lines += [("", "refused", reason, number) for reason, number in refused]
    return [*lines, ("", "newcomers", "", every), ("", "unattributed", "", nobodys)]
