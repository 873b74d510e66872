"""Finds the presses of a batch that want the same thing, and has them heard together.

    join A, join A, claim B, join A, /start, join A
      -> [join A, join A, join A], [claim B], [/start], [join A]

A set stands where its first press stood. It ends where something comes between that may change what
it decides: any other update, except what people say to each other in groups, and except presses of
other sets that share nothing with it. So it decides what its presses would have decided one by one.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from aiogram import Dispatcher
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message, Update
from pydantic import ValidationError

from bot.answers import ReplyContext
from bot.updates import Unreadable
from domain.press_set.people import look_up
from handlers import questions
from handlers.context import Context
from handlers.press_set import Press, PressSet
from storage.database import Tx
from views.buttons import is_own_page
from views.i18n import translator
from views.person import is_person, person_of

Heard = Update | Unreadable


class _Wanted(NamedTuple):
    """What a press of a set wants."""

    kind: PressSet[Any]
    data: CallbackData
    subject: int

    @property
    def key(self) -> tuple[str, int]:
        """What the presses of one set agree in."""
        return self.kind.name, self.subject


class PressSets:
    """The kinds of sets, by the prefixes of their buttons."""

    def __init__(self, kinds: Sequence[PressSet[Any]], dispatcher: Dispatcher) -> None:
        self._kinds = {
            button.__prefix__: (kind, button) for kind in kinds for button in kind.buttons
        }
        self._dispatcher = dispatcher

    async def arrange(self, tx: Tx, heard: Sequence[Heard], asked: set[int]) -> list[list[int]]:
        """Return in which turns updates are handled, as their numbers; a set is one turn.

        Whoever is `asked` something may end that by any press, so theirs go alone.
        """
        wanted = [self._wanted(one) for one in heard]
        return arrange(heard, wanted, await self._shared(tx, wanted), asked)

    async def take(
        self, tx: Tx, pressed: Sequence[tuple[Update, ReplyContext]], *, now: datetime
    ) -> Sequence[Any]:
        """Decide the presses of one set; return an answer, or a `Refused`, for each."""
        wanted = [one for update, _ in pressed if (one := self._wanted(update)) is not None]
        queries = [query for update, _ in pressed if (query := update.callback_query) is not None]
        persons = [person_of(query.from_user) for query in queries]
        people = await look_up(tx, persons, now=now, rng=self._dispatcher["rng"])
        settings, me = self._dispatcher["settings"], self._dispatcher["me"]
        presses = []
        for query, one, person, (_, answers) in zip(queries, wanted, persons, pressed, strict=True):
            member = people.members[person.id]
            language = member.language or person.language or settings.language
            t = translator(language, now=now, zone=settings.timezone, country=settings.country)
            answers.identify_sender(t, me, member)
            place = query.message.chat if query.message else None
            rng = self._dispatcher["rng"]
            ctx = Context(tx, now, rng, member, place, t, me, settings)
            presses.append(Press(query, one.data, person, ctx))
        return await wanted[0].kind.take(presses, people)

    def _wanted(self, heard: Heard) -> _Wanted | None:
        """Return what a press under a card wants; None for what is handled alone.

        Under a message that only its presser sees, an answer draws that message anew as well.
        """
        query = None if isinstance(heard, Unreadable) else heard.callback_query
        if query is None or query.data is None or not is_person(query.from_user):
            return None
        known = self._kinds.get(query.data.partition(":")[0])
        if known is None or is_own_page(query):
            return None
        kind, button = known
        try:
            data = button.unpack(query.data)
        except (TypeError, ValueError, ValidationError):
            return None
        return _Wanted(kind, data, kind.subject(data))

    async def _shared(self, tx: Tx, wanted: Sequence[_Wanted | None]) -> dict[tuple[str, int], int]:
        """Return for each key of a set what its subject shares with others, by number."""
        subjects: dict[str, set[int]] = {}
        for one in wanted:
            if one is not None:
                subjects.setdefault(one.key[0], set()).add(one.subject)
        shared: dict[tuple[str, int], int] = {}
        for name, some in subjects.items():
            ask = self._kinds[name][0].shared
            found = await ask(tx, some) if ask is not None and len(some) > 1 else {}
            shared |= {(name, subject): found.get(subject, subject) for subject in some}
        return shared


def arrange(
    heard: Sequence[Heard],
    wanted: Sequence[_Wanted | None],
    shared: Mapping[tuple[str, int], int],
    asked: set[int],
) -> list[list[int]]:
    """Return the numbers of updates in turns; what `shared` says two sets share keeps their order."""
    turns: list[list[int]] = []
    growing: dict[tuple[str, int], list[int]] = {}
    alone = {*asked}
    for number, (update, one) in enumerate(zip(heard, wanted, strict=True)):
        sender = None if isinstance(update, Unreadable) else questions.sender_of(update)
        if one is None or sender in alone:
            turns.append([number])
            if isinstance(update, Unreadable) or not is_chatter(update):
                growing.clear()
                alone |= set() if sender is None else {sender}
            continue
        if one.key not in growing:
            mine = _scope(one.key, shared)
            growing = {key: turn for key, turn in growing.items() if _scope(key, shared) != mine}
            turns.append(growing.setdefault(one.key, []))
        growing[one.key].append(number)
    return turns


def _scope(key: tuple[str, int], shared: Mapping[tuple[str, int], int]) -> tuple[str, int]:
    """Return what a set's presses reach for, together with those of other sets: a stock."""
    return key[0].partition(".")[0], shared[key]


def is_chatter(update: Update) -> bool:
    """Whether an update is no more than what somebody says to others in a group."""
    message: Message | None = update.message
    if message is None or message.chat.type == "private":
        return False
    words = message.text or message.caption
    return words is not None and not words.startswith("/")
