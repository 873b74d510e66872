"""Words and photos that no feature takes: passed on to the shop, if their writer wants that.

    something unknown -> what the bot can do, "pass it on?" -> yes -> the inbox
    a conversation is open -> the inbox, unasked
    /contact -> "Write to the shop" -> the next message goes to the inbox

Whoever is banned is not answered. What somebody goes on writing before they say yes is passed on with it.
"""

from collections.abc import Sequence
from typing import Any

from aiogram import F, Router
from aiogram.enums import ContentType
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.admin import authority
from domain.payment import history
from domain.refusal import Refused
from domain.support import conversation, shop_info
from domain.support.conversation import WrittenMessage
from handlers import questions
from handlers.context import Context
from storage.support import tickets
from views.i18n import translator
from views.screen import Screen
from views.support import contact_screens
from views.support.contact_screens import SupportPass, SupportPayment, SupportWrite

router = Router(name=__name__)
PRIVATE = F.chat.type == "private"
OFFERED_MAX = 10
"""Messages that are passed on together by one yes."""
SAID = {
    ContentType.TEXT,
    ContentType.PHOTO,
    ContentType.ANIMATION,
    ContentType.AUDIO,
    ContentType.CONTACT,
    ContentType.DICE,
    ContentType.DOCUMENT,
    ContentType.LOCATION,
    ContentType.POLL,
    ContentType.STICKER,
    ContentType.STORY,
    ContentType.VENUE,
    ContentType.VIDEO,
    ContentType.VIDEO_NOTE,
    ContentType.VOICE,
}
"""What a person sends; everything else tells of something that happened."""
IS_SAID = F.content_type.in_(SAID) & ~F.text.startswith("/") & ~F.via_bot
"""A card that somebody chose by inline mode is this bot's words, or another's, not theirs."""


class SupportForm(StatesGroup):
    """What a customer is about to pass on."""

    offered = State(group_name="Form")
    writing = State(group_name="Form")


def content_of(message: Message) -> WrittenMessage | None:
    """Return what of a message can be passed on, None of a voice message, a sticker and the like."""
    if message.photo:
        return WrittenMessage(message.caption or "", message.photo[-1].file_id)
    return WrittenMessage(message.text) if message.text else None


async def pass_on(ctx: Context, said: Sequence[WrittenMessage]) -> Screen | None:
    """Pass messages on to the shop; say so, but not after each of many."""
    told = [await conversation.ask(ctx.tx, ctx.member, one, now=ctx.now) for one in said]
    if not any(told):
        return None
    return contact_screens.passed(await shop_info.name(ctx.tx), ctx.t)


@router.message(IS_SAID, PRIVATE, StateFilter(SupportForm.writing))
async def written(message: Message, ctx: Context, state: FSMContext) -> Screen | None:
    """Pass on what a customer was asked for."""
    content = content_of(message)
    if content is None:
        return contact_screens.unknown_kind(ctx.t)
    about = str((await state.get_data()).get("about", ""))
    if about:
        content = WrittenMessage(f"{about}\n{content.text}", content.photo)
    screen = await pass_on(ctx, [content])
    await state.clear()
    return screen


@router.message(IS_SAID, PRIVATE, StateFilter(None, SupportForm.offered))
async def words(message: Message, ctx: Context, state: FSMContext) -> Screen | None:
    """Pass on what belongs to an open conversation; offer it for anything else."""
    if ctx.member.banned_at is not None:
        return None
    content = content_of(message)
    if content is None:
        return contact_screens.unknown_kind(ctx.t)
    if await tickets.is_open(ctx.tx, ctx.member.id):
        return await pass_on(ctx, [content])
    return await _offer(message, conversation.check_content(content), ctx, state)


async def _offer(
    message: Message, content: WrittenMessage, ctx: Context, state: FSMContext
) -> Screen | None:
    """Ask whether to pass something on, with what was offered before it; an album is asked about once."""
    known: dict[str, Any] = await state.get_data()
    album, said = message.media_group_id, list(known.get("said", ()))
    if len(said) >= OFFERED_MAX:
        raise Refused("support.offer_full", maximum=OFFERED_MAX)
    await questions.ask(
        state,
        SupportForm.offered,
        None,
        now=ctx.now,
        buttons=[SupportPass.__prefix__],
        said=[*said, [content.text, content.photo]],
        album=album,
    )
    if album is not None and album == known.get("album"):
        return None
    return contact_screens.unknown(ctx.t)


@router.callback_query(SupportPass.filter())
async def decided(
    _: CallbackQuery, callback_data: SupportPass, ctx: Context, state: FSMContext
) -> Screen:
    """Pass on what was offered, or forget it."""
    if await state.get_state() != SupportForm.offered.state:
        raise Refused("support.offer_gone")
    said = [WrittenMessage(text, photo) for text, photo in (await state.get_data()).get("said", ())]
    await state.clear()
    if not callback_data.yes:
        return contact_screens.kept_back(ctx.t)
    if ctx.member.banned_at is None:
        await pass_on(ctx, said)
    return contact_screens.passed(await shop_info.name(ctx.tx), ctx.t)


@router.callback_query(SupportWrite.filter())
async def write(_: CallbackQuery, ctx: Context, state: FSMContext) -> Screen:
    """Ask for the words to the shop."""
    return await _ask_words(ctx, state)


async def _ask_words(ctx: Context, state: FSMContext) -> Screen:
    """Ask for the words to the shop; whoever runs it has the inbox instead."""
    if await authority.load(ctx.tx, ctx.member.id) is not None:
        raise Refused("support.own")
    if ctx.member.banned_at is not None:
        raise Refused("support.banned")
    await questions.ask(
        state,
        SupportForm.writing,
        "/contact",
        now=ctx.now,
        buttons=[SupportWrite.__prefix__],
    )
    return contact_screens.write(ctx.t)


@router.callback_query(SupportPayment.filter())
async def write_about(
    _: CallbackQuery, callback_data: SupportPayment, ctx: Context, state: FSMContext
) -> Screen:
    """Ask for the words about a payment of one's own; its receipt goes before them."""
    paid = await history.of_member(ctx.tx, ctx.member.id, limit=contact_screens.PAID_SHOWN)
    about = [one for one in paid if one.receipt == callback_data.receipt]
    if not about:
        raise Refused("payment.no_receipt")
    screen = await _ask_words(ctx, state)
    words = contact_screens.about_payment(about[0], translator(ctx.settings.language))
    await state.update_data(about=words)
    return screen
