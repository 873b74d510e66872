"""People bring people: links to the bot, personal links into private groups, requests, an answer."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.chat import bot_membership
from sandbox import Person
from sandbox.control.faults import Fault
from sandbox.state.chats import SandboxChat
from storage.chat.tables import Chat, Membership
from storage.members import Member
from storage.referral.tables import Attribution, InviteLink, Touch
from tests.flows.shop import Shop
from tests.flows.test_members import BOT, known, met
from tests.timeouts import TIMEOUT_S


async def bound(shop: Shop) -> list[tuple[int, int]]:
    """Return (invitee, promoter) of everything that is bound."""
    async with shop.database.read() as tx:
        rows = await tx.scalars(select(Attribution).where(Attribution.state == "bound"))
        return [(row.invitee_id, row.referrer_id) for row in rows]


async def until_bound(shop: Shop, *pairs: tuple[int, int]) -> None:
    """Wait until just these pairs are bound."""
    async with asyncio.timeout(TIMEOUT_S):
        while await bound(shop) != list(pairs):
            await asyncio.sleep(0.02)


async def touches(shop: Shop) -> list[tuple[str, str]]:
    async with shop.database.read() as tx:
        rows = await tx.scalars(select(Touch).order_by(Touch.id))
        return [(row.kind, row.confidence) for row in rows]


async def until_touched(shop: Shop, *wanted: tuple[str, str]) -> None:
    async with asyncio.timeout(TIMEOUT_S):
        while await touches(shop) != list(wanted):
            await asyncio.sleep(0.02)


@pytest.fixture
def olga(shop: Shop) -> Person:
    """Who runs the groups."""
    return shop.box.person("Olga", language="en")


def private_group(shop: Shop, *members: Person, owner: Person) -> SandboxChat:
    """A group that one enters by a link only."""
    return shop.box.group("Tea", members=list(members), owner=owner, bot_rights="admin")


async def link_of(shop: Shop, person: Person, place: SandboxChat) -> str:
    """Let a person wish for their own link into a group; return it."""
    await met(shop, person)
    await person.says("/invite", chat=place)
    await person.sees("Your own link into Tea")
    async with shop.database.read() as tx:
        url = await tx.scalar(select(InviteLink.url).where(InviteLink.member_id == person.id))
    assert url is not None
    return url


async def test_a_stranger_who_comes_by_a_link_counts_and_the_card_says_so(shop: Shop) -> None:
    ann, boris = shop.box.person("Ann", language="en"), shop.box.person("Борис", language="ru")
    code = (await met(shop, ann)).code
    await boris.opens(f"{BOT}?start=r_{code}")
    await boris.sees("Ann")
    assert await bound(shop) == [(boris.id, ann.id)]
    assert await touches(shop) == [("start_link", "high")]
    await ann.says("/me")
    await ann.sees("You have invited 1 person.")


async def test_whoever_said_hello_before_is_less_sure_and_after_a_week_too_late(shop: Shop) -> None:
    ann, ben = shop.box.person("Ann", language="en"), shop.box.person("Ben", language="en")
    chiara = shop.box.person("Chiara", language="en")
    code = (await met(shop, ann)).code
    for newcomer in (ben, chiara):
        await newcomer.says("/start")
        await newcomer.sees("Hello, ")
    await ben.opens(f"{BOT}?start=d_K7Q2-{code}")
    await ben.sees("The deal behind this link is no longer here.")
    shop.clock.jump(timedelta(days=7, seconds=1))
    await chiara.opens(f"{BOT}?start=r_{code}")
    async with asyncio.timeout(TIMEOUT_S):
        while len(await touches(shop)) < 2:
            await asyncio.sleep(0.02)
    assert await bound(shop) == [(ben.id, ann.id)]
    assert await touches(shop) == [("start_link", "medium")] * 2
    await chiara.never_sees("sent you here")


async def test_an_old_code_still_counts_for_its_member(shop: Shop) -> None:
    ann, ben = shop.box.person("Ann", language="en"), shop.box.person("Ben", language="en")
    old = (await met(shop, ann)).code
    await ann.clicks("⋯ More")
    await ann.clicks("🔁 New code")
    await ann.sees("Get a new code? You can do that once a day.")
    await ann.clicks("Yes, a new code")
    await ann.sees("The old code still leads to you.")
    fresh = (await known(shop, ann)).code
    assert fresh != old
    await ann.says("/me")
    await ann.clicks("⋯ More")
    await ann.clicks("🔁 New code")
    answer = await ann.clicks("Yes, a new code")
    assert "Try again tomorrow" in answer.text
    await ben.opens(f"{BOT}?start=r_{old.lower()}")
    await ben.sees("Ann sent you here.")
    assert await bound(shop) == [(ben.id, ann.id)]


async def test_the_link_comes_as_a_picture_to_scan(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="en")
    await met(shop, ann)
    await ann.clicks("⋯ More")
    await ann.clicks("🔳 QR")
    shown = await ann.sees("Whoever scans this is invited by you")
    assert "photo" in shown.body


async def test_a_personal_link_into_a_private_group_counts_for_whose_it_is(
    shop: Shop, olga: Person
) -> None:
    ann, ben = shop.box.person("Ann", language="en"), shop.box.person("Ben", language="en")
    place = private_group(shop, ann, owner=olga)
    url = await link_of(shop, ann, place)
    again = await ann.says("/invite", chat=place)
    assert again is not None
    await ben.opens(url)
    await until_bound(shop, (ben.id, ann.id))
    assert await touches(shop) == [("invite_link", "high")]
    async with shop.database.read() as tx:
        assert len((await tx.scalars(select(InviteLink))).all()) == 1


async def test_a_link_that_asks_is_approved_and_counts_once_they_are_in(
    shop: Shop, olga: Person
) -> None:
    ann, ben = shop.box.person("Ann", language="zh"), shop.box.person("Ben", language="en")
    place = private_group(shop, ann, owner=olga)
    await met_zh(shop, ann)
    async with asyncio.timeout(TIMEOUT_S):
        while not await by_request(shop, place):
            await asyncio.sleep(0.02)
    await ann.says("/invite", chat=place)
    await ann.sees("您进入 Tea 的专属链接")
    async with shop.database.read() as tx:
        url = await tx.scalar(select(InviteLink.url))
    assert url is not None
    await ben.opens(url)
    await until_bound(shop, (ben.id, ann.id))
    assert await touches(shop) == [("join_request", "high")]
    standing = place.find_member(ben.id)
    assert standing is not None
    assert standing.is_in


async def met_zh(shop: Shop, person: Person) -> None:
    await person.says("/me")
    await person.sees(f"{BOT}?start=r_")


async def by_request(shop: Shop, place: SandboxChat) -> bool:
    """Have a chat's links ask to be let in, once the chat is known."""
    async with shop.database.begin() as tx:
        chat = await tx.get(Chat, place.id)
        if chat is not None:
            chat.links_by_request = True
        return chat is not None


