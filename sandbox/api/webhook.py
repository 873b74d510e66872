"""Delivery by webhook: the oldest updates are posted to the bot until it answers 200.

    waiting -> posted -> 200: forgotten       on order twice, or in any order (`UpdateQueue`)
                      -> anything else: posted again after a pause that grows to a minute

They go to this machine only: a name may have come to point elsewhere since it was set, so each
connection is looked at when it is made, and no redirect is followed.

An answer that is a JSON object with `method` is performed as a call, as Telegram does.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector

from sandbox.api.updates import Webhook
from sandbox.state.chats import Json
from sandbox.state.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
ANSWER_WITHIN_S = 60
PAUSE_S = 0.2
PAUSE_MAX_S = 60.0
CONNECTIONS_MAX = 100


async def deliver(world: "World", perform: Callable[[str, Json], Awaitable[Any]]) -> None:
    """Post updates while there is a webhook, for ever; cancelled when the sandbox closes."""
    pause = PAUSE_S
    connector = TCPConnector(socket_factory=open_socket)
    timeout = ClientTimeout(ANSWER_WITHIN_S)
    async with ClientSession(connector=connector, timeout=timeout) as session:
        while True:
            await world.updates.bell.until(lambda: bool(world.webhook and len(world.updates)))
            hook = world.webhook
            if hook is None:
                continue
            if await _post_batch(world, hook, session, perform):
                pause = PAUSE_S
            else:
                await asyncio.sleep(pause)
                pause = min(pause * 2, PAUSE_MAX_S)


def open_socket(found: tuple[Any, Any, int, str, tuple[Any, ...]]) -> socket.socket:
    """Return a socket for an address that a name was resolved to; refuse any other machine's."""
    family, kind, protocol, _, address = found
    if not ip_address(address[0]).is_loopback:
        raise OSError(f"the sandbox delivers to this machine only, not to {address[0]}")
    opened = socket.socket(family, kind, protocol)
    opened.setblocking(False)
    return opened


async def _post_batch(
    world: "World",
    hook: Webhook,
    session: ClientSession,
    perform: Callable[[str, Json], Awaitable[Any]],
) -> bool:
    """Post as many updates at once as the bot wants; return whether all were taken."""
    batch = world.updates.peek(min(hook.connections_max, CONNECTIONS_MAX))
    if world.updates.shuffled:
        world.rng.shuffle(batch)
    if world.updates.doubled:
        batch = [update for update in batch for _ in range(2)]
    for update in batch:
        world.delivery_log.write("handed_out", update_id=update["update_id"])
    posts = (_post(world, hook, session, update, perform) for update in batch)
    taken = await asyncio.gather(*posts)
    done = {update["update_id"] for update, ok in zip(batch, taken, strict=True) if ok}
    world.updates.done(done)
    return all(taken)


async def _post(
    world: "World",
    hook: Webhook,
    session: ClientSession,
    update: Json,
    perform: Callable[[str, Json], Awaitable[Any]],
) -> bool:
    headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
    try:
        async with session.post(
            hook.url, json=update, headers=headers, allow_redirects=False
        ) as answer:
            if answer.status != 200:
                raise ClientError(f"Wrong response from the webhook: {answer.status}")
            said = await answer.json(content_type=None) if answer.content_length else None
    except (ClientError, TimeoutError, ValueError) as wrong:
        hook.last_error = {
            "last_error_date": world.now_unix(),
            "last_error_message": str(wrong) or "Connection timed out",
        }
        return False
    if isinstance(said, dict) and "method" in said:
        await perform(str(said.pop("method")), said)
    return True
