"""A crowd: many people who come into a chat and press the same button within some seconds.

    idle -> running: all come in, then one press after the other -> done
                     `- told to go home -> stopped

The presses are spread evenly over real seconds, whatever the shop's clock does. The same people
come again for the next crowd, and more of them when more are asked for.
"""

import asyncio
import contextlib
import re
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from sandbox.people import acts
from sandbox.people.acts import CannotAct
from sandbox.state.account import FOUNDER
from sandbox.state.chats import Json, SandboxChat, User
from sandbox.state.membership import post_service_message, set_status
from sandbox.state.messages import Button, Message
from sandbox.state.world import World

PEOPLE_MAX = 200
SECONDS_MAX = 600.0
ANSWER_WITHIN_S = 15.0
GONE = "the button is gone"
SILENCE = "no answer"
SENTENCE = re.compile(r"[^.!?\n。！？]*[.!?。！？]?", re.DOTALL)
NAMES: dict[str, tuple[str, str]] = {
    "en": ("Grace Oliver Amara Jack Priya Noah Zoe Sam", "Hughes Carter Okafor Reid Shah"),
    "de": ("Jonas Lena Emre Frieda Paul Ayşe Moritz Greta", "Weber Yılmaz Vogel Brandt Krüger"),
    "es": ("Lucía Mateo Carmen Diego Inés Pablo Sofía Hugo", "Romero Castro Vidal Ortega Peña"),
    "fr": ("Camille Hugo Inès Léo Manon Yanis Chloé Rémi", "Moreau Girard Benali Roux Lefèvre"),
    "pl": ("Zofia Jakub Hanna Szymon Maja Oskar Ewa Kacper", "Nowak Wójcik Zając Mazur Król"),
    "ru": ("Мария Иван Дарья Тимур Полина Артём Вера Лев", "Соколов Ким Белых Седых Гуляев"),
    "uk": ("Оксана Богдан Соломія Тарас Леся Остап Ніна Юрко", "Шевчук Мороз Гнатюк Бондар Рудь"),
    "zh": ("王 李 张 刘 陈 杨 赵 黄", "梓涵 浩然 欣怡 子轩 雨桐"),
    "ar": ("ليلى عمر نور يوسف سارة كريم هدى علي", "حداد منصور ناصر سالم عباس"),
    "pt": ("Beatriz Tiago Marta Rui Joana Caio Lara Davi", "Lopes Moura Prado Nunes Sá"),
}
"""Given names and family names by language; Chinese ones are written the other way round."""
WRITTEN_TOGETHER = ("zh",)
Phase = Literal["idle", "running", "done", "stopped"]


@dataclass(frozen=True, slots=True)
class CrowdTask:
    """Who asked for what: this many presses of a button within some seconds."""

    message: Message
    button: Button
    place: tuple[int, int]
    count: int
    seconds: float


@dataclass(slots=True)
class CrowdProgress:
    """How far a crowd has come, and what the bot said to its people."""

    order: CrowdTask | None = None
    number: int = 0
    phase: Phase = "idle"
    pressed: int = 0
    answers: Counter[str] = field(default_factory=Counter)

    def json(self) -> Json:
        """Return it for the page; `answers` holds [first sentence, how many], most frequent first."""
        shown: Json = {"number": self.number, "phase": self.phase, "pressed": self.pressed}
        if self.order is not None:
            message = self.order.message
            shown |= {"chat": message.chat.id, "message": message.message_id}
            shown |= {"label": self.order.button["text"], "count": self.order.count}
        return shown | {"answers": [list(answer) for answer in self.answers.most_common()]}


