"""Flash sales as members use them: the buttons under a card, and /grab CODE [how many | wait] [option].

A press in a chat is answered by a toast at once; the card under it follows by itself. What
concerns one person alone only that person sees.
"""

from collections.abc import Mapping, Sequence

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.deep_link import LinkKind, build_payload
from domain.flash_sale.card import (
    FlashSaleCard,
    MemberClaims,
    member_sale_values,
    sale_card,
    sale_values_of,
)
from domain.flash_sale.claim import (
    ClaimRequest,
    ClaimResult,
    accept_held_units,
    check_sale_reminder,
    claim_units,
    find_sale,
    give_back_claim,
    leave_sale,
    wait_for_units,
)
from domain.option.promotion import WhichOption, choices, find_option
from domain.press_set.claims import SaleRequest, claim_together
from domain.press_set.line import LinePlace, Verb
from domain.press_set.people import People
from domain.promotion import waiting_list
from domain.quantity import quantity_of
from domain.refusal import Refused
from domain.voucher import Secret
from handlers.context import Context
from handlers.press_set import Press, PressSet
from storage.chat.tables import Chat
from storage.flash_sale.tables import Claim, ClaimState, FlashSale
from storage.members import Reachability
from storage.subject import FLASH_SALE
from views.buttons import is_own_page, outcome, toast
from views.flash_sale.flash_sale_screens import (
    FlashSaleAccept,
    FlashSaleGiveBack,
    FlashSaleLeave,
    FlashSaleOption,
    FlashSaleOwn,
    FlashSaleProof,
    FlashSaleRemind,
    FlashSaleTake,
    FlashSaleWait,
    claimed_words,
    page,
    proof,
    which_option,
)
from views.payment.invoice_screens import pay_link
from views.private_reply import PrivateReply
from views.screen import Reply, Screen

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("fs."))
Answer = Reply | PrivateReply | list[Reply | PrivateReply]
WAIT = "wait"


async def sale_page(ctx: Context, sale: FlashSale, *, chat: Chat | None = None) -> PrivateReply:
    """Return a flash sale as one person sees it, with what they have of it, counted now."""
    values = await sale_card(ctx.tx, sale, chat, ctx.settings.timezone, now=ctx.now)
    return own_page(ctx, values, await member_sale_values(ctx.tx, sale.id, ctx.member.id))


def own_page(ctx: Context, values: FlashSaleCard, own: MemberClaims) -> PrivateReply:
    """Return what a flash sale's card says, and what a member has, as that member's page."""
    link = pay_link(values["pay"], values["link"], ctx.member.code, values["code"], ctx.me)
    screen = page({**values, "link": link}, own, ctx.t)
    return ctx.paged(screen, build_payload(LinkKind.FLASH_SALE, values["code"]))


async def sale_page_by_code(ctx: Context, typed: str) -> PrivateReply:
    """Return that page by the code somebody typed or followed; or refuse."""
    return await sale_page(ctx, await find_sale(ctx.tx, typed))


def secret_of(ctx: Context) -> Secret:
    """Return what codes of vouchers are derived from."""
    return Secret(ctx.settings.voucher_secret)


async def greet(ctx: Context, query: CallbackQuery, claimed: ClaimResult) -> Answer:
    """Return what a press that got something is answered with.

    Who has to pay is shown how; who cannot be written to in private yet is shown the way there.
    In a rush nobody else is written to: the toast says it all, and a group takes few messages.
    """
    answer = toast(query, claimed_words(claimed, ctx.t, ctx.settings.timezone))
    return [answer, await sale_page(ctx, claimed.sale)] if needs_page(ctx, claimed) else answer


def needs_page(ctx: Context, claimed: ClaimResult) -> bool:
    """Whether a toast does not say all that a member has to know of their claim."""
    unreached = ctx.in_private or ctx.member.reach != Reachability.REACHABLE
    return claimed.state is ClaimState.HELD or unreached


def order_of(ctx: Context, data: FlashSaleTake) -> ClaimRequest:
    """Return what a press asks for."""
    return ClaimRequest(
        quantity=data.number, chat_id=ctx.chat_id, shown_minor=data.price, have=data.have
    )


