"""`chats`: where the bot posts, and whether it may."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from storage.chat.tables import Chat
    from storage.database import Database
app = typer.Typer(help="The chats that the bot posts to.", no_args_is_help=True)


@app.command("list")
def list_() -> None:
    """List every chat with its state, rights and tags."""
    from rich.console import Console
    from rich.table import Table

    rows = shop.with_database(_rows)
    if not rows:
        typer.echo("No chats yet: add the bot to a group, and it appears here.")
        return
    table = Table("ID", "Title", "Kind", "State", "May pin", "Tags")
    for chat, tags in rows:
        may_pin = "yes" if chat.rights.get("can_pin_messages") else "no"
        state = f"{chat.state} ({chat.state_reason})" if chat.state_reason else chat.state
        state += ", paused" if chat.paused_at is not None else ""
        table.add_row(str(chat.id), chat.title, chat.type, state, may_pin, " ".join(tags))
    Console().print(table)


@app.command("set")
def set_(
    chat: Annotated[int, typer.Argument(help="Id from `chats list`; put -- before it.")],
    tags: Annotated[str | None, typer.Option(help="Words for campaigns: TAG[,TAG].")] = None,
    language: Annotated[str | None, typer.Option(help="en, zh or ru.")] = None,
    zone: Annotated[str | None, typer.Option(help="Time zone of its quiet hours.")] = None,
    quiet: Annotated[str | None, typer.Option(help="Hours without posts: 22:00-08:00.")] = None,
    gap: Annotated[str | None, typer.Option(help="At least so long between posts: 20m.")] = None,
    cap: Annotated[str | None, typer.Option(help="At most so many posts a day.")] = None,
    topic: Annotated[str | None, typer.Option(help="Forum topic that posts go to.")] = None,
    disclosure: Annotated[str | None, typer.Option(help="Label of every post: Ad.")] = None,
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
    }
    wishes = {name: value for name, value in given.items() if value is not None}
    if by_request is not None:
        wishes["links_by_request"] = "yes" if by_request else ""
    if quiet is not None:
        wishes["quiet_from"], _, wishes["quiet_to"] = quiet.partition("-")
    known = shop.with_database(lambda database: _set(database, chat, wishes, tags))
    typer.echo(f"{known.title}: set.")


@app.command()
def pause(
    chat: Annotated[int, typer.Argument(help="Id from `chats list`; put -- before it.")],
) -> None:
    """Hold every post for a chat until it is resumed."""
    title = shop.with_database(lambda database: _pause(database, chat, paused=True))
    typer.echo(f"{title}: paused. Its posts are held; `chats resume` lets them go.")


@app.command()
def resume(
    chat: Annotated[int, typer.Argument(help="Id from `chats list`; put -- before it.")],
) -> None:
    """Let posts go to a chat again; what has become too late is dropped."""
    title = shop.with_database(lambda database: _pause(database, chat, paused=False))
    typer.echo(f"{title}: posts go there again.")


async def _pause(database: "Database", chat_id: int, *, paused: bool) -> str:
    from datetime import UTC, datetime

    from domain.admin import audit
    from domain.chat import pause as chat_pause
    from domain.refusal import Refused
    from storage.chat import chats

    now = datetime.now(UTC)
    async with database.begin() as tx:
        chat = await chats.find_current(tx, chat_id)
        if chat is None:
            raise Refused("campaign.chat_unknown", chat=str(chat_id))
        if paused:
            await chat_pause.pause(tx, chat, now=now)
        else:
            await chat_pause.resume(tx, chat)
        await audit.record(
            tx, None, f"chat.{'pause' if paused else 'resume'}", f"chat:{chat.id}", now=now
        )
        return chat.title


async def _set(
    database: "Database", chat_id: int, wishes: dict[str, str], tags: str | None
) -> "Chat":
    from domain.chat import chat_settings
    from domain.promotion import live_card
    from domain.refusal import Refused
    from storage.chat import chats

    async with database.begin() as tx:
        chat = await chats.find(tx, chat_id)
        if chat is None:
            raise Refused("campaign.chat_unknown", chat=str(chat_id))
        chat_settings.apply(chat, wishes)
        await live_card.mark_chat_changed(tx, chat_id)
        if tags is not None:
            await chat_settings.set_tags(tx, chat_id, tags.split(","))
        return chat


async def _rows(database: "Database") -> "list[tuple[Chat, list[str]]]":
    from sqlalchemy import select

    from storage.chat.tables import Chat, ChatTag

    async with database.read() as tx:
        chats = (await tx.scalars(select(Chat).order_by(Chat.id))).all()
        tags = (await tx.scalars(select(ChatTag))).all()
    return [(chat, sorted(tag.tag for tag in tags if tag.chat_id == chat.id)) for chat in chats]
