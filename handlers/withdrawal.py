"""/withdraw and /payout: a member asks for their money, and says where they want it.

    /payout -> typed -> checked -> shown in full, once -> "Use this account" -> kept

Until that yes the details wait sealed in the member's dialog; a notice or a log never has them. In a
group they are refused, before anybody else has read more of them than must be.
"""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.feeds.row import BadValue
from domain.money import normalize_decimal
from domain.payout import account as payout_account
from domain.payout import withdrawal
from domain.payout.encryption import PayoutKey
from domain.payout.ledger import POINTS
from domain.price_text import parse_price
from domain.refusal import Refused
from handlers import questions
from handlers.context import Context
from storage.database import Tx
from storage.payout import entries, withdrawals
from storage.payout.tables import LedgerAccount, PayoutAccount, party_id
from views.buttons import outcome
from views.payout import withdrawal_screens
from views.payout.withdrawal_screens import (
    PayoutSet,
    PayoutUse,
    WithdrawAmount,
    WithdrawArrived,
    WithdrawAsk,
    WithdrawCancel,
    WithdrawPage,
    WithdrawSure,
    WithdrawSureBefore,
)
from views.screen import Reply, Screen

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("wd."))
Answer = list[Reply | Screen]
PRIVATE = F.chat.type == "private"
IN_PRIVATE = F.message.chat.type == "private"
WORDS = ~F.text.startswith("/")


class WithdrawalForm(StatesGroup):
    """What a member is about to type."""

    account = State(group_name="Form")
    account_sure = State(group_name="Form")
    amount = State(group_name="Form")


async def own_page(ctx: Context) -> Screen:
    """Return what a member can withdraw, counted now."""
    party = await party_id(ctx.tx, ctx.member.id)
    payable = {} if party is None else await payable_of(ctx.tx, party)
    newest = None if party is None else await withdrawals.newest_of(ctx.tx, party)
    account = await ctx.tx.get(PayoutAccount, ctx.member.id)
    masked = None if account is None else account.masked
    return withdrawal_screens.page(payable, masked, newest, ctx.t)


async def payable_of(tx: Tx, party: int) -> dict[str, int]:
    """Return what a party can withdraw, by currency."""
    sums = await entries.balances(tx, party)
    found = {
        currency: accounts.get(LedgerAccount.PAYABLE, 0) for currency, accounts in sums.items()
    }
    return {one: minor for one, minor in found.items() if minor > 0 and one != POINTS}


async def available(ctx: Context, currency: str) -> int:
    """Return what a member can withdraw of a currency, or refuse where it is nothing."""
    party = await party_id(ctx.tx, ctx.member.id)
    minor = 0 if party is None else (await payable_of(ctx.tx, party)).get(currency, 0)
    if minor <= 0:
        raise Refused("withdrawal.too_much")
    return minor


def read_amount(typed: str, currency: str) -> int:
    """Return an amount as somebody typed it, with a point or a comma, in minor units; or refuse."""
    try:
        minor, said = parse_price(normalize_decimal(typed), currency=currency)
    except BadValue:
        minor, said = 0, ""
    if said != currency or minor <= 0:
        raise Refused("withdrawal.amount", currency=currency)
    return minor


async def asked(ctx: Context, amount_minor: int, currency: str) -> Screen:
    """Return the question whether this is really wanted, or refuse."""
    account = await ctx.tx.get(PayoutAccount, ctx.member.id)
    if account is None:
        raise Refused("withdrawal.no_account")
    if amount_minor > await available(ctx, currency):
        raise Refused("withdrawal.too_much")
    tag = payout_account.tag_of(account.digest)
    return withdrawal_screens.sure(amount_minor, currency, account.masked, tag, ctx.t)


@router.message(Command("withdraw"), PRIVATE)
@router.callback_query(WithdrawPage.filter(), IN_PRIVATE)
async def withdraw(_: Message | CallbackQuery, ctx: Context) -> Screen:
    """Show what whoever asks can withdraw."""
    return await own_page(ctx)


@router.callback_query(WithdrawAsk.filter(), IN_PRIVATE)
async def ask_all(_: CallbackQuery, callback_data: WithdrawAsk, ctx: Context) -> Screen:
    """Ask about everything there is."""
    minor = await available(ctx, callback_data.currency)
    return await asked(ctx, minor, callback_data.currency)


@router.callback_query(WithdrawAmount.filter(), IN_PRIVATE)
async def ask_amount(
    _: CallbackQuery, callback_data: WithdrawAmount, ctx: Context, state: FSMContext
) -> Screen:
    """Ask how much."""
    minor = await available(ctx, callback_data.currency)
    currency = callback_data.currency
    await questions.ask(state, WithdrawalForm.amount, "/withdraw", now=ctx.now, currency=currency)
    return withdrawal_screens.which_amount(minor, callback_data.currency, ctx.t)


