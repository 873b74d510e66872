"""Lists of buttons: a button's data has 64 bytes, a keyboard 100 buttons, and shops have more."""

import asyncio
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import delete

from domain import store as domain_store
from domain import voucher as domain_voucher
from domain.chat import chat_settings
from domain.feeds.limits import TAG_CHARS_MAX
from domain.voucher import Secret
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.chat.tables import ChatTopic, Membership, MembershipState
from storage.delivery.tables import OutboxRow
from tests.flows.admins import new_member
from tests.flows.sample_deals import MONDAY, add_chats
from tests.flows.shop import Shop
from tests.flows.test_vouchers import issue
from tests.timeouts import TIMEOUT_S

MANY = 150
ON = "Next ›"
CYRILLIC = "электроника-и-бытовая-техника-скидки-все"
CHINESE = "家居用品厨房清洁日用百货限时特价优惠团购精选"


async def turn_to_the_end(person: Person) -> None:
    """Press the way on until there is none; each page is waited for."""
    await person.clicks(ON)
    before: list[str] = []
    async with asyncio.timeout(TIMEOUT_S):
        while ON in (labels := _page(person)):
            if labels != before:
                before = labels
                await person.clicks(ON)
            await asyncio.sleep(0.01)


def _page(person: Person) -> list[str]:
    """The buttons of the newest page of a list; a notice may stand below it."""
    pages = (one.labels for one in reversed(person.screen()) if {ON, "‹ Previous"} & {*one.labels})
    return next(pages, [])


@pytest.mark.parametrize(
    "tag", [CYRILLIC, CHINESE, "x" * TAG_CHARS_MAX, "a:b", "~a", "茶叶", "👨‍👩‍👧‍👦" * 5]
)
async def test_a_post_is_placed_by_any_tag_that_may_be_set(
    shop: Shop, olga: Person, place: SandboxChat, tag: str
) -> None:
    async with shop.database.begin() as tx:
        await chat_settings.set_tags(tx, place.id, [tag])
    await olga.says("A post")
    await olga.clicks("Next »")
    await olga.clicks(f"☐ 🏷 {tag}"[:60])
    await olga.sees("1 of 1 chat chosen")


async def test_a_long_tag_is_taken_off_and_put_on_again(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.says("/admin")
    await olga.clicks("💬 Chats")
    await olga.clicks("🟢 Tea")
    await olga.clicks("🏷 Tags")
    await olga.says(f"{CYRILLIC} {CHINESE}")
    await olga.sees(f"Tags: {CYRILLIC} {CHINESE}")
    await olga.clicks("🏷 Tags")
    await olga.clicks(f"☑ {CYRILLIC}")
    await olga.sees(f"Tags: {CHINESE}\n")


async def test_an_item_that_has_gone_since_is_said_to_be_gone(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    async with shop.database.begin() as tx:
        await chat_settings.set_tags(tx, place.id, [CYRILLIC])
    await olga.says("A post")
    await olga.clicks("Next »")
    await olga.sees("0 of 1 chat chosen")
    async with shop.database.begin() as tx:
        await chat_settings.set_tags(tx, place.id, [])
    answer = await olga.clicks(f"☐ 🏷 {CYRILLIC}")
    assert answer.text is not None and "not in the list any more" in answer.text


async def test_150_tags_150_chats_and_150_topics_have_pages(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await add_chats(shop.database, *range(-MANY, 0))
    async with shop.database.begin() as tx:
        for number in range(MANY):
            await chat_settings.set_tags(tx, -1 - number, [f"{number:03}{CYRILLIC}"[:40]])
        tx.add_all(
            ChatTopic(chat_id=place.id, thread_id=2 + n, name=f"Topic {n}", closed=False)
            for n in range(MANY)
        )
    await olga.says("A post")
    await olga.clicks("Next »")
    window = await olga.sees("of 151 chats chosen")
    assert len(window.buttons) <= 100
    await turn_to_the_end(olga)  # Of the tags, three in a row.
    await olga.clicks(f"☐ 🏷 149{CYRILLIC[:37]}")
    await olga.sees("1 of 151 chats chosen")
    await olga.says("/admin")
    await olga.clicks("💬 Chats")
    await turn_to_the_end(olga)
    await olga.clicks("🟢 Tea")
    await olga.clicks("# Topic")
    await turn_to_the_end(olga)
    await olga.clicks("💬 Topic 0")
    await olga.sees("Topic: Topic 0")


async def test_150_stores_are_offered_to_whoever_redeems(shop: Shop, olga: Person) -> None:
    now, secret = shop.clock.now(), Secret(shop.app.settings.voucher_secret)
    ann = await new_member(shop, "Ann")
    async with shop.database.begin() as tx:
        for number in range(MANY):
            await domain_store.add(tx, f"Store {number:03}", "", now=now, rng=Random(number))
    voucher = await issue(shop.database, ann.id, secret=secret, now=now)
    await olga.says(f"/redeem {domain_voucher.voucher_code(secret, voucher.id)}")
    await turn_to_the_end(olga)
    await olga.clicks("Redeem · Store 149")
    await olga.sees("✅ Redeemed")


async def test_150_vouchers_of_a_member_have_pages(shop: Shop) -> None:
    ann = await new_member(shop, "Ann")
    now, secret = shop.clock.now(), Secret(shop.app.settings.voucher_secret)
    for number in range(MANY):
        await issue(shop.database, ann.id, secret=secret, now=now, subject_id=number)
    async with shop.database.begin() as tx:
        await tx.execute(delete(OutboxRow))
    await ann.says("/vouchers")
    await turn_to_the_end(ann)
    await ann.clicks("🎟 150. ")
    await ann.sees("Show it to nobody else")


async def test_150_groups_of_a_member_have_pages(shop: Shop) -> None:
    ann = await new_member(shop, "Ann")
    await add_chats(shop.database, *range(-MANY, 0), rights={"can_invite_users": True})
    async with shop.database.begin() as tx:
        tx.add_all(
            Membership(
                chat_id=-1 - number,
                member_id=ann.id,
                state=MembershipState.IN,
                first_joined_at=MONDAY,
                joined_at=MONDAY + timedelta(minutes=number),
            )
            for number in range(MANY)
        )
    await ann.says("/invite")
    await turn_to_the_end(ann)
    await ann.clicks("Chat -1")
    await ann.sees("Chat -1")
