"""Live cards in the sandbox: the whole bot keeps one message per chat true, whatever happens."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

import bot.app
from domain.chat import chat_settings
from domain.promotion import live_card
from sandbox import Fault, Sandbox
from sandbox.people.person import Person
from sandbox.state.chats import SandboxChat
from sandbox.state.posting import remove
from storage.chat import chats
from storage.chat.tables import ChatState
from storage.delivery.tables import OutboxRow, OutboxState
from storage.promotion import cards as promotion_cards
from tests.flows.shop import Opened, Shop
from tests.storage.card_harness import KIND, Board, draw
from tests.timeouts import TIMEOUT_S
from views.promotion import live_card_messages


class Square:
    """A group, somebody who reads it, and a board whose number the test turns."""

    def __init__(self, shop: Shop, board: Board, kind: str = "supergroup") -> None:
        self.shop, self.board, self.box = shop, board, shop.box
        self.ann: Person = shop.box.person("Ann")
        self.group = shop.box.group("Tea", [self.ann], kind, bot_rights="admin")  # type: ignore[arg-type]

    async def opens(self, number: int = 0) -> None:
        """Publish the board, once the bot knows the group."""
        async with asyncio.timeout(TIMEOUT_S):
            while not await self._known():
                await asyncio.sleep(0.02)
        self.board.numbers[1] = number
        async with self.shop.database.begin() as tx:
            await live_card.publish(tx, KIND, 1, [(self.group.id, None)], now=self.shop.clock.now())

    async def turn(self, number: int, *, over: bool = False) -> None:
        """Change the number."""
        self.board.numbers[1] = number
        if over:
            self.board.over.add(1)
        async with self.shop.database.begin() as tx:
            await live_card.mark_changed(tx, KIND, 1)

    async def shows(self, text: str, chat: SandboxChat | None = None) -> int:
        """Wait until the one card shows a text; return the message's number."""
        card = await self.ann.sees(text, chat or self.group, timeout=TIMEOUT_S)
        return card.message_id

    async def row(self, kind: str, state: OutboxState) -> OutboxRow:
        """Wait until a row of a kind is in a state."""
        async with asyncio.timeout(TIMEOUT_S):
            while True:
                async with self.shop.database.read() as tx:
                    card = await promotion_cards.find(tx, KIND, 1, self.group.id)
                    number = card and (card.edit_id if kind.endswith("edit") else card.post_id)
                    row = await tx.get(OutboxRow, number) if number else None
                if row is not None and (row.kind, row.state) == (kind, state):
                    return row
                await asyncio.sleep(0.02)

    @property
    def cards(self) -> list[str]:
        """What cards stand in the group now."""
        return [m.text for m in self.ann.screen(self.group) if m.text.startswith("Board")]

    @property
    def edits(self) -> int:
        """How many edits arrived in the group."""
        return len(self.box.world.delivery_log.of_kind("edited", self.group.id))

    async def _known(self) -> bool:
        async with self.shop.database.read() as tx:
            known = await chats.find(tx, self.group.id)
        return known is not None and known.state == ChatState.ACTIVE and bool(known.rights)


@pytest.fixture(autouse=True)
def quick_jobs() -> None:
    """Here the cards rest as long as they really do."""


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    """A board that the bot knows how to count and to draw."""
    board = Board()
    for kind, wording in live_card_messages.renderers(KIND, draw).items():
        monkeypatch.setitem(bot.app.RENDERERS, kind, wording)
    monkeypatch.setattr(bot.app, "CARD_SOURCES", {**bot.app.CARD_SOURCES, **board.faces})
    return board


@pytest.fixture
async def square(board: Board, opened: Opened) -> AsyncIterator[Square]:
    async with opened() as shop:
        yield Square(shop, board)


async def test_fifty_changes_within_a_second_are_two_edits_at_most(square: Square) -> None:
    await square.opens()
    card = await square.shows("Board 0")
    for number in range(1, 51):
        await square.turn(number)
        await asyncio.sleep(0.02)
    assert await square.shows("Board 50") == card
    assert square.edits <= 2
    assert len(square.cards) == 1


async def test_a_change_that_shows_nothing_new_is_no_edit(square: Square) -> None:
    await square.opens()
    await square.shows("Board 0")
    await square.turn(0)
    await square.ann.never_sees("Board 1", square.group, within=1.2)
    assert square.edits == 0


async def test_a_card_is_pinned_while_it_runs(square: Square) -> None:
    await square.opens()
    card = await square.shows("Board 0")
    await _until_pinned(square, [card])
    await square.turn(1, over=True)
    await square.shows("Board 1, over")
    await _until_pinned(square, [])


