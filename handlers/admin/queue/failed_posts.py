"""What failed, is held, or has an end that nobody knows: the reason, and what a person does about it."""

from aiogram_dialog.widgets.kbd import Button

from domain.admin.authority import AccessLevel, Authority
from domain.delivery import effects, in_doubt, outcome
from domain.post import broadcast
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import Act, button, item, items, line, page
from handlers.admin.states import Queue
from storage.chat import chats
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


async def every(ctx: AdminContext) -> Values:
    """The newest posts in doubt, by chat, and behind them the newest that are held."""
    rows = list(await outbox.listed(ctx.tx, SHOWN, limit=LISTED_MAX))
    rows += await outbox.listed(ctx.tx, (OutboxState.HELD,), limit=LISTED_MAX)
    mine = [row for row in rows if may(ctx.by, row)]
    known = await chats.all_of(ctx.tx, {row.chat_id for row in mine})
    titles = {chat.id: chat.title for chat in known}
    found = [
        item(
            row.id,
            f"{MARKS[OutboxState(row.state)]} {titles.get(row.chat_id, row.chat_id)}: {what(row)}",
        )
        for row in mine
    ]
    return {"items": found, "rows": len(found)}


def may(by: Authority, row: OutboxRow) -> bool:
    """Return whether a row is somebody's to decide: private ones are for admins of everything."""
    return by.everywhere or (row.chat_id < 0 and by.has(row.chat_id))


def what(row: OutboxRow) -> str:
    """Return what a row would have said, in a few words."""
    return str(row.values.get("title") or row.values.get("text") or row.kind)[:40]


async def selected(ctx: AdminContext) -> OutboxRow:
    """Return the row that is open, if it is there and theirs; or refuse."""
    number = ctx.chosen("row_id")
    row = await ctx.tx.get(OutboxRow, number)
    if row is None or not may(ctx.by, row):
        raise Refused("outbox.not_found", id=number)
    return row


async def one(ctx: AdminContext) -> Values:
    """One row: where it went, why it is in doubt, what can be done."""
    row = await selected(ctx)
    chat = await chats.find(ctx.tx, row.chat_id)
    return {
        "title": chat.title if chat is not None else str(row.chat_id),
        "what": what(row),
        "state": ctx.t(f"desk-row-{row.state}"),
        "reason": (row.reason or "-")[:REASON_CHARS_MAX],
        **choices(row, ctx.t),
    }


def choices(row: OutboxRow, t: Translate) -> Values:
    """Return what can be done about a row: by a press, and, where it is held, elsewhere."""
    held = row.state == OutboxState.HELD
    key = TO_DO.get(row.reason or "") if held else None
    return {
        "unknown": row.state == OutboxState.UNKNOWN,
        "open": row.state in SHOWN or (held and row.reason not in PAUSES),
        "droppable": held or row.state == OutboxState.UNKNOWN,
        "todo": t(key) if key else "",
    }


def subject(ctx: AdminContext) -> str:
    return f"outbox:{ctx.chosen('row_id')}"


async def decide(ctx: AdminContext) -> None:
    """Carry out what the id of the pressed button says."""
    await in_doubt.decide(ctx.tx, (await selected(ctx)).id, ctx.said, now=ctx.now)


def decider(decision: str, when: str) -> Button:
    """Return the button of one decision; the rest is shown after it."""
    need, then = AccessLevel.SOME_CHATS, Queue.doubtful
    return button(decision, Act(f"outbox.{decision}", subject, decide, need, then=then), when=when)


WINDOWS = (
    page(Queue.doubtful, "desk-doubtful", items("row", Queue.row), reads=every, back=Queue.week),
    page(
        Queue.row,
        "desk-row",
        line("todo"),
        decider("there", "unknown"),
        decider("again", "open"),
        decider("drop", "droppable"),
        reads=one,
        back=Queue.doubtful,
    ),
)
