"""A reply to the card of a group buy or a flash sale: `+2` joins with two, `-` steps back.

The one thing on such a card needs no name, an option does: `2 M`. What a button alone can say (which of several teams, how
many a member has in all) is asked back with the way to the buttons.
"""

from collections.abc import Sequence

from aiogram.types import Message

from domain.deep_link import LinkKind, build_payload
from domain.flash_sale.claim import ClaimRequest, claim_units, leave_sale
from domain.group_buy.join import JoinResult, join_team
from domain.group_buy.leave import leave_team
from domain.option.promotion import WhichOption, choices
from domain.order_words.words import Problem, Reading, Sign, Unclear, Wish, read
from domain.quantity import quantity_of
from handlers.context import Context
from handlers.flash_sale import needs_page, sale_page, secret_of
from handlers.group_buy.buttons import joined_text
from storage.flash_sale.tables import FlashSale
from storage.group_buy import seats
from storage.group_buy.tables import GroupBuy
from storage.subject import FLASH_SALE, GROUP_BUY
from views.flash_sale.flash_sale_screens import claimed_words
from views.order_list import order_list_screens
from views.private_reply import Acknowledged, PrivateReply
from views.screen import Screen

Answer = Acknowledged | PrivateReply | None


def only_wish(text: str, names: Sequence[str]) -> Wish | Unclear | None:
    """Return the one thing that a reply asks for; a number without a sign or a name is asked about."""
    reading: Reading = read(text, names)
    if reading is None or isinstance(reading, Unclear):
        return reading
    if len(reading) > 1 or reading[0].sign is Sign.FEWER:
        return Unclear(Problem.PRESS)
    return reading[0]


def asked(ctx: Context, unclear: Unclear, start: str) -> PrivateReply:
    """Return what is asked back; the buttons are on the card."""
    words = unclear.problem
    if words in (Problem.WHICH, Problem.HOW_MANY, Problem.UNKNOWN):
        words = Problem.TANGLED
    return PrivateReply(order_list_screens.question(words, unclear.word, [], ctx.t), start)


async def join(message: Message, ctx: Context, group_buy_id: int, *, edited: bool) -> Answer:
    """Join a pool with so many, or leave it."""
    offer = await ctx.tx.get_one(GroupBuy, group_buy_id)
    offered = await choices(ctx.tx, GROUP_BUY, group_buy_id)
    names = [one["label"] for one in offered] or [offer.title]
    wish = only_wish(message.text or "", names)
    start = build_payload(LinkKind.GROUP_BUY, offer.code)
    if isinstance(wish, Unclear) and wish.problem is Problem.WHICH and offered:
        raise WhichOption(offer.title, offered)
    if wish is None or isinstance(wish, Unclear):
        return None if wish is None else asked(ctx, wish, start)
    team = await seats.pool_of(ctx.tx, group_buy_id)
    if team is None or edited:
        return asked(ctx, Unclear(Problem.PRESS), start)
    if wish.sign is Sign.NONE:
        await leave_team(ctx.tx, team.id, ctx.member.id, now=ctx.now)
        return Acknowledged(PrivateReply(Screen(ctx.t("group_buy-left")), start))
    number = quantity_of(str(wish.units), max(1, offer.per_member), "group_buy.quantity")
    option_id = offered[wish.item]["id"] if offered and wish.item is not None else None
    joined: JoinResult = await join_team(
        ctx.tx,
        team.id,
        ctx.member,
        number,
        now=ctx.now,
        chat_id=ctx.chat_id,
        option_id=option_id,
    )
    words, pay = joined_text(ctx, joined)
    said = PrivateReply(Screen(ctx.t("group_buy-said", words=words)), start)
    return pay or Acknowledged(said)


async def claim(message: Message, ctx: Context, sale_id: int, *, edited: bool) -> Answer:
    """Claim so many units of a flash sale, or give the newest claim back."""
    sale = await ctx.tx.get_one(FlashSale, sale_id)
    offered = await choices(ctx.tx, FLASH_SALE, sale_id)
    wish = only_wish(message.text or "", [one["label"] for one in offered] or [sale.title])
    start = build_payload(LinkKind.FLASH_SALE, sale.code)
    if isinstance(wish, Unclear) and wish.problem is Problem.WHICH and offered:
        raise WhichOption(sale.title, offered)
    if wish is None or isinstance(wish, Unclear):
        return None if wish is None else asked(ctx, wish, start)
    if edited:
        return asked(ctx, Unclear(Problem.PRESS), start)
    if wish.sign is Sign.NONE:
        await leave_sale(ctx.tx, sale_id, ctx.member.id, now=ctx.now)
        return Acknowledged(PrivateReply(Screen(ctx.t("flash_sale-toast-left")), start))
    number = quantity_of(str(wish.units), sale.per_order, "flash_sale.quantity")
    option_id = offered[wish.item]["id"] if offered and wish.item is not None else None
    wanted = ClaimRequest(quantity=number, chat_id=ctx.chat_id, option_id=option_id)
    claimed = await claim_units(
        ctx.tx, sale_id, ctx.member, wanted, now=ctx.now, secret=secret_of(ctx)
    )
    if needs_page(ctx, claimed):
        return await sale_page(ctx, claimed.sale)
    words = claimed_words(claimed, ctx.t, ctx.settings.timezone)
    return Acknowledged(PrivateReply(Screen(ctx.t("flash_sale-said", words=words)), start))