@router.callback_query(FlashSaleTake.filter())
async def take(query: CallbackQuery, callback_data: FlashSaleTake, ctx: Context) -> Answer:
    """Claim what the presser chose, if the price is still the one on the button."""
    order = order_of(ctx, callback_data)
    try:
        claimed = await claim_units(
            ctx.tx, callback_data.sale_id, ctx.member, order, now=ctx.now, secret=secret_of(ctx)
        )
    except WhichOption as asked:
        return await ask_which(ctx, callback_data.sale_id, asked, order)
    return await greet(ctx, query, claimed)


@router.callback_query(FlashSaleOption.filter())
async def take_option(query: CallbackQuery, callback_data: FlashSaleOption, ctx: Context) -> Answer:
    """Claim units of the option that the presser chose, or put them in line for it."""
    order = ClaimRequest(
        quantity=callback_data.number,
        chat_id=ctx.chat_id,
        shown_minor=callback_data.price,
        option_id=callback_data.option_id or None,
        have=callback_data.have,
    )
    enter = wait_for_units if callback_data.waits else claim_units
    sale_id, number = callback_data.sale_id, callback_data.page
    try:
        result = await enter(ctx.tx, sale_id, ctx.member, order, now=ctx.now, secret=secret_of(ctx))
    except WhichOption as asked:
        in_line = callback_data.waits
        return await ask_which(ctx, sale_id, asked, order, number=number, in_line=in_line)
    if isinstance(result, ClaimResult):
        return await greet(ctx, query, result)
    return waits(ctx, query, result)


async def ask_which(
    ctx: Context,
    sale_id: int,
    asked: WhichOption,
    order: ClaimRequest,
    *,
    number: int = 0,
    in_line: bool = False,
) -> PrivateReply:
    """Return the choice between the options of a flash sale, for the presser alone."""
    sale = await ctx.tx.get_one(FlashSale, sale_id)
    screen = which_option(sale, asked.choices, order, ctx.t, number=number, waits=in_line)
    return PrivateReply(screen, build_payload(LinkKind.FLASH_SALE, sale.code))


async def typed_option(ctx: Context, sale: FlashSale, words: Sequence[str]) -> int | None:
    """Return the option of a sale that somebody wrote, None for nothing; or refuse."""
    if not words or not sale.option_count:
        return None
    found = await choices(ctx.tx, FLASH_SALE, sale.id)
    return found[find_option([one["label"] for one in found], " ".join(words))]["id"]


Button = FlashSaleTake | FlashSaleWait | FlashSaleRemind


def request_of(press: Press[Button]) -> SaleRequest:
    """Return what a press of a set asks for."""
    if isinstance(press.data, FlashSaleTake):
        return SaleRequest(press.person, order_of(press.ctx, press.data))
    verb = Verb.WAIT if isinstance(press.data, FlashSaleWait) else Verb.REMIND
    return SaleRequest(press.person, ClaimRequest(chat_id=press.ctx.chat_id), verb)


async def take_all(presses: Sequence[Press[Button]], people: People) -> Sequence[Answer | Refused]:
    """Sell to the pressers, put them in line, remind them, as `take`, `wait` and `remind` would.

    That is in their order; pages count after the last of them.
    """
    ctx, sale_id = presses[0].ctx, presses[0].data.sale_id
    wanted = [request_of(press) for press in presses]
    results = await claim_together(
        ctx.tx, sale_id, wanted, people, now=ctx.now, secret=secret_of(ctx)
    )
    heard = list(zip(presses, results, strict=True))
    pages = await pages_of(ctx, [pair for pair in heard if shows_page(*pair)])
    return [answer_of(press, result, pages) for press, result in heard]


def shows_page(press: Press[Button], result: object) -> bool:
    """Whether a press is answered with a page beside its toast."""
    return isinstance(result, ClaimResult) and needs_page(press.ctx, result)