async def _until_pinned(square: Square, wanted: list[int]) -> None:
    async with asyncio.timeout(TIMEOUT_S):
        while square.group.pinned != wanted:
            await asyncio.sleep(0.02)


async def test_a_bot_that_may_not_pin_still_shows_and_edits(square: Square) -> None:
    square.box.promote_bot(square.group, rights={"can_pin_messages": False})
    await square.opens()
    await square.shows("Board 0")
    await square.turn(1)
    await square.shows("Board 1")
    assert square.group.pinned == []
    assert [fact.text for fact in square.box.world.delivery_log.of_kind("refused")] == []


async def test_a_deleted_card_comes_again(square: Square) -> None:
    await square.opens()
    first = await square.shows("Board 0")
    remove(square.box.world, square.ann.screen(square.group)[-1])
    await square.turn(1)
    second = await square.shows("Board 1")
    assert second != first
    await square.turn(2)
    assert await square.shows("Board 2") == second
    assert square.cards == ["Board 2, on, 👤 My card"]


async def test_a_group_that_became_a_supergroup_has_its_card_there(
    board: Board, opened: Opened
) -> None:
    async with opened() as shop:
        square = Square(shop, board, "group")
        await square.opens()
        await square.shows("Board 0")
        square.group = shop.box.migrate(square.group)
        card = await square.shows("Board 0")
        await square.turn(1)
        assert await square.shows("Board 1") == card
        assert len(square.cards) == 1


async def test_a_chat_that_is_frozen_gets_the_newest_when_it_thaws(square: Square) -> None:
    await square.opens()
    card = await square.shows("Board 0")
    await _until_pinned(square, [card])
    square.box.faults.next("editMessageText", Fault.too_many(4), chat=square.group)
    for number in range(1, 8):
        await square.turn(number)
        await asyncio.sleep(0.4)
    assert await square.shows("Board 7") == card
    texts = [fact.text for fact in square.box.world.delivery_log.of_kind("edited", square.group.id)]
    assert len(texts) <= 2


async def test_a_bot_that_was_thrown_out_edits_what_is_true_on_its_return(square: Square) -> None:
    await square.opens()
    card = await square.shows("Board 0")
    square.box.kick_bot(square.group)
    await square.turn(1)
    await square.row(f"{KIND}.card_edit", OutboxState.HELD)
    await square.turn(2)
    await asyncio.sleep(4)
    square.box.add_bot(square.group, rights="admin")
    assert await square.shows("Board 2") == card
    assert square.edits == 1


async def test_a_card_begins_with_what_is_true_when_it_goes(square: Square) -> None:
    square.box.faults.next("sendMessage", Fault.too_many(5), chat=square.group)
    await square.opens(1)
    await asyncio.sleep(1)
    await square.turn(2)
    await square.shows("Board 2")
    texts = [fact.text for fact in square.box.world.delivery_log.delivered(square.group.id)]
    assert [text for text in texts if "Board" in text] == ["Board 2, on, 👤 My card"]


async def test_a_lost_answer_makes_no_second_card(square: Square) -> None:
    square.box.faults.next("sendMessage", Fault.drop_after(), chat=square.group)
    await square.opens()
    await square.row(f"{KIND}.card", OutboxState.UNKNOWN)
    await square.turn(1)
    await asyncio.sleep(2)
    assert square.cards == ["Board 0, on, 👤 My card"]


async def test_a_restart_between_a_change_and_its_edit_forgets_nothing(
    board: Board, opened: Opened, box: Sandbox
) -> None:
    async with opened() as shop:
        square = Square(shop, board)
        await square.opens()
        card = await square.shows("Board 0")
        box.faults.next("editMessageText", Fault.close_connection(), times=3)
        await square.turn(1)
        await asyncio.sleep(0.6)
    async with opened() as shop:
        square.shop = shop
        assert await square.shows("Board 1") == card
        assert len(square.cards) == 1


async def test_a_clock_set_back_a_day_freezes_no_card(square: Square) -> None:
    await square.opens()
    await square.shows("Board 0")
    await square.turn(1)
    await square.shows("Board 1")
    square.shop.clock.jump(-timedelta(days=1))
    await square.turn(2)
    await square.shows("Board 2")


async def test_a_chat_that_reads_another_language_has_its_card_drawn_anew(square: Square) -> None:
    await square.opens()
    card = await square.shows("Board 0, on, 👤 My card")
    async with square.shop.database.begin() as tx:
        chat = await chats.find(tx, square.group.id)
        assert chat is not None
        chat_settings.apply(chat, {"language": "ru"})
        await live_card.mark_chat_changed(tx, chat.id)
    assert await square.shows("Board 0, on, 👤 Моя карточка") == card
