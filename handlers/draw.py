"""Draws: anybody checks one; who runs the shop says what dice show whose answer was lost.

/verify CODE             by the code of the draw, or of the flash sale
/dice CODE 17 none 40    a value for each lost die, in their order
"""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile, Message

from domain.admin import audit, authority
from domain.admin.authority import AccessLevel
from domain.draw import machine, proof
from domain.refusal import Refused
from handlers.context import Context
from storage.draw.tables import DrawState
from views.draw import draw_screens
from views.screen import Reply, Screen, show

router = Router(name=__name__)
PRIVATE = F.chat.type == "private"


@router.message(Command("verify"), PRIVATE)
async def verify_command(message: Message, command: CommandObject, ctx: Context) -> list[Reply]:
    """Show all there is to check a draw by, with its entries as a file once it is over."""
    words = (command.args or "").split()
    if not words:
        raise Refused("draw.no_code")
    draw = await proof.find_draw(ctx.tx, words[0])
    values = await proof.proof_of(ctx.tx, draw, ctx.member.id)
    base = ctx.settings.web_url
    url = f"{base}/verify/{draw.code}" if base else None
    page = show(message, draw_screens.proof(values, url, ctx.t))
    if draw.state != DrawState.DRAWN or draw.entries > proof.FILE_ENTRIES_MAX:
        return [page]
    text = "".join([part async for part in proof.text(ctx.tx, draw)])
    file = BufferedInputFile(text.encode(), f"{draw.code}.txt")
    return [page, SendDocument(chat_id=message.chat.id, document=file)]


@router.message(Command("dice"), PRIVATE)
async def dice_command(_: Message, command: CommandObject, ctx: Context) -> Screen:
    """Write down what an admin read in the chat."""
    await authority.require(ctx.tx, ctx.member.id, AccessLevel.EVERYWHERE)
    words = (command.args or "").split()
    if not words:
        raise Refused("draw.no_code")
    draw = await machine.read_in_chat(ctx.tx, words[0], words[1:], now=ctx.now)
    facts = {"values": " ".join(words[1:])}
    await audit.record(
        ctx.tx, ctx.member.id, "draw.read", f"code:{draw.code}", now=ctx.now, **facts
    )
    return Screen(ctx.t("draw-read", code=draw.code, state=draw.state))