async def test_a_request_by_another_link_is_left_to_the_administrators(
    shop: Shop, olga: Person
) -> None:
    ben = shop.box.person("Ben", language="en")
    place = private_group(shop, owner=olga)
    link = shop.box.world.links.make(place.id, None, request=True, creator=olga.user)
    await ben.opens(link.url)
    await olga.says("hello", chat=place)
    await asyncio.sleep(0.3)
    standing = place.find_member(ben.id)
    assert standing is None or not standing.is_in


async def test_a_public_join_counts_for_nobody_and_the_newcomer_is_asked_once(
    shop: Shop, olga: Person
) -> None:
    ann, ben = shop.box.person("Ann", language="en"), shop.box.person("Ben", language="ru")
    code = (await met(shop, ann)).code
    place = shop.box.group("Coffee", owner=olga, bot_rights="admin")
    await ben.says("/start")
    await ben.sees("Здравствуйте")
    await ben.joins(place)
    await ben.sees("Вас кто-нибудь пригласил?")
    await ben.clicks("Пригласили")
    await ben.sees("Напишите код")
    await ben.says("nonsense")
    await ben.sees("ни у кого нет")
    await ben.says(code.lower())
    await ben.sees("Я спросил: Ann")
    await ann.sees("says that you invited them")
    await ann.clicks("Yes, it was me")
    await ann.sees("Thank you for spreading the word")
    assert await bound(shop) == [(ben.id, ann.id)]
    await ben.leaves(place)
    await ben.joins(place)
    await until_touched(shop, ("public", "none"), ("answer", "low"), ("public", "none"))
    assert sum("Вас кто-нибудь" in message.text for message in ben.screen()) == 0


