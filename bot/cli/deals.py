"""`deals`: the catalogue, and feeds that fill it."""

import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from random import SystemRandom
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain.admin import audit
from domain.campaign import appearance
from domain.deal import add as deal_add
from domain.deal import approval
from domain.deal import edit as deal_edit
from domain.deal.deal import deal_snapshot, find_deal, restore_deal, withdraw_deal
from domain.deal.edit import EditContext
from domain.order.period import read_period
from domain.promotion.alone_price import AlonePrice, PromotionPrice, dearer_promotions
from domain.reduction.evidence import EvidencePack, build_evidence
from domain.reduction.reduction import judge_reduction
from domain.reduction.rules import rule_of
from storage.database import Tx
from storage.deal import deals
from storage.deal.tables import Deal, DealApproval, DealState, PriceChange
from views.reduction.evidence_page import evidence_page

app = typer.Typer()
Dearer = list[tuple[PromotionPrice, AlonePrice]]
Code = Annotated[str, typer.Argument(help="Code from `deals list`.")]
FIELDS = (
    "title",
    "description",
    "price",
    "list_price",
    "link",
    "photo",
    "start",
    "until",
    "category",
    "tags",
    "stock",
)


@app.command("list")
def list_(
    search: Annotated[str, typer.Option(help="Only those with these words in title or code.")] = "",
    source: Annotated[str, typer.Option(help="Only those of this feed.")] = "",
    state: Annotated[str, typer.Option(help="Only active or withdrawn ones.")] = "",
    limit: shop.Limit = shop.LISTED,
) -> None:
    """List the deals with code, price, state and title, the newest first."""
    if state:
        shop.one_of(state, DealState)
    rows = shop.read(
        lambda ctx: deals.listed(ctx.tx, limit=limit, words=search, source=source, state=state)
    )
    columns = ("Code", "Price", "List price", "State", "Source", "Title")
    output.show_table(
        columns, map(_cells, rows), empty="No deals yet: python -m bot deals import FILE"
    )


def _cells(deal: Deal) -> tuple[object, ...]:
    was = output.money(deal.list_price_minor, deal.currency) if deal.list_price_minor else ""
    price = output.money(deal.price_minor, deal.currency)
    state = deal.state if deal.in_stock else f"{deal.state}, out of stock"
    if deal.approval != DealApproval.ALLOWED:
        state += ", new" if deal.approval == DealApproval.PENDING else ", held"
    return (deal.code, price, was, state, deal.source, deal.title)


@app.command()
def allow(
    codes: Annotated[list[str] | None, typer.Argument(help="Codes from `deals list`.")] = None,
    source: Annotated[str, typer.Option(help="All new deals of this feed.")] = "",
    new: Annotated[bool, typer.Option(help="All new deals of every feed.")] = False,
) -> None:
    """Let rotations post deals: these, the new ones of a feed, or all new ones; held ones stay held."""
    shop.exactly_one(
        "what", {"CODE": "x" if codes else "", "--source": source, "--new": "x" if new else ""}
    )
    if codes:
        _approve("allow", approval.allow_deal, codes)
        return

    async def allowed(ctx: Ctx) -> int:
        if source:
            return await approval.allow_feed(ctx.tx, source, now=ctx.now)
        return await approval.allow_all(ctx.tx, now=ctx.now)

    subject = f"feed:{source}" if source else "deals:new"
    output.say(f"{shop.change('deals.allow', subject, allowed)} new deals are allowed.")


@app.command()
def hold(codes: Annotated[list[str], typer.Argument(help="Codes from `deals list`.")]) -> None:
    """Keep deals out of rotations until they are allowed."""
    _approve("hold", approval.hold_deal, codes)


def _approve(what: str, decide: Callable[..., Awaitable[Deal]], codes: list[str]) -> None:
    async def decided(ctx: Ctx) -> list[str]:
        found = [await decide(ctx.tx, code, now=ctx.now) for code in codes]
        for deal in found:
            await audit.record(ctx.tx, None, f"deal.{what}", f"deal:{deal.code}", now=ctx.now)
        return [await _line(ctx.tx, deal, ctx.now) for deal in found]

    for line in shop.write(decided):
        output.say(line)


