"""The team: admins made by a link or from the members, of everything or of some chats, and taken back."""

import re
from datetime import timedelta
from random import Random

from domain.admin import authority, role
from domain.admin.role import ATTEMPTS_MAX
from domain.code import INVITE_VALID_FOR
from sandbox import Person
from storage import members
from storage.admin import roles
from storage.payout.tables import party_id
from tests.flows.admins import audit_actions, new_member, tea
from tests.flows.shop import Shop

GONE = "This invitation has expired"


async def authority_of(shop: Shop, person: Person) -> authority.Authority | None:
    async with shop.database.read() as tx:
        return await authority.load(tx, person.id)


async def link_for_tea(shop: Shop, olga: Person) -> str:
    """Make an invitation to Tea in the admin menu and return the link in it."""
    await olga.says("/admin")
    await olga.sees("Your shop")
    await olga.clicks("👥 Team")
    await olga.clicks("🔗 Invite by a link")
    await olga.clicks("☐ Tea")
    await olga.clicks("Next »")
    sent = await olga.sees("Send this link to one person")
    found = re.search(r"https://t\.me/\S+\?start=a_\w{12}", sent.text)
    assert found is not None
    return found.group()


async def test_a_link_makes_one_admin_of_one_chat_and_no_more(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    link = await link_for_tea(shop, olga)
    ben, eve = await new_member(shop, "Ben"), await new_member(shop, "Eve")
    await ben.opens(link)
    seen = await ben.sees("Olga invites you to help run this shop")
    assert "• Tea" in seen.text
    assert await authority_of(shop, ben) is None
    await ben.clicks("✅ Yes, I will help")
    await ben.sees("Write /admin")
    await olga.sees("Ben accepted")
    made = await authority_of(shop, ben)
    assert made is not None
    assert (made.everywhere, made.chats) == (False, frozenset({place.id}))
    await eve.opens(link)
    await eve.sees(GONE)
    assert await authority_of(shop, eve) is None
    assert [act for act, _ in await audit_actions(shop.database)] == ["role.invite", "role.grant"]


async def test_two_who_saw_the_same_invitation_are_one_admin(shop: Shop, olga: Person) -> None:
    tea(shop, olga)
    await olga.sees("Tea")
    link = await link_for_tea(shop, olga)
    ben, eve = await new_member(shop, "Ben"), await new_member(shop, "Eve")
    for one in (ben, eve):
        await one.opens(link)
        await one.sees("Olga invites you")
    await ben.clicks("✅ Yes, I will help")
    answer = await eve.clicks("✅ Yes, I will help")
    assert GONE in answer.text
    assert await authority_of(shop, eve) is None


async def test_invitations_end_with_time_by_a_press_and_with_their_owner(
    shop: Shop, olga: Person
) -> None:
    ben, now = await new_member(shop, "Ben"), shop.clock.now()
    async with shop.database.begin() as tx:
        ann = await members.find(tx, ben.id)
        assert ann is not None
        late = await role.create_invite(tx, olga.id, now=now - INVITE_VALID_FOR, rng=Random(1))
        other = await role.create_invite(tx, ben.id, now=now, rng=Random(2))
        good = await role.create_invite(tx, olga.id, now=now, rng=Random(3))
        for code, leads in ((late, False), (other, False), ("W" * 12, False), (good, True)):
            found = await role.find_invite(tx, ann, code, now=now)
            assert (found is not None) is leads, code
    await olga.says("/admin")
    await olga.sees("Your shop")
    await olga.clicks("👥 Team")
    await olga.sees("2 invitations are open")
    await olga.clicks("🚫 End open invitations")
    async with shop.database.read() as tx:
        assert await roles.count_open_invites(tx, now=now + timedelta(seconds=5)) == 0
    await ben.opens(f"https://t.me/tuan_sandbox_bot?start=a_{good}")
    await ben.sees(GONE)


async def test_codes_cannot_be_guessed_without_end(shop: Shop) -> None:
    eve = await new_member(shop, "Eve")
    for _ in range(ATTEMPTS_MAX + 1):
        await eve.says("/start a_WWWWWWWWWWWW")
    await eve.sees("Too many attempts")


async def test_a_member_is_found_made_an_admin_and_taken_back_at_once(
    shop: Shop, olga: Person
) -> None:
    ben = await new_member(shop, "Ben")
    async with shop.database.begin() as tx:
        (await tx.get_one(members.Member, ben.id)).username = "ben_bakes"
    await olga.says("/admin")
    await olga.sees("Your shop")
    await olga.clicks("👥 Team")
    await olga.clicks("👤 Pick a member")
    await olga.says("@BEN_b")
    await olga.clicks("Ben @ben_bakes")
    await olga.clicks("🌐 The whole shop")
    await olga.sees("Make Ben an admin of the whole shop")
    await olga.clicks("Yes, do it")
    await ben.sees("You are now an admin of the whole shop.")
    await ben.says("/admin")
    await ben.sees("Your shop")
    await olga.clicks("🌐 Ben")
    await olga.clicks("❌ Remove")
    await olga.sees("Remove Ben as an admin?")
    await olga.clicks("Yes, do it")
    await ben.sees("You are no longer an admin of this shop.")
    answer = await ben.clicks("💬 Chats")
    assert "for the shop's admins only" in answer.text
    async with shop.database.read() as tx:
        number = await party_id(tx, ben.id)
    assert await audit_actions(shop.database) == [
        ("role.grant", f"party:{number}"),
        ("role.withdraw", f"party:{number}"),
    ]


async def test_the_team_is_its_owners_alone(shop: Shop, olga: Person) -> None:
    ben = await new_member(shop, "Ben")
    async with shop.database.begin() as tx:
        await role.grant(tx, ben.id, by_id=None, now=shop.clock.now())
    await ben.says("/admin")
    menu = await ben.sees("Your shop")
    assert "👥 Team" not in str(menu.buttons)


async def test_anonymous_admins_and_channels_are_nobody(shop: Shop, olga: Person) -> None:
    """Even where their id had been granted a role by mistake, their words are nobody's."""
    place = tea(shop, olga)
    await olga.sees("Tea")
    before = await audit_actions(shop.database)
    for sender, user in ((place.id, 1087968824), (-1001999, 136817688)):
        shop.box.world.updates.put("message", spoken(place.id, sender, user))
    body = spoken(place.id, place.id, 1087968824)
    shop.box.world.updates.put(
        "callback_query",
        {
            "id": "7",
            "from": body["from"],
            "chat_instance": "1",
            "message": body | {"message_id": 901},
            "data": "a\x1dteam",
        },
    )
    await olga.says("/admin")
    await olga.sees("Your shop")
    async with shop.database.read() as tx:
        for nobody in (1087968824, 136817688):
            assert await members.find(tx, nobody) is None
            assert await authority.load(tx, nobody) is None
    assert await audit_actions(shop.database) == before


def spoken(chat_id: int, sender_chat: int, user_id: int) -> dict[str, object]:
    """Return /admin as a group's anonymous administrator, or a channel, says it."""
    return {
        "message_id": 900,
        "date": 1,
        "chat": {"id": chat_id, "type": "supergroup", "title": "Tea"},
        "from": {"id": user_id, "is_bot": True, "first_name": "Group"},
        "sender_chat": {"id": sender_chat, "type": "channel", "title": "Tea"},
        "text": "/admin",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }
