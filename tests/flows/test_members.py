"""People meet the bot: a welcome, their card and code, their language."""

from sqlalchemy import select

from storage.member import LinkOpening, Member
from tests.flows.conftest import Shop


async def member(shop: Shop, member_id: int) -> Member:
    async with shop.database.read() as tx:
        return await tx.get_one(Member, member_id)


async def openings(shop: Shop) -> list[tuple[int, str, str]]:
    async with shop.database.read() as tx:
        rows = await tx.scalars(select(LinkOpening).order_by(LinkOpening.id))
        return [(row.member_id, row.kind, row.value) for row in rows]


async def test_a_stranger_is_welcomed_in_their_language_and_may_be_written_to(shop: Shop) -> None:
    for name, language, words in (
        ("Ann", "en", "Hello, Ann!"),
        ("Mei", "zh-hans", "Mei，您好！"),
        ("Boris", "ru", "Здравствуйте, Boris!"),
        ("Chiara", "it", "Hello, Chiara!"),
    ):
        person = shop.box.person(name, language=language)
        await person.says("/start")
        await person.sees(words)
        assert (await member(shop, person.id)).reach == "reachable"


async def test_the_card_shows_the_own_code_to_copy_and_to_share(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="en")
    await ann.says("/me")
    card = await ann.sees("Your code: ")
    code = (await member(shop, ann.id)).code
    assert f"Your code: {code}" in card.text
    assert f"https://t.me/tuan_sandbox_bot?start=r_{code}" in card.text
    assert "Nobody has opened your link yet." in card.text
    assert (await ann.clicks("Copy code")).copied == code
    url = (await ann.clicks("Share")).url
    assert url and url.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Ftuan_sandbox")
