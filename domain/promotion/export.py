"""Who is in a group buy, as a sheet: one line for each seat there ever was."""

from domain import csv_file
from domain.group_buy.rules import seat_price
from domain.promotion.payment import owed_minor
from storage.database import Tx
from storage.flash_sale.claims import with_names
from storage.flash_sale.tables import FlashSale
from storage.group_buy import offers
from storage.group_buy.tables import GroupBuy
from storage.option import promotion_options
from storage.promotion import payments
from storage.promotion.tables import PaymentKind
from storage.subject import CLAIM, SEAT

SEAT_COLUMNS = (
    "team",
    "seat",
    "member_id",
    "name",
    "quantity",
    "state",
    "joined_at",
    "price",
    "paid",
    "owed_back",
    "currency",
    "option",
)
SEAT_ROWS_MAX = 100_000


async def seats_csv(tx: Tx, offer: GroupBuy) -> str:
    """Return the seats of a group buy with their money, as CSV."""
    rows = await offers.seats_with_members(tx, offer.id, limit=SEAT_ROWS_MAX)
    money = await payments.sums_of(tx, SEAT, [seat.id for _, seat, _ in rows])
    names = await promotion_options.labels(tx, [seat.option_id for _, seat, _ in rows])
    lines = []
    for team, seat, name in rows:
        sums = money.get(seat.id, {})
        amounts = (seat_price(seat, team), sums.get(PaymentKind.PAID, 0), owed_minor(sums))
        lines.append(
            [
                team.code,
                seat.id,
                seat.member_id,
                name,
                seat.quantity,
                seat.state,
                seat.joined_at.isoformat(timespec="seconds"),
                *(csv_file.to_decimal(minor, offer.currency) for minor in amounts),
                offer.currency,
                names.get(seat.option_id, ""),
            ]
        )
    return csv_file.to_csv(SEAT_COLUMNS, lines)


CLAIM_COLUMNS = (
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
CLAIM_ROWS_MAX = 100_000


async def claims_csv(tx: Tx, sale: FlashSale) -> str:
    """Return the claims of a flash sale with their money, as CSV."""
    rows = await with_names(tx, sale.id, limit=CLAIM_ROWS_MAX)
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
                *(csv_file.to_decimal(minor, sale.currency) for minor in amounts),
                sale.currency,
            ]
        )
    return csv_file.to_csv(CLAIM_COLUMNS, lines)
