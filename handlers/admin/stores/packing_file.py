"""A packing list as a file, after the batch: read in one snapshot, made in a thread, sent, remembered.

read -> CSV, XLSX or a page to be printed -> sent -> from now on changes are marked
"""

import asyncio

from aiogram import Bot
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile, CallbackQuery, User

from domain.admin import audit
from domain.clock import Clock
from domain.csv_file import BOM
from domain.packing import access, packing_file, packing_list
from domain.packing.packing_list import PackingOverview
from domain.settings import Settings
from domain.voucher import Secret, voucher_code
from storage.database import Database
from storage.network_guard import forbid_network
from storage.order.order_columns import OrderState
from views import voucher_screens
from views.i18n import Translate
from views.packing import printed_page
from views.packing.packing_screens import PackingFile, read_scope

COLUMNS = {
    *packing_file.COLUMNS,
    *packing_file.SUM_COLUMNS,
}


async def send_file(
    query: CallbackQuery,
    callback_data: PackingFile,
    bot: Bot,
    database: Database,
    clock: Clock,
    settings: Settings,
    me: User,
    t: Translate,
) -> None:
    """Send the list in the format that was pressed to who hands out there, and remember what it said."""
    scope, who, now = read_scope(callback_data.scope), query.from_user.id, clock.now()
    async with database.read() as tx:
        await access.require(tx, who, scope)
        made = await packing_list.load(tx, scope)
        title = await access.title_of(tx, scope)
    links = _links(made, Secret(settings.voucher_secret), me.username or "")
    form = callback_data.format
    data = await asyncio.to_thread(build, form, made, title, links, t.local(now), t)
    with forbid_network():
        async with database.begin() as tx:
            await access.require(tx, who, scope)
            await packing_list.take(tx, made, who, now=now)
            facts = {"orders": len(made.lines), "format": form}
            await audit.record(tx, who, "packing.export", f"packing:{scope.key}", now=now, **facts)
    name = f"packing-{t.today or now.date():%Y-%m-%d}.{form}"
    caption = t.plain("packing-file", orders=len(made.lines), all="yes" if made.whole else "no")
    file = BufferedInputFile(data, name)
    await query.answer()
    await bot(SendDocument(chat_id=who, document=file, caption=caption))


def build(
    form: str,
    made: PackingOverview,
    title: str,
    links: dict[int, str],
    printed_at: str,
    t: Translate,
) -> bytes:
    """Return a list in a format."""
    if form == "csv":
        return (BOM + packing_file.csv_of(made)).encode()
    if form == "xlsx":
        names = {name: t.plain(f"packing-column-{name}") for name in COLUMNS}
        sheets = {name: t.plain(f"packing-sheet-{name}") for name in ("orders", "sums")}
        return packing_file.xlsx_of(
            made, names | {"sheet_orders": sheets["orders"], "sheet_sums": sheets["sums"]}
        )
    return printed_page.printed(made, title, printed_at, links, t).encode()


def _links(made: PackingOverview, secret: Secret, bot: str) -> dict[int, str]:
    """Return what the QR of each voucher that can be redeemed holds."""
    ready = [line.row.voucher_id for line in made.lines if line.row.state is OrderState.READY]
    return {
        number: voucher_screens.link(bot, voucher_code(secret, number))
        for number in ready
        if number is not None
    }
