"""References of reductions: what a price may be compared with, and whose rules hold in a chat."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None
PERIOD = timedelta(days=30)
CHANGES = sa.table(
    "price_changes",
    sa.column("id", sa.Integer),
    sa.column("deal_id", sa.Integer),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("price_minor", sa.BigInteger),
    sa.column("currency", sa.String),
)
DEALS = sa.table("deals", sa.column("id", sa.Integer), sa.column("reference", sa.JSON))


def upgrade() -> None:
    op.add_column("chats", sa.Column("country", sa.String(), nullable=True))
    op.add_column(
        "chats",
        sa.Column("plain_only", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    for table in ("deals", "flash_sales", "group_buys"):
        op.add_column(table, sa.Column("reference", sa.JSON(), nullable=True))
    if not op.get_context().as_sql:
        _measure_deals(op.get_bind())


def _measure_deals(bind: sa.Connection) -> None:
    """Work out what today's prices are measured by; promotions keep what they were published with."""
    changed = (
        sa.select(CHANGES.c.deal_id).group_by(CHANGES.c.deal_id).having(sa.func.count() > 1)
    ).scalar_subquery()
    rows = bind.execute(
        sa.select(CHANGES)
        .where(CHANGES.c.deal_id.in_(changed))
        .order_by(CHANGES.c.deal_id, CHANGES.c.id)
    ).all()
    for deal_id, lines in groupby(rows, key=lambda row: row.deal_id):
        reference = _measured([(_aware(row.at), row.price_minor, row.currency) for row in lines])
        if reference is not None:
            bind.execute(sa.update(DEALS).where(DEALS.c.id == deal_id).values(reference=reference))


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _measured(line: list[tuple[datetime, int, str]]) -> dict[str, Any] | None:
    """Return the lowest prices before the last change and before the first of the steps down."""
    same = [place for place, one in enumerate(line) if one[2] != line[-1][2]]
    known = line[same[-1] + 1 :] if same else line
    if len(known) < 2:
        return None
    first = place = len(known) - 1
    while place and known[place][1] < known[place - 1][1]:
        first = place
        place -= 1
    last_at, first_at = known[-1][0], known[first][0]
    return {
        "lowest": _lowest(known, last_at),
        "days": (last_at - known[0][0]).days,
        "first": _lowest(known, first_at),
        "first_days": (first_at - known[0][0]).days,
    }


def _lowest(known: Sequence[tuple[datetime, int, str]], until: datetime) -> int:
    ends = [*(at for at, _, _ in known[1:]), until]
    return min(
        price
        for (at, price, _), end in zip(known, ends, strict=True)
        if at < until and end > until - PERIOD
    )


def downgrade() -> None:
    for table in ("group_buys", "flash_sales", "deals"):
        op.drop_column(table, "reference")
    op.drop_column("chats", "plain_only")
    op.drop_column("chats", "country")
