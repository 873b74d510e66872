"""Flash sales as members use them: the buttons under a card, and /grab CODE [how many | wait].

A press in a chat is answered by a toast at once; the card under it follows by itself. What
concerns one person alone is whispered.
"""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.deep_link import LinkKind, build_payload
from domain.flash_sale.card import flash_sale_card
from domain.flash_sale.card import member_sale_values as card_own
from domain.flash_sale.claim import (
    ClaimRequest,
    ClaimResult,
    accept_held_units,
    claim_units,
    find_sale,
    leave_sale,
    wait_for_units,
)
from domain.flash_sale.rules import Phase, phase_of
from domain.money import Money
from domain.promotion import waiting_list
from domain.promotion.payment import with_code
from domain.quantity import quantity_of
from domain.refusal import Refused
from domain.settings import Settings
from domain.voucher import Secret
from handlers.group_buy.buttons import chat_id_of
from storage.chat.tables import Chat
from storage.database import Tx
from storage.flash_sale.tables import ClaimState, FlashSale
from storage.members import Member, Reachability
from storage.subject import FLASH_SALE
from views.buttons import toast
from views.flash_sale.flash_sale_screens import (
    FlashSaleAccept,
    FlashSaleLeave,
    FlashSaleOwn,
    FlashSaleRemind,
    FlashSaleTake,
    FlashSaleWait,
    claimed_words,
    page,
)
from views.i18n import Translate
from views.private_reply import PrivateReply
from views.screen import Reply, Screen

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("fs."))
Answer = Reply | PrivateReply | list[Reply | PrivateReply]
WAIT = "wait"


async def shown(
    tx: Tx,
    sale: FlashSale,
    member: Member,
    *,
    now: datetime,
    t: Translate,
    settings: Settings,
    chat: Chat | None = None,
) -> PrivateReply:
    """Return a flash sale as one person sees it, with what they have of it, counted now."""
    values = await flash_sale_card(tx, sale.id, chat, now) or {}
    own = await card_own(tx, sale.id, member.id)
    values |= {"zone": settings.timezone, "link": with_code(sale.link, member.code)}
    screen = page(values, own, t)
    return PrivateReply(screen, build_payload(LinkKind.FLASH_SALE, sale.code))


async def sale_page_by_code(
    tx: Tx, typed: str, member: Member, *, now: datetime, t: Translate, settings: Settings
) -> PrivateReply:
    """Return the same by the code somebody typed or followed; or refuse."""
    sale = await find_sale(tx, typed)
    return await shown(tx, sale, member, now=now, t=t, settings=settings)


def secret_of(settings: Settings) -> Secret:
    """Return what codes of vouchers are derived from."""
    return Secret(settings.voucher_secret)


def words_of(claimed: ClaimResult, t: Translate, settings: Settings) -> str:
    """Return what somebody hears who has just claimed something."""
    sale = claimed.sale
    amount = Money(sale.price_minor * claimed.quantity, sale.currency)
    values = {"title": sale.title, "quantity": claimed.quantity, "amount": amount}
    values |= {"state": claimed.state, "until": claimed.until}
    return claimed_words(values, t, settings.timezone)


async def greet(
    query: CallbackQuery,
    tx: Tx,
    claimed: ClaimResult,
    member: Member,
    *,
    now: datetime,
    t: Translate,
    settings: Settings,
) -> Answer:
    """Return what a press that got something is answered with.

    Who has to pay is shown how; who cannot be written to in private yet is shown the way there.
    In a rush nobody else is written to: the toast says it all, and a group takes few messages.
    """
    answer = toast(query, words_of(claimed, t, settings))
    in_private = query.message is not None and query.message.chat.type == "private"
    held = claimed.state is ClaimState.HELD
    if held or in_private or member.reach != Reachability.REACHABLE:
        return [answer, await shown(tx, claimed.sale, member, now=now, t=t, settings=settings)]
    return answer


@router.callback_query(FlashSaleTake.filter())
async def take(
    query: CallbackQuery,
    callback_data: FlashSaleTake,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    settings: Settings,
) -> Answer:
    """Claim what the presser chose, if the price is still the one on the button."""
    order = ClaimRequest(
        quantity=callback_data.number,
        chat_id=chat_id_of(query.message),
        shown_minor=callback_data.price,
        have=callback_data.have,
    )
    secret = secret_of(settings)
    claimed = await claim_units(tx, callback_data.sale_id, member, order, now=now, secret=secret)
    return await greet(query, tx, claimed, member, now=now, t=t, settings=settings)


