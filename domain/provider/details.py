"""What payers tell the shop when they pay: kept beside the charge, shown to whoever runs the shop."""

from dataclasses import dataclass
from datetime import datetime

from storage.provider.tables import OrderDetails

CHARS_MAX = 300


@dataclass(frozen=True, slots=True)
class PayerDetails:
    """Name, phone, e-mail and address as Telegram hands them over; empty where nobody asked."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: tuple[str, ...] = ()
    """Lines of an envelope, the country's code last."""
    shipping_id: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.phone or self.email or self.address or self.shipping_id)


def kept(text: str) -> str:
    """Return a text within what is kept of it."""
    return " ".join(text.split())[:CHARS_MAX]


def details_row(
    told: PayerDetails, way: str, charge_id: int, member_id: int, at: datetime
) -> OrderDetails:
    """Return what a payer told as it is kept; `way` is that of delivery, in the shop's words."""
    return OrderDetails(
        charge_id=charge_id,
        member_id=member_id,
        at=at,
        name=kept(told.name),
        phone=kept(told.phone),
        email=kept(told.email),
        address="\n".join(kept(line) for line in told.address if line),
        shipping=way,
    )