async def test_whoever_cannot_be_written_to_is_asked_when_they_come(
    shop: Shop, olga: Person
) -> None:
    ben = shop.box.person("Ben", language="en")
    await met(shop, olga)  # Telegram tells of joins from the first poll on that asks for them.
    place = shop.box.group("Coffee", owner=olga, bot_rights="admin")
    await ben.joins(place)
    await until_touched(shop, ("public", "none"))
    await ben.says("/start")
    await ben.sees("By the way: did somebody invite you")
    await ben.clicks("Nobody")
    await ben.sees("good to know")
    await ben.says("/start")
    await ben.sees("Hello, Ben!")
    assert sum("By the way" in message.text for message in ben.screen()) == 0


async def test_a_stranger_cannot_confirm_for_the_promoter(shop: Shop) -> None:
    ann, ben = shop.box.person("Ann", language="en"), shop.box.person("Ben", language="en")
    mallory = shop.box.person("Mallory", language="en")
    code = (await met(shop, ann)).code
    await met(shop, mallory)
    await ben.says(f"/invitedby {code}")
    await ben.sees("I have asked Ann")
    keyboard = {"inline_keyboard": [[{"text": "Yes!", "callback_data": "ref.confirm:1:1"}]]}
    await shop.app.bot.send_message(mallory.id, "forged", reply_markup=keyboard)  # type: ignore[arg-type]
    answer = await mallory.clicks("Yes!")
    assert "not yours" in answer.text
    assert await bound(shop) == []


async def test_without_the_right_to_invite_the_wish_is_refused_in_words(
    shop: Shop, olga: Person
) -> None:
    ann = shop.box.person("Ann", language="en")
    place = shop.box.group("Tea", members=[ann], owner=olga, bot_rights={"can_pin_messages": True})
    await met(shop, ann)
    await ann.says("/invite", chat=place)
    await ann.sees("must give me the right to invite", chat=place)


async def test_a_right_that_is_lost_meanwhile_ends_the_wish_with_the_reason(
    shop: Shop, olga: Person
) -> None:
    ann = shop.box.person("Ann", language="en")
    place = private_group(shop, ann, owner=olga)
    await met(shop, ann)
    words = "Bad Request: not enough rights to manage chat invite link"
    shop.box.faults.next("createChatInviteLink", Fault.refuse_with(400, words))
    await ann.says("/invite", chat=place)
    await ann.sees("I could not make your link into Tea: ")
    await ann.says("/invite", chat=place)
    await ann.sees("Your own link into Tea")


@pytest.mark.parametrize("fault", [Fault.drop_after(), Fault.close_connection(), Fault.bare_500()])
async def test_a_link_whose_answer_is_lost_is_made_again_and_either_counts(
    shop: Shop, olga: Person, fault: Fault
) -> None:
    ann, ben = shop.box.person("Ann", language="en"), shop.box.person("Ben", language="en")
    place = private_group(shop, ann, owner=olga)
    await met(shop, ann)
    shop.box.faults.next("createChatInviteLink", fault)
    await ann.says("/invite", chat=place)
    async with asyncio.timeout(TIMEOUT_S):
        while not await tries(shop):
            await asyncio.sleep(0.02)
    shop.clock.jump(timedelta(minutes=1))
    await ann.sees("Your own link into Tea")
    first = next(iter(shop.box.world.links._by_url))
    await ben.opens(first)
    await until_bound(shop, (ben.id, ann.id))


async def tries(shop: Shop) -> int:
    async with shop.database.read() as tx:
        return await tx.scalar(select(InviteLink.tries)) or 0


async def test_members_and_links_follow_a_group_that_becomes_a_supergroup(
    shop: Shop, olga: Person
) -> None:
    """Defect 34."""
    ann, ben = shop.box.person("Ann", language="en"), shop.box.person("Ben", language="en")
    place = private_group(shop, ann, owner=olga)
    await ben.opens(await link_of(shop, ann, place))
    await until_bound(shop, (ben.id, ann.id))
    for _ in range(2):
        async with shop.database.begin() as tx:
            await bot_membership.migrate(tx, place.id, -777, now=shop.clock.now())
    async with shop.database.read() as tx:
        chats_of_members = set(await tx.scalars(select(Membership.chat_id)))
        states = [(row.chat_id, row.state) for row in await tx.scalars(select(InviteLink))]
        assert (await tx.get_one(Member, ann.id)).code
    assert chats_of_members == {-777}
    assert states == [(place.id, "revoked")]
