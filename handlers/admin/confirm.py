"""The window before something is destroyed or paid: it names the object, and its yes counts once.

    await confirm.ask(manager, "chat.leave", "chat:-100123", "desk-chat-leave-sure", title=...)

The window that asked gets the number of the yes as `word` in `on_process_result`, and hands it to
`act(..., word=word)`, which uses it up in the transaction of the act itself.
"""

from collections.abc import Mapping
from random import SystemRandom
from typing import Any

from aiogram.enums import ButtonStyle
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Row
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Text

from domain.admin import authority, nonce
from domain.admin.authority import AccessLevel
from handlers.admin import action
from handlers.admin.widgets import I18nLabel, translate

_rng = SystemRandom()


class Confirm(StatesGroup):
    """One question."""

    sure = State()


class Question(Text):
    """The text whose key and values the asking window gave."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        asked: Any = manager.start_data
        return translate(manager)(asked["key"], **asked["values"])


async def ask(
    manager: DialogManager, what: str, subject: str, key: str, **values: str | int
) -> None:
    """Open the question of `key`, about an act on a subject, with a number that works once."""
    async with action.database(manager).begin() as tx:
        member_id = action.user_id(manager)
        await authority.require(tx, member_id, AccessLevel.SOME_CHATS)
        word = await nonce.issue(
            tx, member_id, f"{what} {subject}", now=action.now(manager), rng=_rng
        )
    await start(manager, what, subject, word, key, values)


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
    data: dict[str, Any] = {
        "what": what,
        "subject": subject,
        "word": word,
        "said": said,
        "key": key,
        "values": values,
    }
    await manager.start(Confirm.sure, data=data)


def parse_answer(result: Any, what: str) -> Mapping[str, Any] | None:
    """Return what was asked, with the `word` of the yes, if the result is a yes to this act."""
    confirmed = isinstance(result, Mapping) and result.get("what") == what and "word" in result
    return result if confirmed else None


async def yes(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Give the number back to the window that asked."""
    await manager.done(result=manager.start_data)


DIALOG = Dialog(
    Window(
        Question(),
        Row(
            Button(
                I18nLabel("desk-button-yes"),
                id="yes",
                on_click=yes,
                style=Style(ButtonStyle.DANGER),
            ),
            Cancel(I18nLabel("desk-button-no")),
        ),
        state=Confirm.sure,
    ),
)