@router.callback_query(FlashSaleWait.filter())
async def wait(
    query: CallbackQuery,
    callback_data: FlashSaleWait,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    settings: Settings,
) -> Answer:
    """Put the presser in line, or sell to them if something is left after all."""
    order = ClaimRequest(chat_id=chat_id_of(query.message))
    secret = secret_of(settings)
    result = await wait_for_units(tx, callback_data.sale_id, member, order, now=now, secret=secret)
    if isinstance(result, ClaimResult):
        return await greet(query, tx, result, member, now=now, t=t, settings=settings)
    return toast(query, t.plain("flash_sale-toast-waiting", number=result))


@router.callback_query(FlashSaleAccept.filter())
async def accept(
    query: CallbackQuery,
    callback_data: FlashSaleAccept,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    settings: Settings,
) -> Answer:
    """Let the presser have what was held for them."""
    secret = secret_of(settings)
    claimed = await accept_held_units(tx, callback_data.claim_id, member, now=now, secret=secret)
    return await greet(query, tx, claimed, member, now=now, t=t, settings=settings)


@router.callback_query(FlashSaleLeave.filter())
async def leave(
    query: CallbackQuery,
    callback_data: FlashSaleLeave,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    settings: Settings,
) -> Answer:
    """Take back the presser's newest claim, or their place in line."""
    sale = await leave_sale(tx, callback_data.sale_id, member.id, now=now)
    screen = await shown(tx, sale, member, now=now, t=t, settings=settings)
    return [toast(query, t.plain("flash_sale-toast-left")), screen]


@router.callback_query(FlashSaleOwn.filter())
async def own(
    query: CallbackQuery,
    callback_data: FlashSaleOwn,
    tx: Tx,
    now: datetime,
    member: Member,
    chat: Chat | None,
    t: Translate,
    settings: Settings,
) -> PrivateReply:
    """Show the presser what they have."""
    sale = await tx.get(FlashSale, callback_data.sale_id)
    if sale is None:
        raise Refused("flash_sale.not_found", code="")
    return await shown(tx, sale, member, now=now, t=t, settings=settings, chat=chat)


@router.callback_query(FlashSaleRemind.filter())
async def remind(
    query: CallbackQuery,
    callback_data: FlashSaleRemind,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
) -> Reply:
    """Remember that the presser wants to hear before the start, or before the end."""
    sale = await tx.get(FlashSale, callback_data.sale_id)
    if sale is None:
        raise Refused("flash_sale.not_found", code="")
    if phase_of(sale, now=now) in (Phase.SOLD_OUT, Phase.ENDED, Phase.DISABLED):
        raise Refused("flash_sale.no_reminder")
    await waiting_list.request_reminder(tx, FLASH_SALE, sale.id, member.id)
    return toast(query, t.plain("flash_sale-toast-remind"))


@router.message(Command("grab"))
async def grab_command(
    message: Message,
    command: CommandObject,
    tx: Tx,
    now: datetime,
    member: Member,
    chat: Chat | None,
    t: Translate,
    settings: Settings,
) -> Answer:
    """Claim as many units as somebody says, `wait` puts them in line."""
    words = (command.args or "").split()
    if not words:
        raise Refused("flash_sale.no_code")
    sale = await find_sale(tx, words[0])
    more = words[1] if len(words) > 1 else None
    where, secret = chat.id if chat else None, secret_of(settings)
    start = build_payload(LinkKind.FLASH_SALE, sale.code)
    if (more or "").lower() == WAIT:
        result = await wait_for_units(
            tx, sale.id, member, ClaimRequest(chat_id=where), now=now, secret=secret
        )
        if not isinstance(result, ClaimResult):
            said = t.plain("flash_sale-toast-waiting", number=result)
            return PrivateReply(Screen(t("flash_sale-said", words=said)), start)
    else:
        number = quantity_of(more, sale.per_order, "flash_sale.quantity")
        order = ClaimRequest(quantity=number, chat_id=where)
        result = await claim_units(tx, sale.id, member, order, now=now, secret=secret)
    if result.state is ClaimState.HELD:
        return await shown(tx, sale, member, now=now, t=t, settings=settings, chat=chat)
    return PrivateReply(Screen(t("flash_sale-said", words=words_of(result, t, settings))), start)
