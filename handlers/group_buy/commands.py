"""Group buys by command alone, in groups and in private.

/join CODE [how many | wait]    /leave CODE    /team CODE    /open CODE [how many]    /buys
"""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message, User

from domain import code
from domain.deep_link import LinkKind, LinkPage, build_payload
from domain.group_buy.join import JoinResult, find_team, join_team, wait_for_place
from domain.group_buy.leave import leave_team
from domain.quantity import quantity_of
from domain.refusal import Refused
from domain.settings import Settings
from handlers.flash_sale import Answer, grab_command
from handlers.group_buy.buttons import chat_id_of, joined_text, open_team_of, page_by_code
from storage.chat.tables import Chat
from storage.database import Tx
from storage.group_buy import offers, seats
from storage.group_buy.tables import GroupBuy
from storage.members import Member
from views.group_buy.team_screens import TeamBuys, buys, shared, waits
from views.i18n import Translate
from views.private_reply import PrivateReply
from views.screen import Screen

router = Router(name=__name__)
WAIT = "wait"
FLASH_SALE = "F"
"""The letter that codes of flash sales begin with."""
OWN_MAX = 20
RUNNING_MAX = 10


def words_of(command: CommandObject) -> tuple[str, str | None]:
    """Return the code behind a command and what stands behind that, or refuse."""
    words = (command.args or "").split()
    if not words:
        raise Refused("group_buy.no_code", command=command.command)
    return words[0], words[1] if len(words) > 1 else None


@router.message(Command("join"))
async def join_command(
    message: Message,
    command: CommandObject,
    tx: Tx,
    now: datetime,
    member: Member,
    chat: Chat | None,
    t: Translate,
    settings: Settings,
) -> Answer:
    """Seat whoever asks, with as many units as they say; `wait` puts them in line.

    The code of a flash sale claims from that: who types it cares little what we call it.
    """
    typed, more = words_of(command)
    if code.normalize(typed).startswith(FLASH_SALE):
        grabbed: Answer = await grab_command(message, command, tx, now, member, chat, t, settings)
        return grabbed
    its_team = await find_team(tx, typed)
    offer = await tx.get_one(GroupBuy, its_team.group_buy_id)
    where = chat_id_of(message)
    if (more or "").lower() == WAIT:
        result = await wait_for_place(tx, its_team.id, member, 1, now=now, chat_id=where)
    else:
        most = max(1, offer.per_member)
        units = quantity_of(more, most, "group_buy.quantity")
        result = await join_team(tx, its_team.id, member, units, now=now, chat_id=where)
    start = build_payload(LinkKind.TEAM, its_team.code)
    if not isinstance(result, JoinResult):
        return PrivateReply(waits(offer.title, result, t), start)
    words, pay = joined_text(result, member, t, settings)
    return pay or PrivateReply(Screen(t("group_buy-said", words=words)), start)


@router.message(Command("leave"))
async def leave_command(
    message: Message, command: CommandObject, tx: Tx, now: datetime, member: Member, t: Translate
) -> PrivateReply:
    """Take whoever asks out of a team, or off its waiting list."""
    typed, _ = words_of(command)
    its_team = await find_team(tx, typed)
    await leave_team(tx, its_team.id, member.id, now=now)
    return PrivateReply(Screen(t("group_buy-left")), build_payload(LinkKind.TEAM, its_team.code))


@router.message(Command("team"))
async def team_command(
    message: Message,
    command: CommandObject,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    me: User,
    settings: Settings,
) -> PrivateReply:
    """Show a team, or a group buy, by its code."""
    typed, _ = words_of(command)
    return await page_by_code(tx, typed, member, now=now, t=t, me=me, settings=settings)


@router.message(Command("open"))
async def open_command(
    message: Message,
    command: CommandObject,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    me: User,
) -> PrivateReply:
    """Open a team led by whoever asks, and give them its link."""
    typed, more = words_of(command)
    joined = await open_team_of(tx, typed, more, member, now=now, chat_id=chat_id_of(message))
    start = build_payload(LinkKind.TEAM, joined.team.code)
    return PrivateReply(shared(joined.team, joined.offer, member, t, me), start)


@router.message(Command("buys"))
@router.callback_query(TeamBuys.filter())
async def buys_command(
    event: Message | CallbackQuery,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    settings: Settings,
) -> PrivateReply:
    """Show whoever asks what they are in, and what runs."""
    return await own_buys(tx, member, now=now, t=t, settings=settings)


async def own_buys(
    tx: Tx, member: Member, *, now: datetime, t: Translate, settings: Settings
) -> PrivateReply:
    """Return what a member is in, and what runs."""
    rows = await seats.of_member(tx, member.id, limit=OWN_MAX)
    running = await offers.joinable(tx, now=now, limit=RUNNING_MAX)
    return PrivateReply(
        buys([(row[0], row[1], row[2]) for row in rows], running, t, settings.timezone),
        LinkPage.BUYS,
    )
