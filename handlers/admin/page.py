"""Pages of the menus, declared: what a page reads, what its buttons do, what it asks for.

    @acts("withdrawal.approve", subject, sure="admin-approve-sure", shows=one)
    async def approve(ctx: AdminContext) -> None: ...

    allow = button("approve", approve, when="requested")
    page(MoneyStates.one, "admin-withdrawal", allow, reads=one)

A read runs in a snapshot. An act runs in one short transaction with the network shut: authority,
the single-use number of the yes, the act, its audit line. What is sent to Telegram comes after it,
in `then`. Whoever acts sees that it was done: on the page that follows, or by a line above the same
page, the act's own (`ctx.told`) or a plain one.
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.input import BaseInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, Keyboard, SwitchTo
from aiogram_dialog.widgets.media import Media
from aiogram_dialog.widgets.text import Text

from domain.admin import audit, nonce
from domain.admin.authority import AccessLevel
from handlers.admin import confirm, conflicts
from handlers.admin.context import AdminContext, Result, Values, Work, database, enter, load
from handlers.admin.lists import NAME_CHARS_MAX, Handler, Item, Pages, back_to, listed
from handlers.admin.widgets import DialLabel, I18nLabel, I18nText, TypedInput, Value
from storage.network_guard import forbid_network

Choice = TypeVar("Choice")
Subject = str | Callable[[AdminContext], str | Awaitable[str]]


@dataclass(frozen=True)
class Act(Generic[Result]):
    """Something that is done, and written down under a name; it handles presses and typed texts."""

    what: str
    subject: Subject
    """What the audit log calls the thing it is done to."""
    work: Work[Result]
    need: AccessLevel = AccessLevel.EVERYWHERE
    sure: str | None = None
    """The text of the question that comes first."""
    shows: Work[Values] | None = None
    """The values of that text, most often what the page reads."""
    then: State | Callable[[DialogManager, Result], Awaitable[None]] | None = None
    """The page that follows, or what happens outside of the transaction."""
    noted: bool = False
    """Whether the act writes its own audit line."""

    async def __call__(
        self, _: object, widget: object, manager: DialogManager, said: str | None = None
    ) -> None:
        words = getattr(widget, "widget_id", None) if said is None else said
        await (self.ask if self.sure else self.run)(manager, words or "")

    async def ask(self, manager: DialogManager, said: str = "") -> None:
        """Put the question; its yes counts once, for this act on this subject."""
        async with database(manager).begin() as tx:
            ctx = await enter(manager, tx, self.need, said)
            subject = await self._name_subject(ctx)
            shown = await self.shows(ctx) if self.shows else {}
            word = await nonce.issue(
                tx, ctx.by.member_id, f"{self.what} {subject}", now=ctx.now, rng=ctx.rng
            )
        values = {name: value for name, value in shown.items() if isinstance(value, str | int)}
        await confirm.start(manager, self.what, subject, word, self.sure or "", values, said)

    async def run(self, manager: DialogManager, said: str = "", word: str | None = None) -> None:
        """Perform the act and go on; what somebody changed meanwhile is told on the page instead."""
        await conflicts.run_or_report(manager, self._run(manager, said, word))

    async def perform(
        self, manager: DialogManager, said: str = "", word: str | None = None
    ) -> Result:
        """Carry out the act and write it down, together or not at all; raises `Refused`.

        `word` is the number of a yes, which is used up by it.
        """
        with forbid_network():
            async with database(manager).begin() as tx:
                ctx = await enter(manager, tx, self.need, said)
                subject, who = await self._name_subject(ctx), ctx.by.member_id
                if word is not None:
                    await nonce.spend(tx, word, who, f"{self.what} {subject}", now=ctx.now)
                result = await self.work(ctx)
                if not self.noted:
                    await audit.record(tx, who, self.what, subject, now=ctx.now, **ctx.facts)
        if ctx.told or self.then is None:
            conflicts.report(manager, ctx.told or ctx.t("admin-did"))
        return result

    async def _run(self, manager: DialogManager, said: str, word: str | None) -> None:
        result = await self.perform(manager, said, word)
        if isinstance(self.then, State):
            await manager.switch_to(self.then)
        elif self.then is not None:
            await self.then(manager, result)

    async def _name_subject(self, ctx: AdminContext) -> str:
        named = self.subject if isinstance(self.subject, str) else self.subject(ctx)
        return named if isinstance(named, str) else await named


def acts(
    what: str,
    subject: Subject,
    *,
    need: AccessLevel = AccessLevel.EVERYWHERE,
    sure: str | None = None,
    shows: Work[Values] | None = None,
    then: State | Callable[[DialogManager, Any], Awaitable[None]] | None = None,
    noted: bool = False,
) -> Callable[[Work[Result]], Act[Result]]:
    """Make a function the act of this name; see `Act`."""

    def decorate(work: Work[Result]) -> Act[Result]:
        return Act(what, subject, work, need, sure, shows, then, noted)

    return decorate


def page(
    state: State,
    title: str | Text,
    *parts: Text | Keyboard | Media | BaseInput,
    reads: Work[Values] | None = None,
    back: State | Keyboard | None = None,
    need: AccessLevel = AccessLevel.SOME_CHATS,
    width: int = 2,
    confirms: Sequence[Act[Any]] = (),
) -> Window:
    """Return a window: a title, the other parts, loose buttons in rows of `width`, the way back.

    The yes of a question is heard for the acts of the page's widgets and for those in `confirms`.
    A page that reads nothing shows everybody the same; its acts and handlers still refuse.
    """

    async def getter(dialog_manager: DialogManager, **_: object) -> Values:
        values = await load(dialog_manager, reads, need) if reads else {}
        return {**values, "told": conflicts.pop_report(dialog_manager)}

    buttons = [part for part in parts if isinstance(part, Button)]
    asking = [act for act in (*confirms, *_acts_of(parts)) if act.sure]
    return Window(
        Value("told", when=F["told"]),
        I18nText(title) if isinstance(title, str) else title,
        *(part for part in parts if part not in buttons),
        *((Group(*buttons, width=width),) if buttons else ()),
        back_to(back)
        if isinstance(back, State)
        else back or Cancel(I18nLabel("admin-button-back")),
        state=state,
        getter=getter,
        on_process_result=_answered(asking) if asking else None,
    )


def button(
    id_: str,
    do: State | Handler,
    *,
    text: str | Text | None = None,
    when: WhenCondition = None,
) -> Button:
    """Return the button of an act or a handler, or the one that leads to a page.

    Its text is `admin-button-<id>` unless another is given; `when` is a value of the page.
    """
    label = text if isinstance(text, Text) else I18nLabel(text or f"admin-button-{id_}")
    shown = F[when] if isinstance(when, str) else when
    if isinstance(do, State):
        return SwitchTo(label, id=id_, state=do, when=shown)
    return Button(label, id=id_, on_click=do, when=shown)


def dial(
    id_: str, cycle: Handler, *, text: str | None = None, when: WhenCondition = None
) -> Button:
    """Return the button of a handler that goes to the next value at once; its text says the value."""
    label = DialLabel(text or f"admin-button-{id_}")
    return button(id_, cycle, text=label, when=when)


def following(values: Sequence[Choice], now: Choice) -> Choice:
    """Return the value after this one; the first after the last, and where this is none of them."""
    return values[(values.index(now) + 1) % len(values) if now in values else 0]


def line(name: str) -> Value:
    """Return a line that the page's values have ready, where there is one."""
    return Value(name, when=F[name])