def answer_of(
    press: Press[Button],
    result: ClaimResult | LinePlace | Refused | None,
    pages: Mapping[int, PrivateReply],
) -> Answer | Refused:
    """Return the toast for a press of a set, and its member's page if there is to be one."""
    if isinstance(result, Refused):
        return result
    if isinstance(result, LinePlace):
        return waits(press.ctx, press.query, result.number)
    if result is None:
        return will_remind(press.ctx, press.query)
    answer = toast(press.query, claimed_words(result, press.ctx.t, press.ctx.settings.timezone))
    return [answer, pages[press.person.id]] if shows_page(press, result) else answer


async def pages_of(
    ctx: Context, shown: Sequence[tuple[Press[Button], object]]
) -> dict[int, PrivateReply]:
    """Return the pages of some pressers of one sale, by member; what they share is counted once."""
    if not shown:
        return {}
    sale = await ctx.tx.get_one(FlashSale, shown[0][0].data.sale_id)
    values = await sale_card(ctx.tx, sale, None, ctx.settings.timezone, now=ctx.now)
    owned = await sale_values_of(ctx.tx, sale.id, {press.person.id for press, _ in shown})
    return {
        press.person.id: own_page(press.ctx, values, owned[press.person.id]) for press, _ in shown
    }


TAKES: PressSet[Button] = PressSet(
    (FlashSaleTake, FlashSaleWait, FlashSaleRemind), lambda data: data.sale_id, None, take_all
)


@router.callback_query(FlashSaleWait.filter())
async def wait(query: CallbackQuery, callback_data: FlashSaleWait, ctx: Context) -> Answer:
    """Put the presser in line, or sell to them if something is left after all."""
    order = ClaimRequest(chat_id=ctx.chat_id)
    try:
        result = await wait_for_units(
            ctx.tx, callback_data.sale_id, ctx.member, order, now=ctx.now, secret=secret_of(ctx)
        )
    except WhichOption as asked:
        return await ask_which(ctx, callback_data.sale_id, asked, order, in_line=True)
    if isinstance(result, ClaimResult):
        return await greet(ctx, query, result)
    return waits(ctx, query, result)


def waits(ctx: Context, query: CallbackQuery, number: int) -> Reply:
    """Return what somebody in line is answered with."""
    return toast(query, ctx.t.plain("flash_sale-toast-waiting", number=number))


def will_remind(ctx: Context, query: CallbackQuery) -> Reply:
    """Return what somebody is answered with who will be reminded."""
    return toast(query, ctx.t.plain("flash_sale-toast-remind"))


@router.callback_query(FlashSaleAccept.filter())
async def accept(query: CallbackQuery, callback_data: FlashSaleAccept, ctx: Context) -> Answer:
    """Let the presser have what was held for them."""
    claimed = await ctx.attempt(
        accept_held_units(
            ctx.tx, callback_data.claim_id, ctx.member, now=ctx.now, secret=secret_of(ctx)
        )
    )
    if not isinstance(claimed, Refused):
        return await greet(ctx, query, claimed)
    return await refused_on(ctx, query, claimed, await sale_of(ctx, callback_data.claim_id))


@router.callback_query(FlashSaleLeave.filter())
async def leave(query: CallbackQuery, callback_data: FlashSaleLeave, ctx: Context) -> Answer:
    """Take back the presser's place in line, or their newest claim: an old page asks for that."""
    left = await ctx.attempt(leave_sale(ctx.tx, callback_data.sale_id, ctx.member.id, now=ctx.now))
    if isinstance(left, Refused):
        return await refused_on(
            ctx, query, left, await ctx.tx.get(FlashSale, callback_data.sale_id)
        )
    return [toast(query, ctx.t.plain("flash_sale-toast-left")), await sale_page(ctx, left)]


@router.callback_query(FlashSaleGiveBack.filter())
async def give_back(query: CallbackQuery, callback_data: FlashSaleGiveBack, ctx: Context) -> Answer:
    """Take back the claim that the presser sees, and draw their page anew."""
    claim_id = callback_data.claim_id
    left = await ctx.attempt(give_back_claim(ctx.tx, claim_id, ctx.member.id, now=ctx.now))
    if not isinstance(left, Refused):
        return [toast(query, ctx.t.plain("flash_sale-toast-left")), await sale_page(ctx, left)]
    return await refused_on(ctx, query, left, await sale_of(ctx, claim_id))


