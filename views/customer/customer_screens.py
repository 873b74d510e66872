"""A customer in the admin menu, in lines; and the notice that brings them the shop's words."""

from collections.abc import Iterator, Mapping

from domain.customer.message import MESSAGE, CustomerMessage
from domain.customer.profile import CustomerProfile
from storage.members import Reachability
from storage.order.orders import OrderRow
from views.ban_effects import amounts_text
from views.i18n import Html, Translate, escaped
from views.notice import Notice, notifies, table

CHAT_CHARS_MAX = 30
CHATS_NAMED_MAX = 5
NAME_CHARS_MAX = 20


def recent(order: OrderRow, t: Translate) -> str:
    """Return what a button says of somebody who ordered lately: the name, when, and what."""
    name = called(order.name, order.username)[:NAME_CHARS_MAX]
    return f"{name} · {t.local(order.at)} · {order.title}"


def called(name: str, username: str | None) -> str:
    """Return what a list calls a customer."""
    return f"{name} @{username}" if username else name


def lines(found: CustomerProfile, t: Translate) -> Html:
    """Return what is known of a customer, a line for each thing that there is."""
    return Html("\n".join([*_orders(found, t), *_earnings(found, t), *_origin(found, t)]))


def _orders(found: CustomerProfile, t: Translate) -> Iterator[Html]:
    at = found.last_order_at
    last = t.local(at) if at else ""
    yield t("customer-orders", orders=found.orders, last=last)
    totals = found.totals
    for key, sums in (
        ("customer-paid", totals.paid),
        ("customer-to-pay", found.to_pay),
        ("customer-owed", totals.owed),
    ):
        if sums:
            yield t(key, amounts=amounts(sums, t))
    if totals.vouchers:
        due = amounts(totals.due_at_pickup, t) or "none"
        yield t("customer-vouchers", vouchers=totals.vouchers, due=due)


def _earnings(found: CustomerProfile, t: Translate) -> Iterator[Html]:
    if found.payable:
        yield t("customer-payable", amounts=amounts(found.payable, t))
    if found.coming:
        yield t("customer-coming", amounts=amounts(found.coming, t))
    if found.withdrawal is not None:
        asked = found.withdrawal
        words = t.money(asked.amount_minor, asked.currency)
        yield t(f"customer-withdrawal-{asked.state}", amount=words)
    if found.held_rewards:
        yield t("customer-rewards", rewards=len(found.held_rewards))
    if found.invited:
        yield t("customer-invited", people=found.invited)


def _origin(found: CustomerProfile, t: Translate) -> Iterator[Html]:
    source = t.plain(f"admin-touch-{found.source}") if found.source else "none"
    if found.inviter is not None:
        yield t("customer-inviter", name=found.inviter.name, source=source)
    else:
        yield t("customer-no-inviter", source=source)
    if found.chats:
        named = [title[:CHAT_CHARS_MAX] for title in found.chats[:CHATS_NAMED_MAX]]
        more = len(found.chats) - len(named)
        yield t("customer-chats", chats=", ".join(named), more=more)
    if found.member.reach != Reachability.REACHABLE:
        yield t(f"customer-reach-{found.member.reach}")


def note(words: str | None, t: Translate) -> Html:
    """Return the note about a customer, in the words that were written."""
    return Html("") if words is None else Html(f"{t('customer-note')}\n{escaped(words)}")


def amounts(sums: Mapping[str, int], t: Translate) -> str:
    return amounts_text(sums.items(), t)


def message(values: CustomerMessage, t: Translate) -> Notice:
    """Return what the shop wrote to a customer."""
    return Notice(f"{t('notice-customer-message')}\n{escaped(values['text'])}")


RENDERERS = table(notifies(MESSAGE, message))
