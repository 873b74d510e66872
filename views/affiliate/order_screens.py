"""What networks report, in words: whether anything arrives, what was put aside, what it comes to."""

from collections.abc import Iterable, Sequence

from domain.network_order.receive import ASIDE, CallAside
from storage.affiliate.tables import AffiliateAccount
from views.i18n import Html, Translate
from views.notice import Notice, notifies, table

SHOWN_CHARS = 40
ACCOUNT_SUMS = Sequence[tuple[str, str, int, int, int]]
"""Currency, state, orders, commission and the promoters' part of it."""


def heard_lines(account: AffiliateAccount, t: Translate) -> list[Html]:
    """Return whether the network's calls arrive."""
    if account.key_digest is None:
        return [t("affiliate-heard-no_address")]
    lines = []
    if account.tested_at is not None:
        lines.append(t("affiliate-heard-test", moment=t.moment(account.tested_at)))
    if account.heard_at is not None:
        lines.append(t("affiliate-heard-order", moment=t.moment(account.heard_at)))
    return lines or [t("affiliate-heard-nothing")]


def aside_lines(found: Iterable[tuple[str, int, str]], t: Translate) -> list[Html]:
    """Return why reports were put aside."""
    return [
        t("affiliate-aside", calls=calls, reason=reason, shown=shown[:SHOWN_CHARS] or "–")
        for reason, calls, shown in found
    ]


def sum_lines(found: ACCOUNT_SUMS, nobodys: int, t: Translate) -> list[Html]:
    """Return what the orders of an account come to, and how many bear nobody's token."""
    lines = [
        t(
            "affiliate-sum",
            state=state,
            orders=orders,
            commission=t.money(commission, currency),
            share=t.money(share, currency),
        )
        for currency, state, orders, commission, share in found
    ]
    if nobodys:
        lines.append(t("affiliate-nobodys", orders=nobodys))
    return lines


def put_aside(values: CallAside, t: Translate) -> Notice:
    """Return the notice that a network reports what is not understood."""
    shown = values["shown"][:SHOWN_CHARS] or "–"
    return Notice(
        t(
            "owner-network_call",
            network=values["network"],
            why=t("affiliate-aside", calls=1, reason=values["reason"], shown=shown),
        )
    )


RENDERERS = table(notifies(ASIDE, put_aside))
