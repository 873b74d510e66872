"""`commission`: terms, rates, conversions, and what promoters earned."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Annotated, Any

import typer

from bot.cli import output, shop
from bot.cli.refusals import refusal_text
from bot.cli.shop import Ctx
from domain import purchase
from domain import statement as domain_statement
from domain.admin import audit
from domain.commission import lifecycle, parse, rates
from domain.commission import report as commission_report
from domain.commission.rates import Scope, scope_of
from domain.commission.terms import (
    APPROVE_DAYS_MAX,
    FREEZE_DAYS_MAX,
    CommissionTerms,
    change_terms,
    current_terms,
)
from domain.deal.deal import find_deal
from domain.refusal import Refused
from domain.statement import StatementItem
from storage.commission import conversions as commission_conversions
from storage.commission import rate_rows
from storage.commission.tables import CommissionRate, Conversion, ConversionState
from storage.database import Tx
from storage.payout import entries
from storage.payout.tables import party_id

app = typer.Typer()
rate = typer.Typer(help="What a promoter earns on a purchase.", no_args_is_help=True)
app.add_typer(rate, name="rate")
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
    typed = (approve_after, freeze, second_level, second_person_above, minimum)

    async def changed(ctx: Ctx) -> tuple[CommissionTerms, CommissionTerms]:
        before = await current_terms(ctx.tx)
        return before, await change_terms(ctx.tx, **_news(*typed, ctx.settings.currency))

    if any(typed):
        before, now = shop.change("commission.terms", "commission", changed)
    else:
        before = now = shop.read(lambda ctx: current_terms(ctx.tx))
    if now.second_level_bp > before.second_level_bp == 0:
        output.warn(PYRAMID)
    by = "by hand" if now.approve_after_days is None else f"after {now.approve_after_days} days"
    output.say(f"approved             {by}")
    output.say(f"frozen               {now.freeze_days} days")
    output.say(f"second level         {now.second_level_bp / 100:g} % of a commission")
    output.say(f"second person above  {_limits(now.second_person_above)}")
    output.say(f"least withdrawal     {_limits(now.minimum)}")


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

    async def added(ctx: Ctx) -> Conversion | None:
        minor, currency = parse.amount(amount, ctx.settings.currency)
        bought = await find_deal(ctx.tx, deal) if deal else None
        made = await purchase.record_purchase(
            ctx.tx,
            order,
            buyer_id=buyer,
            deal=bought,
            title=title or (bought.title if bought else order),
            quantity=quantity,
            amount_minor=minor,
            currency=currency,
            now=ctx.now,
        )
        if made is not None:
            await audit.record(ctx.tx, None, "commission.add", f"order:{order}", now=ctx.now)
        return made

    made = shop.write(added, already="commission.known")
    if made is None:
        output.say(f"Nobody has brought member {buyer}, so nobody earns on this purchase.")
        return
    earned = output.money(made.commission_minor, made.currency)
    output.say(f"Conversion {made.id}: {earned} to earn.", id=made.id)


@app.command()
def approve(conversions: Annotated[list[int], typer.Argument(help="Their numbers.")]) -> None:
    """Approve pending conversions; the freeze begins."""
    for number in conversions:
        _turn("commission.approve", f"conversions:{number}", lifecycle.approve, number)


@app.command()
def reject(conversion: Number, reason: Reason) -> None:
    """Reject a pending conversion."""
    _turn("commission.reject", f"conversion:{conversion}", lifecycle.reject, conversion, reason)


@app.command()
def reverse(conversion: Number, reason: Reason) -> None:
    """Reverse a conversion, however far it has come; what was paid out becomes a debt."""
    _turn("commission.reverse", f"conversion:{conversion}", lifecycle.reverse, conversion, reason)


def _turn(
    act: str,
    subject: str,
    turn: Callable[..., Awaitable[Conversion]],
    number: int,
    *reason: str,
) -> None:
    done = shop.change(act, subject, lambda ctx: turn(ctx.tx, number, *reason, now=ctx.now))
    due = f", payable {output.format_moment(done.payable_at)}" if done.state == "approved" else ""
    output.say(f"Conversion {done.id} ({done.title}) is {done.state}{due}.")


@app.command("list")
def list_(
    state: Annotated[
        str, typer.Option(help="Only pending, approved, payable, rejected or reversed ones.")
    ] = "",
) -> None:
    """List the newest conversions."""
    known = [str(one) for one in ConversionState]
    if state and state not in known:
        refused = Refused("commission.state", typed=state[:20], known=", ".join(known))
        output.fail(refusal_text(refused), output.BAD_CALL)
    rows = shop.read(
        lambda ctx: commission_conversions.listed(ctx.tx, state or None, limit=LISTED_MAX)
    )
    columns = ("Number", "State", "Title", "Buyer", "Price", "Commission", "Next", "Why")
    output.show_table(
        columns,
        map(_cells, rows),
        empty="No conversions: they come when somebody buys whom a member brought.",
    )


def _cells(row: Conversion) -> tuple[object, ...]:
    due = {"pending": row.approve_at, "approved": row.payable_at}.get(row.state)
    amounts = [
        output.money(minor, row.currency) for minor in (row.amount_minor, row.commission_minor)
    ]
    its = (row.id, row.state, row.title, row.buyer_id)
    return (*its, *amounts, output.format_moment(due), row.reason)


@app.command()
def statement(member: Annotated[int, typer.Argument(help="The member's Telegram id.")]) -> None:
    """Show what a member has, and the newest lines of how it came about."""
    balances, items = shop.read(lambda ctx: _statement(ctx.tx, member))
    for currency, sums in sorted(balances.items()):
        for account, minor in sums.items():
            output.say(f"{account:<10} {output.money(minor, currency)}")
    output.show_table(
        ("At", "Kind", "Moved", "About"),
        map(_item, items),
        empty=f"Member {member} has earned nothing.",
    )


def _item(item: StatementItem) -> tuple[object, ...]:
    moved = ", ".join(
        f"{account} {output.money(minor, currency)}"
        for (currency, account), minor in item.moves.items()
    )
    said = " ".join(str(item.facts[key]) for key in ("title", "reason") if item.facts.get(key))
    return (output.format_moment(item.at), item.kind, moved, said)


@app.command()
def csv(month: Annotated[str, typer.Option(help="The month, such as 2026-05.")]) -> None:
    """Write what every promoter earned in a month as CSV, with a total for each currency."""
    lines = shop.read(
        lambda ctx: commission_report.build_report(ctx.tx, month, zone=ctx.settings.timezone)
    )
    output.write_csv(commission_report.COLUMNS, map(commission_report.cells, lines))


@rate.command("set")
def set_rate(
    percent: Annotated[str, typer.Option(help="A share of the price, such as 10 or 2.5.")] = "",
    fixed: Annotated[
        str, typer.Option(help="An amount for each unit, such as 2.50 or '2.50 USD'.")
    ] = "",
    deal: Annotated[str, typer.Option(help="Code of the deal it is for.")] = "",
    category: Annotated[str, typer.Option(help="Category it is for.")] = "",
) -> None:
    """Set a rate for a deal, a category, or with neither for everything; it ends the one before.

    The most specific one holds: deal, then category, then everything; a fixed amount before a
    percentage. `--percent 0` takes a deal or category out.
    """

    async def changed(ctx: Ctx) -> CommissionRate:
        usual = ctx.settings.currency
        minor, currency = parse.amount(fixed, usual) if fixed else (None, None)
        row = CommissionRate(
            made_at=ctx.now,
            deal_id=(await find_deal(ctx.tx, deal)).id if deal else None,
            category=category.strip() or None,
            rate_bp=parse.percent(percent) if percent else None,
            fixed_minor=minor,
            currency=currency,
        )
        return await rates.set_rate(ctx.tx, row, now=ctx.now)

    made = shop.change("commission.rate.set", "commission", changed)
    output.say(f"Rate {made.id}: {_worded(made)}.", id=made.id)


@rate.command("list")
def list_rates() -> None:
    """List the rates in force."""
    rows = shop.read(lambda ctx: rate_rows.in_force(ctx.tx))
    output.show_table(
        ("Number", "Rate", "Since"),
        [(row.id, _worded(row), output.format_moment(row.made_at)) for row in rows],
        empty="No rates yet, so nobody earns anything: `commission rate set --percent 10`.",
    )


@rate.command("end")
def end_rate(
    rate: Annotated[int, typer.Argument(help="Number from `commission rate list`.")],
) -> None:
    """End a rate; what was earned by it stays."""
    done = shop.change(
        "commission.rate.end", f"rate:{rate}", lambda ctx: rates.end_rate(ctx.tx, rate, now=ctx.now)
    )
    output.say(f"Rate {done.id} ({_worded(done)}) holds no more.")


def _worded(row: CommissionRate) -> str:
    what = f"{(row.rate_bp or 0) / 100:g} %"
    if row.fixed_minor is not None:
        what = f"{output.money(row.fixed_minor, row.currency or '')} a unit"
    where = {
        Scope.DEAL: f"for deal number {row.deal_id}",
        Scope.CATEGORY: f"for category {row.category}",
        Scope.ALL: "for everything",
    }
    return f"{what} {where[scope_of(row)]}"


def _news(
    approve_after: str,
    freeze: str,
    second_level: str,
    second_person_above: str,
    minimum: str,
    currency: str,
) -> dict[str, Any]:
    """Return the terms that are named, by their fields' names."""
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


def _limits(limits: Mapping[str, int]) -> str:
    amounts = [output.money(minor, currency) for currency, minor in limits.items()]
    return ", ".join(amounts) or "none"


async def _statement(
    tx: Tx, member: int
) -> tuple[Mapping[str, Mapping[str, int]], Sequence[StatementItem]]:
    party = await party_id(tx, member)
    if party is None:
        return {}, []
    items = await domain_statement.items(tx, party, limit=STATEMENT_MAX)
    return await entries.balances(tx, party), items
