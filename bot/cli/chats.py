"""`chats`: where the bot posts, and whether it may; and the chats that other commands name."""

from typing import Annotated

import typer
from sqlalchemy import select

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain.admin import audit
from domain.chat import chat_settings
from domain.chat import pause as chat_pause
from domain.promotion import live_card
from domain.refusal import Refused
from storage.chat import chats
from storage.chat.chats import CHATS_MAX
from storage.chat.tables import Chat, ChatTag
from storage.database import Tx

app = typer.Typer()
Number = Annotated[int, typer.Argument(help="Id from `chats list`; put -- before it.")]
Places = list[tuple[int, int | None]]
"""Chats by id, each with the topic to post to."""


@app.command("list")
def list_() -> None:
    """List every chat with its state, rights and tags."""
    rows = shop.read(_rows)
    output.show_table(
        ("ID", "Title", "Kind", "State", "May pin", "Tags"),
        rows,
        empty="No chats yet: add the bot to a group, and it appears here.",
    )


async def _rows(ctx: Ctx) -> list[tuple[object, ...]]:
    every = (await ctx.tx.scalars(select(Chat).order_by(Chat.id))).all()
    tags = (await ctx.tx.scalars(select(ChatTag))).all()
    rows: list[tuple[object, ...]] = []
    for chat in every:
        may_pin = "yes" if chat.rights.get("can_pin_messages") else "no"
        state = f"{chat.state} ({chat.state_reason})" if chat.state_reason else chat.state
        state += ", paused" if chat.paused_at is not None else ""
        its = " ".join(sorted(tag.tag for tag in tags if tag.chat_id == chat.id))
        rows.append((chat.id, chat.title, chat.type, state, may_pin, its))
    return rows


@app.command("set")
def set_(
    chat: Number,
    tags: Annotated[str | None, typer.Option(help="Words for campaigns: TAG[,TAG].")] = None,
    language: Annotated[str | None, typer.Option(help="en, zh or ru.")] = None,
    zone: Annotated[str | None, typer.Option(help="Time zone of its quiet hours.")] = None,
    quiet: Annotated[str | None, typer.Option(help="Hours without posts: 22:00-08:00.")] = None,
    gap: Annotated[str | None, typer.Option(help="At least so long between posts: 20m.")] = None,
    cap: Annotated[str | None, typer.Option(help="At most so many posts a day.")] = None,
    topic: Annotated[str | None, typer.Option(help="Forum topic that posts go to.")] = None,
    disclosure: Annotated[str | None, typer.Option(help="Label of every post: Ad.")] = None,
    country: Annotated[str | None, typer.Option(help="Whose rules on prices hold: DE.")] = None,
    plain_only: Annotated[
        bool | None, typer.Option(help="Leave a false reduction out instead of lowering it.")
    ] = None,
    by_request: Annotated[
        bool | None, typer.Option(help="Members' links ask to be let in.")
    ] = None,
) -> None:
    """Set how a chat wants to be treated; an empty value ("") takes a wish back."""
    given = {
        "language": language,
        "zone": zone,
        "minimum_gap_s": gap,
        "daily_cap": cap,
        "thread_id": topic,
        "disclosure": disclosure,
        "country": country,
    }
    wishes = {name: value for name, value in given.items() if value is not None}
    if by_request is not None:
        wishes["links_by_request"] = "yes" if by_request else ""
    if plain_only is not None:
        wishes["plain_only"] = "yes" if plain_only else ""
    if quiet is not None:
        wishes["quiet_from"], _, wishes["quiet_to"] = quiet.partition("-")
    known = shop.change("chats.set", f"chat:{chat}", lambda ctx: _set(ctx.tx, chat, wishes, tags))
    output.say(f"{known.title}: set.")


async def _set(tx: Tx, chat_id: int, wishes: dict[str, str], tags: str | None) -> Chat:
    chat = _known(await chats.find_current(tx, chat_id), str(chat_id))
    chat_settings.apply(chat, wishes)
    await live_card.mark_chat_changed(tx, chat.id)
    if tags is not None:
        await chat_settings.set_tags(tx, chat.id, tags.split(","))
    return chat


@app.command()
def pause(chat: Number) -> None:
    """Hold every post for a chat until it is resumed."""
    title = shop.write(lambda ctx: _pause(ctx, chat, paused=True))
    output.say(f"{title}: paused. Its posts are held; `chats resume` lets them go.")


@app.command()
def resume(chat: Number) -> None:
    """Let posts go to a chat again; what has become too late is dropped."""
    title = shop.write(lambda ctx: _pause(ctx, chat, paused=False))
    output.say(f"{title}: posts go there again.")


async def _pause(ctx: Ctx, chat_id: int, *, paused: bool) -> str:
    chat = _known(await chats.find_current(ctx.tx, chat_id), str(chat_id))
    if paused:
        await chat_pause.pause(ctx.tx, chat, now=ctx.now)
    else:
        await chat_pause.resume(ctx.tx, chat)
    act = "chat.pause" if paused else "chat.resume"
    await audit.record(ctx.tx, None, act, f"chat:{chat.id}", now=ctx.now)
    return chat.title


async def named_chats(tx: Tx, named: str) -> Places:
    """Return the chats named by their ids, none for `all`; raises `Refused`."""
    found: Places = []
    for word in [] if named == "all" else split(named):
        is_id = word.removeprefix("-").isdecimal()
        chat = _known(await chats.find_current(tx, int(word)) if is_id else None, word)
        found.append((chat.id, chat.thread_id))
    return found


async def postable_chats(tx: Tx, named: str, tags: str) -> Places:
    """Return the chats that are named, all of them, or those with tags; raises `Refused`."""
    if named and named != "all":
        return await named_chats(tx, named)
    found = await chats.postable(tx, tags=split(tags), limit=CHATS_MAX)
    if not found:
        raise Refused("campaign.no_chats")
    return [(chat.id, chat.thread_id) for chat in found]


def split(words: str) -> list[str]:
    """Return words that stand between commas."""
    return [word.strip() for word in words.split(",") if word.strip()]


def _known(chat: Chat | None, typed: str) -> Chat:
    if chat is None:
        raise Refused("campaign.chat_unknown", chat=typed[:20])
    return chat
