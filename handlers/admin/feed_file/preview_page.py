"""A feed file that was read: what it is and what would come of it, and how it is to be read.

the file -> imported
         -> columns -> one of them -> the file, read again
         -> decimal sign, the shop's address, an encoding -> the file, read again
         -> not imported
"""

from aiogram_dialog import DialogManager

from domain.admin.authority import AccessLevel
from domain.csv_file import to_csv
from domain.deal import feed_import
from domain.deal.edit import parse_url
from domain.feed_preview import ready
from domain.feeds.detect import WITHOUT_LINKS
from domain.feeds.formats.plain import COLUMNS
from domain.feeds.readers.encoding import CANDIDATES
from domain.feeds.readers.unpack import Packing
from domain.price_text import DecimalSign
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.messages import send_csv
from handlers.admin.page import acts, button, item, items, page, typed
from handlers.admin.states import Catalogue
from handlers.admin.widgets import Value, translate
from storage.deal.tables import FeedImport, FeedState
from views.deal.feed_preview_screens import encoding_label, preview_lines
from views.i18n import Html, Translate

EXAMPLE_NAME = "products"
FIRST = ("cp1252", "cp1251", "koi8_r", "cp866", "cp1250", "gb18030", "big5", "utf-8")
ENCODINGS = (*FIRST, *(name for name in CANDIDATES if name not in FIRST))
NONE = "-"
"""Instead of the place of a column: nothing holds it."""


async def require_file(ctx: AdminContext) -> FeedImport:
    """Return the import whose file is open: chosen from the list, or the one of a notice."""
    found = await ctx.tx.get(FeedImport, ctx.chosen("import_id"))
    if found is None:
        raise Refused("feed.over")
    return found


async def subject(ctx: AdminContext) -> str:
    return f"feed:{(await require_file(ctx)).source}"


async def read_file(ctx: AdminContext) -> Values:
    return file_values(await require_file(ctx), ctx.t)


def file_values(found: FeedImport, t: Translate) -> Values:
    """Return what the page says, and which of its buttons make sense."""
    preview = found.preview or {}
    shown = found.state == FeedState.READY and bool(preview)
    lines = (
        preview_lines(found.file_name, found.source, preview, t)  # type: ignore[arg-type]
        if shown
        else [t("admin-feed-file-not-ready", name=found.file_name)]
    )
    form = preview.get("form")
    return {
        "lines": Html("\n".join(lines)),
        "importable": shown and preview["bad"] < preview["rows"],
        "ready": shown,
        "mapped": shown and bool(preview["header"]),
        "linkless": shown and form in WITHOUT_LINKS,
        "text": shown and preview["packing"] != Packing.SHEET,
        "to_comma": shown and found.decimal != DecimalSign.COMMA,
        "to_point": shown and found.decimal != DecimalSign.POINT,
        "waits": found.state in (FeedState.WAITING, FeedState.RUNNING),
    }


@acts("feed.agree", subject, then=Catalogue.imports)
async def agree(ctx: AdminContext) -> None:
    """Let the file be imported."""
    await ready.agree(ctx.tx, (await require_file(ctx)).id)


@acts("feed.stop", subject, then=Catalogue.imports)
async def discard(ctx: AdminContext) -> None:
    """Do not import the file."""
    await feed_import.stop(ctx.tx, (await require_file(ctx)).id, ctx.by.member_id, now=ctx.now)


@acts("feed.decimal", subject)
async def set_decimal(ctx: AdminContext) -> None:
    """Read prices with the sign that was pressed."""
    sign = DecimalSign(ctx.said)  # The ids of its two buttons.
    await ready.read_again(ctx.tx, (await require_file(ctx)).id, decimal=sign)
    ctx.facts["decimal"] = str(sign)


async def read_encodings(ctx: AdminContext) -> Values:
    return encoding_values(await require_file(ctx), ctx.t)


def encoding_values(found: FeedImport, t: Translate) -> Values:
    """Return the encodings to choose from, each by the letters that it is for."""
    rows = [item(place, encoding_label(name, t)) for place, name in enumerate(ENCODINGS)]
    return {"items": rows, "name": found.file_name}