async def _line(tx: Tx, deal: Deal, now: datetime) -> str:
    """Say whether rotations post a deal, and which of them when."""
    where = [
        f"“{one.name}” {output.format_moment(one.at) if one.at else 'later'} ({one.turn}. in line)"
        for one in await appearance.appearances(tx, deal, now=now)
    ]
    posts = f"Posted by {', '.join(where)}." if where else "No rotation takes it so far."
    if deal.approval == DealApproval.ALLOWED:
        return f"Deal {deal.code} is allowed. {posts}"
    why = "is held" if deal.approval == DealApproval.HELD else "waits"
    return f"Deal {deal.code} {why}: not posted before `deals allow {deal.code}`. {posts}"


@app.command()
def trust(
    feed: Annotated[str, typer.Argument(help="Name of the feed.")],
    off: Annotated[bool, typer.Option("--off", help="New deals of the feed wait again.")] = False,
) -> None:
    """Let rotations post the new deals of a feed at once, those that wait included."""
    allowed = shop.change(
        "feed.distrust" if off else "feed.trust",
        f"feed:{feed}",
        lambda ctx: approval.set_trust(ctx.tx, feed, not off, now=ctx.now),
    )
    said = (
        "wait until they are allowed"
        if off
        else f"go out at once; {allowed} waited and are allowed"
    )
    output.say(f"New deals of {feed} {said}.")


@app.command()
def withdraw(code: Code) -> None:
    """Take a deal off the shelf; its posts are edited to say that it has ended."""
    _turn("deal.withdraw", withdraw_deal, code, already="deal.withdrawn")


@app.command()
def restore(code: Code) -> None:
    """Put a withdrawn deal back; posts that were ended stay ended."""
    _turn("deal.restore", restore_deal, code, already="deal.not_withdrawn")


def _turn(act: str, turn: Callable[..., Awaitable[Deal]], code: str, *, already: str) -> None:
    async def turned(ctx: Ctx) -> Deal:
        deal = await turn(ctx.tx, code, now=ctx.now)
        await audit.record(ctx.tx, None, act, f"deal:{deal.code}", now=ctx.now)
        return deal

    deal = shop.write(turned, already=already)
    output.say(f"Deal {deal.code} is {deal.state}.")


@app.command()
def add(
    title: Annotated[str, typer.Argument(help="What it is called.")],
    price: Annotated[str, typer.Argument(help="What it costs, in the shop's currency: 17.90.")],
    link: Annotated[str, typer.Option(help="The address that its button opens.")] = "",
    photo: Annotated[str, typer.Option(help="The address of a picture.")] = "",
    allow: Annotated[bool, typer.Option(help="Let rotations post it.")] = False,
    print_code: Annotated[
        bool, typer.Option("--print-code", help="Print its code alone, for scripts.")
    ] = False,
    key: shop.Key = "",
) -> None:
    """Add a deal by hand; `edit` sets everything else, `allow` lets rotations post it."""
    terms = {"title": title, "price": price, "link": link, "photo": photo}

    async def added(ctx: Ctx) -> tuple[Deal, str]:
        rng, edit_context, currency = SystemRandom(), _edit_context(ctx), ctx.settings.currency
        deal = await deal_add.add(
            ctx.tx, deal_add.new_key(rng), terms, currency=currency, context=edit_context, rng=rng
        )
        facts = deal_add.audit_facts(deal)
        await audit.record(ctx.tx, None, "deal.add", f"deal:{deal.code}", now=ctx.now, **facts)
        if allow:
            await approval.allow_deal(ctx.tx, deal.code, now=ctx.now)
            await audit.record(ctx.tx, None, "deal.allow", f"deal:{deal.code}", now=ctx.now)
        return deal, await _line(ctx.tx, deal, ctx.now)

    deal, line = shop.write(shop.once(key, "deals add", "code", added, lambda done: done[0].code))
    output.say(deal.code if print_code else f"Deal {deal.code} is added.\n{line}", code=deal.code)


