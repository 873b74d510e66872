"""The window before something is destroyed or paid: it names the object, and its yes counts once.

The page that asked hears the yes in `on_process_result`, with the number in it; the act that was
asked about uses the number up in its own transaction (`handlers.admin.page.Act`).
"""

from collections.abc import Mapping
from typing import Any

from aiogram.enums import ButtonStyle
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Row
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Text

from handlers.admin.context import Data
from handlers.admin.widgets import I18nLabel, translate


class Confirm(StatesGroup):
    """One question."""

    sure = State()


class Question(Text):
    """The text whose key and values the asking window gave."""

    async def _render_text(self, data: Data, manager: DialogManager) -> str:
        asked: Any = manager.start_data
        return translate(manager)(asked["key"], **asked["values"])


async def start(
    manager: DialogManager,
    what: str,
    subject: str,
    word: str,
    key: str,
    values: Mapping[str, str | int],
    said: str = "",
) -> None:
    """Show the question of `key`; its yes gives the number and what was said to the page below."""
    data: dict[str, object] = {
        "what": what,
        "subject": subject,
        "word": word,
        "said": said,
        "key": key,
        "values": values,
    }
    await manager.start(Confirm.sure, data=data)


def parse_answer(result: object, what: str) -> Mapping[str, Any] | None:
    """Return what was asked, with the `word` of the yes, if the result is a yes to this act."""
    if isinstance(result, Mapping) and result.get("what") == what and "word" in result:
        return result
    return None


async def yes(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Give the number back to the window that asked."""
    await manager.done(result=manager.start_data)


DIALOG = Dialog(
    Window(
        Question(),
        Row(
            Button(
                I18nLabel("admin-button-yes"),
                id="yes",
                on_click=yes,
                style=Style(ButtonStyle.DANGER),
            ),
            Cancel(I18nLabel("admin-button-no")),
        ),
        state=Confirm.sure,
    ),
)
