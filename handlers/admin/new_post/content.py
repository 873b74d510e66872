"""New: forward or write a post, or pick a deal; then where, when, and whether it fits.

what -> preview -> where -> when -> review -> posted or scheduled
                -> two presses post it to every chat now
                -> a deal: as what, by which terms -> preview
"""

from collections.abc import Sequence
from typing import Any

from aiogram import F
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Cancel, Row, SwitchTo

from domain.code import normalize
from domain.post import draft
from domain.refusal import Refused
from handlers.admin import context
from handlers.admin.context import AdminContext, Data, Values, load
from handlers.admin.messages import send_beside, start_anew, take_preview_away
from handlers.admin.new_post import (
    form,
    post_type,
    review,
    saved_drafts,
    when,
    where,
)
from handlers.admin.page import button, dial, item, items, page
from handlers.admin.post_options import new_options
from handlers.admin.post_options.option_buttons import option_values
from handlers.admin.post_options.preview import first_chat, preview, show_preview
from handlers.admin.states import New
from handlers.admin.widgets import I18nLabel, translate
from storage.campaign import campaigns
from storage.deal import deals
from storage.post import posts
from views.buttons import named
from views.i18n import refusal_key
from views.screen import Screen, send

DEALS_LISTED_MAX = 200
CODE_CHARS_MAX = 12


async def offered(ctx: AdminContext) -> Values:
    """The deals that may be picked, for a post or for the promotion that was asked for."""
    found = await deals.offered(ctx.tx, now=ctx.now, limit=DEALS_LISTED_MAX)
    rows = [
        item(deal.code, named(deal.title, ctx.t.amount(deal.price_minor, deal.currency)))
        for deal in found
    ]
    promotion = wanted_type(ctx.manager)
    return {
        "items": rows,
        "deals": len(rows),
        "promotion": promotion or "none",
        "plain": not promotion,
    }


def wanted_type(manager: DialogManager) -> str | None:
    """Return the promotion that the form was opened for, None for a post of any type."""
    given: Any = manager.start_data or {}
    type_: str | None = given.get("type")
    return type_


async def received(message: Message, _: object, manager: DialogManager) -> None:
    """Take a post that was sent or forwarded, or parts of an album: those that are here by now.

    The address of a deal, alone, is that deal.
    """
    if (found := await load(manager, deal_behind, said=message.text or "")) is not None:
        await take_deal(manager, found)
        return
    await received_post(message, manager)


async def received_product(message: Message, _: object, manager: DialogManager) -> None:
    """Take what a new post begins with: as `received`, and the code of a deal is that deal too."""
    if (found := await load(manager, deal_named, said=message.text or "")) is not None:
        await take_deal(manager, found)
        return
    await received(message, None, manager)


async def received_post(message: Message, manager: DialogManager) -> None:
    """Take the words and photos of a post."""
    data, album = manager.dialog_data, message.media_group_id
    if album is not None and data.get("refused") == album:
        manager.show_mode = ShowMode.NO_UPDATE  # It was said already that nothing of it is taken.
        return
    try:
        content = content_with(data, context.sent_parts(manager, message))
    except Refused as refused:
        if album is None:
            raise
        await refuse_album(manager, album, refused)
        return
    data.pop("deal", None)
    post_type.forget(manager)
    data["content"] = content
    await show_preview(manager)


def content_with(data: Data, parts: Sequence[Message]) -> Data:
    """Return what a form posts with what was sent now; parts that come late join their album.

    A photo without words comes to the words that are there.
    """
    more = form.content_from_messages(parts)
    content: Data = data.get("content") or {"album": None}
    goes_on = bool(more["album"]) and content["album"] == more["album"]
    content = form.with_more(content, more) if goes_on else form.in_words_of(more, content)
    form.check(content, form.options(data))
    return content


async def refuse_album(manager: DialogManager, album: str, refused: Refused) -> None:
    """Take nothing of an album of which a part cannot be posted, and say which and why."""
    data, t = manager.dialog_data, translate(manager)
    data["refused"] = album
    if (data.get("content") or {}).get("album") == album:
        del data["content"]
    words = t(refusal_key(refused.reason), **refused.values)
    said = Screen(t("admin-album-refused", words=words))
    await send_beside(manager, send(context.user_id(manager), said, None))
    await manager.switch_to(New.what, show_mode=ShowMode.DELETE_AND_SEND)


async def picked(_: object, __: object, manager: DialogManager, code: str) -> None:
    await take_deal(manager, code)