@app.command()
def edit(
    code: Code,
    field: Annotated[
        str,
        typer.Argument(
            help="title, description, price, list_price, link, photo, start, until, category, tags or "
            "stock (yes, no)."
        ),
    ],
    value: Annotated[str, typer.Argument(help="What it shall be; - for none.")],
) -> None:
    """Edit a deal by hand: what was edited is left alone by later imports."""
    if field not in FIELDS:
        output.fail(f"{field} cannot be edited; say one of {', '.join(FIELDS)}", output.BAD_CALL)

    async def edited(ctx: Ctx) -> tuple[Deal, Dearer]:
        found = await find_deal(ctx.tx, code)
        deal = await deal_edit.edit(ctx.tx, found.id, field, value, _edit_context(ctx))
        subject = f"deal:{deal.code}"
        await audit.record(ctx.tx, None, f"deal.{field}", subject, now=ctx.now, value=value)
        return deal, await dearer_promotions(ctx.tx, (deal,), now=ctx.now)

    deal, dearer = shop.write(edited)
    output.say(f"Deal {deal.code} is edited.")
    _warn(dearer)


def _warn(dearer: Dearer) -> None:
    """Name the promotions that cost more than alone by now, and what to do about each."""
    for promotion, alone in dearer:
        group = promotion.kind.replace("_", "-") + "s"
        price, least = (
            output.money(n, promotion.currency) for n in (promotion.highest_minor, alone.minor)
        )
        output.warn(
            f"{promotion.code} ({promotion.title}) costs {price}, and one person alone pays {least}. "
            f"Lower it: `{group} lower {promotion.code}`, or end it: `{group} close {promotion.code}`"
        )


def _edit_context(ctx: Ctx) -> EditContext:
    return EditContext(ctx.settings.timezone, ctx.settings.allowed_hosts, ctx.now)


@app.command()
def prices(code: Code) -> None:
    """List what a deal has cost, the newest first, and what its posts say it cost before."""

    async def found(ctx: Ctx) -> tuple[Deal, Sequence[PriceChange], str]:
        deal = await find_deal(ctx.tx, code)
        return deal, await deals.price_history(ctx.tx, deal.id), ctx.settings.country

    deal, changes, country = shop.read(found)
    output.show_table(
        ("At", "Price", "By"),
        [
            (
                output.format_moment(change.at),
                output.money(change.price_minor, change.currency),
                change.by,
            )
            for change in reversed(changes)
        ],
    )
    if deal.list_price_minor is not None and not output.wants_json():
        output.warn(_said_before(deal, country))


def _said_before(deal: Deal, country: str) -> str:
    """Say what became of the price before that a deal claims, and why."""
    rule, values = rule_of(country), deal_snapshot(deal)
    claim = judge_reduction(values, rule)
    measured = values.get("reference")
    days = "no price before it is known"
    if measured is not None:
        days = (
            f"lowest of 30 days before the last change {output.money(measured['lowest'], deal.currency)} "
            f"(known for {measured['days']} days), before the first step down "
            f"{output.money(measured['first'], deal.currency)} ({measured['first_days']} days)"
        )
    said = "nothing"
    if claim.before_minor is not None:
        said = f"{output.money(claim.before_minor, deal.currency)}, −{claim.percent} %"
    claimed = output.money(deal.list_price_minor or 0, deal.currency)
    by = f"{country or 'no country'}: {rule.reference}"
    return f"Claimed before: {claimed}. Posts say: {said} ({claim.outcome}; {by}). Measured by: {days}."


@app.command()
def evidence(
    period: Annotated[str, typer.Argument(help="2026-11, '1 Nov - 15 Nov' or a day.")],
    html: Annotated[
        bool, typer.Option("--html", help="As a page to read, instead of JSON.")
    ] = False,
) -> None:
    """Write what stands behind each price before that was posted: `deals evidence 2026-11 > f.json`."""

    async def found(ctx: Ctx) -> EvidencePack:
        since, until = read_period(period, ctx.settings.timezone, now=ctx.now)
        return await build_evidence(ctx.tx, since, until, country=ctx.settings.country, now=ctx.now)

    pack = shop.read(found)
    if html:
        sys.stdout.write(evidence_page(pack))
    else:
        output.print_json(pack)
