"""How many Bot API calls a second the sandbox answers: `python -m bench.sandbox`.

The sandbox runs here with its limits off, a bare HTTP client in a process of its own: eight
connections that stay open, JSON bodies, one method after the other, so many calls or so many
seconds, whichever ends first. The first column is calls over the time that passed; the second
is calls over the time that the sandbox's process was on a core, which other load on the
machine does not change. With `--page` somebody watches the chat page's stream meanwhile.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from aiohttp import ClientSession, ClientTimeout, TCPConnector

from sandbox import Person, Sandbox, SandboxChat
from sandbox.people.acts import press

Body = dict[str, Any]
CHATS = 50
CONNECTIONS = 8
KEYBOARD = {"inline_keyboard": [[{"text": "Join · €17.90", "callback_data": "join:K7Q2"}]]}
CARD = "<b>Ethiopia Guji, 1 kg</b>\n<s>€24.00</s> €17.90 each\n{} of 10 joined, https://t.me/tuan"


async def client(url: str, token: str, method: str, seconds: float) -> None:
    """Send the bodies that come in by standard input; print {"answered", "refused", "seconds"}."""
    bodies = iter(json.load(sys.stdin))
    address = f"{url}/bot{token}/{method}"
    counts = {200: 0}
    connector = TCPConnector(limit=CONNECTIONS)
    async with ClientSession(connector=connector, timeout=ClientTimeout(30)) as session:
        began = time.monotonic()

        async def connection() -> None:
            for body in bodies:
                async with session.post(address, json=body) as answer:
                    await answer.read()
                counts[answer.status] = counts.get(answer.status, 0) + 1
                if time.monotonic() - began > seconds:
                    return

        await asyncio.gather(*(connection() for _ in range(CONNECTIONS)))
        took_s = time.monotonic() - began
    answered = counts.pop(200)
    print(json.dumps({"answered": answered, "refused": sum(counts.values()), "seconds": took_s}))


def sends(chats: list[SandboxChat]) -> Iterator[Body]:
    """Cards with a keyboard, to each chat in turn."""
    number = 0
    while True:
        number += 1
        yield card(number) | {"chat_id": chats[number % len(chats)].id}


def edits(box: Sandbox, chats: list[SandboxChat]) -> Iterator[Body]:
    """Ever new words in the newest message of each chat in turn."""
    newest = [box.world.history(chat).everything()[-1].message_id for chat in chats]
    number = 10_000_000
    while True:
        number += 1
        place = number % len(chats)
        yield card(number) | {"chat_id": chats[place].id, "message_id": newest[place]}


def answers(box: Sandbox, ann: Person, chat: SandboxChat) -> Iterator[Body]:
    """A toast for press after press."""
    message = box.world.history(chat).everything()[-1]
    while True:
        query = press(box.world, ann.user, message, (0, 0))
        yield {"callback_query_id": query.id, "text": "You are in"}


def card(number: int) -> Body:
    return {"text": CARD.format(number), "parse_mode": "HTML", "reply_markup": KEYBOARD}


async def watch(box: Sandbox, person: Person) -> None:
    """Read the page's stream and throw it away."""
    async with (
        ClientSession(timeout=ClientTimeout(None)) as session,
        session.get(f"{box.url}/api/events", params={"as": person.id}) as stream,
    ):
        async for _ in stream.content.iter_any():
            pass


async def measure(box: Sandbox, method: str, bodies: list[Body], seconds: float) -> None:
    """Let the client send all bodies and print a line of the table."""
    command = (sys.executable, "-m", "bench.sandbox", "--client")
    told = (box.url, box.token, method, str(seconds))
    process = await asyncio.create_subprocess_exec(
        *command, *told, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    busy_s = time.process_time()
    said, _ = await process.communicate(json.dumps(bodies).encode())
    busy_s = time.process_time() - busy_s
    got = json.loads(said)
    print(
        f"{method:20} {got['answered']:7} {got['answered'] / got['seconds']:10.0f} "
        f"{got['answered'] / busy_s:14.0f} {got['refused']:8}",
        flush=True,
    )


async def run(calls: int, seconds: float, page: bool) -> None:
    """Measure the three methods, one after the other, in one world."""
    async with Sandbox(limits="off") as box:
        ann = box.person("Ann")
        chats = [box.group(f"Group {n}", [ann], bot_rights="admin") for n in range(CHATS)]
        watching = asyncio.create_task(watch(box, ann)) if page else None
        print(f"{'method':20} {'calls':>7} {'per second':>10} {'per core-second':>15} refused")
        await measure(box, "sendMessage", list(islice(sends(chats), calls)), seconds)
        await measure(box, "editMessageText", list(islice(edits(box, chats), calls)), seconds)
        toasts = list(islice(answers(box, ann, chats[0]), calls))
        await measure(box, "answerCallbackQuery", toasts, seconds)
        if watching is not None:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--calls", type=int, default=8000, help="of each method, at most")
    options.add_argument("--seconds", type=float, default=10.0, help="for each method, at most")
    options.add_argument("--page", action="store_true", help="with a chat page open")
    options.add_argument("--client", nargs=4, metavar=("URL", "TOKEN", "METHOD", "SECONDS"))
    chosen = options.parse_args()
    if chosen.client:
        url, token, method, seconds = chosen.client
        asyncio.run(client(url, token, method, float(seconds)))
    else:
        asyncio.run(run(chosen.calls, chosen.seconds, chosen.page))


if __name__ == "__main__":
    main()
