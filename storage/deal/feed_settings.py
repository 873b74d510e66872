"""How files of a feed are read: remembered for the next one."""

from collections.abc import Mapping

from storage.database import Tx
from storage.deal.tables import FeedSettings


async def find(tx: Tx, source: str) -> FeedSettings | None:
    """Return what is remembered of a feed."""
    return await tx.get(FeedSettings, source)


async def remember(
    tx: Tx,
    source: str,
    *,
    form: str,
    columns: Mapping[str, str],
    decimal: str | None,
    shop_url: str | None,
    encoding: str | None,
) -> None:
    """Remember how a file of a feed was read; an address that was known stays known."""
    known = await tx.get(FeedSettings, source, with_for_update=True)
    if known is None:
        tx.add(FeedSettings(source=source, form=form))
        await tx.flush()
        known = await tx.get_one(FeedSettings, source)
    known.form, known.columns, known.decimal = form, dict(columns), decimal
    known.encoding = encoding
    known.shop_url = shop_url or known.shop_url
