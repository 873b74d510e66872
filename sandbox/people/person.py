"""People for tests and demos: they say, press, look, join and leave, as someone with a phone.

    await ann.says("/start")
    await ann.sees("Welcome")
    answer = await ann.clicks("Join", chat=tea)

Waiting wakes when a chat changes and gives up with the last screen in the message.
"""

import asyncio
import contextlib
from collections.abc import Sequence

from sandbox.api.callbacks import Answer, Query
from sandbox.api.calls import Upload
from sandbox.people import acts, groups, inline
from sandbox.people.payments import PaymentResult, PaymentSheet, emit_stars, invoice_of, renew
from sandbox.people.screen_reader import NotSeen, ScreenReader, TextPattern
from sandbox.state.account import ANONYMOUS_ADMIN, CHANNEL_SENDER
from sandbox.state.chats import Json, Rights, SandboxChat, User
from sandbox.state.inline import InlineAnswer, InlineQuery
from sandbox.state.messages import Message
from sandbox.state.world import World

TIMEOUT_S = 60.0


class Person:
    """Someone with an account. A chat that is not named is the private one with the bot."""

    def __init__(self, world: World, user: User) -> None:
        self._world = world
        self.user = user
        self._eyes = ScreenReader(world, user)

    @property
    def id(self) -> int:
        """The account's number."""
        return self.user.id

    @property
    def name(self) -> str:
        """The first name."""
        return self.user.first_name

    @property
    def private(self) -> SandboxChat:
        """The private chat with the bot."""
        return self._world.private(self.id)

    def __repr__(self) -> str:
        return f"<Person {self.name} {self.id}>"

    # -- saying -------------------------------------------------------------------------

    async def says(
        self,
        text: str,
        chat: SandboxChat | None = None,
        *,
        thread: int | None = None,
        reply_to: Message | None = None,
        anonymous: bool = False,
        as_channel: SandboxChat | None = None,
    ) -> Message:
        """Send a text; as the group itself, or as a channel, where asked to."""
        place = self._place(chat)
        speaker: Json | None = None
        if anonymous:
            speaker = {"from": ANONYMOUS_ADMIN.json(), "sender_chat": place.json()}
        elif as_channel is not None:
            speaker = {"from": CHANNEL_SENDER.json(), "sender_chat": as_channel.json()}
        return acts.say(
            self._world, self.user, place, text, thread=thread, reply_to=reply_to, speaker=speaker
        )

    async def sends_photo(
        self, data: bytes, caption: str = "", chat: SandboxChat | None = None
    ) -> Message:
        """Send a picture (PNG, JPEG or GIF)."""
        return acts.send_photo(self._world, self.user, self._place(chat), data, caption)

    async def sends_document(
        self,
        data: bytes,
        name: str = "file.bin",
        caption: str = "",
        chat: SandboxChat | None = None,
    ) -> Message:
        """Send a file of this name."""
        file = Upload.named(data, name)
        return acts.send_document(self._world, self.user, self._place(chat), file, caption)

    async def sends_album(
        self,
        photos: Sequence[bytes | Upload],
        *captions: str,
        chat: SandboxChat | None = None,
        album: str | None = None,
    ) -> list[Message]:
        """Send several pictures or files as one album, or as further parts of `album`."""
        place = self._place(chat)
        return acts.send_album(self._world, self.user, place, photos, captions, album)

    async def forwards(self, message: Message, chat: SandboxChat | None = None) -> Message:
        """Forward a message, to the bot if no chat is named."""
        return acts.forward(self._world, self.user, message, self._place(chat))

    async def hides_in_forwards(self) -> None:
        """Let forwards of what one said show the name only, not the account."""
        self._world.hiding.add(self.id)

    async def edits(self, message: Message, text: str) -> None:
        """Change what was said."""
        acts.edit(self._world, message, text)

    async def reacts(self, message: Message, emoji: str = "👍") -> None:
        """Set one's reaction to a message; an empty one takes it away."""
        acts.react(self._world, self.user, message, emoji)

    async def comments(self, post: Message, text: str) -> Message:
        """Write under a channel's post, in its discussion group."""
        return acts.comment(self._world, self.user, post, text)

    async def opens(self, url: str) -> Message | None:
        """Follow a link into the sandbox: t.me/<bot>?start=..., "?start=...", an invite link."""
        return acts.open_link(self._world, self.user, url)

    async def types_inline(self, query: str, chat: SandboxChat | None = None) -> InlineQuery:
        """Type the bot's name and a query in a chat."""
        return inline.ask(self._world, self.user, query, self._place(chat))

    async def is_offered(self, query: str, chat: SandboxChat | None = None) -> InlineAnswer:
        """Type the bot's name and a query in a chat; return what the bot offers."""
        typed = await self.types_inline(query, chat)
        return await self._offer(typed)

    async def shares(self, label: str, to: SandboxChat, *, title: str = "") -> Message:
        """Press the newest button with this label, choose the chat `to` and send the first offer.

        With a `title` the first offer whose title contains it.
        """
        message, (row, column) = await self._eyes.until(
            self.private,
            lambda: self._eyes.button(label, self.private, None),
            TIMEOUT_S,
            f"{self.name} finds no button {label!r}",
        )
        words = inline.check_choice(message.buttons[row][column], message.chat, to)
        return await self.sends_inline(words, to, title=title)

    async def sends_inline(self, query: str, to: SandboxChat, *, title: str = "") -> Message:
        """Type the bot's name and a query in a chat, and send the first offer that fits."""
        typed = await self.types_inline(query, to)
        offer = await self._offer(typed)
        fits = [result["id"] for result in offer.results if title in result["title"]]
        if not fits:
            raise NotSeen(f"{self.name} is not offered {title!r} for {query!r}: {offer.results}")
        return inline.choose(self._world, self.user, typed, fits[0])

    async def _offer(self, typed: InlineQuery) -> InlineAnswer:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(TIMEOUT_S):
                await typed.answered.wait()
        if typed.offer is None:
            raise NotSeen(f"{self.name} typed {typed.text!r}: no answer within {TIMEOUT_S} s")
        return typed.offer

    # -- coming and going ---------------------------------------------------------------

    async def joins(
        self, chat: SandboxChat, link: str | None = None, *, by_folder: bool = False
    ) -> None:
        """Join, by a link or a folder of chats; or ask to join where the link wants that."""
        acts.join(self._world, self.user, chat, link, by_folder=by_folder)

    async def asks_to_join(self, chat: SandboxChat) -> None:
        """Ask to be let in, without a link."""
        acts.ask_to_join(self._world, self.user, chat)

    async def invites(self, chat: SandboxChat, *, request: bool = False) -> str:
        """Make a link into a chat, as its administrator; with `request` it asks first."""
        return groups.make_link(self._world, self.user, chat, request=request).url

    async def lets_in(self, person: "Person", chat: SandboxChat) -> None:
        """Let somebody in who asked, as an administrator."""
        groups.decide_request(self._world, self.user, chat, person.id, welcome=True)

    async def leaves(self, chat: SandboxChat) -> None:
        """Leave."""
        acts.leave(self._world, self.user, chat)

    async def blocks_bot(self) -> None:
        """Block the bot."""
        acts.block(self._world, self.user, blocked=True)

    async def unblocks_bot(self) -> None:
        """Unblock the bot."""
        acts.block(self._world, self.user, blocked=False)

    async def adds_bot(self, chat: SandboxChat, rights: str | Rights = "member") -> None:
        """Bring the bot into a group: "member", "admin", or an admin with these rights."""
        groups.add_bot(self._world, chat, self.user, rights)

    async def kicks_bot(self, chat: SandboxChat) -> None:
        """Throw the bot out of a group."""
        groups.kick_bot(self._world, chat, self.user)

    async def deletes_account(self) -> None:
        """Close the account for good."""
        self.user.deactivated = True

    # -- pressing -----------------------------------------------------------------------

    async def clicks(
        self,
        label: str,
        chat: SandboxChat | None = None,
        *,
        message: Message | None = None,
        timeout: float = TIMEOUT_S,  # noqa: ASYNC109
    ) -> Answer:
        """Press the newest button with this label, once it is there; return the answer."""
        query = await self.presses(label, chat, message=message, timeout=timeout)
        try:
            async with asyncio.timeout(timeout):
                await query.answered.wait()
        except TimeoutError:
            complaint = f"{self.name} pressed {label!r}: no answer within {timeout} s"
            raise NotSeen(f"{complaint}\n{self._eyes.drawn(query.message.chat)}") from None
        return query.answer or Answer()

    async def presses(
        self,
        label: str,
        chat: SandboxChat | None = None,
        *,
        message: Message | None = None,
        timeout: float = TIMEOUT_S,  # noqa: ASYNC109
    ) -> Query:
        """Press like `clicks`, without waiting for the answer."""
        place = message.chat if message else self._place(chat)
        found = await self._eyes.until(
            place,
            lambda: self._eyes.button(label, place, message),
            timeout,
            f"{self.name} finds no button {label!r}",
        )
        return acts.press(self._world, self.user, *found)

    # -- paying -------------------------------------------------------------------------

    @property
    def stars(self) -> int:
        """The person's Telegram Stars."""
        return self._world.payments.stars_of(self.id)

    @stars.setter
    def stars(self, stars: int) -> None:
        self._world.payments.set_stars(self.id, stars)
        emit_stars(self._world, self.user)

    async def begins_paying(
        self, offer: Message | str, *, address: Json | None = None, option: str | None = None
    ) -> PaymentSheet:
        """Press Pay under an invoice, or behind its link, and wait for the bot's answer.

        The returned sheet is `accepted` or has an `error`; no money has moved yet.
        """
        sheet = PaymentSheet(self._world, self.user, invoice_of(self._world, offer))
        if "shipping_address" in sheet.invoice.needs:
            await sheet.ask_shipping(address)
        if option is not None:
            sheet.choose(option)
        await sheet.ask()
        return sheet

    async def pays(
        self, offer: Message | str, *, address: Json | None = None, option: str | None = None
    ) -> PaymentResult:
        """Pay an invoice to the end; `address` and `option` are for invoices with delivery."""
        sheet = await self.begins_paying(offer, address=address, option=option)
        return sheet.charge()

    async def cancels_paying(self, offer: Message | str) -> PaymentSheet:
        """Pay an invoice up to the bot's answer, and then not."""
        sheet = await self.begins_paying(offer)
        sheet.give_up()
        return sheet

    async def renews(self, charge_id: str) -> PaymentResult:
        """Let the next period of a subscription be paid."""
        return renew(self._world, self._world.payments.charges[charge_id])

    # -- looking ------------------------------------------------------------------------

    async def sees(
        self,
        text: TextPattern,
        chat: SandboxChat | None = None,
        timeout: float = TIMEOUT_S,  # noqa: ASYNC109
    ) -> Message:
        """Wait until the screen shows this; return the newest message that does."""
        place = self._place(chat)
        complaint = f"{self.name} does not see {text!r}"
        return await self._eyes.until(
            place, lambda: self._eyes.find(text, place), timeout, complaint
        )

    async def never_sees(
        self, text: TextPattern, chat: SandboxChat | None = None, within: float = 0.3
    ) -> None:
        """Wait `within` real seconds and complain if the screen shows this."""
        place = self._place(chat)
        try:
            await self.sees(text, place, within)
        except NotSeen:
            return
        raise NotSeen(f"{self.name} sees {text!r}\n{self._eyes.drawn(place)}")

    async def no_longer_sees(
        self,
        text: TextPattern,
        chat: SandboxChat | None = None,
        timeout: float = TIMEOUT_S,  # noqa: ASYNC109
    ) -> None:
        """Wait until nothing on the screen shows this."""
        place = self._place(chat)
        complaint = f"{self.name} still sees {text!r}"
        await self._eyes.until(
            place, lambda: None if self._eyes.find(text, place) else True, timeout, complaint
        )

    def screen(self, chat: SandboxChat | None = None) -> list[Message]:
        """Return what the person can see, oldest first."""
        return self._eyes.screen(self._place(chat))

    def _place(self, chat: SandboxChat | None) -> SandboxChat:
        return self.private if chat is None else chat
