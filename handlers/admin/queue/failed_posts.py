"""What failed, is held, or has an end that nobody knows: why, in words, and what a person does about it.

all -> one row, or all that are decided together -> it is there | again | forget it | open the chat
"""

from collections.abc import Sequence
from typing import Any

from aiogram import F
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Url

from domain.admin.authority import AccessLevel, Authority
from domain.delivery import effects, in_doubt, outcome, trouble
from domain.post import broadcast
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.page import Act, button, item, items, page
from handlers.admin.queue import missed_slots
from handlers.admin.states import Chats, Queue
from handlers.admin.widgets import I18nLabel, Value
from storage import members
from storage.chat import chats
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.tables import OutboxRow, OutboxState
from views import trouble_screens
from views.help import invitation
from views.i18n import Translate

LISTED_MAX = 500
SHOWN = (OutboxState.UNKNOWN, OutboxState.FAILED)
TROUBLES = (*SHOWN, OutboxState.HELD, "messages")
"""Posts by their state, and all that is no post."""
PAUSES = (effects.HELD_FOR_PAUSE, broadcast.PAUSED, outcome.HELD_FOR_MEMBER)
"""Reasons that end elsewhere; sending the row by hand would not get past them."""


async def count_troubles(ctx: AdminContext) -> dict[str, int]:
    """Count what waits for a decision of whoever looks, by `TROUBLES`."""
    numbers = dict.fromkeys(TROUBLES, 0)
    for row in await outbox.count_undecided(ctx.tx, SHOWN, but_held_for=PAUSES):
        if may(ctx.by, row.chat_id):
            is_post = trouble.is_post_of(row.kind, row.chat_id)
            numbers[row.state if is_post else "messages"] += row.number
    return numbers


async def listed_rows(ctx: AdminContext) -> list[OutboxRow]:
    """Return the newest rows in doubt, and behind them the newest that are held, that are theirs."""
    rows = list(await outbox.listed(ctx.tx, SHOWN, limit=LISTED_MAX))
    rows += await outbox.listed(ctx.tx, (OutboxState.HELD,), limit=LISTED_MAX)
    return [row for row in rows if may(ctx.by, row.chat_id)]


async def names_of(tx: Tx, rows: Sequence[OutboxRow], t: Translate) -> dict[int, str]:
    """Return what the chats and people of some rows are called."""
    names = {chat.id: chat.title for chat in await chats.all_of(tx, {row.chat_id for row in rows})}
    for number in {row.chat_id for row in rows if row.chat_id > 0}:
        member = await members.find(tx, number)
        if member is not None:
            names[number] = member.name
    return {row.chat_id: names.get(row.chat_id) or t.plain("admin-nobody") for row in rows}


async def every(ctx: AdminContext) -> Values:
    """What is to be looked at, each button of what is decided together; one of many has a minus."""
    groups = trouble.grouped(await listed_rows(ctx))
    names = await names_of(ctx.tx, [group.rows[0] for group in groups], ctx.t)
    found = []
    for group in groups:
        first = group.rows[0]
        number = first.id if len(group.rows) == 1 else -first.id
        found.append(item(number, trouble_screens.label(group.rows, names[first.chat_id], ctx.t)))
    slots = await missed_slots.count(ctx)
    return {"items": found, "rows": len(found), "missed": slots}


def may(by: Authority, chat_id: int) -> bool:
    """Return whether a row is somebody's to decide: private ones are for admins of everything."""
    return by.everywhere or (chat_id < 0 and by.has(chat_id))


async def selected(ctx: AdminContext) -> OutboxRow:
    """Return the row that is open, if it is there and theirs; or refuse."""
    number = ctx.chosen("row_id")
    row = await ctx.tx.get(OutboxRow, number)
    if row is None or not may(ctx.by, row.chat_id):
        raise Refused("outbox.not_found", id=number)
    return row


async def together(ctx: AdminContext) -> list[OutboxRow]:
    """Return what is still decided together with the row that was opened."""
    key = ctx.data.get("group")
    return [row for row in await listed_rows(ctx) if trouble.group_key(row) == key]


async def key_of(ctx: AdminContext) -> str:
    row = await ctx.tx.get(OutboxRow, int(ctx.said))
    return "" if row is None else trouble.group_key(row)


async def open_entry(_: object, __: object, manager: DialogManager, number: str) -> None:
    """Open one row, or all that are decided together with it."""
    manager.dialog_data["row_id"] = abs(int(number))
    if int(number) > 0:
        await manager.switch_to(Queue.row)
        return
    key = await load(manager, key_of, said=str(abs(int(number))))
    manager.dialog_data["group"] = key
    await manager.switch_to(Queue.group)


async def one(ctx: AdminContext) -> Values:
    """One row: what it was, why it is here, what can be done."""
    row = await selected(ctx)
    return await _page(ctx, [row])


