"""Claiming the shop with the code from the console: `/claim CODE`, or the link printed there."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from domain.admin import ownership
from domain.refusal import Refused
from storage.database import Tx
from storage.members import Member
from views.help import owner_menus
from views.i18n import Translate
from views.member_screens import owner_welcome, ownership_refused
from views.screen import Reply, Screen

router = Router(name=__name__)
Answer = Screen | list[Screen | Reply]


async def attempt(tx: Tx, member: Member, typed: str, *, now: datetime, t: Translate) -> Answer:
    """Try a code: the new owner hears so and gets their menu, anybody else why not."""
    if not await ownership.take_ownership(tx, member, typed, now=now):
        return ownership_refused(t)
    return [owner_welcome(t), *owner_menus(member.id)]


@router.message(Command("claim"), F.chat.type == "private")
async def claim(
    message: Message, command: CommandObject, tx: Tx, now: datetime, member: Member, t: Translate
) -> Answer:
    """Try the code that was typed."""
    if not command.args:
        raise Refused("owner.no_code")
    return await attempt(tx, member, command.args, now=now, t=t)


@router.message(Command("claim"))
async def claim_in_group(message: Message) -> None:
    """Keep the code out of groups."""
    raise Refused("owner.in_private")
