"""What failed, is held, or has an end that nobody knows: the reason, and what a person does about it."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group

from domain.admin.authority import AccessLevel, Authority
from domain.delivery import effects, in_doubt, outcome
from domain.post import broadcast
from domain.refusal import Refused
from handlers.admin import action
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.states import Queue
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.chat import chats
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.tables import OutboxRow, OutboxState
from storage.restore import HELD_BECAUSE
from views.i18n import Translate

LISTED_MAX = 200
REASON_CHARS_MAX = 200
SHOWN = (OutboxState.UNKNOWN, OutboxState.FAILED)
MARKS = {OutboxState.UNKNOWN: "❓", OutboxState.FAILED: "⛔", OutboxState.HELD: "⏸"}
PAUSES = (effects.HELD_FOR_PAUSE, broadcast.PAUSED)
"""Reasons that end where somebody paused; sending the row by hand would not get past them."""
TO_DO = {
    **{state: f"desk-mend-{state}" for state in effects.HELD_FOR_CHAT},
    outcome.HELD_FOR_TOPIC: "desk-held-topic",
    outcome.HELD_FOR_MEMBER: "desk-held-member",
    effects.HELD_FOR_PAUSE: "desk-held-paused",
    broadcast.PAUSED: "desk-held-broadcast",
    HELD_BECAUSE: "desk-held-restored",
}
"""The text that says what ends a hold, by the reason of the row."""


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the newest posts in doubt, by chat, and behind them the newest that are held."""

    async def read(tx: Tx, by: Authority) -> list[tuple[OutboxRow, str]]:
        rows = list(await outbox.listed(tx, SHOWN, limit=LISTED_MAX))
        rows += await outbox.listed(tx, (OutboxState.HELD,), limit=LISTED_MAX)
        mine = [row for row in rows if may(by, row)]
        known = {
            chat.id: chat.title for chat in await chats.all_of(tx, {row.chat_id for row in mine})
        }
        return [(row, known.get(row.chat_id, str(row.chat_id))) for row in mine]

    found = await action.load(dialog_manager, read)
    items = [
        {"id": row.id, "name": f"{MARKS[OutboxState(row.state)]} {title}: {what(row)}"[:60]}
        for row, title in found
    ]
    return {"items": items, "rows": len(items)}


def may(by: Authority, row: OutboxRow) -> bool:
    """Return whether a row is somebody's to decide: private ones are for admins of everything."""
    return by.everywhere or (row.chat_id < 0 and by.has(row.chat_id))


def what(row: OutboxRow) -> str:
    """Return what a row would have said, in a few words."""
    return str(row.values.get("title") or row.values.get("text") or row.kind)[:40]


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return one row: where it went, why it is in doubt, what can be done."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> tuple[OutboxRow, str]:
        row = await tx.get(OutboxRow, int(dialog_manager.dialog_data["row_id"]))
        if row is None or not may(by, row):
            raise Refused("outbox.not_found", id=dialog_manager.dialog_data["row_id"])
        chat = await chats.find(tx, row.chat_id)
        return row, chat.title if chat is not None else str(row.chat_id)

    row, title = await action.load(dialog_manager, read)
    return {
        "title": title,
        "what": what(row),
        "state": t(f"desk-row-{row.state}"),
        "reason": (row.reason or "-")[:REASON_CHARS_MAX],
        **choices(row, t),
    }


def choices(row: OutboxRow, t: Translate) -> dict[str, Any]:
    """Return what can be done about a row: by a press, and, where it is held, elsewhere."""
    held = row.state == OutboxState.HELD
    key = TO_DO.get(row.reason or "") if held else None
    return {
        "unknown": row.state == OutboxState.UNKNOWN,
        "open": row.state in SHOWN or (held and row.reason not in PAUSES),
        "droppable": held or row.state == OutboxState.UNKNOWN,
        "todo": t(key) if key else "",
    }


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, row_id: str) -> None:
    """Open one row."""
    manager.dialog_data["row_id"] = int(row_id)
    await manager.switch_to(Queue.row)


async def decide(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Carry out what was decided, and go back to the rest."""
    row_id, decision = int(manager.dialog_data["row_id"]), button.widget_id or ""

    async def work(tx: Tx, by: Authority) -> None:
        row = await tx.get(OutboxRow, row_id)
        if row is None or not may(by, row):
            raise Refused("outbox.not_found", id=row_id)
        await in_doubt.decide(tx, row_id, decision, now=action.now(manager))

    await action.perform(
        manager, f"outbox.{decision}", f"outbox:{row_id}", work, need=AccessLevel.SOME_CHATS
    )
    await manager.switch_to(Queue.doubtful)


def decider(decision: str, when: Any) -> Button:
    """Return the button of one decision."""
    return Button(I18nLabel(f"desk-button-{decision}"), id=decision, on_click=decide, when=when)


WINDOWS = (
    Window(
        I18nText("desk-doubtful"),
        scrolling("row_page", listed("row", choose)),
        back_to(Queue.week),
        state=Queue.doubtful,
        getter=every,
    ),
    Window(
        I18nText("desk-row"),
        Value("todo", when=F["todo"]),
        Group(
            decider("there", F["unknown"]),
            decider("again", F["open"]),
            decider("drop", F["droppable"]),
            width=2,
        ),
        back_to(Queue.doubtful),
        state=Queue.row,
        getter=one,
    ),
)
