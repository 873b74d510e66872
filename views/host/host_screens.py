"""What a host sees in private: their groups, the rule they earn by, handing over, leaving."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, User

from domain.host.join import HANDING_OVER_FOR, REQUEST
from storage.chat.tables import Chat
from storage.host.numbers import HostEarnings, HostOrders
from storage.host.tables import ChatHost, HostState
from storage.order.orders import OrderRow
from views.buttons import Id, button, link_button, markup
from views.i18n import Html, Translate
from views.screen import Screen

TITLE_CHARS_MAX = 64
ORDER_CHARS_MAX = 40
DAY_H = 24


class HostOwn(CallbackData, prefix="ho.own"):
    """See the groups that one hosts."""


class HostOpen(CallbackData, prefix="ho.open"):
    """See one of them."""

    host_id: Id


class HostHandOver(CallbackData, prefix="ho.hand"):
    """Hand a group over; asked first, then said so."""

    host_id: Id
    sure: bool


class HostOrderList(CallbackData, prefix="ho.orders"):
    """See the newest orders of a group."""

    host_id: Id


class HostPace(CallbackData, prefix="ho.pace"):
    """See how a group wants to be treated, or go to the next value of something."""

    host_id: Id
    what: str
    """One of `domain.host.pace.STEPS`; anything else changes nothing."""


class HostLeave(CallbackData, prefix="ho.leave"):
    """Give a group up; asked first, then said so."""

    host_id: Id
    sure: bool


def request_link(bot: str) -> str:
    """Return the link that brings the bot into a group, and asks to host it."""
    return f"https://t.me/{bot}?startgroup={REQUEST}"


def percent(rate_bp: int) -> str:
    """Return a rate as people write it: `7.5%`."""
    return f"{rate_bp / 100:g}%"


def rule_sentence(rate_bp: int, rule: str, t: Translate) -> Html:
    """Return what a host earns, and what that leaves to whoever brought a buyer."""
    return t(f"host-rule-{rule}" if rate_bp else "host-rule-nothing", rate=percent(rate_bp))


def _add_button(me: User, t: Translate) -> InlineKeyboardButton:
    return link_button(t.plain("host-button-add"), request_link(me.username or ""))


def own(found: Sequence[tuple[ChatHost, Chat]], t: Translate, me: User) -> Screen:
    """Return the groups of a host, or how to become one."""
    if not found:
        return Screen(t("host-none"), markup([[_add_button(me, t)]]))
    rows = []
    for host, chat in found:
        mark = {HostState.ASKED: "⏳", HostState.PAUSED: "⏸"}.get(HostState(host.state), "🏡")
        label = f"{mark} {chat.title[:ORDER_CHARS_MAX]}"
        rows.append([button(label, HostOpen(host_id=host.id))])
    return Screen(t("host-own", groups=len(found)), markup([*rows, [_add_button(me, t)]]))


def group(
    host: ChatHost,
    chat: Chat,
    made: HostOrders,
    earned: Sequence[HostEarnings],
    t: Translate,
) -> Screen:
    """Return one group of a host."""
    lines = [t("host-group", title=chat.title[:TITLE_CHARS_MAX])]
    if host.state == HostState.ASKED:
        lines.append(t("host-waits"))
        return Screen("\n".join(lines), markup([[_back(t)]]))
    if host.state == HostState.PAUSED:
        lines.append(t("host-paused"))
    lines.append(rule_sentence(host.rate_bp, host.rule, t))
    counts = {"orders": made.orders, "to_fetch": made.to_fetch, "arrived": made.arrived}
    lines.append(t("host-orders", **counts))
    lines += [
        t(
            "host-earned",
            purchases=one.purchases,
            paid=t.money(one.paid_minor, one.currency),
            earned=t.money(one.earned_minor, one.currency),
        )
        for one in earned
    ]
    orders = button(t.plain("host-button-orders"), HostOrderList(host_id=host.id))
    pace = button(t.plain("host-button-pace"), HostPace(host_id=host.id, what="look"))
    hand = button(t.plain("host-button-hand"), HostHandOver(host_id=host.id, sure=False))
    leave = button(t.plain("host-button-leave"), HostLeave(host_id=host.id, sure=False))
    return Screen("\n\n".join(lines), markup([[orders, pace], [hand, leave], [_back(t)]]))


def orders(host: ChatHost, chat: Chat, found: Sequence[OrderRow], t: Translate) -> Screen:
    """Return the newest orders of a group: who, what, and how far it has come."""
    lines = [
        t(
            "host-order",
            name=one.name or t.plain("admin-member-gone"),
            title=one.title[:ORDER_CHARS_MAX],
            quantity=one.quantity,
            state=t.plain(f"order-state-{one.state}"),
        )
        for one in found
    ]
    head = t("host-orders-title", title=chat.title[:TITLE_CHARS_MAX], orders=len(found))
    keyboard = markup([[_to_group(host, t)]])
    return Screen(Html("\n".join([head, *lines])), keyboard)


def pace(host: ChatHost, chat: Chat, t: Translate) -> Screen:
    """Return how a group wants to be treated; each button goes to the next value."""
    quiet = f"{chat.quiet_from}-{chat.quiet_to}" if chat.quiet_from else "none"
    values: dict[str, str | int] = {
        "language": chat.language or "none",
        "daily_cap": chat.daily_cap or 0,
        "quiet": quiet,
    }
    rows = [
        [
            button(
                f"‹ {t.plain(f'host-button-{what}', value=values[what])} ›",
                HostPace(host_id=host.id, what=what),
            )
        ]
        for what in values
    ]
    words = t("host-pace", title=chat.title[:TITLE_CHARS_MAX])
    return Screen(words, markup([*rows, [_to_group(host, t)]]))


def _to_group(host: ChatHost, t: Translate) -> InlineKeyboardButton:
    return button(t.plain("host-button-group"), HostOpen(host_id=host.id))


def _back(t: Translate) -> InlineKeyboardButton:
    return button(t.plain("host-button-back"), HostOwn())


def _no(host: ChatHost, t: Translate) -> InlineKeyboardButton:
    return button(t.plain("host-button-no"), HostOpen(host_id=host.id))


def hand_over_sure(host: ChatHost, chat: Chat, t: Translate) -> Screen:
    """Return the question before a group may be taken over."""
    yes = button(t.plain("host-button-hand"), HostHandOver(host_id=host.id, sure=True))
    return Screen(t("host-hand-sure", title=chat.title), markup([[yes], [_no(host, t)]]))


def handing_over(chat: Chat, t: Translate, me: User) -> Screen:
    """Return what the one who takes over has to do."""
    hours = int(HANDING_OVER_FOR.total_seconds() // 3600)
    link = request_link(me.username or "")
    words = t("host-handing", title=chat.title, days=hours // DAY_H, link=link)
    return Screen(words, markup([[_back(t)]]))


def leave_sure(host: ChatHost, chat: Chat, t: Translate) -> Screen:
    """Return the question before a group is given up."""
    yes = button(t.plain("host-button-leave"), HostLeave(host_id=host.id, sure=True))
    return Screen(t("host-leave-sure", title=chat.title), markup([[yes], [_no(host, t)]]))


def left(chat: Chat, t: Translate) -> Screen:
    """Return that a group was given up."""
    return Screen(t("host-left", title=chat.title), markup([[_back(t)]]))


def requested(name: str, t: Translate, me: User, page: str) -> Screen:
    """Return the line for a group whose administrator has just asked."""
    link = link_button(t.plain("host-button-open"), f"https://t.me/{me.username}?start={page}")
    return Screen(t("host-requested", name=name), markup([[link]]))