def typed(name: str, do: Handler) -> TypedInput:
    """Return the field that hands what is typed to an act or a handler."""
    return TypedInput(id=f"typed_{name}", on_success=do)


def items(name: str, do: State | Handler, *, key: str | None = None) -> Pages:
    """Return the page's `items` as a list in pages, whose buttons open a page or do something.

    Which number was opened is kept in the menu's data as `key`, most often `<name>_id`.
    """
    pressed = opens(key or f"{name}_id", do) if isinstance(do, State) else do
    return listed(name, pressed)


def item(id_: int | str, words: str) -> Item:
    """Return one of the `items` of a list."""
    return {"id": id_, "name": words[:NAME_CHARS_MAX]}


def opens(key: str, state: State, *forgets: str, read: Callable[[str], int | str] = int) -> Handler:
    """Return what a list does: remember what was pressed, forget others, show its page.

    The ids of a list are numbers; `read=str` is for one whose ids are names.
    """

    async def choose(_: object, __: object, manager: DialogManager, said: str) -> None:
        for name in forgets:
            manager.dialog_data.pop(name, None)
        manager.dialog_data[key] = read(said)
        await manager.switch_to(state)

    return choose


def _answered(asking: Sequence[Act[Any]]) -> Handler:
    async def answered(_: object, result: object, manager: DialogManager) -> None:
        for act in asking:
            answer = confirm.parse_answer(result, act.what)
            if answer is not None:
                await act.run(manager, answer.get("said", ""), answer["word"])
                return

    return answered


def _acts_of(parts: Iterable[object]) -> Iterator[Act[Any]]:
    """Yield the acts of widgets; aiogram-dialog wraps what it calls."""
    for part in parts:
        yield from _acts_of(getattr(part, "buttons", ()))
        for name in ("on_click", "on_success", "func"):
            act = getattr(getattr(part, name, None), "callback", None)
            if isinstance(act, Act):
                yield act
