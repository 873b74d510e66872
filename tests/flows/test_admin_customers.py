"""Customers in the admin menu: found, looked at, written about and to, banned, erased."""

import json
from datetime import timedelta
from random import Random

from sqlalchemy import select

from domain import privacy
from domain.group_buy.join import join_team
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from sandbox import Person
from sandbox.state.chats import SandboxChat
from sandbox.state.messages import Message
from storage.customer.notes import CustomerNote
from storage.deal.tables import Deal
from storage.group_buy import offers
from storage.group_buy.tables import Seat, TeamState
from storage.members import Member, Reachability
from tests.flows.admins import admin_of, audit_actions, new_member
from tests.flows.sample_deals import import_sample
from tests.flows.shop import Shop


async def seated(shop: Shop, person: Person) -> None:
    """Let somebody have a seat in a group buy of the first deal without options."""
    await import_sample(shop.database)
    now = shop.clock.now()
    async with shop.database.begin() as tx:
        found = await tx.scalars(select(Deal).order_by(Deal.id))
        deal = next(deal for deal in found if not deal.option_kinds)
        terms = GroupBuyTerms(
            tiers=((2, deal.price_minor // 2),), starts_at=now, ends_at=now + timedelta(days=1)
        )
        offer = await publish_group_buy(tx, deal, terms, (), now=now, rng=Random(5))
        team_id = (await offers.team_ids(tx, offer.id, tuple(TeamState)))[0]
        member = await tx.get_one(Member, person.id)
        await join_team(tx, team_id, member, 1, now=now)


async def opened(olga: Person, words: str) -> Message:
    """Open the customer that is found by some words."""
    await olga.says("/admin")
    await olga.clicks("👤 Customers")
    await olga.sees("Write a name, @username or code")
    await olga.says(words)
    found = await olga.sees("Whom do you mean?")
    await olga.clicks(found.buttons[0][0]["text"])
    return await olga.sees("last seen")


async def code_of(shop: Shop, person: Person) -> str:
    async with shop.database.read() as tx:
        return (await tx.get_one(Member, person.id)).code


async def test_who_ordered_last_stands_first_and_anybody_is_found(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ann, ben = await new_member(shop, "Ann"), await new_member(shop, "Ben")
    async with shop.database.begin() as tx:
        (await tx.get_one(Member, ann.id)).username = "ann_of_tea"
    await olga.says("/admin")
    await olga.clicks("👤 Customers")
    await olga.sees("Nobody has ordered yet.")
    await seated(shop, ann)
    await olga.says("/admin")
    await olga.clicks("👤 Customers")
    first = await olga.sees("Those who ordered last.")
    assert [row[0]["text"].split(" · ")[0] for row in first.buttons[:-1]] == ["Ann @ann_of_tea"]
    for words, button in (
        ("@ANN_of", "Ann @ann_of_tea"),
        ((await code_of(shop, ben)).lower(), "Ben"),
        (str(ben.id), "Ben"),
    ):
        await olga.says(words)
        await olga.clicks(button)
        await olga.sees("last seen")
        await olga.clicks("« Back")
    await olga.says("<nobody & none>")
    await olga.sees("Nobody like that has met the bot.")
    await olga.clicks("✖️ Back to the newest")
    await olga.clicks("Ann @ann_of_tea")
    page = await olga.sees("🧾 1 order, on")
    assert "Nobody invited them" in page.text
    await olga.clicks("💶 Earnings")
    await olga.sees("Ann")
    await olga.clicks("« Back")
    await olga.clicks("🧾 Orders · 1")
    await olga.sees("by Ann")
    await olga.clicks("« Back")
    await olga.sees("🧾 1 order, on")


async def test_somebody_is_found_by_a_message_of_theirs_unless_they_hide(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ann = await new_member(shop, "Ann")
    cleo = shop.box.person("Cleo", language="en")
    for one in (ann, cleo):
        await one.joins(place)
    said = await ann.says("Is the <tea> good?", place)
    await olga.says("/admin")
    await olga.clicks("👤 Customers")
    await olga.sees("Nobody has ordered yet.")
    await olga.forwards(said)
    await olga.sees("last seen")
    await olga.clicks("« Back")
    await olga.sees("forward me a message")
    await ann.hides_in_forwards()
    await olga.forwards(said)
    page = await olga.sees("hides their account")
    assert "Ann" in page.buttons[0][0]["text"]
    await olga.forwards(await place_says(shop, olga, place))
    await olga.sees("That message comes from a chat or a bot")
    await olga.says("Ann")
    await olga.sees("Whom do you mean?")


async def place_says(shop: Shop, olga: Person, place: SandboxChat) -> Message:
    """Return a message of the group itself."""
    return await olga.says("We open at nine", place, anonymous=True)


async def test_a_note_is_kept_as_written_told_by_privacy_and_erased(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ann = await new_member(shop, "Ann")
    await opened(olga, "Ann")
    await olga.clicks("📝 Note")
    await olga.says("x" * 501)
    await olga.sees("That is 501 characters. Write up to 500.")
    await olga.says("Pays <cash> & likes tea")
    await olga.sees("✅ Note saved.")
    page = await olga.sees("📝 Note:")
    assert "Pays <cash> & likes tea" in page.text
    async with shop.database.read() as tx:
        kept = await tx.get_one(CustomerNote, ann.id)
        told = await privacy.export(tx, await tx.get_one(Member, ann.id), now=shop.clock.now())
    assert "cash" not in kept.sealed
    notes = json.loads(told)["tables"]["customer_notes"]
    assert [note["text"] for note in notes] == ["Pays <cash> & likes tea"]
    await ann.says("/privacy")
    await ann.clicks("🗑 Erase my data")
    await ann.clicks("Yes, erase everything")
    await ann.sees("Everything is erased.")
    async with shop.database.read() as tx:
        assert (await tx.scalars(select(CustomerNote))).all() == []
    await olga.clicks("📝 Note")
    await olga.sees("Nothing to do right now.")
    assert [act for act, _ in await audit_actions(shop.database)] == ["customer.note"]


async def test_a_note_is_removed(shop: Shop, olga: Person, place: SandboxChat) -> None:
    await new_member(shop, "Ann")
    await opened(olga, "Ann")
    await olga.clicks("📝 Note")
    await olga.says("Asks for gifts")
    await olga.sees("✅ Note saved.")
    await olga.clicks("📝 Note")
    await olga.sees("It replaces the one above.")
    await olga.clicks("🗑 Remove the note")
    page = await olga.sees("✅ Note removed.")
    assert "gifts" not in page.text


async def test_the_shop_writes_to_a_customer_who_can_be_reached(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ann = await new_member(shop, "Ann")
    await opened(olga, "Ann")
    await olga.clicks("✉️ Write to them")
    await olga.says("x" * 1001)
    await olga.sees("That is 1,001 characters.")
    await olga.says("Your <tea> is here")
    await olga.sees("Send this to Ann?")
    await olga.clicks("Yes, do it")
    await olga.sees("✅ On its way to Ann.")
    await ann.sees("Your <tea> is here")
    async with shop.database.begin() as tx:
        (await tx.get_one(Member, ann.id)).reach = Reachability.BLOCKED
    answer = await olga.clicks("✉️ Write to them")
    assert answer.text is not None and "has blocked the bot" in answer.text


async def test_an_admin_of_some_chats_sees_no_customers_and_no_orders(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ben = await admin_of(shop, "Ben", [place])
    await ben.says("/admin")
    front = await ben.sees("chat")
    assert "Customers" not in str(front.buttons) and "Orders" not in str(front.buttons)


async def test_a_ban_says_what_goes_does_it_and_is_lifted_without_it(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ann = await new_member(shop, "Ann")
    await seated(shop, ann)
    await opened(olga, "Ann")
    await olga.clicks("🚫 Ban…")
    await olga.sees("· 1 seat in a group buy is given up")
    await olga.clicks("🚫 Ban")
    await olga.sees("Ban Ann?")
    await olga.clicks("Yes, do it")
    page = await olga.sees("🚫 Ann is banned.")
    assert "given up" not in page.text
    await ann.sees("· 1 seat in a group buy")
    async with shop.database.read() as tx:
        assert (await tx.get_one(Seat, 1)).state == "left"
    await olga.clicks("✅ Lift the ban")
    await olga.sees("do not come back")
    await olga.sees("Can buy here.")
    assert [act for act, _ in await audit_actions(shop.database)] == [
        "members.ban",
        "members.ban",
        "members.unban",
    ]


async def test_the_owner_is_not_banned(shop: Shop, olga: Person, place: SandboxChat) -> None:
    await opened(olga, "Olga")
    await olga.clicks("🚫 Ban…")
    await olga.sees("Can buy here.")
    answer = await olga.clicks("🚫 Ban")
    assert answer.text is not None and "This is the owner of the shop" in answer.text
