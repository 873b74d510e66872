"""Hosts: groups with the longest titles, orders at their longest, every decision."""

from datetime import UTC, datetime
from typing import Any

from domain.host import notices
from storage.chat.tables import Chat
from storage.host.numbers import HostEarnings, HostOrders
from storage.host.tables import ChatHost, HostRule, HostState
from storage.order.order_columns import OrderKind, OrderState
from storage.order.orders import OrderRow
from tests.screens.group_buy import ME
from views.host import host_notices, host_screens

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TITLE = ("<&>" * 43)[:128]
EARNED = [HostEarnings(one, 10_000, 10**11, 10**10) for one in ("EUR", "CNY", "JPY")]


def host(**more: Any) -> ChatHost:
    made = ChatHost(chat_id=-1, member_id=1, asked_at=NOON, **more)
    made.id = 2**31 - 1
    return made


def chat(**more: Any) -> Chat:
    return Chat(id=-1, type="supergroup", title=TITLE, added_at=NOON, **more)


HOSTS = [
    host(state=state, rate_bp=rate, rule=rule)
    for state in (HostState.ASKED, HostState.ACTIVE, HostState.PAUSED)
    for rate, rule in ((0, HostRule.BESIDE), (1_250, HostRule.BESIDE), (9_999, HostRule.INSTEAD))
]
PACES = [
    chat(),
    chat(language="en", daily_cap=1, quiet_from="22:00", quiet_to="08:00"),
    chat(language="zh", daily_cap=5),
    chat(language="ru"),
]
ORDERS = [
    OrderRow(
        kind=OrderKind.FLASH_SALE,
        id=1,
        state=state,
        at=NOON,
        title="&" * 200,
        quantity=1_000_000,
        amount_minor=1,
        currency="EUR",
        member_id=1,
        name=name,
        username=None,
        chat_id=-1,
        chat_title=TITLE,
        promotion_id=1,
        promotion_code="F2345",
        voucher_id=None,
    )
    for state in OrderState
    for name in ("<" * 64, "")
]
SCREENS = {
    "host_screens.own": lambda t: [
        host_screens.own(found, t, ME)
        for found in ([], [(HOSTS[0], chat())], [(one, chat()) for one in HOSTS * 2])
    ],
    "host_screens.group": lambda t: [
        host_screens.group(one, chat(), made, earned, t)
        for one in HOSTS
        for made, earned in (
            (HostOrders(0, 0, 0), []),
            (HostOrders(1, 1, 0), EARNED[:1]),
            (HostOrders(10**6, 10**6, 10**6), EARNED),
        )
    ],
    "host_screens.orders": lambda t: [
        host_screens.orders(HOSTS[0], chat(), found, t) for found in ([], ORDERS[:15])
    ],
    "host_screens.pace": lambda t: [host_screens.pace(HOSTS[0], one, t) for one in PACES],
    "host_screens.hand_over_sure": lambda t: host_screens.hand_over_sure(HOSTS[0], chat(), t),
    "host_screens.handing_over": lambda t: host_screens.handing_over(chat(), t, ME),
    "host_screens.leave_sure": lambda t: host_screens.leave_sure(HOSTS[0], chat(), t),
    "host_screens.left": lambda t: host_screens.left(chat(), t),
    "host_screens.requested": lambda t: host_screens.requested("<" * 64, t, ME, "host"),
}
DECIDED = [
    {"title": TITLE, "rate_bp": rate, "rule": rule}
    for rate, rule in ((0, "beside"), (1_250, "beside"), (9_999, "instead"))
]
ROWS = {
    notices.ASKED: [
        {"host_id": 1, "name": "<" * 64, "title": TITLE, "takes_over": over}
        for over in (True, False)
    ],
    notices.LEFT: [{"name": "<" * 64, "title": TITLE}],
    **dict.fromkeys(
        (
            notices.APPROVED,
            notices.DECLINED,
            notices.TERMS,
            notices.PAUSED,
            notices.RESUMED,
            notices.REMOVED,
            notices.HANDED_OVER,
        ),
        DECIDED,
    ),
}
RENDERERS = host_notices.RENDERERS
