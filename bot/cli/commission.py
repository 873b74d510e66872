"""`commission`: terms, rates, conversions, and what promoters earned."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import commission_rates, shop

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from domain.commission.terms import CommissionTerms
    from domain.statement import StatementItem
    from storage.commission.tables import Conversion
    from storage.database import Database
app = typer.Typer(help="Commission: what promoters earn on purchases.", no_args_is_help=True)
app.add_typer(commission_rates.app, name="rate")
LISTED_MAX = 500
STATEMENT_MAX = 1_000
PYRAMID = (
    "A second level pays people for bringing people who sell. In many countries a shop may do that "
    "only within narrow limits (pyramid law), and in some not at all: ask somebody who knows your "
    "country's law before you let it run. More than two levels are not possible."
)
Number = Annotated[int, typer.Argument(help="Number from `commission list`.")]
Reason = Annotated[str, typer.Option(help="Why; the promoter reads it.")]


@app.command()
def terms(
    approve_after: Annotated[
        str, typer.Option(help="Days until a purchase is approved by itself, or `hand`.")
    ] = "",
    freeze: Annotated[str, typer.Option(help="Days from the approval until it is payable.")] = "",
    second_level: Annotated[
        str, typer.Option(help="Percent of a commission for who brought the promoter; 0 is none.")
    ] = "",
    second_person_above: Annotated[
        str, typer.Option(help="Withdrawals above this need two people, such as '500, 600 USD'.")
    ] = "",
    minimum: Annotated[
        str, typer.Option(help="The least that can be withdrawn at once, such as '10, 12 USD'.")
    ] = "",
) -> None:
    """Show the terms, or change those that are named."""
    news = _news(approve_after, freeze, second_level, second_person_above, minimum)
    before, now = shop.with_database(lambda database: _changed(database, news))
    if now.second_level_bp > before.second_level_bp == 0:
        typer.secho(PYRAMID, fg=typer.colors.YELLOW, err=True)
    by = "by hand" if now.approve_after_days is None else f"after {now.approve_after_days} days"
    typer.echo(f"approved             {by}")
    typer.echo(f"frozen               {now.freeze_days} days")
    typer.echo(f"second level         {now.second_level_bp / 100:g} % of a commission")
    typer.echo(f"second person above  {_limits(now.second_person_above)}")
    typer.echo(f"least withdrawal     {_limits(now.minimum)}")


@app.command()
def add(
    order: Annotated[str, typer.Argument(help="The order's own name; it counts once.")],
    buyer: Annotated[int, typer.Option(help="The buyer's Telegram id.")],
    amount: Annotated[str, typer.Option(help="What was paid, such as 17.90 or '17.90 USD'.")],
    deal: Annotated[str, typer.Option(help="Code of the deal that was bought.")] = "",
    title: Annotated[str, typer.Option(help="What was bought; by default the deal's title.")] = "",
    quantity: Annotated[int, typer.Option(help="Units.")] = 1,
) -> None:
    """Enter a purchase that was made outside the bot."""
    made = shop.with_database(
        lambda database: _added(database, order, buyer, amount, deal, title, quantity)
    )
    if made is None:
        typer.echo(f"Nobody has brought member {buyer}, so nobody earns on this purchase.")
        return
    typer.echo(f"Conversion {made.id}: {_money(made.commission_minor, made.currency)} to earn.")


@app.command()
def approve(conversions: Annotated[list[int], typer.Argument(help="Their numbers.")]) -> None:
    """Approve pending conversions; the freeze begins."""
    from domain.commission.lifecycle import approve as turn

    for number in conversions:
        _say(_turned(turn, number))


@app.command()
def reject(conversion: Number, reason: Reason) -> None:
    """Reject a pending conversion."""
    from domain.commission.lifecycle import reject as lifecycle_reject

    _say(_turned(lifecycle_reject, conversion, reason))


@app.command()
def reverse(conversion: Number, reason: Reason) -> None:
    """Reverse a conversion, however far it has come; what was paid out becomes a debt."""
    from domain.commission.lifecycle import reverse as lifecycle_reverse

    _say(_turned(lifecycle_reverse, conversion, reason))


@app.command("list")
def list_(
    state: Annotated[
        str, typer.Option(help="Only pending, approved, payable, rejected or reversed ones.")
    ] = "",
) -> None:
    """List the newest conversions."""
    rows = shop.with_database(lambda database: _listed(database, state))
    if not rows:
        typer.echo("No conversions: they come when somebody buys whom a member brought.")
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("Number", "State", "Title", "Buyer", "Price", "Commission", "Next", "Why")
    for row in rows:
        due = {"pending": row.approve_at, "approved": row.payable_at}.get(row.state)
        cells = (str(row.id), row.state, row.title, str(row.buyer_id))
        money = (_money(row.amount_minor, row.currency), _money(row.commission_minor, row.currency))
        table.add_row(*cells, *money, shop.format_moment(due), row.reason or "")
    Console().print(table)


@app.command()
def statement(member: Annotated[int, typer.Argument(help="The member's Telegram id.")]) -> None:
    """Show what a member has, and the newest lines of how it came about."""
    balances, items = shop.with_database(lambda database: _statement(database, member))
    for currency, sums in sorted(balances.items()):
        for account, minor in sums.items():
            typer.echo(f"{account:<10} {_money(minor, currency)}")
    for item in items:
        moved = ", ".join(
            f"{account} {_money(minor, currency)}"
            for (currency, account), minor in item.moves.items()
        )
        said = " ".join(str(item.facts[key]) for key in ("title", "reason") if item.facts.get(key))
        typer.echo(f"{shop.format_moment(item.at)}  {item.kind:<22} {moved}  {said}".rstrip())
    if not items:
        typer.echo(f"Member {member} has earned nothing.")


@app.command()
def csv(month: Annotated[str, typer.Option(help="The month, such as 2026-05.")]) -> None:
    """Write what every promoter earned in a month as CSV, with a total for each currency."""
    from domain.commission.report import COLUMNS, cells
    from domain.csv_file import to_csv

    lines = shop.with_database(lambda database: _report(database, month))
    sys.stdout.write(to_csv(COLUMNS, [cells(line) for line in lines]))


def _news(
    approve_after: str, freeze: str, second_level: str, second_person_above: str, minimum: str
) -> "Callable[[str], dict[str, Any]]":
    """Return a function of the shop's currency: it reads the terms that are named."""

    def read(currency: str) -> dict[str, Any]:
        from domain.commission import parse
        from domain.commission.terms import APPROVE_DAYS_MAX, FREEZE_DAYS_MAX

        news: dict[str, Any] = {}
        if approve_after == parse.BY_HAND:
            news["approve_after_days"] = None
        elif approve_after:
            reason = "commission.approve_days"
            news["approve_after_days"] = parse.days(approve_after, reason, APPROVE_DAYS_MAX)
        if freeze:
            news["freeze_days"] = parse.days(freeze, "commission.freeze_days", FREEZE_DAYS_MAX)
        if second_level:
            news["second_level_bp"] = parse.percent(second_level)
        if second_person_above:
            news["second_person_above"] = parse.limits(second_person_above, currency)
        if minimum:
            news["minimum"] = parse.limits(minimum, currency)
        return news

    return read


