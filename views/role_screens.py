"""What somebody sees who is invited to run the shop, and who gains or loses a role."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from domain.admin.role import (
    ACCEPTED,
    GRANTED,
    WITHDRAWN,
    InviteAccepted,
    RoleGranted,
    RoleWithdrawn,
)
from domain.store import JOINED, StaffJoined
from views.buttons import button, markup
from views.i18n import Html, Translate, escaped
from views.notice import Notice, notifies, table
from views.screen import Screen

TITLES_SHOWN_MAX = 10
TITLE_CHARS_MAX = 64


class RoleAccept(CallbackData, prefix="role.yes"):
    """Say yes to an invitation; its code is the claim, and is looked at again."""

    code: Annotated[str, Field(pattern=r"^[2-9A-Z]{12}$")]


def invitation(by: str, titles: list[str] | None, code: str, t: Translate) -> Screen:
    """Return who invites to run which chats; `titles` None is the whole shop."""
    yes = button(t.plain("role-button-accept"), RoleAccept(code=code))
    lines = [t("role-invited", by=by), t("role-everywhere") if titles is None else chats(titles, t)]
    return Screen("\n".join(lines), markup([[yes]]))


def staff_invitation(by: str, store: str, code: str, t: Translate) -> Screen:
    """Return who invites to redeem vouchers in which store."""
    yes = button(t.plain("role-button-accept"), RoleAccept(code=code))
    return Screen(t("admin-staff-invited", by=by, store=store), markup([[yes]]))


def employed(store: str, t: Translate) -> Screen:
    """Return what new staff see in place of the invitation."""
    return Screen(t("admin-staff-welcome", store=store))


def chats(titles: list[str], t: Translate) -> Html:
    """Return the chats of an admin, the first ones by name."""
    lines = [f"• {escaped(title[:TITLE_CHARS_MAX])}" for title in titles[:TITLES_SHOWN_MAX]]
    more = len(titles) - len(lines)
    if more > 0:
        lines.append(t("admin-objections-more", more=more))
    return Html("\n".join(lines))


def gone(t: Translate) -> Screen:
    """Return the one answer to every invitation that leads nowhere."""
    return Screen(t("refused-role-invite_gone"))


def accepted(t: Translate) -> Screen:
    """Return what the new admin sees in place of the invitation."""
    return Screen(t("role-welcome"))


def granted(values: RoleGranted, t: Translate) -> Notice:
    """Return the notice to whoever runs the shop now."""
    return Notice(t("role-granted", chats=values["chats"]))


def withdrawn(_: RoleWithdrawn, t: Translate) -> Notice:
    """Return the notice to whoever does not run it any more."""
    return Notice(t("role-withdrawn"))


def joined(values: InviteAccepted, t: Translate) -> Notice:
    """Return the notice to the owner that an invitation was accepted."""
    return Notice(t("role-accepted", name=values["name"], chats=values["chats"]))


def works(values: StaffJoined, t: Translate) -> Notice:
    """Return the notice to whoever invited new staff."""
    return Notice(t("admin-staff-joined", name=values["name"], store=values["store"]))


RENDERERS = table(
    notifies(GRANTED, granted),
    notifies(WITHDRAWN, withdrawn),
    notifies(ACCEPTED, joined),
    notifies(JOINED, works),
)
