"""Referral codes and links as members see them: rotation, QR, links into private groups, questions."""

from collections.abc import Sequence
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import SendPhoto
from aiogram.types import BufferedInputFile, InlineKeyboardButton
from pydantic import Field

from domain.referral import invite_link
from domain.referral.attribution import ASK, ASKED, ConfirmNewcomer, InviterQuestion
from domain.referral.growth import Growth
from domain.referral.invite_link import LinkFailed, LinkMade
from storage.chat.tables import Chat
from views.buttons import Id, Units, button, copy_button, markup, no_more
from views.chart.drawing import Drawing, bar
from views.chart.panels import SQUARES, Panel
from views.i18n import Html, Translate
from views.notice import Notice, notifies, stored_moment, table
from views.pager import cut, turns
from views.qr import qr
from views.screen import Screen

REASON_CHARS_MAX = 120
GROUPS_PER_PAGE = 8
ChatId = Annotated[int, Field(ge=-(2**62), le=-1)]


BROUGHT, TOTAL = SQUARES[0], SQUARES[2]


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


class ReferralGroups(CallbackData, prefix="ref.groups"):
    """Turn the groups that one may have a link into to a page, counted from 0."""

    number: Units


class ReferralConfirm(CallbackData, prefix="ref.confirm"):
    """Say whether one brought the newcomer who says so."""

    attribution_id: Id
    yes: bool


class ReferralWho(CallbackData, prefix="ref.who"):
    """Say who invited one: somebody, whose code is typed next, or nobody."""

    somebody: bool


def sure(t: Translate) -> Screen:
    """Return the question before a code is changed."""
    yes = button(t.plain("referral-button-rotate-sure"), ReferralRotate(sure=True))
    return Screen(t("referral-rotate-sure"), markup([[yes]]))


def rotated(code: str, link: str, t: Translate) -> Screen:
    """Return the new code."""
    copy = copy_button(t.plain("member-button-copy"), code)
    return Screen(t("referral-rotated", code=code, link=link), markup([[copy]]))


def qr_picture(chat_id: int, link: str, t: Translate) -> SendPhoto:
    """Return the call that shows a link as a QR, in private."""
    file = BufferedInputFile(qr(link), "link.png")
    return SendPhoto(chat_id=chat_id, photo=file, caption=t("referral-qr", link=link))


def groups(chats: Sequence[Chat], t: Translate, number: int = 0) -> Screen:
    """Return a page of the private groups that a member may have a link into, each a button."""
    if not chats:
        return Screen(t("referral-no-groups"))
    page = cut(chats, number, GROUPS_PER_PAGE)
    rows = [[button(chat.title[:60], ReferralInvite(chat_id=chat.id))] for chat in page.items]
    rows.append(turns(t, page.number, page.pages, lambda to: ReferralGroups(number=to)))
    return Screen(t("referral-groups"), markup(rows))


def invite(title: str, url: str, t: Translate) -> Screen:
    """Return a member's own link into a group."""
    return Screen(t("referral-invite", title=title, url=url), markup([[_copy(url, t)]]))


def being_made(title: str, t: Translate) -> Screen:
    """Return the word that a link will come in private."""
    return Screen(t("referral-being-made", title=title))


def which_code(t: Translate) -> Screen:
    """Return the question for the code of whoever invited somebody."""
    return Screen(t("referral-which-code"))


def ask_inviter(t: Translate) -> Screen:
    """Return the question who invited somebody, for one who has just come."""
    return Screen(t("referral-who-here"), markup([_answers(t)]))


def noted(name: str, t: Translate, *, asked: bool) -> Screen:
    """Return the thanks for an answer; `asked` waits for the other side."""
    return Screen(t("referral-noted-asked" if asked else "referral-noted", name=name))


def nobody(t: Translate) -> Screen:
    """Return the thanks for the answer that nobody did."""
    return Screen(t("referral-nobody"))


def confirmed(t: Translate, *, counts: bool) -> Screen:
    """Return what came of a promoter's word."""
    return Screen(t("referral-confirmed" if counts else "referral-declined"))


def asked(values: ConfirmNewcomer, t: Translate) -> Notice:
    """Return the question to a promoter whether they brought somebody."""
    number = values["attribution_id"]
    yes, no = (ReferralConfirm(attribution_id=number, yes=answer) for answer in (True, False))
    until = stored_moment(values["until"], t)
    return Notice(
        t("referral-asked", name=values["name"], until=until),
        [[button(t.plain("referral-button-yes"), yes), button(t.plain("referral-button-no"), no)]],
    )


def ask(values: InviterQuestion, t: Translate) -> Notice:
    """Return the question to a newcomer who invited them into a group."""
    return Notice(t("referral-who", title=values["title"]), [_answers(t), [no_more(t)]])


def link_made(values: LinkMade, t: Translate) -> Notice:
    """Return the notice that a link is there."""
    text = t("referral-invite", title=values["title"], url=values["url"])
    return Notice(text, [[_copy(values["url"], t)]])


def link_failed(values: LinkFailed, t: Translate) -> Notice:
    """Return the notice that there will be no link, and why."""
    reason = values["reason"][:REASON_CHARS_MAX]
    return Notice(t("referral-link-failed", title=values["title"], reason=reason))


def _answers(t: Translate) -> list[InlineKeyboardButton]:
    return [
        button(t.plain("referral-button-somebody"), ReferralWho(somebody=True)),
        button(t.plain("referral-button-nobody"), ReferralWho(somebody=False)),
    ]


def _copy(url: str, t: Translate) -> InlineKeyboardButton:
    return copy_button(t.plain("referral-button-copy-link"), url)


RENDERERS = table(
    notifies(ASKED, asked),
    notifies(ASK, ask),
    notifies(invite_link.MADE, link_made),
    notifies(invite_link.FAILED, link_failed),
)


def growth_chart(chat_id: int, seen: Growth, t: Translate) -> Drawing:
    """Return the chart of how many people a member brought, for their private chat."""
    span = "week" if seen.by_week else "day"
    head = [
        t("chart-growth", people=seen.total[-1]),
        Html(f"{BROUGHT} {t(f'chart-growth-{span}')}"),
        Html(f"{TOTAL} {t('chart-growth-total')}"),
    ]
    labels = [t.day(start, weekday=False) for start in seen.starts]
    panels = [Panel("", labels, [seen.brought]), Panel("", labels, [seen.total], is_line=True)]
    most, widest = max(seen.brought), max(map(len, labels))
    rows = [
        f"<code>{label.rjust(widest)} {bar(brought, most)}</code> {BROUGHT} {brought} {TOTAL} {total}"
        for label, brought, total in zip(labels, seen.brought, seen.total, strict=True)
    ]
    return Drawing(chat_id, panels, Html("\n".join(head)), Html("\n".join([*head, "", *rows])))
