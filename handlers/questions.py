"""Questions that are answered by typing, and the one rule for all of them.

    asked --an answer, within half an hour--> taken; refused with words, and still asked
    asked --any other command, any button that is not its own, anywhere--> ended
    asked --half an hour--> ended
    ended --a text in private--> not taken, and told so

`settle` runs before an update is handled, in a savepoint of its own: also a command that is refused
ends a question. What the admin menu asks lives in the menu; `storage.dialogs` remembers that it does,
and since when, so that the same rule holds there.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message, Update, User

from handlers.context import Context
from storage import dialogs
from storage.admin import pending_updates
from storage.database import Tx
from storage.dialogs import MENU, OWN, Dialog
from views import question_screens
from views.admin_link import AdminPageOpen
from views.screen import Screen

router = Router(name=__name__)
ANSWER_WITHIN = timedelta(minutes=30)
MENU_MARK = "\x1d"
"""What aiogram-dialog puts between a window's number and the button's own data."""
CANCEL, ADMIN = "cancel", "admin"


async def ask(
    state: FSMContext,
    question: State,
    again: str | None,
    *,
    now: datetime,
    buttons: Sequence[str] = (),
    **known: Any,
) -> None:
    """Expect an answer from now on.

    `again` is the command that asks anew, None where a text that comes too late is no answer to it;
    `buttons` are the prefixes of the question's own buttons.
    """
    await state.set_state(question)
    await state.set_data(
        {"asked_at": now.isoformat(), "again": again, "buttons": [*buttons], **known}
    )


def sender_of(update: Update) -> int | None:
    """Return who says or presses something, None for any other update."""
    event = update.message or update.callback_query
    user: User | None = None if event is None else event.from_user
    return None if user is None else user.id


async def may_be_asked(tx: Tx, bot_id: int, members: Collection[int]) -> set[int]:
    """Return those of some members whom the bot or its menu asks for something, or is about to."""
    rows = await dialogs.asked_of(tx, bot_id, members)
    waiting = await pending_updates.waiting_for(tx, bot_id, members)
    return {row.member_id for row in rows} | {*waiting}


async def settle(tx: Tx, bot_id: int, update: Update, *, now: datetime) -> None:
    """End the questions of an update's sender that it is no answer to."""
    member_id = sender_of(update)
    if member_id is None:
        return
    rows = {row.destiny: row for row in await dialogs.asked_of(tx, bot_id, [member_id])}
    if OWN in rows:
        await _settle_own(tx, rows[OWN], update, now=now)
    menu = rows.get(MENU)
    waits = bool(await pending_updates.waiting_for(tx, bot_id, [member_id]))
    left = (menu is not None or waits) and _leaves(update, menu_command=ADMIN, own=_of_the_menu)
    if left or (menu is not None and is_stale(menu, now=now)):
        await dialogs.leave_menu_question(tx, bot_id, member_id, update.update_id, now=now)


async def _settle_own(tx: Tx, row: Dialog, update: Update, *, now: datetime) -> None:
    """End a member's own question; for a while it is known that there was one."""
    stale, buttons = is_stale(row, now=now), row.data.get("buttons", ())
    if row.state is None and stale:
        await tx.delete(row)
    elif row.state is not None and (
        stale or _leaves(update, own=lambda query: prefix_of(query) in buttons)
    ):
        if row.data.get("again") is None:
            await tx.delete(row)
            return
        row.state = None
        row.data = {"asked_at": now.isoformat(), "ended": row.data.get("again")}
    await tx.flush()


def is_stale(row: Dialog, *, now: datetime) -> bool:
    """Whether a question was asked too long ago to be answered still."""
    asked_at = row.data.get("asked_at")
    return asked_at is None or now - datetime.fromisoformat(asked_at) > ANSWER_WITHIN


def is_left(row: Dialog) -> bool:
    """Whether somebody has gone on to something else since they were asked by the menu."""
    return bool(row.data.get("asks") and row.data.get("left"))


def _leaves(
    update: Update, *, own: Callable[[CallbackQuery], bool], menu_command: str = CANCEL
) -> bool:
    """Whether an update is neither an answer to a question nor a press of its buttons."""
    if update.callback_query is not None:
        return not own(update.callback_query)
    command = None if update.message is None else command_of(update.message)
    return command not in (None, CANCEL, menu_command)


def prefix_of(query: CallbackQuery) -> str:
    """Return what a button's data begin with."""
    return (query.data or "").partition(":")[0]


def _of_the_menu(query: CallbackQuery) -> bool:
    return MENU_MARK in (query.data or "") or prefix_of(query) == AdminPageOpen.__prefix__


def command_of(message: Message) -> str | None:
    """Return the command that a message gives, without its slash; None for anything else."""
    words = message.text or message.caption or ""
    return words[1:].partition(" ")[0].partition("@")[0].lower() if words[:1] == "/" else None


async def was_ended(_: Message, state: FSMContext) -> bool:
    """Whether a question of a member was ended a short while ago."""
    return "ended" in await state.get_data()


@router.message(~F.text.startswith("/"), F.chat.type == "private", StateFilter(None), was_ended)
async def not_taken(_: Message, ctx: Context, state: FSMContext) -> Screen:
    """Say that a text was not taken for the answer to a question that is over."""
    again = (await state.get_data())["ended"]
    await state.clear()
    return question_screens.not_taken(again, ctx.t)
