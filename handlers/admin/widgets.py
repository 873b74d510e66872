"""What windows are worded with: texts by key, in the language of whoever looks.

Words("admin-title")                 a text; the getter's values fill it
Label("admin-button-chats")          the same for a button, without HTML
Html("{value}")                     a value of the getter that is HTML already
"""

from collections.abc import Mapping
from typing import Any

from aiogram.types import Message
from aiogram_dialog import DialogManager, DialogProtocol
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.text import Text

from domain.display_name import visible
from views.i18n import Translate


def translate(manager: DialogManager) -> Translate:
    """Return the texts of whoever looks at a window."""
    t: Translate = manager.middleware_data["t"]
    return t


class I18nText(Text):
    """A text by its key; `item` of a list and the getter's values are its arguments."""

    def __init__(self, key: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self.key = key

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return translate(manager)(self.key, **values_of(data))


class I18nLabel(I18nText):
    """A text for a place that knows no HTML."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return translate(manager).plain(self.key, **values_of(data))


class DialLabel(I18nLabel):
    """The label of a button that goes to the next value at once: the value that is, between ‹ ›."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return f"‹ {await super()._render_text(data, manager)} ›"


class Value(Text):
    """What the getter, or the item of a list, has under a name: worded by the getter already."""

    def __init__(self, name: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self.name = name

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return visible(str(values_of(data).get(self.name, "")))


def values_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a text may use: the getter's values, or those of one item of a list."""
    item = data.get("item")
    if isinstance(item, Mapping):
        return {name: value for name, value in item.items() if isinstance(name, str)}
    plain = (str, int, float)
    return {name: value for name, value in data.items() if isinstance(value, plain)}


class TypedInput(TextInput[str]):
    """A field that hands on what is typed and keeps nothing: an address may carry a password."""

    async def process_message(
        self, message: Message, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        if message.text is None:
            return False
        await self.on_success.process_event(message, self.managed(manager), manager, message.text)
        return True
