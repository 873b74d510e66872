"""The machinery of the role matrix: finds everything that can be pressed or typed, and does it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from aiogram.types import Chat, Message, User
from aiogram_dialog import Dialog, Window

from bot.settings import load
from domain.clock import Clock
from domain.refusal import Refused
from handlers.admin import dispatcher
from storage.database import Database
from tests.flows.sample_deals import RULES
from tests.shop_keys import WORDS
from tests.terminal import SANDBOX_TOKEN
from views.i18n import translator

REFUSALS = ("admin.nobody", "admin.not_yours")
REFUSED, ALLOWED = "refused", "allowed"
PLAIN = {
    "Column",
    "CombinedInput",
    "Group",
    "Row",
    "Pages",
    "Url",
}
"""Widgets that hold others, or leave Telegram alone."""
MOVING = {"BackTo", "Cancel", "Start", "SwitchTo"}
"""Widgets that open another window, and do nothing else unless they were given something to do."""

SETTINGS = load(
    env_file=None, shop_key=WORDS, bot_token=SANDBOX_TOKEN, telegram_api="http://127.0.0.1"
)
ENGLISH = translator("en")


class AnyData(dict[str, Any]):
    """What a window remembers: every number is 1, so that an act has something to be about."""

    def __missing__(self, key: str) -> int:
        return 1


class AnyText(str):
    """A word that equals every other: the answer to whatever was asked."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, _: object) -> bool:
        return True


@dataclass
class FakeManager:
    """Somebody at a window: what its actions ask of a manager; moving about is nothing."""

    database: Database
    member_id: int
    state: Any = None
    start_data: dict[str, Any] = field(default_factory=lambda: AnyData(number=1))
    dialog_data: dict[str, Any] = field(
        default_factory=lambda: AnyData(chat_id=-1, some=None, chats=[-1])
    )

    def __post_init__(self) -> None:
        self.event = None
        self.show_mode: Any = None
        self.middleware_data = {
            "database": self.database,
            "clock": Clock(),
            "settings": SETTINGS,
            "rules": RULES,
            "event_from_user": User(id=self.member_id, is_bot=False, first_name="X"),
            "t": ENGLISH,
        }

    async def switch_to(self, *_: Any, **__: Any) -> None:
        return None

    def current_context(self) -> Any:
        return SimpleNamespace(state=self.state)

    start = done = show = back = next = answer_callback = switch_to

    def is_preview(self) -> bool:
        return False

    def find(self, _: str) -> None:
        return None


TYPED = {
    "New:repeat typed_rule": "2h",
    "New:time typed_time": "18:45",
    "Promotions:all promotion": "g1",
    "New:day day": "2026-12-01",
    "Queue:week day": "2026-12-01",
    "Promotions:extend typed_end": "3h",
    "Promotions:list_end typed_list_end": "3h",
    "Promotions:new_items deal": "D1",
    "Promotions:new_items typed_list_items": "D1:5.00:30 Apples",
    "Orders:all order": "s1",
    "Orders:period typed_period": "2026-11",
    "Orders:promotion promotion": "g1",
    "Orders:state state": "pending",
}
"""What is typed or pressed where a plain 1 would not be understood."""
REMEMBERED: dict[str, dict[str, Any]] = {
    "New:review go": {"chats": [-1], "when": {}, "deal": "D1"},
    "Promotions:new_list publish_list": {
        "chats": [-1],
        "list_items": ["D1"],
        "list_title": "Box",
    },
    "Promotions:new_list typed_list_least": {"list_items": ["D1"]},
}
"""What a window has gathered by the time of its last press."""
Action = tuple[str, Any, tuple[Any, ...]]


def windows() -> Iterator[tuple[Dialog, Window]]:
    for dialog in dispatcher.dialogs():
        for window in dialog.windows.values():
            yield dialog, window


STATES = {str(window.state.state): window.state for _, window in windows()}


def actions() -> Iterator[Action]:
    """Yield (name, what to call, its arguments before the manager and after) for every window."""
    for _, window in windows():
        state = str(window.state.state)
        if window.getter is not None:
            yield f"{state} look", window.getter, ()
        if window.on_process_result is not None:
            yield f"{state} answer", window.on_process_result, ({"what": AnyText(), "word": "W"},)
        for root in filter(None, (window.keyboard, window.on_message)):
            for widget in within(root):
                name = f"{state} {getattr(widget, 'widget_id', None)}"
                kind = type(widget).__name__
                if kind == "TypedInput":
                    yield name, widget.on_success, (widget, TYPED.get(name, "1"))
                elif kind == "MessageInput":
                    yield f"{state} message", widget.func, (widget,)
                elif kind in {"Select", "Listed"}:
                    yield name, widget.on_click, (widget, TYPED.get(name, "1"))
                elif kind == "Button":
                    yield name, widget.on_click, (widget,)
                elif kind in MOVING:
                    if getattr(widget, "user_on_click", None) is not None:
                        yield name, widget.user_on_click, (widget,)
                elif kind not in PLAIN:
                    raise LookupError(f"{name}: the matrix knows no widget of the kind {kind}")


def within(widget: Any) -> Iterator[Any]:
    yield widget
    for child in (*getattr(widget, "buttons", ()), *getattr(widget, "inputs", ())):
        yield from within(child)


async def perform(action: Action, database: Database, member_id: int) -> tuple[str, str]:
    """Do what an action does as somebody; return whether the admin menu refused it, and in which words."""
    name, call, given = action
    manager = FakeManager(database, member_id, STATES[name.partition(" ")[0]])
    manager.dialog_data.update(REMEMBERED.get(name, {}))
    chat = Chat(id=member_id, type="private")
    message = Message(message_id=1, date=datetime.now(UTC), chat=chat, text="1")
    try:
        if name.endswith(" look"):
            await call(dialog_manager=manager, **manager.middleware_data)
        elif name.endswith(" answer"):
            given[0].update(subject="x:1", key="k", values={})
            await call(None, given[0], manager)
        elif len(given) == 2:
            widget, value = given
            await call.process_event(message, widget, manager, value)
        else:
            await call.process_event(message, given[0], manager)
    except Refused as refused:
        return (REFUSED if refused.reason in REFUSALS else ALLOWED), refused.reason
    except Exception as other:  # noqa: BLE001
        # Made-up numbers lead nowhere: whoever came so far was let in.
        return ALLOWED, type(other).__name__
    return ALLOWED, ""