async def begin(message: Message, _: object, manager: DialogManager) -> None:
    """Begin with a post that came while no form was open; a late part goes where its album is."""
    album = message.media_group_id
    if album is None:
        form.content_from_messages([message])  # Or it is refused before a window opens for it.
    kept = None if album is None else await load(manager, album_draft, said=album)
    await start_anew(manager, New.what, show_mode=ShowMode.NO_UPDATE)
    if kept is not None:
        await saved_drafts.take_up(manager, kept)
    await received(message, None, manager)
    await manager.show(ShowMode.SEND)


def open_album(manager: DialogManager) -> str | None:
    """Return the album in the form that is open, whatever its window asks."""
    if not manager.has_context() or manager.current_context().state.group is not New:
        return None
    album: str | None = (manager.dialog_data.get("content") or {}).get("album")
    return album


async def album_draft(ctx: AdminContext) -> int | None:
    """Return the draft that an album was put aside in, None for one that is new.

    Refuses a part of one that has been posted or scheduled meanwhile.
    """
    mine = ctx.by.member_id
    if await campaigns.has_album(ctx.tx, mine, ctx.said):
        raise Refused("announcement.late")
    kept = await posts.drafts_of(ctx.tx, mine, limit=draft.DRAFTS_MAX)
    its = (one.id for one in kept if (one.data.get("content") or {}).get("album") == ctx.said)
    return next(its, None)


async def deal_behind(ctx: AdminContext) -> str | None:
    """Return the code of the deal whose address is all that somebody sent."""
    words = ctx.said.strip()
    if not words.startswith(("http://", "https://")) or len(words.split()) > 1:
        return None
    deal = await deals.by_link(ctx.tx, words, now=ctx.now)
    return None if deal is None else deal.code


async def deal_named(ctx: AdminContext) -> str | None:
    """Return the code of the deal that somebody named by nothing else, capitals or not."""
    words = ctx.said.strip()
    typed = normalize(words) if len(words) <= CODE_CHARS_MAX and words.isalnum() else ""
    deal = await deals.by_code(ctx.tx, typed) if typed else None
    return None if deal is None else deal.code


async def take_deal(manager: DialogManager, code: str) -> None:
    """Fill the form with a deal, and show it, or ask for the terms of its promotion."""
    manager.dialog_data.pop("content", None)
    post_type.forget(manager)
    manager.dialog_data["deal"] = code
    if (type_ := wanted_type(manager)) is None:
        await show_preview(manager)
        return
    given: Any = manager.start_data
    await post_type.begin(manager, type_, given.get("terms"))


async def drafted(ctx: AdminContext) -> Values:
    """What the window under a preview says of it."""
    said, chat = ctx.data.get("content") or {"text": ""}, await first_chat(ctx)
    plain = "type" not in ctx.data
    return {
        "title": chat.title[: review.TITLE_CHARS_MAX] if chat and plain else "",
        "chat": "one" if chat and plain else "none",
        "photos": len(form.photos(ctx.data)),
        "words": bool(said["text"].strip()),
        "deal": "deal" in ctx.data,
        "written": "content" in ctx.data,
        "plain": plain,
        "kept": "draft" in ctx.data,
        **option_values(form.options(ctx.data)),
    }


async def started(_: object, manager: DialogManager) -> None:
    """Take up a draft, or a deal, if the form was opened with one."""
    given: Any = manager.start_data or {}
    if "deal" in given:
        await take_deal(manager, given["deal"])
    if "draft" in given:
        await saved_drafts.take_up(manager, given["draft"])
        await show_preview(manager)


DIALOG = Dialog(
    page(
        New.what,
        "admin-new",
        MessageInput(received_product),
        button("deals", New.deals, text="admin-button-pick-deal"),
    ),
    page(
        New.deals,
        "admin-new-deals",
        items("deal", picked),
        reads=offered,
        back=Row(
            SwitchTo(I18nLabel("admin-button-back"), id="back", state=New.what, when=F["plain"]),
            Cancel(I18nLabel("admin-button-back"), when=~F["plain"]),
        ),
    ),
    page(
        New.preview,
        "admin-new-preview",
        MessageInput(received),
        Row(
            button("where", New.where, text="admin-button-go-on"),
            button("all_now", where.everywhere_now, text="admin-button-everywhere"),
        ),
        Row(
            button("words", New.words, when="written"),
            button("links", new_options.to_links, when="plain"),
        ),
        Row(
            dial("pin", new_options.cycle_pin, when="plain"),
            dial("sound", new_options.cycle_sound, when="plain"),
        ),
        Row(button("type", New.type, when="deal")),
        button("preview", preview),
        button("keep", saved_drafts.keep),
        button("drop_draft", saved_drafts.drop, when="kept"),
        reads=drafted,
        back=New.what,
    ),
    *where.WINDOWS,
    *new_options.WINDOWS,
    *post_type.WINDOWS,
    *when.WINDOWS,
    *review.WINDOWS,
    on_start=started,
    on_close=take_preview_away,
)
