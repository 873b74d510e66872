"""`campaigns`: what is posted, where and when."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Annotated, Any

import typer

from bot.cli import output, shop
from bot.cli.chats import named_chats, split
from bot.cli.shop import Ctx, Work
from domain.campaign import manage, revise
from domain.campaign.schedule import parse_every
from domain.deal.deal import find_deal
from domain.deep_link import message_link
from domain.post.link_buttons import PostOptions, read_rows, set_options
from domain.refusal import Refused
from domain.typed_time import read_minute
from storage.campaign import campaigns
from storage.campaign.tables import (
    Campaign,
    CampaignAudience,
    CampaignContent,
    CampaignState,
    PinMode,
)
from storage.chat import chats as chat_chats
from storage.chat.tables import Chat
from storage.database import Tx
from storage.deal import deals
from storage.delivery.tables import OutboxRow
from storage.post import posts
from storage.post.tables import Occurrence, Post

app = typer.Typer()
LISTED_MAX = 500
LOGGED = 50
Number = Annotated[int, typer.Argument(help="Id from `campaigns list`.")]
LinkLines = Annotated[
    list[str], typer.Option(help='A link below: "TEXT=https://...", in a row by " | ".')
]
Unpin = Annotated[bool, typer.Option("--unpin-older", help="... and unpin my posts from before.")]


@app.command()
def add(
    deal: Annotated[str, typer.Option(help="Post this deal, by its code.")] = "",
    rotate: Annotated[str, typer.Option(help="Post the next allowed deal: all, or of a TAG.")] = "",
    source: Annotated[str, typer.Option(help="... of these feeds: FEED[,FEED].")] = "",
    category: Annotated[str, typer.Option(help="... of these categories: NAME[,NAME].")] = "",
    tag: Annotated[str, typer.Option(help="... with any of these tags: TAG[,TAG].")] = "",
    queue: Annotated[str, typer.Option(help="Post these deals in turn: CODE,CODE,...")] = "",
    chats: Annotated[str, typer.Option(help="all, or chat ids: ID[,ID].")] = "",
    tags: Annotated[str, typer.Option(help="Chats with any of these tags: TAG[,TAG].")] = "",
    at: Annotated[str, typer.Option(help='Once: "2026-11-27 20:00", "tomorrow 17:00".')] = "",
    every: Annotated[str, typer.Option(help="Repeat: 90s, 30m, 2h, 1d.")] = "",
    cron: Annotated[str, typer.Option(help='By cron: "0 9 * * *", in the zone.')] = "",
    tz: Annotated[str, typer.Option(help="Zone of --at and --cron; else TIMEZONE.")] = "",
    name: Annotated[str, typer.Option(help="A name for lists.")] = "",
    quiet: Annotated[str, typer.Option(help="Hours without posts: 22:00-08:00.")] = "",
    gap: Annotated[str, typer.Option(help="At least so long between posts in a chat.")] = "",
    cap: Annotated[int, typer.Option(help="At most so many posts a day in a chat; 0: any.")] = 0,
    spread: Annotated[str, typer.Option(help="Spread one occurrence over so long.")] = "",
    tolerance: Annotated[str, typer.Option(help="Later than this is skipped.")] = "15m",
    button: LinkLines = [],  # noqa: B006  Typer reads it, nobody changes it.
    pin: Annotated[bool, typer.Option("--pin", help="Pin each post where I may.")] = False,
    unpin_older: Unpin = False,
    silent: Annotated[bool, typer.Option("--silent", help="Post without a sound.")] = False,
    key: shop.Key = "",
) -> None:
    """Add a campaign: say what (--deal, --rotate or --queue), where and when."""
    shop.exactly_one("what", {"--deal": deal, "--rotate": rotate, "--queue": queue})
    words = _words(rotate, source, category, tag)
    shop.exactly_one("where", {"--chats": chats, "--tags": tags})
    shop.exactly_one("when", {"--at": at, "--every": every, "--cron": cron})

    async def planned(ctx: Ctx) -> Campaign:
        what = CampaignContent.ROTATION if rotate else CampaignContent.QUEUE
        its_deal = await find_deal(ctx.tx, deal) if deal else None
        zone, every_s = tz or ctx.settings.timezone, _seconds(every)
        usual = f"{deal or rotate or 'queue'}, {cron or at or f'every {every}'}"
        campaign = Campaign(
            name=name.strip() or usual[: shop.NAME_CHARS_MAX],
            created_at=ctx.now,
            zone=zone,
            what=CampaignContent.DEAL if its_deal else what,
            deal_id=its_deal.id if its_deal else None,
            deal_sources=split(source),
            deal_tags=words,
            at=read_minute(at, zone, now=ctx.now) if at.strip() else None,
            every_s=every_s or None,
            anchor_at=ctx.now + timedelta(seconds=every_s) if every_s else None,
            cron=cron.strip() or None,
            where=_audience(chats, tags),
            tags=split(tags),
            daily_cap=cap or None,
            **_pace(quiet, gap, spread, tolerance),
        )
        set_options(campaign, _options(ctx, button, pin, unpin_older, silent))
        queued = [(await find_deal(ctx.tx, code)).id for code in split(queue)]
        places = await named_chats(ctx.tx, chats)
        return await manage.add(ctx.tx, campaign, chats=places, queue=queued, now=ctx.now)

    _tell(shop.change("campaigns.add", "campaigns", _once(key, planned)))


def _once(key: str, planned: Work[Campaign]) -> Work[Campaign]:
    return shop.once(key, "campaigns add", "id", planned, shop.id_of)


def _tell(made: Campaign) -> None:
    first = output.format_moment(made.next_at)
    output.say(f"Campaign {made.id} is on; first post {first}.", id=made.id)


def _words(rotate: str, source: str, category: str, tag: str) -> list[str]:
    """Return the tags and categories that a rotation takes; other campaigns take none."""
    if not rotate and (source or category or tag):
        output.fail("--source, --category and --tag are for --rotate", output.BAD_CALL)
    return [*_named(rotate), *_named(category), *_named(tag)]


def _options(
    ctx: Ctx,
    buttons: Sequence[str],
    pin: bool | None,
    unpin_older: bool,
    silent: bool | None,
) -> PostOptions:
    """Return how posts are to go out: what was said of it, and nothing else."""
    options: PostOptions = {}
    if buttons:
        options["buttons"] = read_rows("\n".join(buttons), ctx.settings.allowed_hosts)
    if pin is not None or unpin_older:
        mode = PinMode.REPLACE if unpin_older else PinMode.KEEP
        options["pin"] = mode if pin or unpin_older else None
    if silent is not None:
        options["silent"] = silent
    return options


def _pace(quiet: str, gap: str, spread: str, tolerance: str) -> dict[str, Any]:
    """Return how gently a campaign posts, by its columns."""
    quiet_from, quiet_to = _quiet(quiet)
    return {
        "quiet_from": quiet_from,
        "quiet_to": quiet_to,
        "minimum_gap_s": _seconds(gap),
        "spread_s": _seconds(spread),
        "tolerance_s": _seconds(tolerance),
    }


def _seconds(words: str) -> int:
    return 0 if words in {"", "0"} else parse_every(words)


def _quiet(words: str) -> tuple[str | None, str | None]:
    if not words:
        return None, None
    start, dash, end = words.partition("-")
    if not dash:
        raise Refused("campaign.quiet")
    return start.strip(), end.strip()


def _audience(chats: str, tags: str) -> CampaignAudience:
    if tags:
        return CampaignAudience.TAGS
    return CampaignAudience.ALL if chats == "all" else CampaignAudience.CHATS


@app.command("list")
def list_() -> None:
    """List the campaigns with their next moment."""
    rows = shop.read(lambda ctx: campaigns.listed(ctx.tx, limit=LISTED_MAX))
    output.show_table(
        ("ID", "Name", "What", "Where", "When", "State", "Next"),
        map(_cells, rows),
        empty="No campaigns yet: python -m bot campaigns add --help",
    )


def _cells(row: Campaign) -> tuple[object, ...]:
    what = " ".join((row.what, *row.deal_sources, *row.deal_tags))
    where = " ".join(row.tags) or row.where
    when = f"{row.cron or row.at or f'every {row.every_s} s'} {row.zone}"
    return (row.id, row.name, what, where, when, row.state, output.format_moment(row.next_at))


@app.command()
def edit(
    campaign: Number,
    source: Annotated[
        str | None, typer.Option(help="Take deals of these feeds: FEED[,FEED], or all.")
    ] = None,
    category: Annotated[
        str | None, typer.Option(help="... of these categories: NAME[,NAME], or all.")
    ] = None,
    tag: Annotated[
        str | None, typer.Option(help="... with any of these tags: TAG[,TAG], or all.")
    ] = None,
    button: LinkLines = [],  # noqa: B006  As above.
    no_buttons: Annotated[bool, typer.Option("--no-buttons", help="No links below.")] = False,
    pin: Annotated[
        bool | None, typer.Option("--pin/--no-pin", help="Pin each post where I may.")
    ] = None,
    unpin_older: Unpin = False,
    silent: Annotated[
        bool | None, typer.Option("--silent/--loud", help="Post without a sound.")
    ] = None,
) -> None:
    """Change which deals a rotation takes, or the buttons, pin and sound of any campaign's posts.

    What is not named stays as it is.
    """
    takes = (source, category, tag) != (None, None, None)
    words = None if category is None and tag is None else [*_named(category), *_named(tag)]
    if not (takes or button or no_buttons or unpin_older) and pin is None and silent is None:
        output.fail("say what to change: campaigns edit --help", output.BAD_CALL)

    async def edited(ctx: Ctx) -> Campaign:
        known = await campaigns.find(ctx.tx, campaign)
        if known is None:
            raise Refused("campaign.not_found", id=campaign)
        if takes:
            sources = known.deal_sources if source is None else _named(source)
            tags = known.deal_tags if words is None else words
            known = await manage.set_rotation(ctx.tx, campaign, sources, tags)
        options = _options(ctx, button, pin, unpin_older, silent)
        if no_buttons:
            options["buttons"] = []
        if options:
            known, _ = await revise.change_options(ctx.tx, campaign, options, now=ctx.now)
        return known

    made = shop.change("campaigns.edit", f"campaign:{campaign}", edited)
    what = f"takes: {_cells(made)[2]}" if takes else f"posts {_posted(made)}"
    output.say(f"Campaign {made.id} {what}.")


def _posted(row: Campaign) -> str:
    """Return how the posts of a campaign go out."""
    number = sum(len(buttons) for buttons in row.buttons)
    pins = {PinMode.KEEP.value: "pinned", PinMode.REPLACE.value: "pinned alone"}
    sound = "silent" if row.silent else "with sound"
    pin = pins.get(row.pin or "", "unpinned")
    return f"{number or 'no'} button{'s' * (number != 1)}, {pin}, {sound}"


def _named(words: str | None) -> list[str]:
    return [] if words in {None, "all"} else split(words or "")


@app.command()
def pause(campaign: Number) -> None:
    """Stop a campaign until `resume`; slots that pass meanwhile are not made up for."""
    _turn("campaigns.pause", campaign, CampaignState.PAUSED)


@app.command()
def resume(campaign: Number) -> None:
    """Let a paused campaign go on with its next slot."""
    _turn("campaigns.resume", campaign, CampaignState.ACTIVE)


@app.command()
def remove(campaign: Number) -> None:
    """Take a campaign off the list for good; what it posted stays."""
    _turn("campaigns.remove", campaign, CampaignState.REMOVED)


def _turn(act: str, number: int, state: CampaignState) -> None:
    done = shop.change(
        act,
        f"campaign:{number}",
        lambda ctx: manage.change_state(ctx.tx, number, state, now=ctx.now),
    )
    output.say(f"Campaign {done.id} is {done.state}.")


@app.command()
def log(campaign: Number, limit: shop.Limit = LOGGED) -> None:
    """Say what became of a campaign's newest posts, and why one was not made."""
    output.show_table(
        ("Due", "Deal", "Chat", "Title", "Result", "Link"),
        shop.read(lambda ctx: _logged(ctx.tx, campaign, limit)),
        empty="Nothing yet.",
    )


