"""Every window of the admin menu in every language, from sample values, without network or database."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiogram.fsm.state import State
from aiogram.types import InlineKeyboardMarkup
from aiogram_dialog import Dialog
from aiogram_dialog.api.entities import Context
from aiogram_dialog.widgets.kbd import Button, ScrollingGroup, Select

import handlers.admin
from bot.settings import load
from domain.clock import Clock
from domain.feeds.limits import TAG_CHARS_MAX
from domain.languages import LANGUAGES
from domain.post.markup import TEXT_UNITS_MAX
from handlers import promoter_shop, withdrawal
from handlers.admin import dispatcher
from handlers.admin.lists import Listed
from handlers.admin.page import Act
from handlers.admin.states import MoneyStates, SettingsStates, TeamStates
from handlers.admin.widgets import DialLabel
from sandbox.api.keyboards import BUTTONS_MAX
from tests import windows
from tests.shop_keys import WORDS
from tests.terminal import SANDBOX_TOKEN
from tests.test_views import check
from views.i18n import translator

SAMPLES: dict[State, list[dict[str, Any]]] = {}
STARTED: dict[State, list[dict[str, Any]]] = {}
for _module in pkgutil.iter_modules(windows.__path__):
    _samples = importlib.import_module(f"tests.windows.{_module.name}")
    SAMPLES |= _samples.SAMPLES
    STARTED |= getattr(_samples, "STARTED", {})
DIALOGS = {state: dialog for dialog in dispatcher.dialogs() for state in dialog.states()}


class Looking:
    """Somebody who looks at a window: what its widgets ask of a manager, and no more."""

    def __init__(
        self, dialog: Dialog, state: State, language: str, started: dict[str, Any]
    ) -> None:
        self.start_data = started
        self.dialog_data: dict[str, Any] = {}
        self.middleware_data = {
            "t": translator(language),
            "clock": Clock(),
            "settings": load(
                env_file=None,
                shop_key=WORDS,
                bot_token=SANDBOX_TOKEN,
                telegram_api="http://127.0.0.1",
            ),
        }
        self._dialog = dialog
        self._context = Context(
            _intent_id="0",
            _stack_id="0",
            start_data=started,
            widget_data={},
            dialog_data=self.dialog_data,
            state=state,
        )

    def current_context(self) -> Context:
        return self._context

    def find(self, widget_id: str) -> Any:
        widget = self._dialog.find(widget_id)
        return widget and widget.managed(self)

    def is_preview(self) -> bool:
        return True


def cases() -> Iterator[tuple[State, dict[str, Any], dict[str, Any]]]:
    for state, samples in SAMPLES.items():
        for started in STARTED.get(state, [{}]):
            for sample in samples:
                yield state, sample, started


def test_every_window_has_samples() -> None:
    assert set(SAMPLES) == set(DIALOGS)


STORED = {
    "Money:all": MoneyStates.all,
    "Money:proof": MoneyStates.proof,
    "Settings:all": SettingsStates.all,
    "Settings:limit_group": SettingsStates.limit_group,
    "Team:all": TeamStates.all,
    "Team:chats": TeamStates.chats,
}
"""What databases hold of the menus' states, whatever their classes are called."""


@pytest.mark.parametrize(("stored", "state"), STORED.items())
def test_a_stored_state_is_found_again(stored: str, state: State) -> None:
    """As aiogram-dialog finds it: the group by its name, then the state in it."""
    groups = {dialog.states_group_name(): dialog.states_group() for dialog in DIALOGS.values()}
    found = [each for each in groups[stored.partition(":")[0]] if each.state == stored]
    assert found == [state]


