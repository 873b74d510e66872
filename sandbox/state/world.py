"""The state of the sandbox in one place: people, chats, messages, updates, limits.

Everything here is synchronous and changes between awaits only; whoever waits is woken by the
condition of the chat that changed. People act on it through sandbox/people/acts.py.
"""

from collections import defaultdict, deque
from collections.abc import Hashable
from random import Random

from domain.clock import Clock
from sandbox.api.callbacks import Callbacks
from sandbox.api.commands import CommandBook
from sandbox.api.files import FileStore
from sandbox.api.limits import FloodLimits, Profile
from sandbox.api.updates import UpdateQueue, Webhook
from sandbox.control.delivery_log import DeliveryLog
from sandbox.state.account import BOT, FOUNDER
from sandbox.state.chats import ChatKind, ChatMember, Json, SandboxChat, User
from sandbox.state.events import Condition, EventBus
from sandbox.state.history import History
from sandbox.state.inline import InlineMode
from sandbox.state.links import Links
from sandbox.state.payments import SandboxPayments

FIRST_USER_ID = 1001
FIRST_GROUP_ID = -5001
FIRST_DIALOG_ID = -900_001
FIRST_SUPERGROUP_ID = -1_000_000_005_001
UNMODELLED_MAX = 1000
RECENT_CALLS_MAX = 50


class World:
    """All state of one sandbox."""

    def __init__(self, clock: Clock, limits: Profile, seed: int) -> None:
        self.clock = clock
        self.rng = Random(seed)  # noqa: S311
        self.users: dict[int, User] = {BOT.id: BOT, FOUNDER.id: FOUNDER}
        self.chats: dict[int, SandboxChat] = {}
        self.histories: defaultdict[int, History] = defaultdict(History)
        self.memberships: defaultdict[int, dict[int, None]] = defaultdict(dict)
        self.conditions: defaultdict[Hashable, Condition] = defaultdict(Condition)
        self.updates = UpdateQueue(clock, 1 + self.rng.randrange(10**8))
        self.callbacks = Callbacks(clock, self.rng)
        self.commands = CommandBook()
        self.events = EventBus()
        self.files = FileStore(BOT.id)
        self.limits = FloodLimits(limits)
        self.links = Links()
        self.delivery_log = DeliveryLog(clock)
        self.unmodelled: list[str] = []
        self.default_rights: dict[bool, Json] = {}
        self.menu_button: Json | None = None
        """The button beside the box of private chats, where it opens a Mini App."""
        self.calls = 0
        self.recent_calls: deque[Json] = deque(maxlen=RECENT_CALLS_MAX)
        """The `call` events of late, for pages that open later."""
        self.hiding: set[int] = set()
        """Whose names stand in forwards without their account."""
        self.revoked = False
        self.webhook: Webhook | None = None
        self.inline = InlineMode()
        self.payments = SandboxPayments(clock, self.rng)
        self._dialogs: dict[frozenset[int], SandboxChat] = {}
        self._orders = 0
        self._groups = 0
        self._account_ids = 0

    def now_unix(self) -> int:
        """The present second of the shop's clock."""
        return int(self.clock.now().timestamp())

    def add_user(self, name: str, language: str | None = "en") -> User:
        """Open an account; the username is made of the name."""
        user_id = FIRST_USER_ID + len(self.users) - 2
        username = "".join(c for c in name.lower() if c.isascii() and c.isalnum())
        user = User(user_id, name, username or f"user{user_id}", language)
        self.users[user_id] = user
        return user

    def add_chat(self, title: str, kind: ChatKind, *, forum: bool = False) -> SandboxChat:
        """Make an empty group, supergroup or channel."""
        first = FIRST_GROUP_ID if kind == "group" else FIRST_SUPERGROUP_ID
        chat = SandboxChat(first - self._groups, kind, title, is_forum=forum)
        self._groups += 1
        self.chats[chat.id] = chat
        return chat

    def private(self, user_id: int) -> SandboxChat:
        """Return the private chat of a person and the bot, made on first use."""
        chat = self.chats.get(user_id)
        if chat is None:
            user = self.users[user_id]
            chat = SandboxChat(user_id, "private", user.first_name, user)
            chat.members = {user_id: ChatMember(user), BOT.id: ChatMember(BOT)}
            self.chats[user_id] = chat
        return chat

    def dialog(self, one: User, other: User) -> SandboxChat:
        """Return the private chat of two people, of which the bot knows nothing."""
        pair = frozenset((one.id, other.id))
        chat = self._dialogs.get(pair)
        if chat is None:
            title = f"{one.first_name} and {other.first_name}"
            chat = SandboxChat(FIRST_DIALOG_ID - len(self._dialogs), "dialog", title)
            for user in (one, other):
                chat.members[user.id] = ChatMember(user)
                self.memberships[user.id][chat.id] = None
            self._dialogs[pair] = self.chats[chat.id] = chat
            self.events.emit("chat", chat_id=chat.id, chat=chat.json())
        return chat

    def history(self, chat: SandboxChat) -> History:
        """Return what stands in a chat."""
        return self.histories[chat.id]

    def next_order(self) -> int:
        """Return the place of the next message in the course of all messages."""
        self._orders += 1
        return self._orders

    def next_message_id(self, chat: SandboxChat) -> int:
        """Supergroups and channels count by themselves, all other chats together."""
        if chat.kind in ("supergroup", "channel"):
            return self.history(chat).last_id + 1
        self._account_ids += 1
        return self._account_ids

    def note_unmodelled(self, what: str) -> None:
        """Remember and show that the bot used something the sandbox does not have."""
        if len(self.unmodelled) < UNMODELLED_MAX:
            self.unmodelled.append(what)
        self.events.emit("unmodelled", method=what)

    def meter(self) -> Json:
        """Return the limits' meters, with the number of calls so far and updates waiting."""
        waiting = len(self.updates)
        return self.limits.meter() | {"calls": self.calls, "updates_waiting": waiting}