async def sale_of(ctx: Context, claim_id: int) -> FlashSale | None:
    """Return the flash sale of a claim that is the presser's own."""
    claim = await ctx.tx.get(Claim, claim_id)
    if claim is None or claim.member_id != ctx.member.id:
        return None
    return await ctx.tx.get(FlashSale, claim.flash_sale_id)


async def refused_on(
    ctx: Context, query: CallbackQuery, refused: Refused, sale: FlashSale | None
) -> Answer:
    """Say why not, and draw the presser's own page of the sale anew, where this is one."""
    if sale is None or not is_own_page(query):
        raise refused
    return [outcome(query, refused, "", ctx.t), await sale_page(ctx, sale)]


@router.callback_query(FlashSaleOwn.filter())
async def own(_: CallbackQuery, callback_data: FlashSaleOwn, ctx: Context) -> PrivateReply:
    """Show the presser what they have."""
    sale = await ctx.tx.get(FlashSale, callback_data.sale_id)
    if sale is None:
        raise Refused("flash_sale.not_found", code="")
    return await sale_page(ctx, sale, chat=await ctx.chat())


@router.callback_query(FlashSaleProof.filter())
async def show_proof(_: CallbackQuery, callback_data: FlashSaleProof, ctx: Context) -> PrivateReply:
    """Show the presser how to check the draw."""
    sale = await ctx.tx.get(FlashSale, callback_data.sale_id)
    if sale is None:
        raise Refused("flash_sale.not_found", code="")
    values = await sale_card(ctx.tx, sale, None, ctx.settings.timezone, now=ctx.now)
    return PrivateReply(proof(values, ctx.t), build_payload(LinkKind.FLASH_SALE, sale.code))


@router.callback_query(FlashSaleRemind.filter())
async def remind(query: CallbackQuery, callback_data: FlashSaleRemind, ctx: Context) -> Reply:
    """Remember that the presser wants to hear before the start, or before the end."""
    sale = await ctx.tx.get(FlashSale, callback_data.sale_id)
    if sale is None:
        raise Refused("flash_sale.not_found", code="")
    check_sale_reminder(sale, now=ctx.now)
    await waiting_list.request_reminder(ctx.tx, FLASH_SALE, sale.id, ctx.member.id)
    return will_remind(ctx, query)


@router.message(Command("grab"))
async def grab_command(_: Message, command: CommandObject, ctx: Context) -> Answer:
    """Claim as many units as somebody says, `wait` puts them in line."""
    words = (command.args or "").split()
    if not words:
        raise Refused("flash_sale.no_code")
    sale = await find_sale(ctx.tx, words[0])
    counted = len(words) > 1 and (words[1].isdecimal() or words[1].lower() == WAIT)
    option_id = await typed_option(ctx, sale, words[2:] if counted else words[1:])
    more = words[1] if len(words) > 1 and (counted or not sale.option_count) else None
    chat, secret = await ctx.chat(), secret_of(ctx)
    where = chat.id if chat else None
    start = build_payload(LinkKind.FLASH_SALE, sale.code)
    if (more or "").lower() == WAIT:
        order = ClaimRequest(chat_id=where, option_id=option_id)
        result = await wait_for_units(
            ctx.tx, sale.id, ctx.member, order, now=ctx.now, secret=secret
        )
        if not isinstance(result, ClaimResult):
            said = ctx.t.plain("flash_sale-toast-waiting", number=result)
            return PrivateReply(Screen(ctx.t("flash_sale-said", words=said)), start)
    else:
        number = quantity_of(more, sale.per_order, "flash_sale.quantity")
        order = ClaimRequest(quantity=number, chat_id=where, option_id=option_id)
        result = await claim_units(ctx.tx, sale.id, ctx.member, order, now=ctx.now, secret=secret)
    if result.state is ClaimState.HELD:
        return await sale_page(ctx, sale, chat=chat)
    said = claimed_words(result, ctx.t, ctx.settings.timezone)
    return PrivateReply(Screen(ctx.t("flash_sale-said", words=said)), start)
