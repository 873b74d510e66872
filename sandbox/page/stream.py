"""What happens, streamed to one browser tab as server-sent events.

    connect -> "hello" with everything -> lists of events, some milliseconds' worth each
            -> once a second the limits, the clock and the bot's own figures

The tab says as whom it looks; it gets what is on that person's screen, and the bot's calls.
"""

import asyncio
import json
import time
from collections.abc import Iterable, Iterator

from aiohttp import web

from sandbox.backend import Backend
from sandbox.page import screen
from sandbox.page.screen import ReadState
from sandbox.state.account import BOT
from sandbox.state.chats import Json
from sandbox.state.events import Event, Subscription

GATHER_S = 0.03
TICK_S = 1.0
CALLS_PER_BATCH_MAX = 60
ON_SCREEN = frozenset(("message", "service", "ephemeral", "edit"))
OF_CHAT = frozenset(("chat", "member", "pin"))
WHOLE = frozenset(("people", "crowd"))
"""What is told as it stands at the end of a batch, however often it changed in it."""


async def stream(box: Backend, reading: ReadState, request: web.Request) -> web.StreamResponse:
    """Serve one tab until it or the sandbox goes away."""
    user = int(request.query["as"])
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    with box.world.events.subscribe() as subscription:
        await response.prepare(request)
        try:
            whole = json.dumps(await full_state(box, reading, user))
            await response.write(f"retry: 1000\nevent: hello\ndata: {whole}\n\n".encode())
            await _follow(Tab(box, reading, user), subscription, response)
        except ConnectionError:  # the tab was closed
            pass
    return response


async def _follow(tab: "Tab", subscription: Subscription, response: web.StreamResponse) -> None:
    ticked_at = 0.0
    while True:
        events = await _next(subscription, ticked_at + TICK_S - time.monotonic())
        if events is None:
            return
        batch = tab.seen(events)
        if time.monotonic() - ticked_at >= TICK_S:
            ticked_at = time.monotonic()
            batch.append(await tick(tab.box))
        if batch:
            await response.write(f"data: {json.dumps(batch)}\n\n".encode())


async def _next(subscription: Subscription, patience_s: float) -> list[Event] | None:
    """Return what happened, [] when nothing did in time, None when the sandbox closes."""
    try:
        async with asyncio.timeout(max(0.001, patience_s)):
            first = await anext(subscription)
    except TimeoutError:
        return []
    except StopAsyncIteration:
        return None
    await asyncio.sleep(GATHER_S)
    return [first, *subscription.drain()]


class Tab:
    """One browser tab: translates what happened into what its person sees of it."""

    def __init__(self, box: Backend, reading: ReadState, user: int) -> None:
        self.box = box
        self._reading = reading
        self._user = user

    def seen(self, events: Iterable[Event]) -> list[Json]:
        """Return the events for this person, the newest calls only, each chat drawn once."""
        shown: list[Json] = []
        calls: list[Json] = []
        chats: dict[int, None] = {}
        whole: dict[str, None] = {}
        for event in events:
            if event["kind"] == "call":
                calls.append(self._call(event))
            elif event["kind"] in OF_CHAT:
                chats[event["chat_id"]] = None
            elif event["kind"] in WHOLE:
                whole[event["kind"]] = None
            else:
                shown.extend(self._translated(event))
        shown += [self._chat(chat) for chat in chats]
        shown += [{"kind": kind, kind: _whole(self.box, kind)} for kind in whole]
        return shown + calls[-CALLS_PER_BATCH_MAX:]

    def _translated(self, event: Event) -> list[Json]:
        kind = event["kind"]
        if kind in ON_SCREEN and self._sees(event):
            return list(_message(event))
        if kind == "delete" and self._sees(event):
            return [self._delete(event)]
        if kind == "answer" and event["user_id"] == self._user:
            return [{**event, "query": event["query_id"]}]
        if kind == "action" and self._sees(event):
            return [{"kind": kind, "chat": event["chat_id"]}]
        return [dict(event)] if kind in ("unmodelled", "commands", "resync") else []

    def _sees(self, event: Event) -> bool:
        reader = event.get("reader_id")
        return screen.is_visible(self.box.world, self._user, event["chat_id"], reader)

    def _delete(self, event: Event) -> Json:
        world = self.box.world
        last = screen.newest_message(world, world.chats[event["chat_id"]], self._user)
        shown = screen.preview(last) if last else None
        return {
            "kind": "delete",
            "chat": event["chat_id"],
            "order": event["order"],
            "last": shown,
        }

    def _chat(self, chat_id: int) -> Json:
        world = self.box.world
        chat = world.chats[chat_id]
        others = chat.kind == "dialog" and self._user not in chat.members
        if others or (chat.kind == "private" and chat_id != self._user):
            return {"kind": "elsewhere"}
        card = screen.chat_json(world, self._user, chat, self._reading)
        return {"kind": "chat", "chat": card}

    def _call(self, event: Event) -> Json:
        return {"kind": "call", "call": _with_place(self.box, event)}


def _whole(box: Backend, kind: str) -> Json | list[Json]:
    return screen.people(box.world) if kind == "people" else box.crowd.progress.json()


def _with_place(box: Backend, call: Json) -> Json:
    """Name the chat of a call as a log of calls shows it: private ones go by their person."""
    chat_id = call["chat_id"]
    chat = box.world.chats.get(chat_id) if isinstance(chat_id, int) else None
    return {**call, "place": chat.title if chat else str(chat_id or "")}


def _message(event: Event) -> Iterator[Json]:
    """A message; the one that opens a supergroup also says which group it was before."""
    message: Json = event["message"]
    yield {"kind": event["kind"], "chat": event["chat_id"], "message": message}
    if old := message.get("migrate_from_chat_id"):
        yield {"kind": "gone", "chat": old, "to": event["chat_id"]}


async def full_state(box: Backend, reading: ReadState, user: int) -> Json:
    """Return all that a person's page needs to begin, but for the messages."""
    return {
        "me": user,
        "bot": {"id": BOT.id, "username": BOT.username},
        "people": screen.people(box.world),
        "crowd": box.crowd.progress.json(),
        "chats": screen.chats_json(box.world, user, reading),
        "menu_button": box.world.menu_button,
        "calls": [_with_place(box, call) for call in box.world.recent_calls],
    } | await tick(box)


async def tick(box: Backend) -> Json:
    """Return the limits' meters, the sandbox's clock and the bot's own figures."""
    return {
        "kind": "meter",
        "meter": box.world.meter(),
        "now": box.clock.now().timestamp(),
        "extras": await extras(box),
    }


async def extras(box: Backend) -> Json:
    """Ask for everything that the bot's demo has registered; what fails says so."""
    answers: Json = {}
    for name, ask in tuple(box.extras.items()):
        try:
            answers[name] = await ask()
        except Exception as error:  # noqa: BLE001 - the bot's figures may fail, the page not.
            answers[f"{name}_error"] = str(error)
    return answers
