"""Numbers in the menus: a picture of a topic and a period, the same as text and as a file, in private."""

from collections.abc import Sequence
from typing import Any

from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.api.entities import MediaAttachment
from aiogram_dialog.widgets.kbd import Button, Group
from aiogram_dialog.widgets.media import Media

from domain.admin.authority import AccessLevel
from domain.numbers import load, sheet
from domain.numbers.figures import ShopNumbers
from domain.numbers.frame import NumbersPeriod
from domain.numbers.load import NumbersScope
from handlers.admin import context
from handlers.admin.context import AdminContext, Values
from handlers.admin.lists import LISTED_MAX
from handlers.admin.messages import send_csv
from handlers.admin.page import acts, button, item, items, page
from handlers.admin.shown_messages import DrawnPicture
from handlers.admin.states import Numbers
from handlers.admin.widgets import Value, translate
from storage.chat import chats
from views.chart.drawing import render_parts
from views.i18n import Translate
from views.numbers import labels, pictures, words
from views.numbers.labels import SECTIONS, NumbersTopic

EVERYWHERE = "0"
"""What the list of chats calls all of them."""
WHERE_CHARS_MAX = 30


class NumbersPicture(Media):
    """The picture of the page's parts; drawn once the page was read, outside of its transaction."""

    async def _render_media(
        self, data: dict[str, Any], manager: DialogManager
    ) -> MediaAttachment | None:
        parts = data.get("parts")
        if not parts:
            return None
        return DrawnPicture(await render_parts(parts), instead=str(data["text"]))


def period(manager: DialogManager) -> NumbersPeriod:
    """Return the days that are looked at."""
    return NumbersPeriod(manager.dialog_data.get("period", NumbersPeriod.WEEK))


def topic(manager: DialogManager) -> NumbersTopic:
    """Return what is looked at."""
    return NumbersTopic(manager.dialog_data.get("topic", NumbersTopic.OVERVIEW))


async def scope(ctx: AdminContext) -> tuple[NumbersScope, str | None]:
    """Return of which chats the numbers are, and the name of the one that was chosen."""
    chosen = await chats.find_current(ctx.tx, ctx.data.get("chat_id") or 0)
    if chosen is None or not ctx.by.has(chosen.id):
        return load.scope_of(ctx.by), None
    return load.scope_of(ctx.by, chosen.id), chosen.title


async def statistics(ctx: AdminContext) -> ShopNumbers:
    """Return the numbers of whoever looks: an admin of some chats has those of these chats."""
    of, _ = await scope(ctx)
    zone = ctx.settings.timezone
    return await load.load_period(ctx.tx, of, period(ctx.manager), now=ctx.now, zone=zone)


async def every(ctx: AdminContext) -> Values:
    """A topic of a period: the parts of its picture, the same in words, and the buttons' names."""
    of, chat = await scope(ctx)
    zone, about = ctx.settings.timezone, topic(ctx.manager)
    seen = await load.load_period(
        ctx.tx, of, period(ctx.manager), now=ctx.now, zone=zone, only=SECTIONS[about]
    )
    drawn: Sequence[object] = pictures.parts(seen, about, ctx.t)
    as_text = ctx.data.get("as_text") is True or not drawn
    text = words.page(seen, about, chat, ctx.t)
    where = chat or ctx.t.plain("numbers-where-all" if seen.everywhere else "numbers-where-mine")
    return {
        "parts": [] if as_text else drawn,
        "page": text if as_text else words.caption(seen, chat, ctx.t),
        "text": text,
        "as_text": as_text and bool(drawn),
        "as_picture": not as_text,
        "where": ctx.t.plain("numbers-button-where", where=where[:WHERE_CHARS_MAX]),
        **_names("period", NumbersPeriod, period(ctx.manager), ctx.t),
        **_names("topic", NumbersTopic, about, ctx.t),
    }


async def places(ctx: AdminContext) -> Values:
    """All chats, and each that whoever looks may see."""
    known = await chats.known(ctx.tx, limit=LISTED_MAX)
    mine = [item(chat.id, chat.title) for chat in known if ctx.by.has(chat.id)]
    return {"items": [item(EVERYWHERE, ctx.t.plain("numbers-everywhere")), *mine]}


async def explained(ctx: AdminContext) -> Values:
    return {"zone": ctx.settings.timezone}


async def choose(_: object, pressed: Button, manager: DialogManager) -> None:
    """Look at another topic or at other days."""
    name, _, chosen = (pressed.widget_id or "").partition("_")
    manager.dialog_data[name] = chosen


async def choose_chat(_: object, __: object, manager: DialogManager, number: str) -> None:
    """Look at one chat, or at all of them again."""
    manager.dialog_data["chat_id"] = int(number)
    await manager.switch_to(Numbers.all)


async def turn(_: object, pressed: Button, manager: DialogManager) -> None:
    """Look at words, or at a picture again."""
    manager.dialog_data["as_text"] = pressed.widget_id == "text"


async def send_sheet(manager: DialogManager, made: tuple[str, str]) -> None:
    when, rows = made
    name = f"numbers-{context.now(manager):%Y-%m-%d}-{period(manager)}"
    await send_csv(manager, name, rows, caption=translate(manager)("numbers-file", when=when))


@acts("numbers.sheet", "numbers", need=AccessLevel.SOME_CHATS, then=send_sheet)
async def file(ctx: AdminContext) -> tuple[str, str]:
    """Return everything that was counted, as rows of a file, and of which days it is."""
    seen = await statistics(ctx)
    return labels.when(seen.frame, ctx.t), sheet.to_csv(seen)


def _names(
    name: str, known: type[NumbersPeriod] | type[NumbersTopic], chosen: str, t: Translate
) -> dict[str, object]:
    """Return what the buttons of a choice are called, the chosen one marked."""
    said = {f"{name}_{one}": t.plain(f"numbers-{name}-{one}") for one in known}
    at = f"{name}_{chosen}"
    return {**said, at: t.plain("numbers-chosen", name=said[at])}


def _choices(name: str, known: type[NumbersPeriod] | type[NumbersTopic], width: int) -> Group:
    """Return a button for each topic, or for each period."""
    ids = [f"{name}_{one}" for one in known]
    return Group(*(button(id_, choose, text=Value(id_)) for id_ in ids), width=width)


DIALOG = Dialog(
    page(
        Numbers.all,
        Value("page"),
        NumbersPicture(),
        _choices("topic", NumbersTopic, 2),
        _choices("period", NumbersPeriod, 5),
        button("where", Numbers.where, text=Value("where")),
        button("text", turn, text="numbers-button-text", when="as_picture"),
        button("picture", turn, text="numbers-button-picture", when="as_text"),
        button("how", Numbers.how, text="numbers-button-how"),
        button("sheet", file),
        reads=every,
    ),
    page(
        Numbers.where,
        "numbers-which-chat",
        items("place", choose_chat),
        reads=places,
        back=Numbers.all,
    ),
    page(Numbers.how, "numbers-how", reads=explained, back=Numbers.all),
)