@router.message(WithdrawalForm.amount, PRIVATE, WORDS)
async def amount_typed(message: Message, ctx: Context, state: FSMContext) -> Screen:
    """Take the amount that was typed; one that is refused may be typed again."""
    currency = str((await state.get_data())["currency"])
    minor = read_amount(message.text or "", currency)
    screen = await asked(ctx, minor, currency)
    await state.clear()
    return screen


@router.callback_query(WithdrawSureBefore.filter(), IN_PRIVATE)
async def ask_again(_: CallbackQuery, callback_data: WithdrawSureBefore, ctx: Context) -> Screen:
    """Put the question anew, with the account that the money would go to now."""
    return await asked(ctx, callback_data.amount, callback_data.currency)


@router.callback_query(WithdrawSure.filter(), IN_PRIVATE)
async def request(_: CallbackQuery, callback_data: WithdrawSure, ctx: Context) -> Screen:
    """Ask for the money; a second press finds the first request open."""
    amount, currency = callback_data.amount, callback_data.currency
    account = await ctx.tx.get(PayoutAccount, ctx.member.id)
    if account is not None and payout_account.tag_of(account.digest) != callback_data.account:
        raise Refused("withdrawal.other_account")
    await withdrawal.request(ctx.tx, ctx.member, amount, currency, now=ctx.now)
    return await own_page(ctx)


@router.callback_query(WithdrawCancel.filter(), IN_PRIVATE)
async def cancel(query: CallbackQuery, callback_data: WithdrawCancel, ctx: Context) -> Answer:
    """Take back the presser's own request; an old button is told what became of it."""
    number = callback_data.withdrawal_id
    done = await ctx.attempt(withdrawal.cancel(ctx.tx, number, ctx.member.id, now=ctx.now))
    return [outcome(query, done, "", ctx.t), await own_page(ctx)]


@router.callback_query(WithdrawArrived.filter(), IN_PRIVATE)
async def arrived(query: CallbackQuery, callback_data: WithdrawArrived, ctx: Context) -> Answer:
    """Note that the presser's own money arrived; an old button is told what became of it."""
    number = callback_data.withdrawal_id
    done = await ctx.attempt(withdrawal.confirm(ctx.tx, number, ctx.member.id, now=ctx.now))
    return [outcome(query, done, "", ctx.t), await own_page(ctx)]


def key_of(ctx: Context) -> PayoutKey:
    """Return what accounts are sealed with."""
    return PayoutKey(ctx.settings.payout_key)


async def ask_for_account(ctx: Context, state: FSMContext) -> Screen:
    """Ask where a member wants their money."""
    await questions.ask(state, WithdrawalForm.account, "/payout", now=ctx.now)
    return withdrawal_screens.which_account(ctx.t)


async def ask_if_right(ctx: Context, state: FSMContext, typed: str) -> Screen:
    """Show the account that was typed, in full and once, and ask whether to use it; or refuse it."""
    details = payout_account.check_account(typed)
    pending = payout_account.propose(details, key_of(ctx))
    await questions.ask(
        state,
        WithdrawalForm.account_sure,
        "/payout",
        now=ctx.now,
        buttons=[PayoutUse.__prefix__],
        sealed=pending.sealed,
    )
    before = await ctx.tx.get(PayoutAccount, ctx.member.id)
    masked = None if before is None else before.masked
    return withdrawal_screens.account_sure(details, masked, pending.tag, ctx.t)


@router.callback_query(PayoutSet.filter(), IN_PRIVATE)
async def ask_account(_: CallbackQuery, ctx: Context, state: FSMContext) -> Screen:
    """Ask for the presser's account."""
    return await ask_for_account(ctx, state)


@router.message(Command("payout"), PRIVATE, StateFilter("*"))
async def payout_command(
    _: Message, command: CommandObject, ctx: Context, state: FSMContext
) -> Screen:
    """Take the account behind the command, or ask for it."""
    if not command.args:
        return await ask_for_account(ctx, state)
    return await ask_if_right(ctx, state, command.args)


@router.message(StateFilter(WithdrawalForm.account, WithdrawalForm.account_sure), PRIVATE, WORDS)
async def account_typed(message: Message, ctx: Context, state: FSMContext) -> Screen:
    """Take the account that was typed; one that is refused may be typed again."""
    return await ask_if_right(ctx, state, message.text or "")


@router.callback_query(PayoutUse.filter(), IN_PRIVATE)
async def use_account(
    _: CallbackQuery, callback_data: PayoutUse, ctx: Context, state: FSMContext
) -> Screen:
    """Keep the account that was shown with this button, unless the question is over."""
    sealed = (await state.get_data()).get("sealed", "")
    details = payout_account.open_pending(sealed, callback_data.account, key_of(ctx))
    await state.clear()
    account = await payout_account.set_account(
        ctx.tx, ctx.member, details, key=key_of(ctx), now=ctx.now
    )
    return withdrawal_screens.account_set(account.masked, ctx.t)
