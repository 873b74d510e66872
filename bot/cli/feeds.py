"""`deals feeds`: feeds that are fetched by address and schedule; the running bot does the fetching."""

from datetime import timedelta
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.refusals import refusal_text
from bot.cli.shop import Ctx
from domain.admin import audit
from domain.campaign.schedule import parse_every
from domain.deal.edit import parse_url
from domain.feed_source import sources
from domain.feed_source.address import FeedAddress, parse_address
from domain.refusal import Refused
from storage.feed_source import feed_sources
from storage.feed_source.tables import FeedSource

app = typer.Typer(help="Feeds that are fetched by address and schedule.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="Name of the feed, from `deals feeds list`.")]
User = Annotated[
    str, typer.Option(help="User name; the password is asked for, or read from a pipe.")
]
Headers = Annotated[
    list[str] | None,
    typer.Option("--header", help="Name of a header; what it says is asked for."),
]
Http = Annotated[bool, typer.Option("--http", help="Take an address without https.")]


@app.command()
def add(
    url: Annotated[str, typer.Argument(help="Where the feed is: https://your.shop/feed.xml")],
    every: Annotated[str, typer.Option(help="How often it is fetched: 15m to 7d.")] = "6h",
    source: Annotated[
        str, typer.Option(help="Name of the feed; one that was imported before goes on. [its host]")
    ] = "",
    shop_url: Annotated[
        str, typer.Option(help="Your shop's address, for a Shopify file, which has no links.")
    ] = "",
    user: User = "",
    header: Headers = None,
    http: Http = False,
) -> None:
    """Fetch a feed again and again; the running bot begins at once."""

    async def added(ctx: Ctx) -> FeedSource:
        address = parse_address(url, user=user, password=password, headers=said)
        made = await sources.add(
            ctx.tx,
            source or address.host,
            address,
            sources.check_interval(parse_every(every)),
            now=ctx.now,
            plain=http,
            shop_url=parse_url(shop_url, "feed.link"),
        )
        subject = f"feed:{made.source}"
        await audit.record(ctx.tx, None, "feed_source.add", subject, now=ctx.now, host=made.host)
        return made

    password, said = _asked(user, header)
    made = shop.write(added)
    output.say(f"{made.source} is fetched from {made.host} every {every}, beginning now.")


def _asked(user: str, header: list[str] | None) -> tuple[str, dict[str, str]]:
    """Ask for what must not stand in the list of processes."""
    password = typer.prompt("Password", hide_input=True) if user else ""
    said = {name: typer.prompt(f"{name}:", hide_input=True) for name in header or ()}
    return password, said


@app.command("list")
def list_() -> None:
    """List the feeds that are fetched, and how each goes."""

    async def found(ctx: Ctx) -> list[tuple[object, ...]]:
        return [_cells(one, ctx) for one in await feed_sources.listed(ctx.tx)]

    rows = shop.read(found)
    output.show_table(
        ("Name", "Host", "Every", "Up to date", "Next", "How it goes"),
        rows,
        empty="No feed is fetched yet: python -m bot deals feeds add URL --every 6h",
    )


def _cells(one: FeedSource, ctx: Ctx) -> tuple[object, ...]:
    every = timedelta(seconds=one.every_s)
    fresh, following = output.format_moment(one.fresh_at), output.format_moment(one.next_at)
    return one.source, one.host, every, fresh, following, _state(one, ctx)


def _state(one: FeedSource, ctx: Ctx) -> str:
    if one.next_at is None:
        return "paused"
    held = one.stale_at is not None and one.stale_at <= ctx.now
    state = "too old, its deals are not posted" if held else "well" if one.problem is None else ""
    if one.problem is not None:
        state += f" {refusal_text(Refused(one.problem, **one.problem_values))}"
    return state.strip()


@app.command()
def edit(
    name: Name,
    url: Annotated[str, typer.Option(help="Another address.")] = "",
    every: Annotated[str, typer.Option(help="Another interval: 15m to 7d.")] = "",
    user: User = "",
    header: Headers = None,
    http: Http = False,
) -> None:
    """Fetch a feed from elsewhere, or more or less often."""
    if not url and not every:
        output.fail("say what changes: --url, --every or both", output.BAD_CALL)
    password, said = _asked(user, header)

    async def edited(ctx: Ctx) -> None:
        found = await sources.find(ctx.tx, name)
        if every:
            interval = sources.check_interval(parse_every(every))
            sources.change_interval(found, interval, now=ctx.now)
        if url:
            address: FeedAddress = parse_address(url, user=user, password=password, headers=said)
            await sources.change_address(ctx.tx, found, address, now=ctx.now, plain=http)

    shop.change("feed_source.edit", f"feed:{name}", edited)
    output.say(f"{name} is changed.")


@app.command()
def pause(name: Name) -> None:
    """Fetch a feed no more for now; its deals stay, and are posted as they are."""

    async def paused(ctx: Ctx) -> None:
        sources.pause(await sources.find(ctx.tx, name))

    shop.change("feed_source.pause", f"feed:{name}", paused)
    output.say(f"{name} is paused.")


@app.command()
def resume(name: Name) -> None:
    """Fetch a paused feed again."""

    async def resumed(ctx: Ctx) -> None:
        sources.resume(await sources.find(ctx.tx, name), now=ctx.now)

    shop.change("feed_source.resume", f"feed:{name}", resumed)
    output.say(f"{name} goes on.")


@app.command()
def run(name: Name) -> None:
    """Have the running bot fetch a feed now, whether it has changed or not."""

    async def due(ctx: Ctx) -> None:
        sources.run_now(await sources.find(ctx.tx, name), now=ctx.now)

    shop.change("feed_source.run", f"feed:{name}", due)
    output.say(f"{name} is fetched as soon as the bot runs; `deals feeds list` shows how it went.")


@app.command("end-missing")
def end_missing(
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", help="End them without asking.")] = False,
) -> None:
    """Agree that the deals end that a feed has lost, where it stopped to ask."""
    if not yes:
        typer.confirm(f"End the deals that {name} has lost?", abort=True)

    async def agreed(ctx: Ctx) -> int:
        return sources.agree(await sources.find(ctx.tx, name), now=ctx.now)

    deals = shop.change("feed_source.end", f"feed:{name}", agreed)
    output.say(f"Up to {deals} deals of {name} end with the run that follows now.")


@app.command()
def remove(name: Name) -> None:
    """Forget the address of a feed; its deals stay as they are."""

    async def removed(ctx: Ctx) -> None:
        await sources.remove(ctx.tx, await sources.find(ctx.tx, name))

    shop.change("feed_source.remove", f"feed:{name}", removed)
    output.say(f"{name} is fetched no more. Its deals stay as they are.")