def test_members_forms_are_stored_as_before() -> None:
    forms = (withdrawal.WithdrawalForm, promoter_shop.ShopForm)
    stored = [state.state for form in forms for state in form]
    assert stored == [
        "Form:account",
        "Form:account_sure",
        "Form:amount",
        "Form:title",
        "Form:title_sure",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("state", "sample", "started"), list(cases()), ids=lambda value: getattr(value, "state", "")
)
async def test_a_window_fits(
    state: State, sample: dict[str, Any], started: dict[str, Any], language: str
) -> None:
    dialog = DIALOGS[state]
    window: Any = dialog.windows[state]
    manager = Looking(dialog, state, language, started)
    data = sample | {"dialog_data": {}, "start_data": started, "middleware_data": {}}
    text = await window.text.render_text(data, manager)
    keyboard = await window.keyboard.render_keyboard(data, manager)
    check(text, InlineKeyboardMarkup(inline_keyboard=keyboard), most=TEXT_UNITS_MAX)
    for button in (button for row in keyboard for button in row):
        # The window's own number, of up to 10 symbols, and a mark stand before it in Telegram.
        assert len((button.callback_data or "").encode()) <= 53, button.callback_data


LONGEST_ID = "\U0010ffff" * TAG_CHARS_MAX
MANY = 150


@pytest.mark.parametrize("state", SAMPLES, ids=lambda state: state.state)
async def test_a_window_fits_with_150_items_in_each_of_its_lists(state: State) -> None:
    dialog = DIALOGS[state]
    window: Any = dialog.windows[state]
    lists = [each.items for each in widgets(window.keyboard) if isinstance(each, Listed)]
    many = [{"id": f"{n}{LONGEST_ID}", "name": "W" * 60} for n in range(MANY)]
    started = STARTED.get(state, [{}])[0]
    manager = Looking(dialog, state, "en", started)
    data = SAMPLES[state][0] | {"dialog_data": {}, "start_data": started, "middleware_data": {}}
    keyboard = await window.keyboard.render_keyboard(data | dict.fromkeys(lists, many), manager)
    buttons = [button for row in keyboard for button in row]
    assert len(buttons) <= BUTTONS_MAX
    assert all(len((button.callback_data or "").encode()) <= 53 for button in buttons)


def test_every_list_that_may_grow_has_pages() -> None:
    """Lists of our own making are short: the days of a week's rows, the hours of a day."""
    short = {"day", "hour"}
    for dialog in dispatcher.dialogs():
        for window in dialog.windows.values():
            tree: Any = window
            found = {one.widget_id for one in widgets(tree.keyboard) if isinstance(one, Select)}
            paged = {
                one.widget_id
                for group in widgets(tree.keyboard)
                if isinstance(group, ScrollingGroup)
                for one in widgets(group)
            }
            assert found - paged <= short


def buttons_of(dialog: Dialog) -> Iterator[Button]:
    for window in dialog.windows.values():
        tree: Any = window
        yield from (one for one in widgets(tree.keyboard) if isinstance(one, Button))


def handler_of(button: Button) -> str:
    """What a press calls: a function's name, or that of an act's work; aiogram-dialog wraps it."""
    called: Any = getattr(button.on_click, "callback", button.on_click)
    called = called.work if isinstance(called, Act) else called
    return str(getattr(called, "__name__", ""))


def test_a_button_that_goes_to_the_next_value_says_so() -> None:
    """Who presses it should not expect a page; `cycle_…` are the handlers of such buttons."""
    found = [button for dialog in dispatcher.dialogs() for button in buttons_of(dialog)]
    dials = {button.widget_id for button in found if isinstance(button.text, DialLabel)}
    cycling = {button.widget_id for button in found if handler_of(button).startswith("cycle_")}
    assert dials == cycling
    assert cycling >= {"pin", "sound", "hour", "by_request", "shape", "pay", "purchase", "binding"}


def test_a_next_value_is_taken_only_by_handlers_called_cycle() -> None:
    found = []
    for path in Path(handlers.admin.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                said = ast.unparse(node)
                if "% len(" in said or "following(" in said:
                    found.append(node.name)
    assert {name for name in found if not name.startswith("cycle_")} == {"following"}


def widgets(widget: Any) -> Iterator[Any]:
    """A widget of a keyboard, and those inside it."""
    yield widget
    for inner in getattr(widget, "buttons", ()):
        yield from widgets(inner)
