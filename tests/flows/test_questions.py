"""Questions that are answered by typing: another command or press ends each, and so does half an hour."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

import pytest

from handlers.admin import dispatcher
from handlers.admin.states import Catalogue, MoneyStates, New, Queue
from handlers.questions import ANSWER_WITHIN
from sandbox import Person
from storage.members import Member
from storage.payout.tables import PayoutAccount
from storage.promoter_shops import PromoterShop
from storage.referral.tables import Touch
from tests.flows.admins import owner_of
from tests.flows.sample_deals import import_sample
from tests.flows.shop import Shop
from tests.flows.test_admin_catalogue import light, opened
from tests.flows.test_members import met
from tests.flows.test_withdrawals import earner, has_account
from tests.timeouts import TIMEOUT_S

OTHER_IBAN = "GB82 WEST 1234 5698 7654 32"
NOT_TAKEN = "I did not take that as an answer"
NOT_FOR_THE_MENU = "The menu did not take that as an answer"
Road = Callable[[Person], Awaitable[object]]


async def is_told(person: Person, said: str, words: str) -> None:
    """Say something, and wait for an answer with these words that is newer."""
    mine = await person.says(said)
    async with asyncio.timeout(TIMEOUT_S):
        while (await person.sees(words)).message_id < mine.message_id:
            await asyncio.sleep(0.02)


async def asked_for_account(ann: Person) -> None:
    await ann.says("/payout")
    await ann.sees("Where do you want your money?")


async def asked_about_account(ann: Person) -> None:
    await ann.says("/payout 4111 1111 1111 1111")
    await ann.sees("Use this account?")


async def asked_how_much(ann: Person) -> None:
    await ann.says("/withdraw")
    await ann.clicks("Another amount")
    await ann.sees("How much of €12.30?")


async def asked_for_title(ann: Person) -> None:
    await ann.says("/shop")
    await ann.clicks("✏️ Name")
    await ann.sees("/cancel")


async def asked_about_title(ann: Person) -> None:
    await ann.says("/shop Roses")
    await ann.sees("Rename your shop?")


async def asked_who_invited(ann: Person) -> None:
    await ann.says("/invitedby")
    await ann.sees("/cancel")


QUESTIONS: Mapping[str, tuple[Road, str]] = {
    "account": (asked_for_account, OTHER_IBAN),
    "account_sure": (asked_about_account, OTHER_IBAN),
    "amount": (asked_how_much, "2.30"),
    "title": (asked_for_title, "Hi there"),
    "title_sure": (asked_about_title, "Hi there"),
    "inviter": (asked_who_invited, "BENSCODE"),
}
"""Every question to a member: the way to it, and an answer that it would take."""


async def says_me(ann: Person) -> None:
    await ann.says("/me")
    await ann.sees("Your code:")


async def says_something_unknown(ann: Person) -> None:
    await ann.says("/xyz")


async def is_refused_a_command(ann: Person) -> None:
    await ann.says("/join NOSUCH")
    await ann.sees("NOSUCH")


async def presses_a_button(ann: Person) -> None:
    await ann.clicks("⋯ More")


LEAVING: tuple[Road, ...] = (
    says_me,
    says_something_unknown,
    is_refused_a_command,
    presses_a_button,
)


async def state_of(shop: Shop, ann: Person) -> tuple[object, ...]:
    """Return what an answer to any of the questions would change."""
    async with shop.database.read() as tx:
        account = await tx.get(PayoutAccount, ann.id)
        own = await tx.get(PromoterShop, ann.id)
        touch = await tx.get(Touch, 1)
        return account and account.masked, own and own.title, touch


@pytest.fixture
async def ann(shop: Shop, olga: Person) -> Person:
    """A promoter with an account, a shop and something to withdraw; Ben has a code."""
    ben = shop.box.person("Ben", language="en")
    await met(shop, ben)
    ann = await earner(shop)
    async with shop.database.begin() as tx:
        (await tx.get_one(Member, ben.id)).code = "BENSCODE"
    await has_account(ann)
    await ann.says("/shop")
    await ann.sees("Your shop: Ann's shop")
    return ann


@pytest.mark.parametrize("question", QUESTIONS)
async def test_whatever_else_one_does_ends_a_question(
    shop: Shop, ann: Person, question: str
) -> None:
    """And the sentence that comes after it is nobody's answer."""
    road, answer = QUESTIONS[question]
    before = await state_of(shop, ann)
    for leave in LEAVING:
        await road(ann)
        await leave(ann)
        await is_told(ann, answer, NOT_TAKEN)
        assert await state_of(shop, ann) == before


