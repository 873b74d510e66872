"""C1: a storm of 429s with waits that no limit explains, and a restart in the middle of it."""

from random import Random

from sandbox import Sandbox
from sandbox.control.faults import Fault
from storage.database import Database
from storage.delivery.tables import OutboxState
from tests.flows.sender_harness import sending

METHOD = "sendMessage"
CHATS = 6
POSTS = 4


def early(box: Sandbox) -> list[str]:
    """Return the deliveries that came before the end of a wait their chat had been told."""
    told = zip(box.faults.happened, box.world.delivery_log.of_kind("refused"), strict=True)
    return [
        f"{delivered.monotonic_s - refused.monotonic_s:.2f} s, not {fault.seconds}"
        for (_method, chat_id, fault), refused in told
        for delivered in box.world.delivery_log.delivered(chat_id)
        if 0 < delivered.monotonic_s - refused.monotonic_s < fault.seconds
    ]


async def test_no_call_is_early_nothing_is_lost_and_order_is_kept(shelf: Database) -> None:
    """Two chats are told to wait, then two more; the sender is restarted in between."""
    rng = Random(3)
    async with Sandbox(limits="off") as box:
        chats = [box.group(f"Group {n}") for n in range(CHATS)]
        posts = [(chat, f"post {number}") for number in range(POSTS) for chat in chats]
        for chat in chats[:2]:
            box.faults.next(METHOD, Fault.too_many(rng.randint(1, 2)), chat=chat)
        async with sending(box, shelf) as stage:
            ids = await stage.queue_many(posts)
            await stage.until(ids[CHATS - 1], OutboxState.SENT)
        for chat in chats[:4]:
            box.faults.next(METHOD, Fault.too_many(1), chat=chat)
        async with sending(box, shelf) as stage:
            for row_id in ids:
                await stage.until(row_id, OutboxState.SENT)
        for chat in chats:
            assert stage.texts(chat) == [f"post {number}" for number in range(POSTS)]
        assert len(box.faults.happened) >= 4
        assert early(box) == []
