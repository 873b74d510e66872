"""What a member reads of their own data: what is kept and why, the file, the question before the end."""

from collections.abc import Mapping

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from domain.payout.ledger import POINTS
from domain.privacy import ErasureLoss
from views.buttons import Id, MemberQuiet, button, markup
from views.i18n import Html, Translate
from views.screen import Screen


class PrivacyPage(CallbackData, prefix="privacy.page"):
    """Show what is kept of the presser."""


class PrivacyExport(CallbackData, prefix="privacy.export"):
    """Send the presser their data as a file."""


class PrivacyAsk(CallbackData, prefix="privacy.ask"):
    """Ask whether the presser really wants to be erased."""


class PrivacyArrived(CallbackData, prefix="privacy.arrived"):
    """Say that one's money arrived, and ask again to be erased."""

    withdrawal_id: Id


class PrivacyErase(CallbackData, prefix="privacy.erase"):
    """Erase the presser, once."""

    word: str


def page(t: Translate, *, quiet: bool) -> Screen:
    """Return what is kept and why, with what one can do about it."""
    state = t("privacy-quiet" if quiet else "privacy-loud")
    words = t.plain("privacy-button-loud" if quiet else "privacy-button-quiet")
    rows = [
        [button(words, MemberQuiet(quiet=not quiet))],
        [button(t.plain("privacy-button-export"), PrivacyExport())],
        [button(t.plain("privacy-button-erase"), PrivacyAsk())],
    ]
    return Screen(f"{t('privacy-page')}\n\n{state}", markup(rows))


def file(chat_id: int, body: bytes, t: Translate) -> SendDocument:
    """Return the call that sends everything kept of a member."""
    document = BufferedInputFile(body, "my-data.json")
    return SendDocument(chat_id=chat_id, document=document, caption=t("privacy-file"))


def sure(loss: ErasureLoss, word: str, t: Translate) -> Screen:
    """Return the question before the end, naming what is lost."""
    lost = [t("privacy-lost-money", amount=_money(loss.payable, t))] if loss.payable else []
    if loss.waiting:
        lost.append(t("privacy-lost-waiting", amount=_money(loss.waiting, t)))
    if loss.vouchers:
        lost.append(t("privacy-lost-vouchers", count=loss.vouchers))
    if loss.orders:
        lost.append(t("privacy-lost-orders", count=loss.orders))
    lost.append(t("privacy-lost-codes"))
    yes = button(t.plain("privacy-button-sure"), PrivacyErase(word=word), "danger")
    no = button(t.plain("privacy-button-back"), PrivacyPage())
    return Screen("\n".join([t("privacy-sure"), *lost]), markup([[yes], [no]]))


def money_sent(withdrawal_id: int, t: Translate) -> Screen:
    """Return why it must wait for money that was sent, and the button that ends the waiting."""
    words = t.plain("withdrawal-button-arrived")
    came = button(words, PrivacyArrived(withdrawal_id=withdrawal_id))
    back = button(t.plain("privacy-button-back"), PrivacyPage())
    return Screen(t("privacy-money-sent", id=withdrawal_id), markup([[came], [back]]))


def erased(t: Translate) -> Screen:
    """Return the last word."""
    return Screen(t("privacy-erased"))


def _money(payable: Mapping[str, int], t: Translate) -> Html:
    amounts = [
        t("commission-points", count=minor) if one == POINTS else t.money(minor, one)
        for one, minor in sorted(payable.items())
    ]
    return Html(", ".join(amounts))
