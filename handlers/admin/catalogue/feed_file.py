"""A feed file sent to the catalogue: as which feed, of which shop; then it waits for its import.

the file -> feed -> (a CSV whose shop is not known) address -> in line
"""

import re
from pathlib import PurePath
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Group

from domain.admin.authority import AccessLevel, Authority
from domain.deal import feed_import
from domain.deal.edit import parse_url
from domain.deal.feed_import import FETCHED_BYTES_MAX, FeedFile, source_name
from domain.refusal import Refused
from handlers.admin import action
from handlers.admin.lists import back_to, listed
from handlers.admin.states import Catalogue
from handlers.admin.widgets import I18nLabel, I18nText
from storage.database import Tx
from storage.deal import catalogue

FEEDS_SHOWN = 8
COPY = re.compile(r"\s*\(\d+\)$")
"""What a browser puts behind the name of a file that is there already."""


async def sent(message: Message, _: Any, manager: DialogManager) -> None:
    """Take a feed file, and ask which feed it is."""
    document = message.document
    if document is None:
        raise Refused("feed.no_file")
    if (document.file_size or 0) > FETCHED_BYTES_MAX:
        raise Refused("feed.too_big_to_fetch", megabytes=FETCHED_BYTES_MAX >> 20)
    manager.dialog_data["file"] = {
        "id": document.file_id,
        "name": document.file_name or "-",
        "size": document.file_size or 0,
    }
    await manager.switch_to(Catalogue.feed)


async def feeds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the feeds there are, and the name that a new one would have."""

    async def read(tx: Tx, by: Authority) -> list[tuple[str, int]]:
        return list(await catalogue.feed_counts(tx, limit=FEEDS_SHOWN))

    found = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    data = dialog_manager.dialog_data
    data["sources"] = [source for source, _ in found]
    data["fresh"] = COPY.sub("", PurePath(data["file"]["name"]).stem)[:40] or "feed"
    return {
        "name": data["file"]["name"][:60],
        "kilobytes": -(-data["file"]["size"] // 1024),
        "fresh": data["fresh"],
        "unknown": data["fresh"] not in data["sources"],
        "items": [
            {"id": place, "name": f"🔁 {source[:40]} ({number})"}
            for place, (source, number) in enumerate(found)
        ],
    }


async def known(_: CallbackQuery, __: Any, manager: DialogManager, place: str) -> None:
    """Bring a feed that is there up to date."""
    await go_on(manager, lambda data: data["sources"][int(place)])


async def fresh(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Begin a new feed, called like the file."""
    await go_on(manager, lambda data: source_name(data["fresh"]))


async def typed_feed(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Take the feed whose name was typed."""
    await go_on(manager, lambda _: source_name(typed))


async def go_on(manager: DialogManager, name: Any) -> None:
    """Put the file in line, or ask for the shop's address first where it may be missing."""

    async def read(tx: Tx, by: Authority) -> tuple[str, str | None]:
        source = name(manager.dialog_data)
        return source, feed_import.shop_url(await catalogue.linked(tx, source))

    source, shop = await action.load(manager, read, need=AccessLevel.EVERYWHERE)
    data = manager.dialog_data
    data["source"] = source
    if shop is None and data["file"]["name"].lower().endswith(".csv"):
        await manager.switch_to(Catalogue.address)
    else:
        await begin(manager, shop or "")


async def typed_address(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Take the shop's address."""
    await begin(manager, typed)


async def none_address(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Do without an address: links stay as they are."""
    await begin(manager, "")


async def begin(manager: DialogManager, typed: str) -> None:
    """Put the file in line."""
    data, now, currency = (
        manager.dialog_data,
        action.now(manager),
        action.settings(manager).currency,
    )

    async def work(tx: Tx, by: Authority) -> None:
        await feed_import.begin(
            tx,
            by.member_id,
            FeedFile(**data["file"]),
            source=data["source"],
            currency=currency,
            now=now,
            shop=parse_url(typed, "feed.link"),
        )

    await action.perform(manager, "feed.import", f"feed:{data['source']}", work)
    await manager.switch_to(Catalogue.all)


async def asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what the shop's address is asked for."""
    return {"name": str(dialog_manager.dialog_data["file"]["name"])[:60]}


WINDOWS = (
    Window(
        I18nText("desk-feed"),
        TextInput(id="typed_feed", on_success=typed_feed),
        Group(listed("feed", known), width=1),
        Button(I18nLabel("desk-button-feed-fresh"), id="fresh", on_click=fresh, when=F["unknown"]),
        back_to(Catalogue.all),
        state=Catalogue.feed,
        getter=feeds,
    ),
    Window(
        I18nText("desk-feed-address"),
        TextInput(id="typed_address", on_success=typed_address),
        Button(I18nLabel("desk-button-feed-no_address"), id="none_address", on_click=none_address),
        back_to(Catalogue.feed),
        state=Catalogue.address,
        getter=asked,
    ),
)
