"""Inline mode: what is typed behind the bot's name, what it offers, and what is sent of it.

    typed -> kept answer? -> offered
          `-> asked (30 s) -> answered once -> kept for its cache time -> offered
    offered -> chosen -> a message of the person, "via" the bot, whose buttons lead to the bot

The bot hears what was chosen only where its owner asked @BotFather for that feedback.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sandbox.api.refusals import QUERY_TOO_OLD, bad_request
from sandbox.people.acts import CannotAct, deliver
from sandbox.state import posting
from sandbox.state.account import BOT
from sandbox.state.chats import Json, SandboxChat, User
from sandbox.state.messages import Message

if TYPE_CHECKING:
    from sandbox.state.world import World
ANSWER_WITHIN = timedelta(seconds=30)
REMEMBERED_MAX = 1000
SENT_MAX = 10_000
QUERY_CHARACTERS_MAX = 256
ALLOWS = {
    "private": "allow_bot_chats",
    "dialog": "allow_user_chats",
    "group": "allow_group_chats",
    "supergroup": "allow_group_chats",
    "channel": "allow_channel_chats",
}
CHAT_TYPES = {"private": "sender", "dialog": "private"}
KeptKey = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """The bot's answer: Bot API results as given, and the messages they stand for, by id."""

    results: list[Json]
    messages: dict[str, Json]
    button: Json | None = None
    cache_time_s: int = 300
    is_personal: bool = False


@dataclass(slots=True, eq=False)
class InlineQuery:
    """What somebody typed behind the bot's name, in a chat; `offer` once there is an answer."""

    id: str
    user_id: int
    text: str
    chat: SandboxChat
    asked_at: datetime
    offer: InlineAnswer | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def set_answer(self, offer: InlineAnswer) -> None:
        """Answer, and wake who waits for it."""
        self.offer = offer
        self.answered.set()


class InlineMode:
    """All inline queries, kept answers, and messages sent by inline mode."""

    def __init__(self) -> None:
        self.feedback = False
        """Whether the bot is told what was chosen."""
        self._queries: OrderedDict[str, InlineQuery] = OrderedDict()
        self._kept: dict[KeptKey, tuple[datetime, InlineAnswer]] = {}
        self._sent: OrderedDict[str, Message] = OrderedDict()

    def open(self, query: InlineQuery, now: datetime) -> bool:
        """Register a query; answer it from what is kept and return True, if there is such."""
        if len(self._queries) >= REMEMBERED_MAX:
            self._queries.popitem(last=False)
        self._queries[query.id] = query
        for key in ((query.text, query.user_id), (query.text, None)):
            until, offer = self._kept.get(key, (now, None))
            if offer is not None and now < until:
                query.set_answer(offer)
                return True
        return False

    def answer(self, query_id: str, offer: InlineAnswer, now: datetime) -> InlineQuery:
        """Give a query its one answer, or refuse."""
        query = self._queries.get(query_id)
        late = query is None or query.offer is not None or now - query.asked_at > ANSWER_WITHIN
        if query is None or late:
            raise bad_request(QUERY_TOO_OLD)
        query.set_answer(offer)
        if offer.cache_time_s > 0:
            self._keep(query, offer, now)
        return query

    def query(self, query_id: str) -> InlineQuery:
        """Return a query by its number."""
        found = self._queries.get(query_id)
        if found is None:
            raise CannotAct("what the bot offered is gone: type it again")
        return found

    def remember(self, inline_id: str, message: Message) -> None:
        """Let the bot find a message that was sent by inline mode."""
        if len(self._sent) >= SENT_MAX:
            self._sent.popitem(last=False)
        self._sent[inline_id] = message

    def sent(self, inline_id: str) -> Message:
        """Return a message by its inline number, or refuse."""
        message = self._sent.get(inline_id)
        if message is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return message

    def _keep(self, query: InlineQuery, offer: InlineAnswer, now: datetime) -> None:
        self._kept = {key: kept for key, kept in self._kept.items() if kept[0] > now}
        key = (query.text, query.user_id if offer.is_personal else None)
        if len(self._kept) < REMEMBERED_MAX:
            self._kept[key] = (now + timedelta(seconds=offer.cache_time_s), offer)


def ask(world: "World", user: User, text: str, chat: SandboxChat) -> InlineQuery:
    """Type something behind the bot's name in a chat."""
    number, words = str(world.rng.getrandbits(62)), text[:QUERY_CHARACTERS_MAX]
    query = InlineQuery(number, user.id, words, chat, world.clock.now())
    if not world.inline.open(query, world.clock.now()):
        body: Json = {"id": number, "from": user.json(), "query": words, "offset": ""}
        chat_type = CHAT_TYPES.get(chat.kind, chat.kind)
        world.updates.put("inline_query", body | {"chat_type": chat_type})
    return query


def choose(
    world: "World", user: User, query: InlineQuery, result_id: str, *, thread: int | None = None
) -> Message:
    """Send what the bot offered into the chat where it was asked."""
    offer = query.offer
    if query.user_id != user.id or offer is None or result_id not in offer.messages:
        raise CannotAct(f"{user.first_name} was not offered {result_id}")
    content = offer.messages[result_id]
    body = posting.author(query.chat, user) | {"via_bot": BOT.json()} | content
    inline_id = str(world.rng.getrandbits(62)) if "reply_markup" in content else None
    message = deliver(world, user, query.chat, body, thread, inline_id=inline_id)
    if inline_id is not None:
        world.inline.remember(inline_id, message)
    if world.inline.feedback:
        chosen: Json = {"result_id": result_id, "from": user.json(), "query": query.text}
        told = {"inline_message_id": inline_id} if inline_id else {}
        world.updates.put("chosen_inline_result", chosen | told)
    return message


def switch_inline_of(button: Json) -> tuple[str, Json | None] | None:
    """Return what a button types behind the bot's name, and which chats it is for.

    None for other buttons; no chats at all stands for the chat that the button is in.
    """
    chosen: Json | None = button.get("switch_inline_query_chosen_chat")
    if chosen is not None:
        return str(chosen.get("query", "")), chosen
    if "switch_inline_query" in button:
        return str(button["switch_inline_query"]), dict.fromkeys(ALLOWS.values(), True)
    if "switch_inline_query_current_chat" in button:
        return str(button["switch_inline_query_current_chat"]), None
    return None


def check_choice(button: Json, here: SandboxChat, chat: SandboxChat) -> str:
    """Return the words that a button types in a chat, or say that it does not lead there."""
    wish = switch_inline_of(button)
    if wish is None:
        raise CannotAct(f"{button['text']} does not lead to inline mode")
    words, allowed = wish
    fits = chat is here if allowed is None else bool(allowed.get(ALLOWS[chat.kind]))
    if not fits:
        raise CannotAct(f"{button['text']} does not lead to {chat.title}")
    return words
