"""The imports that run and wait, those that ended last, and stopping one."""

from typing import Any

from aiogram import F
from aiogram.enums import ContentType
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Group, SwitchTo

from bot.desk import act, catalogue_import, confirm
from bot.desk.lists import NAME_CHARS_MAX, back_to, listed
from bot.desk.states import Catalogue
from bot.desk.words import Label, Value, Words, translate
from bot.i18n import Html, Translate
from bot.views.feed_import import progress
from domain import feed_import
from domain.authority import Authority, Need
from domain.refusal import Refused
from storage import feed_import as imports
from storage.columns import Json
from storage.database import Tx
from storage.feed_import import OPEN, FeedImport

STOP = "feed.stop"
OVER_SHOWN = 5


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the imports under way, and behind them those that ended last."""

    async def read(tx: Tx, by: Authority) -> list[tuple[FeedImport, Json]]:
        found = [*await imports.under_way(tx), *await imports.over(tx, limit=OVER_SHOWN)]
        return [(one, await feed_import.progress(tx, one)) for one in found]

    found = await act.look(dialog_manager, read, need=Need.EVERYWHERE)
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

    found = await act.look(manager, read, need=Need.EVERYWHERE)
    values = {"name": found.file_name, "source": found.source}
    await confirm.ask(manager, STOP, f"import:{import_id}", "desk-import-stop-sure", **values)


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Stop the import, if that was the answer."""
    said = confirm.answer(result, STOP)
    if said is None:
        return
    number, now = int(said["subject"].partition(":")[2]), act.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await feed_import.stop(tx, number, by.member_id, now=now)

    await act.act(manager, STOP, said["subject"], work, word=said["word"], **said["values"])


WINDOW = Window(
    Words("desk-imports"),
    Words("desk-imports-none", when=F["none"]),
    Value("lines"),
    MessageInput(catalogue_import.sent, content_types=ContentType.DOCUMENT),
    Group(listed("import", ask), width=1),
    SwitchTo(Label("desk-button-look"), id="look_again", state=Catalogue.imports),
    back_to(Catalogue.all),
    state=Catalogue.imports,
    getter=every,
    on_process_result=answered,
)
