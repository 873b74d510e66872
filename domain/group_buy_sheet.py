"""Who is in a group buy, as a sheet: one line for each seat there ever was."""

from domain import sheet
from domain.payment import owed_minor
from storage import group_buy as offers
from storage import payment as payments
from storage.database import Tx
from storage.group_buy import GroupBuy
from storage.payment import Line
from storage.subject import SEAT

COLUMNS = (
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
)
ROWS_MAX = 100_000


async def members(tx: Tx, offer: GroupBuy) -> str:
    """Return the seats of a group buy with their money, as CSV."""
    rows = await offers.of_offer(tx, offer.id, limit=ROWS_MAX)
    money = await payments.sums_of(tx, SEAT, [seat.id for _, seat, _ in rows])
    lines = []
    for team, seat, name in rows:
        sums = money.get(seat.id, {})
        settled = team.price_minor
        price = seat.price_shown_minor if settled is None else settled
        amounts = (price, sums.get(Line.PAID, 0), owed_minor(sums))
        lines.append(
            [
                team.code,
                seat.id,
                seat.member_id,
                name,
                seat.quantity,
                seat.state,
                seat.joined_at.isoformat(timespec="seconds"),
                *(sheet.amount(minor, offer.currency) for minor in amounts),
                offer.currency,
            ]
        )
    return sheet.written(COLUMNS, lines)