@acts("feed.encoding", subject, then=Catalogue.file)
async def set_encoding(ctx: AdminContext) -> None:
    """Read the file in the encoding that was pressed."""
    name = ENCODINGS[int(ctx.said)]
    await ready.read_again(ctx.tx, (await require_file(ctx)).id, encoding=name)
    ctx.facts["encoding"] = name


async def send_example(_: object, __: object, manager: DialogManager) -> None:
    """Send a table that can be filled in and sent back."""
    rows = await load(manager, example_rows, AccessLevel.EVERYWHERE)
    caption = translate(manager)("admin-feed-example")
    await send_csv(manager, EXAMPLE_NAME, to_csv(rows[0], rows[1:]), caption=caption)


async def example_rows(ctx: AdminContext) -> list[list[str]]:
    return [row.split(";") for row in ctx.t.plain("admin-feed-example-rows").splitlines()]


@acts("feed.address", subject, then=Catalogue.file)
async def set_address(ctx: AdminContext) -> None:
    """Make links from the address of the shop that was written."""
    shop = parse_url(ctx.said, "feed.link")
    await ready.read_again(ctx.tx, (await require_file(ctx)).id, shop=shop)


def header_of(found: FeedImport) -> list[str]:
    preview = found.preview or {}
    return list(preview.get("header", ()))


async def read_columns(ctx: AdminContext) -> Values:
    """Return what a product has, each with the column that holds it."""
    found = await require_file(ctx)
    return column_values(found, ctx.t)


def column_values(found: FeedImport, t: Translate) -> Values:
    named = dict((found.preview or {}).get("columns", ()))
    rows = [
        item(place, f"{t.plain(f'feed-column-{what}')}: {named.get(what, t.plain('admin-none'))}")
        for place, what in enumerate(COLUMNS)
    ]
    return {"items": rows, "name": found.file_name}


async def read_column(ctx: AdminContext) -> Values:
    """Return the columns of the file, one of which holds what was pressed."""
    found = await require_file(ctx)
    return choice_values(found, ctx.chosen("what_id"), ctx.t)


def choice_values(found: FeedImport, what: int, t: Translate) -> Values:
    rows = [item(place, name) for place, name in enumerate(header_of(found))]
    nothing = item(NONE, t.plain("admin-feed-column-none"))
    return {
        "items": [*rows, nothing],
        "what": t.plain(f"feed-column-{list(COLUMNS)[what]}"),
        "name": found.file_name,
    }


@acts("feed.columns", subject, then=Catalogue.file)
async def set_column(ctx: AdminContext) -> None:
    """Let the column that was pressed hold what was asked about."""
    found = await require_file(ctx)
    header, what = header_of(found), list(COLUMNS)[ctx.chosen("what_id")]
    if ctx.said != NONE and not (ctx.said.isdigit() and int(ctx.said) < len(header)):
        raise Refused("feed.being_read")
    name = "" if ctx.said == NONE else header[int(ctx.said)]
    await ready.read_again(ctx.tx, found.id, columns={what: name})
    ctx.facts.update(what=what, column=name)


WINDOWS = (
    page(
        Catalogue.file,
        Value("lines"),
        button("agree", agree, text="admin-button-feed-agree", when="importable"),
        button("columns", Catalogue.columns, text="admin-button-feed-columns", when="mapped"),
        button("encoding", Catalogue.encoding, text="admin-button-feed-encoding", when="text"),
        button("comma", set_decimal, text="admin-button-feed-comma", when="to_comma"),
        button("point", set_decimal, text="admin-button-feed-point", when="to_point"),
        button("address", Catalogue.address, text="admin-button-feed-address", when="linkless"),
        button("look_again", Catalogue.file, text="admin-button-look", when="waits"),
        button("discard", discard, text="admin-button-feed-discard", when="ready"),
        reads=read_file,
        back=Catalogue.imports,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Catalogue.columns,
        "admin-feed-columns",
        items("what", Catalogue.column),
        reads=read_columns,
        back=Catalogue.file,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Catalogue.column,
        "admin-feed-column",
        items("column", set_column),
        reads=read_column,
        back=Catalogue.columns,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Catalogue.address,
        "admin-feed-address",
        typed("address", set_address),
        reads=read_columns,
        back=Catalogue.file,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Catalogue.encoding,
        "admin-feed-encoding",
        items("encoding", set_encoding),
        reads=read_encodings,
        back=Catalogue.file,
        need=AccessLevel.EVERYWHERE,
    ),
)
