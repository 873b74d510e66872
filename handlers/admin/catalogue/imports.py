"""The imports that run and wait, those that ended last, and stopping one."""

from typing import Any

from aiogram import F
from aiogram.enums import ContentType
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Group, SwitchTo

from domain.admin.authority import AccessLevel, Authority
from domain.deal import feed_import
from domain.refusal import Refused
from handlers.admin import action, confirm
from handlers.admin.catalogue import feed_file
from handlers.admin.lists import NAME_CHARS_MAX, back_to, listed
from handlers.admin.states import Catalogue
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.columns import Json
from storage.database import Tx
from storage.deal import feed_imports
from storage.deal.feed_imports import OPEN
from storage.deal.tables import FeedImport
from views.deal.feed_import_screens import progress
from views.i18n import Html, Translate

STOP = "feed.stop"
OVER_SHOWN = 5


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the imports under way, and behind them those that ended last."""

    async def read(tx: Tx, by: Authority) -> list[tuple[FeedImport, Json]]:
        found = [*await feed_imports.active(tx), *await feed_imports.finished(tx, limit=OVER_SHOWN)]
        return [(one, await feed_import.progress(tx, one)) for one in found]

    found = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    return told(found, translate(dialog_manager))


def told(found: list[tuple[FeedImport, Json]], t: Translate) -> dict[str, Any]:
    """Return the window about some imports, each with how far it is."""
    return {
        "lines": Html("\n\n".join("\n".join(progress(values, t)) for _, values in found)),
        "none": not found,
        "items": [
            {
                "id": one.id,
                "name": t.plain("desk-button-import-stop", name=one.file_name)[:NAME_CHARS_MAX],
            }
            for one, _ in found
            if one.state in OPEN
        ],
    }


async def ask(_: CallbackQuery, __: Any, manager: DialogManager, import_id: str) -> None:
    """Ask whether an import shall really be stopped."""

    async def read(tx: Tx, by: Authority) -> FeedImport:
        found = await tx.get(FeedImport, int(import_id))
        if found is None or found.state not in OPEN:
            raise Refused("feed.over")
        return found

    found = await action.load(manager, read, need=AccessLevel.EVERYWHERE)
    values = {"name": found.file_name, "source": found.source}
    await confirm.ask(manager, STOP, f"import:{import_id}", "desk-import-stop-sure", **values)


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Stop the import, if that was the answer."""
    said = confirm.parse_answer(result, STOP)
    if said is None:
        return
    number, now = int(said["subject"].partition(":")[2]), action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await feed_import.stop(tx, number, by.member_id, now=now)

    await action.perform(manager, STOP, said["subject"], work, word=said["word"], **said["values"])


WINDOW = Window(
    I18nText("desk-imports"),
    I18nText("desk-imports-none", when=F["none"]),
    Value("lines"),
    MessageInput(feed_file.sent, content_types=ContentType.DOCUMENT),
    Group(listed("import", ask), width=1),
    SwitchTo(I18nLabel("desk-button-look"), id="look_again", state=Catalogue.imports),
    back_to(Catalogue.all),
    state=Catalogue.imports,
    getter=every,
    on_process_result=answered,
)
