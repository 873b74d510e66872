"""The people behind a batch are read at once, and nobody is seen as they were before."""

from datetime import timedelta
from typing import Any

from sqlalchemy import event

from storage.database import Database
from storage.members import Member, Reachability
from tests.storage.press_set_shop import NOON, Speaker, Tap, intake, known


async def shop_with(database: Database, people: range) -> None:
    async with database.begin() as tx:
        tx.add_all(known(number) for number in people)


def said_in_private(number: int, who: int, text: str, name: str = "") -> dict[str, Any]:
    raw = Tap(who, text).raw(number)
    raw["message"]["chat"] = {"id": who, "type": "private", "first_name": "X"}
    raw["message"]["from"]["first_name"] = name or f"Person {who}"
    return raw


async def test_a_batch_asks_once_for_its_people(database: Database) -> None:
    await shop_with(database, range(1, 21))
    asked: list[str] = []

    def hear(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM members" in statement and "members.id" in statement:
            asked.append(statement)

    event.listen(database.writer.sync_engine, "before_cursor_execute", hear)
    bot = intake(database, Speaker(), ())
    raws = [said_in_private(number, number, "/language") for number in range(1, 21)]
    await bot.take(raws)
    assert len(asked) == 1, asked


async def test_what_an_update_does_to_its_sender_the_next_one_sees(database: Database) -> None:
    """Somebody blocks the bot, comes back, and changes their name, all in one batch."""
    await shop_with(database, range(1, 4))
    blocked = {"user": {"id": 42, "is_bot": True, "first_name": "Shop"}, "status": "kicked"}
    member = {"user": {"id": 42, "is_bot": True, "first_name": "Shop"}, "status": "member"}
    first = said_in_private(1, 2, "x")["message"]
    stopped = {
        "chat": first["chat"],
        "from": first["from"],
        "date": 1,
        "old_chat_member": member,
        "new_chat_member": {**blocked, "until_date": 0},
    }
    bot = intake(database, Speaker(), ())
    await bot.take(
        [
            said_in_private(1, 1, "/start"),
            {"update_id": 2, "my_chat_member": stopped},
            said_in_private(3, 2, "/start", "Ann"),
            said_in_private(4, 2, "/start", "Bea"),
            said_in_private(5, 3, "/start"),
        ]
    )
    async with database.read() as tx:
        second = await tx.get_one(Member, 2)
        assert (second.name, second.reach) == ("Bea", Reachability.REACHABLE)
        assert second.last_seen_at - NOON < timedelta(hours=1)
