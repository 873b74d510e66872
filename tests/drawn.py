"""Every screen, notice and window that a person may see, drawn from the samples of the tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aiogram.types import InlineKeyboardMarkup

from domain.post.markup import visible
from storage.delivery.tables import OutboxRow
from tests.test_views import NOON, RENDERERS, ROWS, SCREENS
from tests.test_windows import DIALOGS, Looking, cases
from views.i18n import translator
from views.screen import Screen


@dataclass(frozen=True)
class Drawing:
    """What a person sees: its name in the code, its words, and rows of button labels."""

    name: str
    text: str
    rows: tuple[tuple[str, ...], ...] = ()

    def words(self) -> Iterator[str]:
        yield self.text
        for row in self.rows:
            yield from row


def labels(keyboard: object) -> tuple[tuple[str, ...], ...]:
    rows = keyboard.inline_keyboard if isinstance(keyboard, InlineKeyboardMarkup) else []
    return tuple(tuple(button.text for button in row) for row in rows)


def screens(language: str) -> Iterator[Drawing]:
    for name, draw in SCREENS.items():
        drawn = draw(translator(language))
        for screen in drawn if isinstance(drawn, list) else [drawn]:
            assert isinstance(screen, Screen)
            yield Drawing(name, visible(screen.text), labels(screen.keyboard))


def notices(language: str) -> Iterator[Drawing]:
    for kind, samples in ROWS.items():
        for values in samples:
            row = OutboxRow(chat_id=-1, kind=kind, values=values, due_at=NOON)
            call: Any = RENDERERS[kind](row, translator(language))
            words = getattr(call, "text", None) or getattr(call, "caption", None) or ""
            yield Drawing(kind, visible(words), labels(getattr(call, "reply_markup", None)))


async def windows(language: str) -> list[Drawing]:
    found = []
    for state, sample, started in cases():
        window: Any = DIALOGS[state].windows[state]
        manager = Looking(DIALOGS[state], state, language, started)
        data = sample | {"dialog_data": {}, "start_data": started, "middleware_data": {}}
        text = await window.text.render_text(data, manager)
        keyboard = await window.keyboard.render_keyboard(data, manager)
        rows = labels(InlineKeyboardMarkup(inline_keyboard=keyboard))
        found.append(Drawing(str(state.state), visible(text), rows))
    return found


async def everything(language: str) -> list[Drawing]:
    """Return all of them, in the same order in every language."""
    return [*screens(language), *notices(language), *await windows(language)]
