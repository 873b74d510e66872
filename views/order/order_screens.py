"""Orders in the admin menu: a line for a list, one order, its voucher, and what a list is about."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.payment.history import PaidItem
from domain.promotion.payment import owed_minor
from storage.order.order_columns import OrderState
from storage.order.orders import OrderFilter, OrderRow
from storage.promotion.tables import PaymentKind
from storage.provider.tables import OrderDetails
from storage.stores import Store
from storage.vouchers import Voucher, VoucherEvent, VoucherState
from views.i18n import Html, Translate, escaped

MARKS = {
    OrderState.PENDING: "⏳",
    OrderState.TO_PAY: "🕐",
    OrderState.READY: "🎟",
    OrderState.DONE: "✅",
    OrderState.REFUND: "💸",
    OrderState.OVER: "✖️",
}
NAME_CHARS_MAX = 16
MOMENT = timedelta(microseconds=1)
TITLE_CHARS_MAX = 40


def item(order: OrderRow, t: Translate) -> str:
    """Return what a button says of an order: how it stands, the amount, whose, and of what."""
    amount = t.money(order.amount_minor, order.currency)
    name = name_of(order, t)[:NAME_CHARS_MAX]
    units = f" ×{order.quantity}" if order.quantity > 1 else ""
    return f"{MARKS[order.state]} {amount} · {name} · {order.title}{units}"


def name_of(order: OrderRow, t: Translate) -> str:
    """Return whose order it is; nobody's name once they were erased."""
    return order.name or t.plain("order-erased")


def state(order_state: OrderState, t: Translate) -> str:
    """Return a state in words, with its mark."""
    return f"{MARKS[order_state]} {t.plain(f'order-state-{order_state}')}"


def lines(order: OrderRow, sums: dict[str, int], t: Translate) -> Html:
    """Return one order with its money, from `payments.sums`, in lines."""
    found = [
        Html(state(order.state, t)),
        t(
            "order-made",
            kind=order.kind,
            code=order.promotion_code or "",
            moment=t.local(order.at),
            chat=order.chat_title or ("none" if order.chat_id is None else "gone"),
        ),
        t("order-person", name=name_of(order, t), username=order.username or "none"),
        t("order-amount", amount=t.money(order.amount_minor, order.currency)),
    ]
    if order.note:
        found.append(t("order-note", note=order.note))
    paid, owed = sums.get(PaymentKind.PAID, 0), owed_minor(sums)
    if paid:
        found.append(t("order-paid", amount=t.money(paid, order.currency)))
    if owed > 0:
        found.append(t("order-owed", amount=t.money(owed, order.currency)))
    return Html("\n".join(found))


def payments(paid: Sequence[PaidItem], told: OrderDetails | None, t: Translate) -> Html:
    """Return the receipts of an order and how they stand, and what its payer told."""
    said = [
        t(
            "order-receipt",
            number=one.receipt,
            amount=t.money(one.amount_minor, one.currency),
            moment=t.local(one.at),
            stands=t.plain(f"payment-standing-{one.standing}"),
        )
        for one in paid
    ]
    return Html("\n".join([*said, *([] if told is None else [payer(told, t)])]))


def payer(told: OrderDetails, t: Translate) -> Html:
    """Return what a payer told: how they are reached, where it goes, by which way of delivery."""
    reached = " · ".join(one for one in (told.name, told.phone, told.email) if one)
    parts = [one for one in (reached, told.address, told.shipping and f"🚚 {told.shipping}") if one]
    return Html(f"{t('order-payer')}\n<blockquote>{escaped(chr(10).join(parts))}</blockquote>")


def voucher(
    found: Voucher, store: Store | None, events: Sequence[VoucherEvent], t: Translate
) -> Html:
    """Return a voucher and what was done with it, in lines; its code is its member's alone."""
    due = t.money(found.due_minor, found.currency)
    until = t.local(found.expires_at)
    said = [
        t(f"order-voucher-{found.state}", until=until),
        t("order-voucher-due", due=due) if found.due_minor else t("order-voucher-paid"),
        t("order-voucher-store", store=store.name if store else "none"),
    ]
    if found.state == VoucherState.REDEEMED and found.due_minor:
        said[1] = t("order-voucher-was-due", due=due)
    history = [
        t("order-event", moment=t.local(one.at), what=t.plain(f"order-event-{one.act}"))
        for one in events
    ]
    return Html("\n".join([*said, "", *history]))


def period(since: datetime, until: datetime, zone: str, t: Translate) -> str:
    """Return the days of a period in words, the last one included."""
    wall = [moment.astimezone(ZoneInfo(zone)) for moment in (since, until - MOMENT)]
    first, last = (t.day(moment.date(), weekday=False) for moment in wall)
    return first if first == last else t.plain("order-period", since=first, until=last)


def filter_words(
    wanted: OrderFilter, chat: str | None, promotion: str | None, person: str | None, t: Translate
) -> list[str]:
    """Return what a list of orders is narrowed to, but for its period."""
    words = [] if wanted.state is None else [state(wanted.state, t)]
    named = (("chat", chat), ("promotion", promotion), ("person", person))
    return words + [
        t.plain(f"order-of-{what}", name=name[:TITLE_CHARS_MAX]) for what, name in named if name
    ]
