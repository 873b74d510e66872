"""What somebody sees who is invited to run the shop, and who gains or loses a role."""

from collections.abc import Callable, Mapping
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from pydantic import Field

from domain import store
from domain.admin import role
from storage.delivery.tables import OutboxRow
from views.i18n import Html, Translate, escaped
from views.screen import NO_PREVIEW, Reply, Screen

TITLES_SHOWN_MAX = 10
TITLE_CHARS_MAX = 64


class RoleAccept(CallbackData, prefix="role.yes"):
    """Say yes to an invitation; its code is the claim, and is looked at again."""

    code: Annotated[str, Field(pattern=r"^[2-9A-Z]{12}$")]


def invitation(by: str, titles: list[str] | None, code: str, t: Translate) -> Screen:
    """Return who invites to run which chats; `titles` None is the whole shop."""
    button = InlineKeyboardButton(
        text=t.plain("role-button-accept"), callback_data=RoleAccept(code=code).pack()
    )
    lines = [t("role-invited", by=by), t("role-everywhere") if titles is None else chats(titles, t)]
    return Screen("\n".join(lines), InlineKeyboardMarkup(inline_keyboard=[[button]]))


def staff_invitation(by: str, store: str, code: str, t: Translate) -> Screen:
    """Return who invites to redeem vouchers in which store."""
    button = InlineKeyboardButton(
        text=t.plain("role-button-accept"), callback_data=RoleAccept(code=code).pack()
    )
    words = t("desk-staff-invited", by=by, store=store)
    return Screen(words, InlineKeyboardMarkup(inline_keyboard=[[button]]))


def employed(store: str, t: Translate) -> Screen:
    """Return what new staff see in place of the invitation."""
    return Screen(t("desk-staff-welcome", store=store))


def chats(titles: list[str], t: Translate) -> Html:
    """Return the chats of an admin, the first ones by name."""
    lines = [f"• {escaped(title[:TITLE_CHARS_MAX])}" for title in titles[:TITLES_SHOWN_MAX]]
    more = len(titles) - len(lines)
    if more > 0:
        lines.append(t("desk-objections-more", more=more))
    return Html("\n".join(lines))


def gone(t: Translate) -> Screen:
    """Return the one answer to every invitation that leads nowhere."""
    return Screen(t("refused-role-invite_gone"))


def accepted(t: Translate) -> Screen:
    """Return what the new admin sees in place of the invitation."""
    return Screen(t("role-welcome"))


def granted(row: OutboxRow, t: Translate) -> Reply:
    """Return the notice to whoever runs the shop now."""
    return _tell(row, t("role-granted", chats=row.values["chats"]))


def withdrawn(row: OutboxRow, t: Translate) -> Reply:
    """Return the notice to whoever does not run it any more."""
    return _tell(row, t("role-withdrawn"))


def joined(row: OutboxRow, t: Translate) -> Reply:
    """Return the notice to the owner that an invitation was accepted."""
    return _tell(row, t("role-accepted", name=row.values["name"], chats=row.values["chats"]))


def works(row: OutboxRow, t: Translate) -> Reply:
    """Return the notice to whoever invited new staff."""
    values = row.values
    return _tell(row, t("desk-staff-joined", name=values["name"], store=values["store"]))


def _tell(row: OutboxRow, text: str) -> Reply:
    return SendMessage(chat_id=row.chat_id, text=text, link_preview_options=NO_PREVIEW)


RENDERERS: Mapping[str, Callable[[OutboxRow, Translate], Reply]] = {
    role.GRANTED: granted,
    role.WITHDRAWN: withdrawn,
    role.ACCEPTED: joined,
    store.JOINED: works,
}
