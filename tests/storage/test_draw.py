"""A draw on a real database: tests 35 to 38, entries of the banned and the left, what is cancelled."""

from collections.abc import Sequence

import pytest
from sqlalchemy import func, select, update

from domain.delivery import in_doubt
from domain.draw import machine, proof
from domain.draw.machine import record, throw
from domain.draw.notices import BROKEN, DIE, DRAWN, FROZEN, UNREAD
from domain.draw.opening import NO_ORDER
from domain.flash_sale.draw import UNLUCKY
from domain.flash_sale.publish import stop_flash_sale
from domain.refusal import Refused
from jobs import draw as draw_job
from storage import installation
from storage.database import Database
from storage.delivery.tables import OutboxRow, OutboxState
from storage.draw import draws
from storage.draw.tables import Draw, DrawEntry, DrawState
from storage.flash_sale.tables import Claim, FlashSale, SaleState
from storage.members import Member
from storage.subject import FLASH_SALE
from tests.storage import flash_sale_shop
from tests.storage.flash_sale_shop import NOON, after

WINDOW_S = 60
VALUES = (12, 60, 3)


async def entered(database: Database, people: int, **changes: object) -> FlashSale:
    """Open a sale with dice, which `people` enter."""
    await flash_sale_shop.crowd(database, people)
    sale = await flash_sale_shop.sell(
        database, **{"stock": 2, "window_s": WINDOW_S, "dice": True, **changes}
    )
    await flash_sale_shop.sweep(database, NOON)
    for number in range(1, people + 1):
        await flash_sale_shop.claim(database, sale, number, at=after(number / 10))
    await flash_sale_shop.sweep(database, after(30))
    return sale


async def the_draw(database: Database, sale: FlashSale) -> Draw:
    async with database.read() as tx:
        found = await draws.of_subject(tx, FLASH_SALE, sale.id)
        assert found is not None
        return found


async def rows(database: Database, kind: str) -> Sequence[OutboxRow]:
    async with database.read() as tx:
        found = select(OutboxRow).where(OutboxRow.kind == kind).order_by(OutboxRow.id)
        return (await tx.scalars(found)).all()


async def settle(database: Database, row: OutboxRow, state: OutboxState, **more: object) -> None:
    async with database.begin() as tx:
        await tx.execute(
            update(OutboxRow)
            .where(OutboxRow.id == row.id)
            .values(state=state, attempts=1, settled_at=NOON, **more)
        )


async def freeze(database: Database, at: float = WINDOW_S) -> None:
    """Let the window end, the message arrive and the dice be queued."""
    await flash_sale_shop.sweep(database, after(at))
    (row,) = await rows(database, FROZEN)
    await settle(database, row, OutboxState.SENT, message_id=77)
    await draw_job.tick(database, after(at))


async def fall(database: Database, values: Sequence[int] = VALUES) -> None:
    """Let the dice arrive."""
    for row, value in zip(await rows(database, DIE), values, strict=True):
        async with database.begin() as tx:
            await record(tx, row.id, value, now=after(WINDOW_S + 2))


async def published(database: Database, draw: Draw) -> list[str]:
    async with database.read() as tx:
        found = await draws.by_code(tx, draw.code)
        assert found is not None
        return "".join([part async for part in proof.text(tx, found)]).splitlines()


async def test_the_order_comes_from_seed_chain_and_dice(database: Database) -> None:
    sale = await entered(database, 9)
    before = await the_draw(database, sale)
    assert (before.state, before.entries, before.dice) == (DrawState.OPEN, 9, 3)
    lines = await published(database, before)
    assert before.seed not in "".join(lines)
    await freeze(database)
    assert [row.values["replies_to"] for row in await rows(database, DIE)] == [77] * 3
    assert (await the_draw(database, sale)).state == DrawState.THROWN
    assert before.seed not in "".join(await published(database, before))
    await fall(database)
    over = await the_draw(database, sale)
    assert (over.state, over.head) == (DrawState.DRAWN, before.head)
    (said,) = await rows(database, DRAWN)
    assert (said.values["seed"], said.values["values"]) == (before.seed, "12, 60, 3")
    await flash_sale_shop.sweep(database, after(WINDOW_S + 3))
    order = proof.check(await published(database, over))
    async with database.read() as tx:
        rows_found = await tx.execute(select(DrawEntry.number, DrawEntry.member_id))
        who = {row.number: row.member_id for row in rows_found}
    ranked = [who[number] for number in order]
    found = await flash_sale_shop.claims_of(database, sale)
    won = {claim.member_id for claim in found if claim.state == "confirmed"}
    assert won == set(ranked[:2])
    told = await flash_sale_shop.told(database, UNLUCKY)
    assert [member_id for member_id, _ in told] == ranked[2:]


