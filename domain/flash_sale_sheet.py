"""Who claimed in a flash sale, as a sheet: one line for each claim there ever was."""

from domain import sheet
from domain.payment import owed_minor
from storage import flash_sale_claim
from storage import payment as payments
from storage.database import Tx
from storage.flash_sale import FlashSale
from storage.subject import CLAIM

COLUMNS = (
    "claim",
    "place",
    "member_id",
    "name",
    "quantity",
    "state",
    "claimed_at",
    "price",
    "paid",
    "owed_back",
    "currency",
)
ROWS_MAX = 100_000


async def claims(tx: Tx, sale: FlashSale) -> str:
    """Return the claims of a flash sale with their money, as CSV."""
    rows = await flash_sale_claim.with_names(tx, sale.id, limit=ROWS_MAX)
    money = await payments.sums_of(tx, CLAIM, [claim.id for claim, _ in rows])
    lines = []
    for claim, name in rows:
        sums = money.get(claim.id, {})
        amounts = (claim.price_minor, sums.get("paid", 0), owed_minor(sums))
        lines.append(
            [
                claim.id,
                claim.rank,
                claim.member_id,
                name,
                claim.quantity,
                claim.state,
                claim.claimed_at.isoformat(timespec="seconds"),
                *(sheet.amount(minor, sale.currency) for minor in amounts),
                sale.currency,
            ]
        )
    return sheet.written(COLUMNS, lines)
