"""Referral codes and links as members see them: rotation, QR, links into private groups, questions."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import SendMessage, SendPhoto
from aiogram.types import BufferedInputFile, CopyTextButton, InlineKeyboardButton
from aiogram.types import InlineKeyboardMarkup as Markup
from pydantic import Field

from domain.referral import attribution, invite_link
from storage.chat.tables import Chat
from storage.delivery.tables import OutboxRow
from views.buttons import Id, no_more
from views.i18n import Translate
from views.qr import qr
from views.screen import NO_PREVIEW, Reply, Screen

ZONE = "UTC"
"""What stands inside `tg-time`, which every app shows in its reader's own zone."""
REASON_CHARS_MAX = 120
ChatId = Annotated[int, Field(ge=-(2**62), le=-1)]


class ReferralRotate(CallbackData, prefix="ref.rotate"):
    """Ask for another code of one's own; with `sure`, get it."""

    sure: bool


class ReferralQr(CallbackData, prefix="ref.qr"):
    """Get one's own link as a picture."""


class ReferralGrowth(CallbackData, prefix="ref.growth"):
    """Get as a picture how many people one brought."""


class ReferralInvite(CallbackData, prefix="ref.invite"):
    """Get one's own link into a group."""

    chat_id: ChatId


class ReferralConfirm(CallbackData, prefix="ref.confirm"):
    """Say whether one brought the newcomer who says so."""

    attribution_id: Id
    yes: bool


class ReferralWho(CallbackData, prefix="ref.who"):
    """Say who invited one: somebody, whose code is typed next, or nobody."""

    somebody: bool


def sure(t: Translate) -> Screen:
    """Return the question before a code is changed."""
    keyboard = [
        [_to(t.plain("referral-button-rotate-sure"), ReferralRotate(sure=True))],
    ]
    return Screen(t("referral-rotate-sure"), Markup(inline_keyboard=keyboard))


def rotated(code: str, link: str, t: Translate) -> Screen:
    """Return the new code."""
    copy = InlineKeyboardButton(
        text=t.plain("member-button-copy"), copy_text=CopyTextButton(text=code)
    )
    text = t("referral-rotated", code=code, link=link)
    return Screen(text, Markup(inline_keyboard=[[copy]]))


def qr_picture(chat_id: int, link: str, t: Translate) -> SendPhoto:
    """Return the call that shows a link as a QR, in private."""
    file = BufferedInputFile(qr(link), "link.png")
    return SendPhoto(chat_id=chat_id, photo=file, caption=t("referral-qr", link=link))


def groups(chats: Sequence[Chat], t: Translate) -> Screen:
    """Return the private groups that a member may have a link into, each a button."""
    if not chats:
        return Screen(t("referral-no-groups"))
    rows = [[_to(chat.title[:60], ReferralInvite(chat_id=chat.id))] for chat in chats]
    return Screen(t("referral-groups"), Markup(inline_keyboard=rows))


def invite(title: str, url: str, t: Translate) -> Screen:
    """Return a member's own link into a group."""
    return Screen(t("referral-invite", title=title, url=url), _copy(url, t))


def being_made(title: str, t: Translate) -> Screen:
    """Return the word that a link will come in private."""
    return Screen(t("referral-being-made", title=title))


def which_code(t: Translate) -> Screen:
    """Return the question for the code of whoever invited somebody."""
    return Screen(t("referral-which-code"))


def ask_inviter(t: Translate) -> Screen:
    """Return the question who invited somebody, for one who has just come."""
    return Screen(t("referral-who-here"), _answers(t))


def noted(name: str, t: Translate, *, asked: bool) -> Screen:
    """Return the thanks for an answer; `asked` waits for the other side."""
    return Screen(t("referral-noted-asked" if asked else "referral-noted", name=name))


def nobody(t: Translate) -> Screen:
    """Return the thanks for the answer that nobody did."""
    return Screen(t("referral-nobody"))


def confirmed(t: Translate, *, counts: bool) -> Screen:
    """Return what came of a promoter's word."""
    return Screen(t("referral-confirmed" if counts else "referral-declined"))


def asked(row: OutboxRow, t: Translate) -> Reply:
    """Return the question to a promoter whether they brought somebody."""
    values, number = row.values, row.values["attribution_id"]
    until = t.moment(datetime.fromisoformat(values["until"]), ZONE)
    buttons = [
        _to(t.plain("referral-button-yes"), ReferralConfirm(attribution_id=number, yes=True)),
        _to(t.plain("referral-button-no"), ReferralConfirm(attribution_id=number, yes=False)),
    ]
    text = t("referral-asked", name=values["name"], until=until)
    return _tell(row, Screen(text, Markup(inline_keyboard=[buttons])))


def ask(row: OutboxRow, t: Translate) -> Reply:
    """Return the question to a newcomer who invited them into a group."""
    answers = _answers(t).inline_keyboard
    text = t("referral-who", title=row.values["title"])
    return _tell(row, Screen(text, Markup(inline_keyboard=[*answers, [no_more(t)]])))


def link_made(row: OutboxRow, t: Translate) -> Reply:
    """Return the notice that a link is there."""
    return _tell(row, invite(row.values["title"], row.values["url"], t))


def link_failed(row: OutboxRow, t: Translate) -> Reply:
    """Return the notice that there will be no link, and why."""
    reason = str(row.values["reason"])[:REASON_CHARS_MAX]
    return _tell(row, Screen(t("referral-link-failed", title=row.values["title"], reason=reason)))


def _answers(t: Translate) -> Markup:
    somebody = _to(t.plain("referral-button-somebody"), ReferralWho(somebody=True))
    nobody_ = _to(t.plain("referral-button-nobody"), ReferralWho(somebody=False))
    return Markup(inline_keyboard=[[somebody, nobody_]])


def _copy(url: str, t: Translate) -> Markup:
    words = t.plain("referral-button-copy-link")
    button = InlineKeyboardButton(text=words, copy_text=CopyTextButton(text=url))
    return Markup(inline_keyboard=[[button]])


def _to(words: str, data: CallbackData) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=words, callback_data=data.pack())


def _tell(row: OutboxRow, screen: Screen) -> Reply:
    return SendMessage(
        chat_id=row.chat_id,
        text=screen.text,
        reply_markup=screen.keyboard,
        link_preview_options=NO_PREVIEW,
    )


RENDERERS: Mapping[str, Callable[[OutboxRow, Translate], Reply]] = {
    attribution.ASKED: asked,
    attribution.ASK: ask,
    invite_link.MADE: link_made,
    invite_link.FAILED: link_failed,
}
