"""Orders in words: replies to a promotion's card, and comments under it in a channel's discussion group.

    a reply to a card of ours         found by its chat and message
    a comment under a channel's post  Telegram forwards the post into the discussion group by itself;
                                      the forward names the channel and the message it came from

In privacy mode a bot hears replies to itself alone; comments it hears as an administrator of the
discussion group. What was understood is answered by a reaction, what was not is asked back where
only its writer sees it. Of a deleted message a bot never learns.
"""

from collections.abc import Mapping
from typing import Any

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message, MessageOriginChannel

from domain.refusal import Refused
from handlers.context import Context
from handlers.order_list import reply_to_list, reply_to_promotion
from storage.group_buy.tables import Team
from storage.promotion import cards
from storage.subject import FLASH_SALE, GROUP_BUY, ORDER_LIST
from views.flash_sale.flash_sale_screens import FlashSaleTake
from views.group_buy.group_buy_screens import GroupBuyJoin
from views.i18n import refusal_key
from views.order_list.order_list_screens import ListPick
from views.private_reply import Acknowledged, PrivateReply
from views.screen import Screen

router = Router(name=__name__)
IN_GROUP = F.chat.type.in_({"group", "supergroup"})
WORDS = F.text & ~F.text.startswith("/")
Answer = Acknowledged | PrivateReply | None
BUTTONS: Mapping[str, type[CallbackData]] = {
    data.__prefix__: data for data in (GroupBuyJoin, FlashSaleTake, ListPick)
}
"""The button of each kind of card that names its promotion, by how its data begins."""


async def to_card(message: Message, me: Any = None) -> bool | dict[str, Any]:
    """Whether a message answers something that this bot has posted; it is looked up by its handler."""
    place = place_of(message, me.id if me is not None else 0)
    return False if place is None else {"place": place}


def place_of(message: Message, me: int) -> tuple[int, int] | None:
    """Return the chat and number of the message of ours that a message answers."""
    replied = message.reply_to_message
    if replied is None or message.forward_origin or message.via_bot:
        return None
    if replied.is_automatic_forward and isinstance(replied.forward_origin, MessageOriginChannel):
        return replied.forward_origin.chat.id, replied.forward_origin.message_id
    ours = replied.from_user is not None and replied.from_user.id == me
    return (replied.chat.id, replied.message_id) if ours else None


@router.message(IN_GROUP, WORDS, to_card)
async def replied(message: Message, ctx: Context, place: tuple[int, int]) -> Answer:
    """Take what somebody wrote under a card for an order, if it looks like one."""
    return await answered(message, ctx, place, edited=False)


@router.edited_message(IN_GROUP, WORDS, to_card)
async def edited(message: Message, ctx: Context, place: tuple[int, int]) -> Answer:
    """Take a changed message for the new order, if the old one was what the order says."""
    return await answered(message, ctx, place, edited=True)


async def answered(
    message: Message, ctx: Context, place: tuple[int, int], *, edited: bool
) -> Answer:
    """Do what a reply asks for; a refusal is told to its writer alone, as is everything else."""
    subject = await subject_of(ctx, message, place)
    if subject is None or ctx.sender is None:
        return None
    try:
        async with ctx.tx.begin_nested():
            return await _by_kind(message, ctx, *subject, edited=edited)
    except Refused as refused:
        return PrivateReply(Screen(ctx.t(refusal_key(refused.reason), **refused.values)))


async def subject_of(
    ctx: Context, message: Message, place: tuple[int, int]
) -> tuple[str, int] | None:
    """Return the kind and number of the promotion whose card a message answers.

    A card whose number is not written down yet, because the answer to its post is still to come, is
    known by its buttons, which are ours.
    """
    card = await cards.by_message(ctx.tx, *place)
    if card is not None:
        return card.kind, card.subject_id
    original = message.reply_to_message
    rows = original.reply_markup.inline_keyboard if original and original.reply_markup else ()
    for button in (button for row in rows for button in row):
        words = button.callback_data or ""
        known = BUTTONS.get(words.partition(":")[0])
        if known is not None:
            return await _of_button(ctx, known, words)
    return None


async def _of_button(ctx: Context, known: type[CallbackData], words: str) -> tuple[str, int] | None:
    try:
        data = known.unpack(words)
    except (TypeError, ValueError):  # A button of another version, or of somebody else.
        return None
    if isinstance(data, GroupBuyJoin):
        team = await ctx.tx.get(Team, data.team_id)
        return None if team is None else (GROUP_BUY, team.group_buy_id)
    if isinstance(data, FlashSaleTake):
        return FLASH_SALE, data.sale_id
    return (ORDER_LIST, data.list_id) if isinstance(data, ListPick) else None


async def _by_kind(
    message: Message, ctx: Context, kind: str, number: int, *, edited: bool
) -> Answer:
    if kind == ORDER_LIST:
        return await reply_to_list.order(message, ctx, number, edited=edited)
    if kind == GROUP_BUY:
        return await reply_to_promotion.join(message, ctx, number, edited=edited)
    if kind == FLASH_SALE:
        return await reply_to_promotion.claim(message, ctx, number, edited=edited)
    return None