async def test_a_fake_entry_or_a_removed_one_breaks_the_chain(database: Database) -> None:
    """Tests 36 and 38: what people have seen of the head does not fit another list."""
    sale = await entered(database, 4)
    await freeze(database)
    await fall(database)
    lines = await published(database, await the_draw(database, sale))
    assert len(proof.check(lines)) == 4
    renamed = [*lines[:-1], lines[-1][:-1] + ("A" if lines[-1][-1] != "A" else "B")]
    shorter = [*lines[:8], "entries 3", *lines[9:-1]]
    longer = [*lines[:8], "entries 5", *lines[9:], "5 AAAABBBBCCCCDDDD"]
    swapped = [*lines[:9], f"1 {lines[10].split()[1]}", f"2 {lines[9].split()[1]}", *lines[11:]]
    for tampered in (renamed, shorter, longer, swapped):
        with pytest.raises(ValueError, match="does not fit"):
            proof.check(tampered)


async def test_nobody_enters_a_frozen_draw(database: Database) -> None:
    sale = await entered(database, 3)
    await freeze(database)
    late = flash_sale_shop.claim(database, sale, 2, at=after(WINDOW_S - 1))
    with pytest.raises(Refused):
        await late
    async with database.begin() as tx:
        draw = await draws.lock_of_subject(tx, FLASH_SALE, sale.id)
        assert draw is not None
        assert await machine.take_in(tx, draw, [99], b"secret") == 0


async def test_the_left_and_the_banned_are_skipped_and_stay_in_the_chain(
    database: Database,
) -> None:
    sale = await entered(database, 4, stock=4)
    async with database.begin() as tx:
        (await tx.get_one(Member, 2)).banned_at = NOON
    await flash_sale_shop.leave(database, sale, 3, at=after(40))
    await flash_sale_shop.leave(database, sale, 4, at=after(41))
    await flash_sale_shop.claim(database, sale, 4, at=after(42))
    await flash_sale_shop.sweep(database, after(43))
    await freeze(database)
    await fall(database)
    await flash_sale_shop.sweep(database, after(WINDOW_S + 3))
    draw = await the_draw(database, sale)
    assert (draw.entries, len(proof.check(await published(database, draw)))) == (4, 4)
    found = await flash_sale_shop.claims_of(database, sale)
    won = {claim.member_id for claim in found if claim.state == "confirmed"}
    assert won == {1, 4}


async def test_a_throw_is_never_repeated_and_read_in_the_chat_instead(database: Database) -> None:
    """Test 37: a throw without an answer stays one throw."""
    async with database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": 1})
    sale = await entered(database, 5)
    await freeze(database)
    first, second, third = await rows(database, DIE)
    async with database.begin() as tx:
        await record(tx, first.id, 5, now=NOON)
        await record(tx, third.id, 9, now=NOON)
        await record(tx, third.id, 64, now=NOON)
    draw = await the_draw(database, sale)
    async with database.begin() as tx:
        with pytest.raises(Refused, match="still_thrown"):
            await machine.read_in_chat(tx, draw.code, ["7"], now=NOON)
    await settle(database, second, OutboxState.UNKNOWN)
    await settle(database, first, OutboxState.SENT)
    await draw_job.tick(database, after(WINDOW_S + 4))
    assert not await rows(database, UNREAD)  # The third is still on its way.
    await settle(database, third, OutboxState.SENT)
    for _ in range(2):
        await draw_job.tick(database, after(WINDOW_S + 5))
    assert len(await rows(database, UNREAD)) == 1 and len(await rows(database, DIE)) == 3
    async with database.begin() as tx:
        with pytest.raises(Refused, match="never_again"):
            await in_doubt.decide(tx, second.id, "again", now=NOON)
    async with database.begin() as tx:
        await in_doubt.decide(tx, second.id, "drop", now=NOON)
        with pytest.raises(Refused, match="never_again"):
            await in_doubt.decide(tx, second.id, "again", now=NOON)
    for wrong, why in ((["65"], "value"), (["0"], "value"), (["7", "8"], "how_many"), ([], "many")):
        async with database.begin() as tx:
            with pytest.raises(Refused, match=why):
                await machine.read_in_chat(tx, draw.code, wrong, now=NOON)
    async with database.begin() as tx:
        await machine.read_in_chat(tx, draw.code.lower(), ["7"], now=NOON)
    (said,) = await rows(database, DRAWN)
    assert (said.values["values"], said.values["by_hand"]) == ("5, 7, 9", True)
    async with database.begin() as tx:
        with pytest.raises(Refused, match="nothing_to_read"):
            await machine.read_in_chat(tx, draw.code, ["8"], now=NOON)


