"""What a ban takes and leaves, in plain lines; the command line says them without Telegram's library."""

from collections.abc import Iterable

from domain.ban import BanEffects
from storage.subject import CLAIM, LIST_ORDER, SEAT
from views.i18n import Translate


def effects(found: BanEffects, t: Translate, *, cancel: bool | None = None) -> list[str]:
    """Return in plain lines what a ban takes and leaves; `cancel` None leaves the choice open."""
    choice = {None: "choose", True: "cancelled", False: "kept"}[cancel]
    counted = (
        ("ban-seats", found.count(SEAT)),
        ("ban-claims", found.count(CLAIM)),
        ("ban-list-orders", found.count(LIST_ORDER)),
        ("ban-waiting", found.waiting),
        (f"ban-vouchers-{choice}", len(found.unpaid)),
        ("ban-vouchers-paid", len(found.paid)),
        ("ban-rewards", found.rewards),
    )
    lines = [t.plain(key, number=number) for key, number in counted if number]
    if found.refunds:
        lines.append(t.plain("ban-refunds", amounts=amounts_text(found.refunds.items(), t)))
    if found.withdrawal is not None:
        minor, currency = found.withdrawal
        lines.append(t.plain("ban-withdrawal", amount=t.money(minor, currency)))
    if found.balance:
        lines.append(t.plain("ban-balance", amounts=amounts_text(found.balance.items(), t)))
    return lines or [t.plain("ban-nothing")]


def amounts_text(sums: Iterable[tuple[str, int]], t: Translate) -> str:
    return ", ".join(t.money(minor, currency) for currency, minor in sums)
