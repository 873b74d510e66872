"""A board with a number on it: the smallest thing that a card can show, for tests of cards."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from domain.promotion import live_card
from domain.promotion.live_card import CardSource, CardValues
from jobs import cards
from storage.chat.tables import Chat
from storage.database import Database, Tx
from storage.delivery.tables import OutboxRow, OutboxState
from storage.promotion.tables import LiveCard
from views.i18n import Translate
from views.screen import Screen

KIND = "board"
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


class BoardCard(CardValues):
    """A board with a number."""

    number: int


@dataclass
class Board:
    """What the boards say, by subject: plain numbers that only a test changes."""

    numbers: dict[int, int] = field(default_factory=dict)
    over: set[int] = field(default_factory=set)
    counted: int = 0
    """How often a face was asked for."""

    async def values(
        self, tx: Tx, subject_id: int, chat: Chat | None, zone: str, now: datetime
    ) -> BoardCard | None:
        """Return what a board says; one that has no number is gone."""
        self.counted += 1
        if subject_id not in self.numbers:
            return None
        over = subject_id in self.over
        return {"number": self.numbers[subject_id], "final": over, "live": not over, "zone": zone}

    @property
    def faces(self) -> dict[str, CardSource]:
        """The faces for a tick."""
        return {KIND: self.values}


def draw(values: BoardCard, t: Translate) -> Screen:
    """Return the card of a board: its number, in figures and in the reader's language."""
    state = "over" if values["final"] else "on"
    return Screen(f"Board {values['number']}, {state}, {t('member-button-card')}")


@dataclass
class CardHarness:
    """Cards on a database without a sender: the test says what Telegram answered."""

    database: Database
    board: Board = field(default_factory=Board)
    now: datetime = NOON

    async def hang(self, *chats: int, subject: int = 1, number: int = 0) -> None:
        """Publish a board in chats, where the bot may pin."""
        self.board.numbers[subject] = number
        async with self.database.begin() as tx:
            for chat in chats:
                if await tx.get(Chat, chat) is None:
                    rights = {"status": "administrator", "can_pin_messages": True}
                    known = Chat(id=chat, type="supergroup", title="Tea", added_at=self.now)
                    known.rights = dict(rights)
                    tx.add(known)
            await live_card.publish(
                tx, KIND, subject, [(chat, None) for chat in chats], now=self.now
            )

    async def turn(self, number: int, subject: int = 1) -> None:
        """Change a board's number."""
        self.board.numbers[subject] = number
        await self.touch(subject)

    async def end(self, subject: int = 1) -> None:
        """Let a board be over."""
        self.board.over.add(subject)
        await self.touch(subject)

    async def touch(self, subject: int = 1) -> None:
        """Say that a board has changed."""
        async with self.database.begin() as tx:
            await live_card.mark_changed(tx, KIND, subject)

    async def tick(self, after: float = 4) -> int:
        """Let some seconds pass and the job look."""
        self.now += timedelta(seconds=after)
        return await cards.tick(self.database, self.now, self.board.faces, zone="UTC")

    async def rows(self, *states: OutboxState) -> list[OutboxRow]:
        """Return what was queued, in these states or all."""
        wanted = select(OutboxRow).where(OutboxRow.state.in_(states or tuple(OutboxState)))
        async with self.database.read() as tx:
            return list(await tx.scalars(wanted.order_by(OutboxRow.id)))

    async def said(self) -> list[tuple[str, int | None]]:
        """Return kind and number of everything queued."""
        return [(row.kind, row.values.get("number")) for row in await self.rows()]

    async def card(self, chat: int = -1) -> LiveCard:
        """Return the card in a chat."""
        async with self.database.read() as tx:
            return (await tx.scalars(select(LiveCard).where(LiveCard.chat_id == chat))).one()

    async def settle(
        self, state: OutboxState, *, was: OutboxState = OutboxState.QUEUED, **columns: object
    ) -> None:
        """Let all rows that were in one state be in another."""
        rows = update(OutboxRow).where(OutboxRow.state == was)
        async with self.database.begin() as tx:
            await tx.execute(rows.values(state=state, **columns))

    async def posted(self, *chats: int, message_id: int = 7) -> None:
        """Have cards posted, pinned and at rest."""
        await self.hang(*chats)
        await self.tick()
        await self.settle(OutboxState.SENT, message_id=message_id)
        await self.tick()
        await self.settle(OutboxState.SENT)
        await self.tick()
