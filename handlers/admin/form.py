"""Forms of the menus, declared.

    FORM = Form("terms", Referrals.terms, Referrals.ask, "desk-ask-program", FIELDS)
    question(Chats.cap, "desk-chat-cap", "cap", save, choices("caps", save), reads=chat)

A `Form` is of something that is being made: a page of terms, each asked for on a page of its own.
What is read from an answer stands in plain JSON in the menu's data, under the form's name. A
`question` is about one thing that is used at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import BaseInput
from aiogram_dialog.widgets.kbd import Button, Keyboard

from handlers.admin import context
from handlers.admin.lists import back_to, choices
from handlers.admin.page import Handler, button, item, page, typed
from handlers.admin.widgets import Value, translate

Terms = dict[str, Any]
NONE = "-"
"""The answer of whoever does without."""


@dataclass(frozen=True)
class Field:
    """One term: what it is at first, what may be pressed, and how an answer is read."""

    first: Any
    read: Callable[[str, Terms, str], Any] | None = None
    """(answer, terms, the shop's currency) -> the value; raises `Refused`. None keeps the answer."""
    ready: tuple[str, ...] = ()
    """The answers that are a single press."""
    turns: tuple[Any, ...] = ()
    """The values that presses go through, for a term that is not asked for."""
    after: Callable[[Terms, Terms], None] | None = None
    """What a new value changes in the others: (terms before, terms now)."""


@dataclass(frozen=True)
class Form:
    """The terms of one thing that is being made."""

    name: str
    terms_at: State
    ask_at: State
    question: str
    """The texts of the questions, without `-<field>`."""
    fields: Mapping[str, Field]

    def terms(self, data: Mapping[str, Any]) -> Terms:
        """Return the terms as they stand."""
        first = {name: field.first for name, field in self.fields.items()}
        return first | dict(data.get(self.name) or {})

    async def begin(self, _: Any, __: Any, manager: DialogManager) -> None:
        """Open the form; what was filled in before is kept until it is used."""
        manager.dialog_data.setdefault(self.name, self.terms({}))
        await manager.switch_to(self.terms_at)

    async def press(self, _: Any, widget: Any, manager: DialogManager) -> None:
        """Ask for a term, or turn it to its next value."""
        name = widget.widget_id or ""
        if turns := self.fields[name].turns:
            at = turns.index(self.terms(manager.dialog_data)[name])
            self._keep(manager, name, turns[(at + 1) % len(turns)])
            return
        manager.dialog_data["asked"] = name
        await manager.switch_to(self.ask_at)

    async def take(self, _: Any, __: Any, manager: DialogManager, answer: str) -> None:
        """Keep an answer, or refuse it and ask again."""
        name = manager.dialog_data["asked"]
        read, currency = self.fields[name].read, context.settings(manager).currency
        terms = self.terms(manager.dialog_data)
        self._keep(manager, name, answer if read is None else read(answer, terms, currency))
        await manager.switch_to(self.terms_at)

    def button(self, name: str, text: str, when: Any = None) -> Button:
        """Return the button of a term, worded `<text>-<name>`."""
        return button(name, self.press, text=f"{text}-{name}", when=when)

    async def asked(self, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        """Return the question, and the answers that are a single press."""
        name = dialog_manager.dialog_data["asked"]
        currency = context.settings(dialog_manager).currency
        return {
            "question": translate(dialog_manager)(f"{self.question}-{name}", currency=currency),
            "items": [item(answer, answer) for answer in self.fields[name].ready],
        }

    def window(self, width: int = 4) -> Window:
        """Return the page that asks for a term."""
        return Window(
            Value("question"),
            typed("term", self.take),
            choices("answer", self.take, width=width),
            back_to(self.terms_at),
            state=self.ask_at,
            getter=self.asked,
        )

    def _keep(self, manager: DialogManager, name: str, value: Any) -> None:
        before = self.terms(manager.dialog_data)
        now = before | {name: value}
        after = self.fields[name].after
        if after is not None:
            after(before, now)
        manager.dialog_data[self.name] = now


def question(
    state: State,
    text: str,
    name: str,
    answer: Handler,
    *parts: Keyboard,
    field: BaseInput | None = None,
    without: str | None = None,
    **options: Any,
) -> Window:
    """Return a page that asks for one thing, which is used at once: pressed, typed or sent.

    `field` stands in for the typed one. `without` is the text of the button that answers `-`; its
    last word begins the button's id. `options` are those of `page`.
    """
    buttons = []
    if without is not None:
        id_ = f"{without.rpartition('-')[2]}_{name}"
        buttons.append(button(id_, partial(answer, said=NONE), text=without))
    asked = field or typed(name, answer)
    return page(state, text, asked, *buttons, *parts, width=1, **options)
