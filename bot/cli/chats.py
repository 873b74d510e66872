"""`chats`: where the bot posts, and whether it may."""

from typing import TYPE_CHECKING

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from storage.chat import Chat
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
        table.add_row(str(chat.id), chat.title, chat.type, state, may_pin, " ".join(tags))
    Console().print(table)


async def _rows(database: "Database") -> "list[tuple[Chat, list[str]]]":
    from sqlalchemy import select

    from storage.chat import Chat, ChatTag

    async with database.read() as tx:
        chats = (await tx.scalars(select(Chat).order_by(Chat.id))).all()
        tags = (await tx.scalars(select(ChatTag))).all()
    return [(chat, sorted(tag.tag for tag in tags if tag.chat_id == chat.id)) for chat in chats]
