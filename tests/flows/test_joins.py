"""How somebody came into a group decides what the shop knows of who brought them."""

import pytest

from sandbox import Person, SandboxChat
from tests.flows.shop import Shop
from tests.flows.test_members import met
from tests.flows.test_referrals import bound, link_of, private_group, until_bound, until_touched


@pytest.fixture
async def ann(shop: Shop) -> Person:
    """A promoter, whom the shop knows."""
    ann = shop.box.person("Ann", language="en")
    await met(shop, ann)
    return ann


@pytest.fixture
def olga(shop: Shop) -> Person:
    """Who runs the group."""
    return shop.box.person("Olga", language="en")


@pytest.fixture
def place(shop: Shop, ann: Person, olga: Person) -> SandboxChat:
    """A private group with both of them."""
    return private_group(shop, ann, owner=olga)


async def test_a_members_own_link_binds(shop: Shop, ann: Person, place: SandboxChat) -> None:
    ben = shop.box.person("Ben", language="en")
    await ben.joins(place, await link_of(shop, ann, place))
    await until_bound(shop, (ben.id, ann.id))
    await until_touched(shop, ("invite_link", "high"))


async def test_the_link_of_another_administrator_is_masked(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ben = shop.box.person("Ben", language="en")
    await ben.joins(place, await olga.invites(place))
    await until_touched(shop, ("masked", "none"))
    assert await bound(shop) == []


async def test_a_folder_hides_whose_link_it_was(
    shop: Shop, ann: Person, place: SandboxChat
) -> None:
    """Even with a member's own link beside it: the folder decided who came, not the member."""
    ben, chiara = (shop.box.person(name, language="en") for name in ("Ben", "Chiara"))
    link = await link_of(shop, ann, place)
    await ben.joins(place, by_folder=True)
    await until_touched(shop, ("folder", "none"))
    await chiara.joins(place, link, by_folder=True)
    await until_touched(shop, ("folder", "none"), ("folder", "none"))
    assert await bound(shop) == []


async def test_a_request_without_a_link_tells_nothing(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ben = shop.box.person("Ben", language="en")
    await ben.asks_to_join(place)
    await olga.lets_in(ben, place)
    await until_touched(shop, ("public", "none"))
    assert await bound(shop) == []


async def test_a_request_by_another_administrators_link_stays_masked(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ben = shop.box.person("Ben", language="en")
    await ben.joins(place, await olga.invites(place, request=True))
    await olga.lets_in(ben, place)
    await until_touched(shop, ("masked", "none"))
    assert await bound(shop) == []


async def test_the_join_button_of_a_public_group_tells_nothing(
    shop: Shop, place: SandboxChat
) -> None:
    ben = shop.box.person("Ben", language="en")
    await ben.joins(place)
    await until_touched(shop, ("public", "none"))
    assert await bound(shop) == []
