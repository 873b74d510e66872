"""/withdraw and /payout: a member asks for their money, and says where they want it.

Details are read from the message that brings them and kept nowhere else: not in a form, a notice
or a log. In a group they are refused, before anybody else has read more of them than must be.
"""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.feeds.row import BadValue, parse_price
from domain.money import normalize_decimal
from domain.payout import withdrawal
from domain.payout.encryption import PayoutKey
from domain.payout.ledger import POINTS
from domain.payout.withdrawal import set_account
from domain.refusal import Refused
from handlers.context import Context
from storage.database import Tx
from storage.payout import entries, withdrawals
from storage.payout.tables import LedgerAccount, PayoutAccount, party_id
from views.payout import withdrawal_screens
from views.payout.withdrawal_screens import (
    PayoutSet,
    WithdrawAmount,
    WithdrawArrived,
    WithdrawAsk,
    WithdrawCancel,
    WithdrawPage,
    WithdrawSure,
)
from views.screen import Screen

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("wd."))
PRIVATE = F.chat.type == "private"
IN_PRIVATE = F.message.chat.type == "private"
WORDS = ~F.text.startswith("/")


class WithdrawalForm(StatesGroup):
    """What a member is about to type."""

    account = State(group_name="Form")
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
    return withdrawal_screens.sure(amount_minor, currency, account.masked, ctx.t)


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
    await state.set_state(WithdrawalForm.amount)
    await state.set_data({"currency": callback_data.currency})
    return withdrawal_screens.which_amount(minor, callback_data.currency, ctx.t)


@router.message(WithdrawalForm.amount, PRIVATE, WORDS)
async def amount_typed(message: Message, ctx: Context, state: FSMContext) -> Screen:
    """Take the amount that was typed; one that is refused may be typed again."""
    currency = str((await state.get_data())["currency"])
    minor = read_amount(message.text or "", currency)
    screen = await asked(ctx, minor, currency)
    await state.clear()
    return screen


@router.callback_query(WithdrawSure.filter(), IN_PRIVATE)
async def request(_: CallbackQuery, callback_data: WithdrawSure, ctx: Context) -> Screen:
    """Ask for the money; a second press finds the first request open."""
    amount, currency = callback_data.amount, callback_data.currency
    await withdrawal.request(ctx.tx, ctx.member, amount, currency, now=ctx.now)
    return await own_page(ctx)


@router.callback_query(WithdrawCancel.filter(), IN_PRIVATE)
async def cancel(_: CallbackQuery, callback_data: WithdrawCancel, ctx: Context) -> Screen:
    """Take back the presser's own request."""
    await withdrawal.cancel(ctx.tx, callback_data.withdrawal_id, ctx.member.id, now=ctx.now)
    return await own_page(ctx)


@router.callback_query(WithdrawArrived.filter(), IN_PRIVATE)
async def arrived(_: CallbackQuery, callback_data: WithdrawArrived, ctx: Context) -> Screen:
    """Note that the presser's own money arrived."""
    await withdrawal.confirm(ctx.tx, callback_data.withdrawal_id, ctx.member.id, now=ctx.now)
    return await own_page(ctx)


async def given(ctx: Context, details: str) -> Screen:
    """Keep a member's account, and show how it looks from now on."""
    key = PayoutKey(ctx.settings.payout_key)
    account = await set_account(ctx.tx, ctx.member, details, key=key, now=ctx.now)
    return withdrawal_screens.account_set(account.masked, ctx.t)


@router.callback_query(PayoutSet.filter(), IN_PRIVATE)
async def ask_account(_: CallbackQuery, ctx: Context, state: FSMContext) -> Screen:
    """Ask for the presser's account."""
    await state.set_state(WithdrawalForm.account)
    return withdrawal_screens.which_account(ctx.t)


@router.message(Command("payout"), PRIVATE, StateFilter("*"))
async def payout_command(
    _: Message, command: CommandObject, ctx: Context, state: FSMContext
) -> Screen:
    """Take the account behind the command, or ask for it."""
    if not command.args:
        await state.set_state(WithdrawalForm.account)
        return withdrawal_screens.which_account(ctx.t)
    screen = await given(ctx, command.args)
    await state.clear()
    return screen


@router.message(WithdrawalForm.account, PRIVATE, WORDS)
async def account_typed(message: Message, ctx: Context, state: FSMContext) -> Screen:
    """Take the account that was typed; one that is refused may be typed again."""
    screen = await given(ctx, message.text or "")
    await state.clear()
    return screen


@router.message(Command("withdraw", "payout"))
async def in_group(_: Message) -> None:
    """Keep money and details out of groups."""
    raise Refused("withdrawal.in_private")
