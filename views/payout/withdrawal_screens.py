"""Withdrawals and payout accounts as their member sees them, and the notice to admins."""

from collections.abc import Mapping
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton
from aiogram.utils.keyboard import InlineKeyboardBuilder
from pydantic import Field

from domain.display_name import NAMELESS
from domain.money import Money
from domain.payout import withdrawal
from domain.payout.withdrawal import WithdrawalAsked, WithdrawalNews
from storage.payout.tables import Withdrawal, WithdrawalState
from storage.payout.withdrawals import OPEN
from views.admin_link import opener
from views.buttons import Amount, Id, button, markup
from views.i18n import Html, Translate
from views.notice import Notice, notifies, table
from views.screen import Screen

WORDS_SHOWN_MAX = 120
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class WithdrawAsk(CallbackData, prefix="wd.ask"):
    """See what would be asked for, and confirm it."""

    currency: Currency


class WithdrawAmount(CallbackData, prefix="wd.amount"):
    """Type another amount."""

    currency: Currency


class WithdrawSureBefore(CallbackData, prefix="wd.sure"):
    """Asked for an amount when the yes did not say to which account; asks again."""

    currency: Currency
    amount: Amount


class WithdrawSure(CallbackData, prefix="wd.yes"):
    """Ask for this amount; what can be withdrawn now decides."""

    currency: Currency
    amount: Amount
    account: Annotated[str, Field(max_length=16)]
    """The tag of the account that was shown; money goes to no other."""


class WithdrawCancel(CallbackData, prefix="wd.cancel"):
    """Take back one's own request."""

    withdrawal_id: Id


class WithdrawArrived(CallbackData, prefix="wd.arrived"):
    """Say that one's money arrived."""

    withdrawal_id: Id


class PayoutSet(CallbackData, prefix="wd.account"):
    """Give another payout account."""


class PayoutUse(CallbackData, prefix="wd.use"):
    """Use the account that this question shows."""

    account: Annotated[str, Field(max_length=16)]


class WithdrawPage(CallbackData, prefix="wd.page"):
    """See one's withdrawals."""


def page(
    payable: Mapping[str, int],
    masked: str | None,
    newest: Withdrawal | None,
    t: Translate,
) -> Screen:
    """Return what can be withdrawn by currency, where to, and what became of the last request."""
    lines: list[Html] = [t("withdrawal-title")]
    lines += [t("withdrawal-available", amount=Money(payable[one], one)) for one in sorted(payable)]
    if not payable:
        lines.append(t("withdrawal-nothing"))
    lines.append(
        t("withdrawal-no-account") if masked is None else t("withdrawal-account", masked=masked)
    )
    if newest is not None:
        lines += [Html(""), state(newest, t)]
    keyboard = InlineKeyboardBuilder()
    is_open = newest is not None and newest.state in OPEN
    if newest is not None and is_open:
        lines.append(t("withdrawal-again", id=newest.id))
    if masked is not None and not is_open:
        for currency in sorted(payable):
            amount = t.money(payable[currency], currency)
            keyboard.row(
                button(
                    t.plain("withdrawal-button-all", amount=amount), WithdrawAsk(currency=currency)
                ),
                button(t.plain("withdrawal-button-other"), WithdrawAmount(currency=currency)),
            )
    if newest is not None and newest.state == WithdrawalState.REQUESTED:
        data = WithdrawCancel(withdrawal_id=newest.id)
        keyboard.row(button(t.plain("withdrawal-button-cancel"), data))
    if newest is not None and newest.state == WithdrawalState.SENT:
        keyboard.row(_arrived(newest.id, t))
    keyboard.row(button(t.plain("withdrawal-button-account"), PayoutSet()))
    return Screen("\n".join(lines), keyboard.as_markup())


def state(withdrawal: Withdrawal, t: Translate) -> Html:
    """Return what became of a request."""
    return t(
        f"withdrawal-state-{withdrawal.state}",
        id=withdrawal.id,
        amount=Money(withdrawal.amount_minor, withdrawal.currency),
        masked=withdrawal.payout_masked,
        proof=(withdrawal.proof or "")[:WORDS_SHOWN_MAX],
        reason=reason(withdrawal.reason, t),
    )


def reason(kept: str | None, t: Translate) -> str:
    """Return why a request came back, in the reader's language where the shop has words for it."""
    if kept in withdrawal.WORDED:
        return t.plain(f"withdrawal-reason-{kept}")
    return (kept or "")[:WORDS_SHOWN_MAX]


def sure(amount_minor: int, currency: str, masked: str, tag: str, t: Translate) -> Screen:
    """Return the question before money is asked for: how much, and where to."""
    text = t("withdrawal-sure", amount=Money(amount_minor, currency), masked=masked)
    words = t.plain("withdrawal-button-sure", amount=t.money(amount_minor, currency))
    data = WithdrawSure(currency=currency, amount=amount_minor, account=tag)
    yes = button(words, data, "success")
    no = button(t.plain("withdrawal-button-back"), WithdrawPage())
    return Screen(text, markup([[yes], [no]]))


def which_amount(available_minor: int, currency: str, t: Translate) -> Screen:
    """Return the question how much."""
    return Screen(t("withdrawal-which-amount", amount=Money(available_minor, currency)))


def which_account(t: Translate) -> Screen:
    """Return the question where to."""
    return Screen(t("payout-which"))


def account_sure(details: str, masked: str | None, tag: str, t: Translate) -> Screen:
    """Return the question whether an account is the right one, with the one it replaces."""
    lines = [t("payout-sure", details=details)]
    if masked is not None:
        lines.append(t("payout-sure-instead", masked=masked))
    yes = button(t.plain("payout-button-use"), PayoutUse(account=tag), "success")
    other = button(t.plain("payout-button-other"), PayoutSet())
    back = button(t.plain("withdrawal-button-back"), WithdrawPage())
    return Screen("\n".join(lines), markup([[yes], [other, back]]))


def account_set(masked: str, t: Translate) -> Screen:
    """Return the account as it is shown from now on."""
    back = button(t.plain("withdrawal-button-back"), WithdrawPage())
    return Screen(t("payout-set", masked=masked), markup([[back]]))


def requested(values: WithdrawalAsked, t: Translate) -> Notice:
    """Return the notice to an admin that somebody wants money; older rows have no name."""
    amount = Money(values["amount_minor"], values["currency"])
    name = values.get("name", NAMELESS)
    text = t("withdrawal-asked", name=name, amount=amount, masked=values["masked"])
    return Notice(text, [[opener("withdrawal", values["id"], t)]])


def changed(values: WithdrawalNews, t: Translate) -> Notice:
    """Return the notice to a member of what became of their request."""
    text = t(
        f"withdrawal-state-{values['state']}",
        id=values["id"],
        amount=Money(values["amount_minor"], values["currency"]),
        masked=values["masked"],
        proof=(values["proof"] or "")[:WORDS_SHOWN_MAX],
        reason=reason(values["reason"], t),
    )
    sent = values["state"] == WithdrawalState.SENT
    return Notice(text, [[_arrived(values["id"], t)]] if sent else [])


def _arrived(withdrawal_id: int, t: Translate) -> InlineKeyboardButton:
    data = WithdrawArrived(withdrawal_id=withdrawal_id)
    return button(t.plain("withdrawal-button-arrived"), data)


RENDERERS = table(notifies(withdrawal.REQUESTED, requested), notifies(withdrawal.CHANGED, changed))
