"""Feed files: one is sent, waits for its import, and can be stopped.

the file -> feed -> in line -> read and shown (`feed_file.preview_page`) -> imported, or (stopped)
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from aiogram import F
from aiogram.enums import ContentType
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from domain.admin.authority import AccessLevel
from domain.deal import feed_import
from domain.deal.feed_import import FETCHED_BYTES_MAX, FeedFile, FeedProgress, source_name
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.feed_file import preview_page
from handlers.admin.lists import LISTED_MAX, NAME_CHARS_MAX, listed
from handlers.admin.page import acts, button, item, opens, page, typed
from handlers.admin.states import Catalogue
from handlers.admin.widgets import I18nText, Value
from storage.deal import catalogue, feed_imports
from storage.deal.feed_imports import OPEN, RUNNABLE
from storage.deal.tables import FeedImport, FeedState
from views.deal.feed_import_screens import progress
from views.i18n import Html, Translate

SOURCE_CHARS_MAX = 40
OVER_SHOWN = 5
COPY = re.compile(r"\s*\(\d+\)$")
"""What a browser puts behind the name of a file that is there already."""


async def take_file(message: Message, _: object, manager: DialogManager) -> None:
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


async def read_feeds(ctx: AdminContext) -> Values:
    """Return the feeds there are, and the name that a new one would have."""
    found = await catalogue.feed_counts(ctx.tx, limit=LISTED_MAX)
    file, sources = ctx.data["file"], [source for source, _ in found]
    new = COPY.sub("", PurePath(file["name"]).stem)[:SOURCE_CHARS_MAX] or "feed"
    ctx.data.update(sources=sources, fresh=new)
    return {
        "name": file["name"][:NAME_CHARS_MAX],
        "kilobytes": -(-file["size"] // 1024),
        "fresh": new,
        "unknown": new not in sources,
        "items": [
            {"id": place, "name": f"🔁 {source[:SOURCE_CHARS_MAX]} ({number})"}
            for place, (source, number) in enumerate(found)
        ],
    }


def listed_feed(ctx: AdminContext) -> str:
    return str(ctx.data["sources"][int(ctx.said)])


def new_feed(ctx: AdminContext) -> str:
    return source_name(ctx.data["fresh"])


def typed_feed(ctx: AdminContext) -> str:
    return source_name(ctx.said)


async def take_feed(
    name: Callable[[AdminContext], str],
    _: object,
    __: object,
    manager: DialogManager,
    said: str = "",
) -> None:
    """Queue the file: it is read, and shown before it is imported."""
    manager.dialog_data["source"] = await load(
        manager, partial(feed_of, name), AccessLevel.EVERYWHERE, said
    )
    await start_import.run(manager)


async def feed_of(name: Callable[[AdminContext], str], ctx: AdminContext) -> str:
    """Return the name of the feed."""
    return name(ctx)


@acts("feed.import", lambda ctx: f"feed:{ctx.data['source']}", then=Catalogue.all)
async def start_import(ctx: AdminContext) -> None:
    """Queue the file."""
    source = ctx.data["source"]
    await feed_import.begin(
        ctx.tx,
        ctx.by.member_id,
        FeedFile(**ctx.data["file"]),
        source=source,
        currency=ctx.settings.currency,
        now=ctx.now,
        shop=feed_import.shop_url(await catalogue.linked(ctx.tx, source)),
    )


async def read_imports(ctx: AdminContext) -> Values:
    """Return the imports that run and wait, then those that ended last."""
    under_way = await feed_imports.active(ctx.tx)
    over = await feed_imports.finished(ctx.tx, limit=OVER_SHOWN)
    found = [(one, await feed_import.progress(ctx.tx, one)) for one in (*under_way, *over)]
    return import_values(found, ctx.t)


def import_values(found: list[tuple[FeedImport, FeedProgress]], t: Translate) -> Values:
    return {
        "lines": Html("\n\n".join("\n".join(progress(values, t)) for _, values in found)),
        "none": not found,
        "items": [
            item(one.id, t.plain("admin-button-import-stop", name=one.file_name))
            for one, _ in found
            if one.state in RUNNABLE
        ],
        "shown": [
            item(one.id, t.plain("admin-button-feed-file", name=one.file_name))
            for one, _ in found
            if one.state == FeedState.READY
        ],
    }


async def import_names(ctx: AdminContext) -> Values:
    """Return the names of an import, or refuse where it has ended."""
    found = await ctx.tx.get(FeedImport, int(ctx.said))
    if found is None or found.state not in OPEN:
        raise Refused("feed.over")
    return {"name": found.file_name, "source": found.source}


@acts(
    "feed.stop", lambda ctx: f"import:{ctx.said}", sure="admin-import-stop-sure", shows=import_names
)
async def stop_import(ctx: AdminContext) -> None:
    found = await feed_import.stop(ctx.tx, int(ctx.said), ctx.by.member_id, now=ctx.now)
    ctx.facts.update(name=found.file_name, source=found.source)


FILE_FIELD = MessageInput(take_file, content_types=ContentType.DOCUMENT)
WINDOWS = (
    page(
        Catalogue.feed,
        "admin-feed",
        typed("feed", partial(take_feed, typed_feed)),
        listed("feed", partial(take_feed, listed_feed)),
        button(
            "fresh", partial(take_feed, new_feed), text="admin-button-feed-fresh", when="unknown"
        ),
        reads=read_feeds,
        back=Catalogue.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Catalogue.imports,
        "admin-imports",
        I18nText("admin-imports-none", when=F["none"]),
        Value("lines"),
        FILE_FIELD,
        listed("ready", opens("import_id", Catalogue.file), items="shown"),
        listed("import", stop_import),
        button("look_again", Catalogue.imports, text="admin-button-look"),
        button("feeds", Catalogue.feeds),
        button("example", preview_page.send_example, text="admin-button-feed-example"),
        reads=read_imports,
        back=Catalogue.all,
        need=AccessLevel.EVERYWHERE,
    ),
)
