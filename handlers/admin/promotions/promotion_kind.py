"""What the pages of a group buy and of a flash sale share: which one is open, its name, its file."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from aiogram_dialog import DialogManager

from domain.admin.authority import AccessLevel
from domain.order_list.export import orders_csv
from domain.promotion import access, export
from domain.promotion.alone_price import PromotionPrice, alone_price_below
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Result, Values, Work, load
from handlers.admin.messages import send_csv
from handlers.admin.new_post.promotion_terms import terms_of
from handlers.admin.page import Act, acts
from handlers.admin.states import New
from storage.database import Tx
from storage.deal.tables import Deal
from storage.flash_sale.tables import FlashSale
from storage.group_buy.tables import GroupBuy, GroupBuyState
from storage.option.promotion_options import labels_and_units
from storage.order_list.tables import OrderList
from storage.subject import FLASH_SALE, GROUP_BUY, ORDER_LIST

Promotion = TypeVar("Promotion", GroupBuy, FlashSale, OrderList)


@dataclass(frozen=True)
class PromotionKind(Generic[Promotion]):
    """Group buys, flash sales, or order lists."""

    name: str
    table: type[Promotion]
    to_csv: Callable[[Tx, Promotion], Awaitable[str]]

    @property
    def key(self) -> str:
        """What the menu remembers the open one under."""
        return f"{self.name}_id"

    async def find(self, ctx: AdminContext) -> Promotion:
        """Return the one that is open, if whoever asks is in charge of it; or refuse."""
        found = await ctx.tx.get(self.table, ctx.chosen(self.key))
        if found is None:
            raise Refused(f"{self.name}.not_found", code="")
        await access.require(ctx.tx, ctx.by, self.name, found.id)
        return found

    async def subject(self, ctx: AdminContext) -> str:
        """Return what the audit log calls the one that is open."""
        return f"{self.name}:{(await self.find(ctx)).code}"

    def acts(self, what: str, **options: Any) -> Callable[[Work[Result]], Act[Result]]:
        """Make a function an act on the one that is open; see `page.acts`."""
        need = AccessLevel.SOME_CHATS
        return acts(f"{self.name}.{what}", self.subject, need=need, **options)

    async def read_again(self, ctx: AdminContext) -> Values:
        """Return what a new post starts with that runs the one that is open again."""
        found = await self.find(ctx)
        if isinstance(found, OrderList):
            raise Refused("order_list.closed", code=found.code)
        deal = await ctx.tx.get_one(Deal, found.deal_id)
        options = await labels_and_units(ctx.tx, self.name, found.id)
        return {"deal": deal.code, "type": self.name, "terms": terms_of(found, options)}

    async def run_again(self, _: object, __: object, manager: DialogManager) -> None:
        """Open the terms of the one that is open, to be changed or to be posted as they were."""
        await manager.start(New.what, data=await load(manager, self.read_again))

    @property
    def sheet(self) -> Act[tuple[str, str]]:
        """Send who is in as a file, and write down that it was asked for."""
        return self.acts("sheet", then=send_sheet)(self._rows)

    async def _rows(self, ctx: AdminContext) -> tuple[str, str]:
        found = await self.find(ctx)
        return found.code, await self.to_csv(ctx.tx, found)


async def read_alone_price(ctx: AdminContext, promotion: PromotionPrice, state: str) -> Values:
    """Return whether a promotion that is not closed costs more than alone, and what alone costs."""
    alone = None
    if state != GroupBuyState.CLOSED:
        alone = await alone_price_below(ctx.tx, promotion, now=ctx.now)
    shown = "" if alone is None else ctx.t.money(alone.minor, promotion.currency)
    return {"dearer": alone is not None, "alone": shown}


async def send_sheet(manager: DialogManager, sheet: tuple[str, str]) -> None:
    """Send the rows of a promotion as a file that is called by its code."""
    await send_csv(manager, *sheet)


GROUP_BUYS = PromotionKind(GROUP_BUY, GroupBuy, export.seats_csv)
FLASH_SALES = PromotionKind(FLASH_SALE, FlashSale, export.claims_csv)
ORDER_LISTS = PromotionKind(ORDER_LIST, OrderList, orders_csv)