async def test_dice_that_did_not_arrive_leave_the_others_or_no_order(database: Database) -> None:
    sale = await entered(database, 3)
    await freeze(database)
    for row in await rows(database, DIE):
        await settle(database, row, OutboxState.UNKNOWN)
    draw = await the_draw(database, sale)
    async with database.begin() as tx:
        await machine.read_in_chat(tx, draw.code, ["none", "none", "none"], now=NOON)
    await flash_sale_shop.sweep(database, after(WINDOW_S + 3))
    assert (await the_draw(database, sale)).state == DrawState.BROKEN
    assert len(await rows(database, BROKEN)) == 1
    assert (await flash_sale_shop.the(database, sale)).state == SaleState.OPEN
    assert await flash_sale_shop.states(database, sale) == ["unlucky"] * 3
    assert len(await flash_sale_shop.told(database, NO_ORDER)) == 3
    assert not await flash_sale_shop.told(database, UNLUCKY)
    bought = await flash_sale_shop.claim(database, sale, 3, at=after(WINDOW_S + 9))
    assert bought.state == "confirmed"


async def test_the_owner_cannot_call_it_off_after_the_throw(database: Database) -> None:
    sale = await entered(database, 3)
    await freeze(database)
    async with database.begin() as tx:
        with pytest.raises(Refused, match=r"draw\.thrown"):
            await stop_flash_sale(tx, sale.code, now=after(WINDOW_S + 1))
    assert (await flash_sale_shop.the(database, sale)).state == SaleState.DRAWING
    await fall(database)
    async with database.begin() as tx:
        with pytest.raises(Refused, match=r"draw\.thrown"):
            await stop_flash_sale(tx, sale.code, now=after(WINDOW_S + 2))
    await flash_sale_shop.sweep(database, after(WINDOW_S + 3))
    async with database.begin() as tx:
        await stop_flash_sale(tx, sale.code, now=after(WINDOW_S + 4))
    assert (await the_draw(database, sale)).state == DrawState.DRAWN


async def test_it_may_be_called_off_before(database: Database) -> None:
    sale = await entered(database, 2)
    await flash_sale_shop.sweep(database, after(WINDOW_S))
    async with database.begin() as tx:
        await stop_flash_sale(tx, sale.code, now=after(WINDOW_S + 1))
    draw = await the_draw(database, sale)
    assert draw.state == DrawState.CANCELLED
    assert [row.state for row in await rows(database, FROZEN)] == [OutboxState.SKIPPED]
    async with database.begin() as tx:
        assert not await throw(tx, draw.id, now=after(WINDOW_S + 2))


async def test_a_seed_not_shown_within_an_hour_is_announced_as_broken(database: Database) -> None:
    sale = await entered(database, 3, lasts=flash_sale_shop.after(9_000) - NOON)
    await freeze(database)
    await draw_job.tick(database, after(WINDOW_S + 3_599))
    assert (await the_draw(database, sale)).state == DrawState.THROWN
    for _ in range(2):
        await draw_job.tick(database, after(WINDOW_S + 3_600))
    draw = await the_draw(database, sale)
    (said,) = await rows(database, BROKEN)
    assert draw.state == DrawState.BROKEN and said.values["code"] == draw.code
    assert [row.state for row in await rows(database, DIE)] == [OutboxState.SKIPPED] * 3
    await fall(database)
    assert (await the_draw(database, sale)).state == DrawState.BROKEN


async def test_a_draw_that_nobody_entered_ends_quietly(database: Database) -> None:
    await flash_sale_shop.crowd(database, 1)
    sale = await flash_sale_shop.sell(database, window_s=WINDOW_S, dice=True)
    await flash_sale_shop.sweep(database, NOON)
    await flash_sale_shop.sweep(database, after(WINDOW_S))
    await flash_sale_shop.sweep(database, after(WINDOW_S))
    assert (await the_draw(database, sale)).state == DrawState.CANCELLED
    assert (await flash_sale_shop.the(database, sale)).state == SaleState.OPEN
    assert not await rows(database, FROZEN) and not await rows(database, DIE)


async def test_a_sale_without_dice_keeps_the_old_order(database: Database) -> None:
    """As those that ran when dice came: `dice` is 0."""
    await flash_sale_shop.crowd(database, 2)
    sale = await flash_sale_shop.sell(database, window_s=WINDOW_S)
    await flash_sale_shop.sweep(database, NOON)
    await flash_sale_shop.claim(database, sale, 1, at=after(1))
    await flash_sale_shop.sweep(database, after(WINDOW_S))
    now = await flash_sale_shop.the(database, sale)
    assert (now.dice, now.state, now.drawn_at) == (0, SaleState.OPEN, after(WINDOW_S))
    async with database.read() as tx:
        assert await tx.scalar(select(func.count()).select_from(Draw)) == 0
        assert await tx.scalar(select(Claim.state)) == "confirmed"
