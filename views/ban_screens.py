"""What somebody who is banned is told."""

from domain.ban import BANNED, OrdersGivenUp
from views.ban_effects import amounts_text
from views.i18n import Html, Translate
from views.notice import Notice, notifies, table


def notice(values: OrdersGivenUp, t: Translate) -> Notice:
    """Return what a banned member is told."""
    counted = {
        "seats": values["seats"],
        "claims": values["claims"],
        "list_orders": values.get("list_orders", 0),
        "waiting": values["waiting"],
        "vouchers": values["vouchers"],
    }
    lines = [t(f"ban-told-{name}", number=number) for name, number in counted.items() if number]
    if values["refunds"]:
        pairs = [(str(currency), int(minor)) for minor, currency in values["refunds"]]
        lines.append(t("ban-told-refunds", amounts=amounts_text(pairs, t)))
    return Notice(Html("\n".join([t("ban-told"), *lines, t("ban-told-stays")])))


RENDERERS = table(notifies(BANNED, notice))
