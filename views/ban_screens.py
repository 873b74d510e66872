"""What a ban does, said to whoever bans before and after, and to the one who is banned."""

from collections.abc import Iterable

from domain.ban import BANNED, BanEffects, OrdersGivenUp
from storage.subject import CLAIM, SEAT
from views.i18n import Html, Translate
from views.notice import Notice, notifies, table


def effects(found: BanEffects, t: Translate, *, cancel: bool | None = None) -> list[str]:
    """Return in plain lines what a ban takes and leaves; `cancel` None leaves the choice open."""
    choice = {None: "choose", True: "cancelled", False: "kept"}[cancel]
    counted = (
        ("ban-seats", found.count(SEAT)),
        ("ban-claims", found.count(CLAIM)),
        ("ban-waiting", found.waiting),
        (f"ban-vouchers-{choice}", len(found.unpaid)),
        ("ban-vouchers-paid", len(found.paid)),
        ("ban-rewards", found.rewards),
    )
    lines = [t.plain(key, number=number) for key, number in counted if number]
    if found.refunds:
        lines.append(t.plain("ban-refunds", amounts=_amounts(found.refunds.items(), t)))
    if found.withdrawal is not None:
        minor, currency = found.withdrawal
        lines.append(t.plain("ban-withdrawal", amount=t.money(minor, currency)))
    if found.balance:
        lines.append(t.plain("ban-balance", amounts=_amounts(found.balance.items(), t)))
    return lines or [t.plain("ban-nothing")]


def notice(values: OrdersGivenUp, t: Translate) -> Notice:
    """Return what a banned member is told."""
    counted = {
        "seats": values["seats"],
        "claims": values["claims"],
        "waiting": values["waiting"],
        "vouchers": values["vouchers"],
    }
    lines = [t(f"ban-told-{name}", number=number) for name, number in counted.items() if number]
    if values["refunds"]:
        pairs = [(str(currency), int(minor)) for minor, currency in values["refunds"]]
        lines.append(t("ban-told-refunds", amounts=_amounts(pairs, t)))
    return Notice(Html("\n".join([t("ban-told"), *lines, t("ban-told-stays")])))


def _amounts(sums: Iterable[tuple[str, int]], t: Translate) -> str:
    return ", ".join(t.money(minor, currency) for currency, minor in sums)


RENDERERS = table(notifies(BANNED, notice))
