"""The sandbox as tests, the demo and the page hold it in their hands.

box = Sandbox(limits="strict")
url = await box.start()
olga = box.person("Olga")
tea = box.group("Tea lovers", members=[olga], bot_rights="admin")
...
await box.close()
"""

import asyncio
import contextlib
from collections.abc import Iterable
from typing import Any, Self

from aiohttp import web

from domain.clock import Clock
from sandbox.api import webhook
from sandbox.api.calls import validate_call
from sandbox.api.limits import Profile
from sandbox.api.refusals import BotApiRefusal
from sandbox.api.server import application
from sandbox.backend import Backend
from sandbox.page.app import mount
from sandbox.people import groups
from sandbox.people.person import Person
from sandbox.state import discussion
from sandbox.state.account import BOT, FOUNDER
from sandbox.state.chats import SENDING, ChatKind, Json, Rights, SandboxChat, Topic
from sandbox.state.messages import Message
from sandbox.state.payments import PROVIDER_TOKEN

LOOPBACK = "127.0.0.1"
CLOSE_WITHIN_S = 1.0


class Sandbox(Backend):
    """A Telegram of our own on this machine."""

    def __init__(
        self,
        clock: Clock | None = None,
        limits: Profile = "strict",
        latency_s: float = 0.0,
        seed: int = 0,
    ) -> None:
        super().__init__(clock or Clock(), limits, latency_s, seed)
        self.url = ""
        self._people: dict[str, Person] = {}
        self._runner: web.AppRunner | None = None
        self._delivery: asyncio.Task[None] | None = None

    # -- on and off ---------------------------------------------------------------------

    async def start(self, host: str = LOOPBACK, port: int = 0) -> str:
        """Serve on this machine and return the page's URL; other hosts raise ValueError."""
        if host != LOOPBACK:
            raise ValueError(f"the sandbox serves {LOOPBACK} only, not {host}")
        app = application(self)
        mount(app, self)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=CLOSE_WITHIN_S)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"
        self._delivery = asyncio.create_task(webhook.deliver(self.world, self._perform))
        return self.url

    async def close(self) -> None:
        """End all polls and streams and stop serving."""
        await self.crowd.close()
        self.world.updates.close()
        self.world.events.close()
        if self._delivery is not None:
            self._delivery.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._delivery
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def api_url(self) -> str:
        """The value for TELEGRAM_API."""
        return self.url

    @property
    def events(self) -> Any:
        """What happens, as it happens: `box.events.subscribe()`."""
        return self.world.events

    @property
    def bot_id(self) -> int:
        """The bot's account number."""
        return BOT.id

    @property
    def bot_username(self) -> str:
        """The bot's name without @."""
        return BOT.username or ""

    @property
    def provider_token(self) -> str:
        """The token of the one payment provider that the sandbox knows."""
        return PROVIDER_TOKEN

    # -- people and groups --------------------------------------------------------------

    def person(self, name: str, language: str | None = "en") -> Person:
        """Return the person of this name, made on first use."""
        person = self._people.get(name)
        if person is None:
            person = Person(self.world, self.world.add_user(name, language))
            self._people[name] = person
        return person

    def group(
        self,
        title: str,
        members: Iterable[Person] = (),
        kind: ChatKind = "supergroup",
        *,
        forum: bool = False,
        bot_rights: str | Rights | None = "member",
        owner: Person | None = None,
    ) -> SandboxChat:
        """Make a group, supergroup or channel.

        `bot_rights`: "member", "admin", an administrator's rights by name, or None for a chat
        without the bot; in a channel the bot is an administrator whenever it is there. The bot
        hears that it was added. Without an `owner` someone nobody knows owns the chat.
        """
        creator = owner.user if owner else FOUNDER
        people = [member.user for member in members]
        chat = groups.create_group(self.world, title, kind, people, creator, forum=forum)
        if bot_rights is not None:
            groups.add_bot(self.world, chat, creator, bot_rights)
        return chat

    def dialog(self, one: Person, other: Person) -> SandboxChat:
        """Return the private chat of two people; the bot is not in it."""
        return self.world.dialog(one.user, other.user)

    def channel(self, title: str, members: Iterable[Person] = (), **options: Any) -> SandboxChat:
        """Make a channel; options as for `group`."""
        return self.group(title, members, kind="channel", **options)

    def topic(self, chat: SandboxChat, name: str) -> Topic:
        """Open a topic in a forum."""
        return groups.add_topic(self.world, chat, name, FOUNDER)

    def close_topic(self, chat: SandboxChat, thread_id: int) -> None:
        """Close a topic; thread 1 is the general one."""
        groups.close_topic(self.world, chat, thread_id, closed=True, by=FOUNDER)

    def reopen_topic(self, chat: SandboxChat, thread_id: int) -> None:
        """Open a closed topic again."""
        groups.close_topic(self.world, chat, thread_id, closed=False, by=FOUNDER)

    # -- the bot in groups --------------------------------------------------------------

    def add_bot(
        self, chat: SandboxChat, by: Person | None = None, rights: str | Rights = "member"
    ) -> None:
        """Bring the bot into a group."""
        groups.add_bot(self.world, chat, by.user if by else FOUNDER, rights)

    def promote_bot(
        self, chat: SandboxChat, rights: Rights | None = None, by: Person | None = None
    ) -> None:
        """Make the bot an administrator; `rights` names those given or withheld."""
        groups.promote_bot(self.world, chat, by.user if by else FOUNDER, rights)

    def demote_bot(self, chat: SandboxChat, by: Person | None = None) -> None:
        """Make the bot a plain member again."""
        groups.demote_bot(self.world, chat, by.user if by else FOUNDER)

    def restrict_bot(
        self,
        chat: SandboxChat,
        permissions: Rights,
        by: Person | None = None,
        *,
        seconds: int = 0,
    ) -> None:
        """Take permissions from the bot alone, such as {"can_send_photos": False}, for a while."""
        founder = by.user if by else FOUNDER
        groups.restrict_bot(self.world, chat, founder, permissions, seconds=seconds)

    def kick_bot(self, chat: SandboxChat, by: Person | None = None) -> None:
        """Throw the bot out."""
        groups.kick_bot(self.world, chat, by.user if by else FOUNDER)

    def permit(self, chat: SandboxChat, permissions: Rights) -> None:
        """Change what all plain members may do."""
        groups.permit(self.world, chat, permissions)

    def close_group(self, chat: SandboxChat) -> None:
        """Let plain members send nothing, as groups do by night; no bot is told of it."""
        self.permit(chat, dict.fromkeys(SENDING, False))

    def open_group(self, chat: SandboxChat) -> None:
        """Let plain members send everything again; no bot is told of that either."""
        self.permit(chat, dict.fromkeys(SENDING, True))

    def promote(self, chat: SandboxChat, person: Person, rights: Rights | None = None) -> None:
        """Make a person an administrator."""
        groups.promote(self.world, chat, person.user, rights)

    def migrate(
        self, group: SandboxChat, *, new_side_first: bool = False, times: int = 1
    ) -> SandboxChat:
        """Turn a basic group into a supergroup; return the new chat.

        The lines of both sides come old side first and once, unless asked otherwise.
        """
        return groups.migrate(self.world, group, new_side_first=new_side_first, times=times)

    def auto_forward(self, post: Message, group: SandboxChat) -> Message:
        """Show a channel's post in its discussion group, as Telegram does by itself."""
        return discussion.auto_forward(self.world, post, group)

    def link(self, channel: SandboxChat, group: SandboxChat) -> None:
        """Make a group the discussion group of a channel: its posts appear there by themselves."""
        discussion.link(channel, group)

    async def _perform(self, method: str, values: Json) -> None:
        """Perform a call that came as the answer to a webhook; nobody hears how it ends."""
        with contextlib.suppress(BotApiRefusal):
            await self.gateway.perform(validate_call(method, values))