def _limits(limits: "Any") -> str:
    return ", ".join(_money(minor, currency) for currency, minor in limits.items()) or "none"


def _money(minor: int, currency: str) -> str:
    from views.i18n import translator

    return translator("en").money(minor, currency)


def _say(done: "Conversion") -> None:
    due = f", payable {shop.format_moment(done.payable_at)}" if done.state == "approved" else ""
    typer.echo(f"Conversion {done.id} ({done.title}) is {done.state}{due}.")


def _turned(
    turn: "Callable[..., Awaitable[Conversion]]", number: int, *reason: str
) -> "Conversion":
    async def work(database: "Database") -> "Conversion":
        from domain.clock import Clock

        async with database.begin() as tx:
            return await turn(tx, number, *reason, now=Clock().now())

    return shop.with_database(work)


async def _changed(
    database: "Database", news: "Callable[[str], dict[str, Any]]"
) -> "tuple[CommissionTerms, CommissionTerms]":
    from domain.commission.terms import change_terms
    from domain.commission.terms import current_terms as terms_terms

    changes = news((await shop.effective_settings(database)).currency)
    async with database.begin() as tx:
        before = await terms_terms(tx)
        return before, await change_terms(tx, **changes) if changes else before


async def _added(
    database: "Database",
    order: str,
    buyer: int,
    typed: str,
    deal: str,
    title: str,
    quantity: int,
) -> "Conversion | None":
    from domain import purchase
    from domain.clock import Clock
    from domain.commission import parse
    from domain.deal.deal import find_deal

    minor, currency = parse.amount(typed, (await shop.effective_settings(database)).currency)
    async with database.begin() as tx:
        bought = await find_deal(tx, deal) if deal else None
        return await purchase.record_purchase(
            tx,
            order,
            buyer_id=buyer,
            deal=bought,
            title=title or (bought.title if bought else order),
            quantity=quantity,
            amount_minor=minor,
            currency=currency,
            now=Clock().now(),
        )


async def _listed(database: "Database", state: str) -> "Sequence[Conversion]":
    from domain.refusal import Refused
    from storage.commission import conversions
    from storage.commission.tables import ConversionState

    known = [str(one) for one in ConversionState]
    if state and state not in known:
        raise Refused("commission.state", typed=state[:20], known=", ".join(known))
    async with database.read() as tx:
        return await conversions.listed(tx, state or None, limit=LISTED_MAX)


async def _statement(database: "Database", member: int) -> "tuple[Any, list[StatementItem]]":
    from domain import statement as domain_statement
    from storage.payout import entries
    from storage.payout.tables import party_id

    async with database.read() as tx:
        party = await party_id(tx, member)
        if party is None:
            return {}, []
        items = await domain_statement.items(tx, party, limit=STATEMENT_MAX)
        return await entries.balances(tx, party), items


async def _report(database: "Database", month: str) -> "list[Any]":
    from domain.commission import report

    zone = (await shop.effective_settings(database)).timezone
    async with database.read() as tx:
        return await report.build_report(tx, month, zone=zone)