async def test_a_press_in_a_group_ends_a_question(shop: Shop, olga: Person, ann: Person) -> None:
    tea = shop.box.group("Tea", members=[ann], owner=olga, bot_rights="admin")
    await asked_for_account(ann)
    await ann.says("/withdraw", chat=tea)
    await ann.sees("Never write about your money in a group.", chat=tea)
    await ann.says(OTHER_IBAN)
    await ann.sees(NOT_TAKEN)


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_question_is_stale_after_half_an_hour(
    shop: Shop, ann: Person, question: str
) -> None:
    road, answer = QUESTIONS[question]
    before = await state_of(shop, ann)
    await road(ann)
    shop.clock.jump(ANSWER_WITHIN + timedelta(seconds=1))
    await ann.says(answer)
    await ann.sees(NOT_TAKEN)
    assert await state_of(shop, ann) == before


async def test_an_account_is_taken_by_a_yes_and_by_no_other(shop: Shop, ann: Person) -> None:
    await asked_for_account(ann)
    await ann.says("some random text")
    await ann.sees("That does not look like an account")
    await ann.says(OTHER_IBAN)
    question = await ann.sees("Use this account?")
    assert OTHER_IBAN in question.text
    assert "It replaces DE89 •••• 3000." in question.text
    await ann.says("4111 1111 1111 1111")
    newer = await ann.sees("4111 1111 1111 1111\nIt replaces")
    over = await ann.clicks("✅ Use this account", message=question)
    assert "That question is over" in over.text
    assert (await state_of(shop, ann))[0] == "DE89 •••• 3000"
    await ann.sees("Use this account?")
    again = await ann.clicks("✅ Use this account", message=newer)
    assert "That question is over" not in again.text
    await ann.sees("Account saved: 411 •••• 111.")
    await ann.no_longer_sees("4111 1111 1111 1111\nIt replaces")


async def test_a_yes_to_a_withdrawal_means_the_account_it_shows(shop: Shop, ann: Person) -> None:
    await ann.says("/withdraw")
    await ann.clicks("All (€12.30)")
    question = await ann.sees("€12.30 to DE89 •••• 3000. Is that right?")
    await ann.says(f"/payout {OTHER_IBAN}")
    await ann.clicks("✅ Use this account")
    await ann.sees("Account saved: GB82 •••• 5432.")
    answer = await ann.clicks("Yes, €12.30", message=question)
    assert "Your account has changed since" in answer.text


async def test_a_shop_is_renamed_by_a_yes(shop: Shop, ann: Person) -> None:
    await asked_for_title(ann)
    await ann.says("Roses & more")
    await ann.sees("Ann's shop → Roses & more")
    await ann.clicks("✖️ Keep the old name")
    await ann.sees("Your shop: Ann's shop")
    await ann.says("/shop Roses & more")
    await ann.clicks("✅ Rename it")
    await ann.sees("Your shop: Roses & more")


async def test_leaving_the_menus_question_ends_it_too(shop: Shop) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    olga = await owner_of(shop)
    deal = await opened(olga, shop)
    await olga.clicks("✏️ Title")
    await olga.sees("150")
    for leave in (says_me, presses_a_button, says_something_unknown):
        await leave(olga)
        await is_told(olga, "Hello, is anybody there?", NOT_FOR_THE_MENU)
    assert (await light(shop.database)).title == deal.title
    shop.clock.jump(ANSWER_WITHIN + timedelta(seconds=1))
    await is_told(olga, "Hello again", NOT_FOR_THE_MENU)
    await olga.says("A light")
    await olga.sees("hand, an import leaves it alone: title")
    assert (await light(shop.database)).title == "A light"


def test_every_window_that_takes_typed_words_is_known_to_ask() -> None:
    asking = dispatcher.asking_states()
    assert {
        state.state for state in (Catalogue.title, MoneyStates.proof, New.time, Queue.move)
    } <= asking
    assert len(asking) > 30
