"""Albums: what is shown is what is posted, each photo with its words, in the order they were sent."""

import asyncio

from sqlalchemy import select

from sandbox import Person
from sandbox.api.calls import Upload
from sandbox.state.chats import SandboxChat
from storage.campaign.tables import Announcement
from storage.deal.tables import Deal
from storage.post.tables import PostDraft
from tests.flows.sample_deals import import_sample, picture
from tests.flows.shop import Shop
from tests.flows.test_admin_catalogue import opened
from tests.timeouts import TIMEOUT_S

VIDEO = Upload.named(b"a film", "film.mp4")


async def photos_in(person: Person, place: SandboxChat | None, count: int) -> list[tuple[str, str]]:
    """Return (picture, words) of each photo that the bot has put there, once there are so many."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            shown = [
                (message.body["photo"][-1]["file_unique_id"], message.body.get("caption", ""))
                for message in person.screen(place)
                if "photo" in message.body and message.body["from"]["is_bot"]
            ]
            if len(shown) >= count:
                return shown
            await asyncio.sleep(0.02)


async def post_everywhere(olga: Person) -> None:
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("is on its way")


async def test_each_photo_keeps_its_words_and_its_place(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    sent = await olga.sends_album([picture(n) for n in range(3)], "", "Green tea", "Black tea")
    await olga.sees("An album of 3 photos")
    wanted = [
        (one.body["photo"][-1]["file_unique_id"], words)
        for one, words in zip(sent, ("", "Green tea", "Black tea"), strict=True)
    ]
    assert await photos_in(olga, None, 3) == wanted
    await post_everywhere(olga)
    assert await photos_in(olga, place, 3) == wanted


async def test_other_words_go_under_the_photo_that_had_them(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.sends_album([picture(n) for n in range(3)], "", "Green tea", "Black tea")
    await olga.sees("An album of 3 photos")
    await post_everywhere(olga)
    await photos_in(olga, place, 3)
    await olga.clicks("🗓 Schedule")
    await olga.clicks("📋 All posts")
    await olga.clicks("Green tea")
    await olga.clicks("✏️ Edit text")
    await olga.says("White tea")
    await olga.clicks("Yes, do it")
    await olga.sees("White tea", chat=place)
    words = [caption for _, caption in await photos_in(olga, place, 3)]
    assert words == ["", "White tea", "Black tea"]


async def test_a_part_of_another_kind_refuses_the_album_by_name(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.sends_album([picture(1), VIDEO, picture(2)], "Tea")
    said = await olga.sees("Nothing of this album was used")
    assert "I can post texts, photos and albums of photos" in said.text
    await olga.sees("Send or forward me the post")
    assert not [message for message in olga.screen() if "An album of" in message.text]
    await olga.sends_photo(picture(3), "Alone")
    await olga.sees("A photo with words.")


async def test_more_than_ten_photos_refuse_the_album(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.sends_album([picture(1)] * 11, "Tea")
    said = await olga.sees("Nothing of this album was used")
    assert "at most 10 photos" in said.text


async def test_words_too_long_under_any_photo_refuse_the_album(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.sends_album([picture(1), picture(2)], "Tea", "x" * 1025)
    said = await olga.sees("Nothing of this album was used")
    assert "too long for one post" in said.text


async def test_a_late_part_joins_its_album_and_all_of_it_is_shown_again(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    sent = await olga.sends_album([picture(1), picture(2)], "Tea")
    await olga.sees("An album of 2 photos")
    await olga.clicks("Next »")
    await olga.sees("Where?")
    await olga.sends_album([picture(0)], "Late", album=sent[0].body["media_group_id"])
    await olga.sees("An album of 3 photos")
    await post_everywhere(olga)
    words = [caption for _, caption in await photos_in(olga, place, 3)]
    assert words == ["Tea", "", "Late"]


async def test_a_late_part_of_a_refused_album_is_not_taken_alone(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    sent = await olga.sends_album([VIDEO, picture(2)], "Tea")
    await olga.sees("Nothing of this album was used")
    await olga.sends_album([picture(0)], "Late", album=sent[0].body["media_group_id"])
    await olga.says("Only words")
    await olga.sees("or another post to replace this one")
    assert await photos_in(olga, None, 0) == []


async def test_a_part_that_comes_after_the_post_is_named(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    sent = await olga.sends_album([picture(1), picture(2)], "Tea")
    await olga.sees("An album of 2 photos")
    await post_everywhere(olga)
    await olga.sends_album([picture(0)], album=sent[0].body["media_group_id"])
    await olga.sees("This photo came too late")
    async with shop.database.read() as tx:
        (made,) = await tx.scalars(select(Announcement))
    assert len(made.photos) == 2


async def test_a_part_that_comes_after_the_album_was_put_aside_opens_the_draft(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    sent = await olga.sends_album([picture(1), picture(2)], "Tea")
    await olga.sees("An album of 2 photos")
    await olga.clicks("📝 Save as draft")
    await olga.sees("Tea")
    await olga.sends_album([picture(0)], album=sent[0].body["media_group_id"])
    await olga.sees("An album of 3 photos")
    async with shop.database.read() as tx:
        assert len((await tx.scalars(select(PostDraft))).all()) == 1


async def test_an_album_where_one_picture_is_asked_for_is_refused(shop: Shop, olga: Person) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    deal = await opened(olga, shop)
    await olga.clicks("🖼 Picture")
    await olga.sends_album([picture(1), picture(2)])
    await olga.sees("Send one photo at a time")
    async with shop.database.read() as tx:
        assert (await tx.get_one(Deal, deal.id)).photo == deal.photo
