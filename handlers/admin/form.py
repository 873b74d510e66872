"""Forms of the menus, declared.

    FORM = Form("terms", Referrals.terms, Referrals.ask, "admin-ask-program", FIELDS)
    question(Chats.cap, "admin-chat-cap", "cap", save, listed("caps", save), reads=chat)

A `Form` is of something that is being made: a page of terms, each asked for on a page of its own.
What is read from an answer stands in plain JSON in the menu's data, under the form's name. A
`question` is about one thing that is used at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.input import BaseInput
from aiogram_dialog.widgets.kbd import Button, Keyboard
from aiogram_dialog.widgets.text import Text

from handlers.admin import conflicts, context
from handlers.admin.context import Data, Values
from handlers.admin.lists import Handler, back_to, listed
from handlers.admin.page import button, dial, following, item, page, typed
from handlers.admin.widgets import Value, translate
from views.i18n import Translate

Terms = dict[str, Any]
NONE = "-"
"""The answer of whoever does without."""


@dataclass(frozen=True)
class Field:
    """One term: what it is at first, what may be pressed, and how an answer is read."""

    first: Any
    """None is in no terms until it is asked for."""
    read: Callable[[str, Terms, Any], Any] | None = None
    """(answer, terms, `Form.about`) -> the value; raises `Refused`. None keeps the answer."""
    ready: tuple[str, ...] = ()
    """The answers that are a single press."""
    turns: tuple[Any, ...] = ()
    """The values that presses go through, for a term that is not asked for."""
    after: Callable[[Terms, Terms], None] | None = None
    """What a new value changes in the others: (terms before, terms now)."""
    then: str | None = None
    """The field that is asked for next."""


@dataclass(frozen=True)
class Form:
    """The terms of one thing that is being made."""

    name: str
    terms_at: State
    ask_at: State
    question: str
    """The texts of the questions, without `-<field>`."""
    fields: Mapping[str, Field]

    def fields_of(self, data: Data) -> Mapping[str, Field]:
        """Return the fields, where the menu's data decide which there are."""
        return self.fields

    async def about(self, manager: DialogManager) -> Any:
        """Return what questions and answers are about: the shop's currency."""
        return context.settings(manager).currency

    def asked_with(self, about: Any, terms: Terms, t: Translate) -> Values:
        """Return the values of a question's text."""
        return {"currency": about}

    def terms(self, data: Data) -> Terms:
        """Return the terms as they stand."""
        fields = self.fields_of(data).items()
        first = {name: field.first for name, field in fields if field.first is not None}
        return first | dict(data.get(self.name) or {})

    async def begin(self, _: object, __: object, manager: DialogManager) -> None:
        """Open the form; what was filled in before is kept until it is used."""
        manager.dialog_data.setdefault(self.name, self.terms({}))
        await manager.switch_to(self.terms_at)

    async def press(self, _: object, widget: Button, manager: DialogManager) -> None:
        """Ask for a term."""
        manager.dialog_data["asked"] = widget.widget_id or ""
        await manager.switch_to(self.ask_at)

    async def cycle_term(self, _: object, widget: Button, manager: DialogManager) -> None:
        """Give a term its next value."""
        name, data = widget.widget_id or "", manager.dialog_data
        self._keep(
            manager, name, following(self.fields_of(data)[name].turns, self.terms(data)[name])
        )

    async def take(self, _: object, __: object, manager: DialogManager, answer: str) -> None:
        """Keep an answer, or refuse it and ask again."""
        data, about = manager.dialog_data, await self.about(manager)
        name = data["asked"]
        field, terms = self.fields_of(data)[name], self.terms(data)
        self._keep(manager, name, field.read(answer, terms, about) if field.read else answer)
        if field.then is not None:
            data["asked"] = field.then
        await manager.switch_to(self.ask_at if field.then else self.terms_at)

    def button(self, name: str, text: str, when: WhenCondition = None) -> Button:
        """Return the button of a term, worded `<text>-<name>`."""
        return button(name, self.press, text=f"{text}-{name}", when=when)

    def dial(self, name: str, text: str, when: WhenCondition = None) -> Button:
        """Return the button of a term that has `turns`, worded `<text>-<name>` with its value."""
        return dial(name, self.cycle_term, text=f"{text}-{name}", when=when)

    async def asked(self, dialog_manager: DialogManager, **_: object) -> Values:
        """Return the question, and the answers that are a single press."""
        data, t = dialog_manager.dialog_data, translate(dialog_manager)
        name, about = data["asked"], await self.about(dialog_manager)
        values = self.asked_with(about, self.terms(data), t)
        return {
            "told": conflicts.pop_report(dialog_manager),
            "question": t(f"{self.question}-{name}", **values),
            "items": [item(answer, answer) for answer in self.fields_of(data)[name].ready],
        }

    def window(self, width: int = 4) -> Window:
        """Return the page that asks for a term."""
        return Window(
            Value("told", when=F["told"]),
            Value("question"),
            typed("term", self.take),
            listed("answer", self.take, width=width),
            back_to(self.terms_at),
            state=self.ask_at,
            getter=self.asked,
        )

    def _keep(self, manager: DialogManager, name: str, value: Any) -> None:
        before = self.terms(manager.dialog_data)
        now = before | {name: value}
        after = self.fields_of(manager.dialog_data)[name].after
        if after is not None:
            after(before, now)
        manager.dialog_data[self.name] = now


def question(
    state: State,
    text: str | Text,
    name: str,
    answer: Handler,
    *parts: Keyboard | BaseInput,
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