class Crowd:
    """The people of the crowd, and what they are at."""

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._people: list[User] = []
        self._names = _names(Random(seed))  # noqa: S311
        self._running: asyncio.Task[None] | None = None
        self.progress = CrowdProgress()

    def start(self, order: CrowdTask) -> None:
        """Let a crowd do it; raise CannotAct where it cannot, or while another is at it."""
        _check(order)
        if self.progress.phase == "running":
            raise CannotAct("one crowd at a time: stop the other one first")
        people = self._people_for(order)
        _bring(self._world, order.message.chat, people)
        self.progress = CrowdProgress(order, self.progress.number + 1, "running")
        self._tell()
        self._running = asyncio.create_task(self._run(order, people))

    def stop(self) -> None:
        """Send the crowd home; who has pressed has pressed."""
        if self._running is not None and not self._running.done():
            self._running.cancel()

    async def wait_done(self) -> None:
        """Wait until everyone has pressed and been answered, or was sent home."""
        if self._running is not None:
            await asyncio.wait([self._running])

    async def close(self) -> None:
        """Send the crowd home and wait until it has gone."""
        self.stop()
        await self.wait_done()

    async def _run(self, order: CrowdTask, people: list[User]) -> None:
        phase: Phase = "stopped"
        try:
            async with asyncio.TaskGroup() as presses:
                for place, user in enumerate(people):
                    delay_s = place * order.seconds / order.count
                    presses.create_task(self._press(order, user, delay_s))
            phase = "done"
        finally:
            self.progress.phase = phase
            self._tell()

    async def _press(self, order: CrowdTask, user: User, delay_s: float) -> None:
        await asyncio.sleep(delay_s)
        self.progress.pressed += 1
        self._tell()
        self.progress.answers[await self._answer(order, user)] += 1
        self._tell()

    async def _answer(self, order: CrowdTask, user: User) -> str:
        """Press as one of them and return what they were told, "" for an answer without words."""
        message = order.message
        try:
            acts.message_on_screen(
                self._world, message.chat, user.id, message.message_id, message.ephemeral_id
            )
        except CannotAct:
            return GONE
        place = _place(order)
        if place is None:
            return GONE
        query = acts.press(self._world, user, message, place)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(ANSWER_WITHIN_S):
                await query.answered.wait()
        return SILENCE if query.answer is None else _gist(query.answer.text)

    def _people_for(self, order: CrowdTask) -> list[User]:
        """Return as many as are wanted, making those who are missing."""
        missing = order.count - len(self._people)
        for _ in range(missing):
            name, language = self._names.pop()
            user = self._world.add_user(name, language)
            user.of_crowd = True
            self._people.append(user)
        if missing > 0:
            self._world.events.emit("people")
        return self._people[: order.count]

    def _tell(self) -> None:
        self._world.events.emit("crowd")


def button_at(message: Message, row: int, column: int) -> Button:
    """Return a button that the bot would hear of, or raise CannotAct."""
    rows = message.buttons
    if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
        raise CannotAct("the message has no such button")
    button = rows[row][column]
    if "callback_data" not in button:
        raise CannotAct(f"{button['text']!r} does not reach the bot")
    return button


def _check(order: CrowdTask) -> None:
    if not 1 <= order.count <= PEOPLE_MAX:
        raise CannotAct(f"a crowd is 1 to {PEOPLE_MAX} people")
    if not 0 <= order.seconds <= SECONDS_MAX:
        raise CannotAct(f"a crowd takes 0 to {SECONDS_MAX:.0f} seconds")
    if order.message.chat.kind in ("private", "dialog") or order.message.ephemeral_id is not None:
        raise CannotAct("a crowd needs a message that a whole group sees")


def _bring(world: World, chat: SandboxChat, people: list[User]) -> None:
    """Let those come in who are not there; the owner adds them all at once."""
    away = [user for user in people if not _stands_in(chat, user)]
    owner = next((m.user for m in chat.members.values() if m.status == "creator"), FOUNDER)
    for user in away:
        set_status(world, chat, user, "member", by=owner)
    if away and chat.is_group:
        post_service_message(
            world, chat, owner, {"new_chat_members": [user.json() for user in away]}
        )


def _stands_in(chat: SandboxChat, user: User) -> bool:
    standing = chat.find_member(user.id)
    return standing is not None and standing.is_in


def _place(order: CrowdTask) -> tuple[int, int] | None:
    """Find the button again after the message was edited.

    It is the one that does the same, else the one that took its place and looks like it: a Join
    that carries a price is another button once the price has fallen, and people press that.
    """
    rows = order.message.buttons
    for row, buttons in enumerate(rows):
        for column, button in enumerate(buttons):
            if button.get("callback_data") == order.button["callback_data"]:
                return row, column
    row, column = order.place
    if not (row < len(rows) and column < len(rows[row])):
        return None
    heir = rows[row][column]
    alike = "callback_data" in heir and heir.get("style") == order.button.get("style")
    return order.place if alike else None


def _gist(text: str) -> str:
    """Return the first sentence, so that answers that only count differently are one."""
    first = SENTENCE.match(text.strip())
    return first[0] if first else ""


def _names(rng: Random) -> list[tuple[str, str]]:
    """Return PEOPLE_MAX or more (name, language), no name twice, in an order of chance."""
    every = [
        (f"{given}{'' if language in WRITTEN_TOGETHER else ' '}{family}", language)
        for language, (givens, families) in NAMES.items()
        for given in givens.split()
        for family in families.split()
    ]
    rng.shuffle(every)
    return every
