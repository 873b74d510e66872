"""A picture that goes to many chats travels once."""

from pathlib import Path

from PIL import Image

from sandbox import Sandbox
from sandbox.control.faults import Fault
from storage.database import Database
from storage.delivery import sending as delivery_sending
from storage.delivery.tables import OutboxState
from tests.flows.sender_harness import SenderHarness, sending

METHOD = "sendPhoto"


def picture(folder: Path, shade: int = 0) -> dict[str, object]:
    """Write a small picture and return the columns of a row that posts it."""
    path = folder / f"picture-{shade}.png"
    Image.new("RGB", (40, 40), (shade, 80, 120)).save(path)
    return {"kind": "notice.photo", "values": {"photo": str(path)}}


async def post(stage: SenderHarness, columns: dict[str, object], groups: int) -> None:
    chats = [stage.box.group(f"Group {n}") for n in range(groups)]
    ids = await stage.queue_many([(chat, "look") for chat in chats], **columns)
    for row_id in ids:
        await stage.until(row_id, OutboxState.SENT)


async def test_twenty_chats_cost_one_upload(box: Sandbox, shelf: Database, tmp_path: Path) -> None:
    async with sending(box, shelf) as stage:
        await post(stage, picture(tmp_path), groups=20)
    assert len(box.world.delivery_log.delivered()) == 20
    assert box.world.files.uploads == 1


async def test_the_file_id_outlives_a_restart(
    box: Sandbox, shelf: Database, tmp_path: Path
) -> None:
    columns = picture(tmp_path)
    for _ in range(2):
        async with sending(box, shelf) as stage:
            await post(stage, columns, groups=2)
    assert box.world.files.uploads == 1


async def test_an_upload_that_fails_is_tried_by_the_next_row(
    box: Sandbox, shelf: Database, tmp_path: Path
) -> None:
    box.faults.next(METHOD, Fault.refuse_with(400, "Bad Request: NEW_THING"))
    async with sending(box, shelf) as stage:
        chats = [box.group(f"Group {n}") for n in range(3)]
        first, *others = await stage.queue_many(
            [(chat, "look") for chat in chats], **picture(tmp_path)
        )
        await stage.until(first, OutboxState.FAILED)
        for row_id in others:
            await stage.until(row_id, OutboxState.SENT)
    assert box.world.files.uploads == 1


async def test_a_file_id_that_telegram_forgot_is_uploaded_again(
    box: Sandbox, shelf: Database, tmp_path: Path
) -> None:
    columns = picture(tmp_path)
    async with sending(box, shelf) as stage:
        await post(stage, columns, groups=1)
        words = "Bad Request: wrong file identifier/HTTP URL specified"
        box.faults.next(METHOD, Fault.refuse_with(400, words))
        await post(stage, columns, groups=3)
    assert len(box.world.delivery_log.delivered()) == 4
    assert box.world.files.uploads == 2


async def test_a_missing_file_fails_its_row_and_no_other(
    box: Sandbox, shelf: Database, tmp_path: Path
) -> None:
    async with sending(box, shelf) as stage:
        nowhere = {"kind": "notice.photo", "values": {"photo": str(tmp_path / "gone.png")}}
        lost = await stage.queue(box.group("Tea"), **nowhere)
        await stage.until(lost, OutboxState.FAILED)
        await stage.until(await stage.queue(box.group("Rum")), OutboxState.SENT)


async def test_another_bot_has_other_file_ids(shelf: Database) -> None:
    async with shelf.begin() as tx:
        await delivery_sending.record_file_id(tx, 42, "digest", "file")
    async with shelf.read() as tx:
        assert await delivery_sending.find_file_id(tx, 42, "digest") == "file"
        assert await delivery_sending.find_file_id(tx, 43, "digest") is None
