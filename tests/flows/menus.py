"""Waiting for what the bot does in the background: menus told, rows queued."""

import asyncio

from bot.commands import FACT
from storage import installation
from storage.delivery.tables import OutboxRow
from tests.flows.sample_deals import queued
from tests.flows.shop import Shop
from tests.timeouts import TIMEOUT_S


async def menus_known(shop: Shop) -> None:
    """Wait until the bot has told Telegram its menus and written that down."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            async with shop.database.read() as tx:
                if await installation.get_fact(tx, FACT):
                    return
            await asyncio.sleep(0.02)


def forget_menus(shop: Shop) -> None:
    """Let Telegram know no menu, so that no command is ephemeral."""
    shop.box.world.commands._pages.clear()


async def first_rows(shop: Shop) -> list[OutboxRow]:
    """Return the outbox as soon as something is in it."""
    async with asyncio.timeout(TIMEOUT_S):
        while not (rows := await queued(shop.database)):
            await asyncio.sleep(0.02)
    return rows
