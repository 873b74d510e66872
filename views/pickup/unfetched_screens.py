"""What was not fetched, for whoever runs the shop."""

from storage.stores import Store
from storage.vouchers import Voucher, VoucherState
from views.i18n import Html, Translate

NAME_CHARS_MAX = 20


def label(voucher: Voucher, name: str, t: Translate) -> str:
    """Return an item of the list: whose, what, and whether there is still time."""
    mark = "⌛" if voucher.state == VoucherState.EXPIRED else "📦" if voucher.arrived_at else "⏳"
    who = (name or t.plain("order-erased"))[:NAME_CHARS_MAX]
    return f"{mark} {who} · {voucher.title[:NAME_CHARS_MAX]} ×{voucher.quantity}"


def lines(voucher: Voucher, store: Store | None, t: Translate) -> Html:
    """Return where and until when, since when it is there, and when its member heard of it last."""
    found = [
        t("order-voucher-store", store=store.name if store else "none"),
        t(f"order-voucher-{voucher.state}", until=t.local(voucher.expires_at)),
    ]
    if voucher.arrived_at is not None:
        found.append(t("pickup-there-since", moment=t.local(voucher.arrived_at)))
    if voucher.reminded_at is not None:
        found.append(t("pickup-reminded-at", moment=t.local(voucher.reminded_at)))
    return Html("\n".join(found))
