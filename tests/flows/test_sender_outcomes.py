"""Every row of the table of outcomes, met over real HTTP: what the sandbox does on purpose."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.delivery.effects import CHAT_LOST, release_held
from jobs import chat_probe
from sandbox import Sandbox
from sandbox.control.faults import Fault
from storage.chat.tables import ChatState
from storage.database import Database, Tx
from storage.delivery import reachability
from storage.delivery.tables import Lane, OutboxRow, OutboxState, RetryPolicy
from storage.members import Member, Reachability
from tests.flows.sender_harness import (
    SenderHarness,
    add_chats,
    add_member,
    eventually,
    sending,
    wait_chat_state,
)

METHOD = "sendMessage"


@pytest.fixture
async def stage(box: Sandbox, shelf: Database) -> AsyncIterator[SenderHarness]:
    async with sending(box, shelf) as stage:
        yield stage


async def nothing() -> None:
    return


async def rows_of(tx: Tx, kind: str) -> Sequence[OutboxRow]:
    return (await tx.scalars(select(OutboxRow).where(OutboxRow.kind == kind))).all()


async def test_a_row_is_sent_and_knows_its_message(stage: SenderHarness, box: Sandbox) -> None:
    tea = box.group("Tea")
    row = await stage.until(await stage.queue(tea, "hello"), OutboxState.SENT)
    (fact,) = box.world.delivery_log.delivered(tea.id)
    assert (fact.text, fact.message_id) == ("hello", row.message_id)
    assert row.settled_at is not None


@pytest.mark.parametrize(
    "fault",
    [Fault.drop_after(), Fault.truncated(), Fault.html_502(delivered=True), Fault.bare_500()],
    ids=["reset after sending", "cut body", "502 page", "500 without description"],
)
async def test_nobody_knows_whether_it_arrived(
    stage: SenderHarness, box: Sandbox, fault: Fault
) -> None:
    """A broadcast is not said twice; a proof is, until it surely arrived."""
    tea, rum = box.group("Tea"), box.group("Rum")
    box.faults.next(METHOD, fault, chat=tea)
    box.faults.next(METHOD, fault, chat=rum)
    once = await stage.queue(tea, "once", policy=RetryPolicy.AT_MOST_ONCE)
    proof = await stage.queue(rum, "voucher 7", policy=RetryPolicy.AT_LEAST_ONCE)
    assert (await stage.until(once, OutboxState.UNKNOWN)).reason
    await stage.until(proof, OutboxState.SENT)
    assert stage.texts(tea) == ["once"]
    assert stage.texts(rum) == ["voucher 7", "voucher 7"]


async def test_after_doubt_the_next_row_waits_for_telegram_to_answer(
    stage: SenderHarness, box: Sandbox
) -> None:
    tea, rum = box.group("Tea"), box.group("Rum")
    box.faults.next(METHOD, Fault.drop_after(), chat=tea)
    await stage.until(await stage.queue(tea, "lost"), OutboxState.UNKNOWN)
    await stage.until(await stage.queue(rum, "later"), OutboxState.SENT)
    assert stage.texts(rum) == ["later"]


async def test_an_answer_in_an_unknown_shape_was_carried_out(
    stage: SenderHarness, box: Sandbox
) -> None:
    tea = box.group("Tea")
    box.faults.next(METHOD, Fault.odd_shape())
    row = await stage.until(await stage.queue(tea), OutboxState.SENT)
    assert row.message_id == box.world.delivery_log.delivered(tea.id)[0].message_id


async def test_message_id_zero_is_sent_and_cannot_be_edited(
    stage: SenderHarness, box: Sandbox
) -> None:
    box.faults.next(METHOD, Fault.id_zero())
    row = await stage.until(await stage.queue(box.group("Tea")), OutboxState.SENT)
    assert (row.message_id, row.reason) == (0, "scheduled by the server")


async def test_what_another_bot_removed_is_not_posted_again(
    stage: SenderHarness, box: Sandbox
) -> None:
    tea = box.group("Tea")
    box.faults.next(METHOD, Fault.deleted_at_once())
    await stage.until(await stage.queue(tea), OutboxState.FAILED)
    assert len(stage.texts(tea)) == 1
    assert [kind for kind, _ in stage.alarms] == ["owner.removed_by_other"]


async def test_a_supergroup_gets_what_was_meant_for_its_group(
    stage: SenderHarness, box: Sandbox
) -> None:
    tea = box.group("Tea", kind="group")
    box.faults.next(METHOD, Fault.migrate(), chat=tea)
    first, second = await stage.queue_many([(tea, "one"), (tea, "two")])
    row = await stage.until(first, OutboxState.SENT)
    await stage.until(second, OutboxState.SENT)
    assert row.chat_id != tea.id
    new = box.world.chats[row.chat_id]
    assert (stage.texts(tea), stage.texts(new)) == ([], ["one", "two"])


async def test_a_revoked_token_stops_everything_and_keeps_the_rows(
    stage: SenderHarness, box: Sandbox
) -> None:
    tea, rum = box.group("Tea"), box.group("Rum")
    box.faults.next(METHOD, Fault.revoke(), chat=tea)
    first = await stage.queue(tea)
    await eventually(lambda: bool(stage.alarms))
    second = await stage.queue(rum)
    await asyncio.sleep(0.3)
    assert stage.alarms[0][0] == "owner.unauthorized"
    assert len(stage.alarms) == 1
    for row_id in (first, second):
        assert (await stage.row(row_id)).state == OutboxState.QUEUED
    assert box.world.delivery_log.delivered() == []


async def test_a_kicked_bot_tells_the_owner_once_and_leaves_the_others_alone(
    stage: SenderHarness, box: Sandbox
) -> None:
    olga, tea, rum = box.person("Olga"), box.group("Tea"), box.group("Rum")
    await olga.says("/start")
    await add_chats(stage.database, tea, rum, owner=olga.id)
    box.faults.next(METHOD, Fault.kick(), chat=tea)
    lost, later, other = await stage.queue_many([(tea, "1"), (tea, "2"), (rum, "3")])
    await stage.until(lost, OutboxState.HELD)
    await stage.until(later, OutboxState.HELD)
    await stage.until(other, OutboxState.SENT)
    assert (await stage.chat(tea.id)).state == ChatState.KICKED
    new = await stage.queue(tea, "another")
    assert (await stage.until(new, OutboxState.HELD)).reason == "kicked"
    async with stage.database.read() as tx:
        (notice,) = await reachability.unsent_notices(tx, CHAT_LOST)
    assert notice.chat_id == olga.id
    assert notice.values["title"] == "Tea"


@pytest.mark.parametrize("reach", [Reachability.BLOCKED, Reachability.GONE, Reachability.UNKNOWN])
async def test_a_member_who_cannot_be_reached_keeps_their_voucher(
    stage: SenderHarness, box: Sandbox, reach: Reachability
) -> None:
    ann = box.person("Ann")
    await add_member(stage.database, ann.id)
    if reach is not Reachability.UNKNOWN:
        await ann.says("/start")
    await {Reachability.BLOCKED: ann.blocks_bot, Reachability.GONE: ann.deletes_account}.get(
        reach, nothing
    )()
    voucher = await stage.queue(
        ann.id, "voucher", lane=Lane.TRANSACTIONAL, policy=RetryPolicy.AT_LEAST_ONCE
    )
    assert (await stage.until(voucher, OutboxState.HELD)).reason == "member"
    async with stage.database.read() as tx:
        assert (await tx.get_one(Member, ann.id)).reach == reach
    if reach is Reachability.BLOCKED:
        await ann.unblocks_bot()
    if reach is not Reachability.GONE:
        await ann.says("/start")
        async with stage.database.begin() as tx:
            assert await release_held(tx, ann.id) == 1
        stage.sender.reload()
        await stage.until(voucher, OutboxState.SENT)


async def test_lost_rights_hold_the_chat_until_a_trial_goes_through(
    stage: SenderHarness, box: Sandbox
) -> None:
    tea = box.group("Tea")
    await add_chats(stage.database, tea)
    box.faults.next(METHOD, Fault.take_right(), chat=tea)
    first, second = await stage.queue_many([(tea, "1"), (tea, "2")])
    await stage.until(first, OutboxState.HELD)
    await stage.until(second, OutboxState.HELD)
    assert (await stage.chat(tea.id)).state == ChatState.NO_RIGHTS
    box.promote_bot(tea)
    stage.clock.jump(timedelta(minutes=61))
    assert await chat_probe.probe(stage.database, now=stage.clock.now()) == 1
    stage.sender.reload()
    await stage.until(first, OutboxState.SENT)
    await stage.until(second, OutboxState.SENT)
    assert stage.texts(tea) == ["1", "2"]
    assert (await stage.chat(tea.id)).state == ChatState.ACTIVE


async def test_a_trial_that_fails_costs_one_call_and_no_second_notice(
    stage: SenderHarness, box: Sandbox
) -> None:
    olga, tea = box.person("Olga"), box.group("Tea")
    await add_chats(stage.database, tea, owner=olga.id)
    box.faults.next(METHOD, Fault.take_right(), chat=tea)
    ids = await stage.queue_many([(tea, "1"), (tea, "2"), (tea, "3")])
    for row_id in ids:
        await stage.until(row_id, OutboxState.HELD)
    refusals = len(box.world.delivery_log.of_kind("refused"))
    stage.clock.jump(timedelta(minutes=61))
    await chat_probe.probe(stage.database, now=stage.clock.now())
    stage.sender.reload()
    await eventually(lambda: len(box.world.delivery_log.of_kind("refused")) > refusals)
    await stage.until(ids[0], OutboxState.HELD)
    assert len(box.world.delivery_log.of_kind("refused", tea.id)) <= refusals + 1
    assert (await stage.chat(tea.id)).probe_at > stage.clock.now()
    async with stage.database.read() as tx:
        assert len(await rows_of(tx, CHAT_LOST)) == 1


async def test_a_chat_not_found_is_suspected_before_it_is_believed_lost(
    stage: SenderHarness, box: Sandbox
) -> None:
    tea = box.group("Tea")
    await add_chats(stage.database, tea)
    box.faults.always(METHOD, Fault.refuse_with(400, "Bad Request: chat not found"), chat=tea)
    row_id = await stage.queue(tea)
    await stage.until(row_id, OutboxState.HELD)
    assert (await stage.chat(tea.id)).state == ChatState.SUSPECT
    stage.clock.jump(timedelta(days=4))
    await chat_probe.probe(stage.database, now=stage.clock.now())
    stage.sender.reload()
    await wait_chat_state(stage, tea.id, ChatState.LEFT)
    await stage.until(row_id, OutboxState.HELD)


async def test_a_closed_topic_holds_its_rows_and_never_falls_back(
    stage: SenderHarness, box: Sandbox
) -> None:
    forum = box.group("Forum", forum=True)
    await add_chats(stage.database, forum)
    offers = box.topic(forum, "Offers").thread_id
    box.close_topic(forum, offers)
    shut = await stage.queue(forum, "offer", thread_id=offers)
    assert (await stage.until(shut, OutboxState.HELD)).reason == "topic"
    general = await stage.queue(forum, "general")
    await stage.until(general, OutboxState.SENT)
    box.reopen_topic(forum, offers)
    stage.clock.jump(timedelta(minutes=61))
    await chat_probe.probe(stage.database, now=stage.clock.now())
    stage.sender.reload()
    await stage.until(shut, OutboxState.SENT)
    assert stage.texts(forum) == ["general", "offer"]


async def test_our_own_mistakes_fail_at_once_with_an_alarm(
    stage: SenderHarness, box: Sandbox
) -> None:
    tea = box.group("Tea")
    broken, wordless, fine = (
        await stage.queue(tea, "<b>unclosed"),
        await stage.queue(tea, kind="no.such.kind"),
        await stage.queue(tea, "fine"),
    )
    assert (await stage.until(broken, OutboxState.FAILED)).reason == "text"
    assert (await stage.until(wordless, OutboxState.FAILED)).reason == "wording"
    await stage.until(fine, OutboxState.SENT)
    assert {kind for kind, _ in stage.alarms} == {"owner.row_failed"}


async def test_unknown_words_fail_and_are_counted(stage: SenderHarness, box: Sandbox) -> None:
    box.faults.next(METHOD, Fault.refuse_with(400, "Bad Request: NEW_THING"))
    row = await stage.until(await stage.queue(box.group("Tea")), OutboxState.FAILED)
    assert row.reason == "unknown: Bad Request: NEW_THING"
    assert stage.sender.tally[row.reason] == 1


async def test_deleting_what_is_gone_is_a_success(stage: SenderHarness, box: Sandbox) -> None:
    gone = {
        "kind": "message.delete",
        "policy": RetryPolicy.IDEMPOTENT,
        "values": {"message_id": 999},
    }
    row = await stage.until(await stage.queue(box.group("Tea"), **gone), OutboxState.SENT)
    assert row.reason == "gone"


async def test_a_row_that_is_too_late_is_skipped(stage: SenderHarness, box: Sandbox) -> None:
    tea = box.group("Tea")
    late = await stage.queue(tea, expires_at=stage.clock.now() - timedelta(seconds=1))
    assert (await stage.until(late, OutboxState.SKIPPED)).reason == "expired"
    assert stage.texts(tea) == []