async def group(ctx: AdminContext) -> Values:
    """All that is decided together, each of it behind a button of its own."""
    rows = await together(ctx)
    if not rows:
        nothing: Values = dict.fromkeys(CHOICES, "")
        return nothing | {"head": ctx.t("admin-group-gone"), "items": []}
    names = await names_of(ctx.tx, rows, ctx.t)
    found = [item(row.id, trouble_screens.label([row], names[row.chat_id], ctx.t)) for row in rows]
    return {**await _page(ctx, rows), "items": found}


async def _page(ctx: AdminContext, rows: Sequence[OutboxRow]) -> Values:
    first, t = rows[0], ctx.t
    names = await names_of(ctx.tx, rows, t)
    chat = await chats.find(ctx.tx, first.chat_id)
    bot = ctx.manager.middleware_data["me"].username
    rights = chat is not None and bool(bot) and trouble.wants_rights(first)
    return {
        "head": trouble_screens.heading(rows, names[first.chat_id], t),
        "why": trouble_screens.why(first, t),
        "link": invitation(bot, channel=chat.type == "channel") if chat and rights else "",
        "place": chat.id if chat is not None and len(names) == 1 else 0,
        **choices(rows, t),
    }


CHOICES = (
    "why",
    "unknown",
    "open",
    "droppable",
    "again_words",
    "drop_words",
    "there_words",
    "link",
    "place",
)
"""The values of the page about rows, beside its first line."""


def choices(rows: Sequence[OutboxRow], t: Translate) -> Values:
    """Return what can be done about rows by a press, and what the presses are called."""
    first, many = rows[0], len(rows) > 1
    held, failed = first.state == OutboxState.HELD, first.state == OutboxState.FAILED
    post = trouble.is_post(first)
    again = "post_all_again" if post and many else "again" if post else "try_again"
    drop = "forget_all" if many else "drop" if post and not failed else "forget"
    return {
        "unknown": first.state == OutboxState.UNKNOWN,
        "open": first.state in SHOWN or (held and first.reason not in PAUSES),
        "droppable": held or first.state in SHOWN,
        "again_words": t.plain(f"admin-button-{again}"),
        "drop_words": t.plain(f"admin-button-{drop}"),
        "there_words": t.plain("admin-button-all_there" if many else "admin-button-there"),
    }


def subject(ctx: AdminContext) -> str:
    return f"outbox:{ctx.chosen('row_id')}"


async def subjects(ctx: AdminContext) -> str:
    """Return what the audit log calls all that is decided together."""
    return f"outbox:{','.join(str(row.id) for row in await together(ctx))}"


async def decide(ctx: AdminContext) -> None:
    """Carry out what the id of the pressed button says."""
    await in_doubt.decide(ctx.tx, (await selected(ctx)).id, ctx.said, now=ctx.now)
    ctx.told = ctx.t("admin-did")


async def decide_all(ctx: AdminContext) -> None:
    """Do the same to all that is decided together."""
    rows = await together(ctx)
    for row in rows:
        await in_doubt.decide(ctx.tx, row.id, ctx.said, now=ctx.now)
    ctx.facts["rows"] = len(rows)
    ctx.told = ctx.t("admin-did")


def decider(decision: str, when: str, *, together: bool) -> Button:
    """Return the button of one decision; the rest is shown after it."""
    need, then = AccessLevel.SOME_CHATS, Queue.doubtful
    named, work = (subjects, decide_all) if together else (subject, decide)
    act = Act(f"outbox.{decision}", named, work, need, then=then)
    return button(decision, act, text=Value(f"{decision}_words"), when=when)


async def chat_of(ctx: AdminContext) -> int:
    return (await selected(ctx)).chat_id


async def open_chat(_: object, __: object, manager: DialogManager) -> None:
    """Open the page of the chat that a row is for."""
    await manager.start(Chats.one, data={"number": await load(manager, chat_of)})


def parts(*, together: bool) -> tuple[Any, ...]:
    """Return what a page about one row has, and one about all that is decided together."""
    return (
        Value("why", when=F["why"]),
        Url(I18nLabel("owner-button-rights"), Value("link"), id="rights", when=F["link"]),
        decider("there", "unknown", together=together),
        decider("again", "open", together=together),
        decider("drop", "droppable", together=together),
        button("open_chat", open_chat, when="place"),
    )


WINDOWS = (
    page(
        Queue.doubtful,
        "admin-doubtful",
        items("row", open_entry),
        button("missed", Queue.missed, when="missed"),
        reads=every,
        back=Queue.week,
    ),
    page(Queue.row, Value("head"), *parts(together=False), reads=one, back=Queue.doubtful),
    page(
        Queue.group,
        Value("head"),
        *parts(together=True),
        items("member_row", Queue.row, key="row_id"),
        reads=group,
        back=Queue.doubtful,
    ),
    *missed_slots.WINDOWS,
)