async def _logged(tx: Tx, campaign_id: int, limit: int) -> list[tuple[object, ...]]:
    rows = await posts.history(tx, campaign_id=campaign_id, limit=limit)
    posted = await deals.by_ids(tx, {one.deal_id for one, _, _ in rows if one.deal_id})
    made = await chat_chats.all_of(tx, {post.chat_id for _, post, _ in rows if post is not None})
    codes = {deal.id: deal.code for deal in posted}
    places = {chat.id: chat for chat in made}
    return [
        (
            output.format_moment(occurrence.due_at),
            codes.get(occurrence.deal_id or 0),
            *_place(places, post),
            _result(occurrence, post, row),
            _link(places, row),
        )
        for occurrence, post, row in rows
    ]


def _place(places: Mapping[int, Chat], post: Post | None) -> tuple[object, object]:
    if post is None:
        return None, None
    return post.chat_id, places[post.chat_id].title if post.chat_id in places else None


def _link(places: Mapping[int, Chat], row: OutboxRow | None) -> str | None:
    if row is None or row.message_id is None or row.chat_id not in places:
        return None
    return message_link(places[row.chat_id], row.message_id)


def _result(occurrence: Occurrence, post: Post | None, row: OutboxRow | None) -> str:
    if post is None:
        return _fate(occurrence.reason or occurrence.state)
    return _fate(post.reason or (row.reason or row.state if row is not None else post.state))


def _fate(reason: str) -> str:
    return f"{reason} ({shop.reason_text(reason)})" if "." in reason else reason
