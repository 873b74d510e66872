"""Messages over time: edits, deletions, pins, files, albums, copies."""

from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from sandbox import Person, Sandbox, SandboxChat
from tests.sandbox.conftest import png


def picture(width: int = 4, height: int = 3) -> BufferedInputFile:
    return BufferedInputFile(png(width, height), "tea.png")


async def test_a_photo_is_uploaded_once(
    box: Sandbox, bot: Bot, ann: Person, tea: SandboxChat
) -> None:
    sent = await bot.send_photo(ann.id, picture(8, 6), caption="<b>tea</b>", parse_mode="HTML")
    assert sent.photo is not None and sent.caption_entities is not None
    assert (sent.photo[-1].width, sent.photo[-1].height) == (8, 6)
    again = await bot.send_photo(tea.id, sent.photo[-1].file_id)
    assert again.photo == sent.photo
    assert box.world.files.uploads == 1


async def test_a_file_comes_back_as_it_went(bot: Bot, ann: Person) -> None:
    sent = await bot.send_document(ann.id, BufferedInputFile("цена,价格\n".encode(), "p.csv"))
    assert sent.document is not None and sent.document.file_name == "p.csv"
    fetched = await bot.download(sent.document.file_id)
    assert fetched is not None and fetched.read().decode() == "цена,价格\n"


async def test_a_photo_from_a_person_can_be_fetched(bot: Bot, ann: Person) -> None:
    await ann.sends_photo(png(), "my shop")
    update = (await bot.get_updates())[-1]
    assert update.message is not None and update.message.photo is not None
    fetched = await bot.download(update.message.photo[-1])
    assert fetched is not None and fetched.read() == png()


async def test_a_file_from_a_person_can_be_fetched(bot: Bot, ann: Person) -> None:
    await ann.sends_document(b"title,price\n", "feed.csv", "my deals")
    update = (await bot.get_updates())[-1]
    assert update.message is not None and update.message.document is not None
    document = update.message.document
    assert (document.file_name, document.mime_type) == ("feed.csv", "text/csv")
    assert update.message.caption == "my deals"
    fetched = await bot.download(document)
    assert fetched is not None and fetched.read() == b"title,price\n"


async def test_a_file_above_twenty_megabytes_cannot_be_fetched(bot: Bot, ann: Person) -> None:
    sent = await ann.sends_document(bytes(20 * 1024 * 1024 + 1), "film.bin")
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(sent.body["document"]["file_id"])
    again = await bot.send_document(ann.id, sent.body["document"]["file_id"])
    assert again.document is not None and again.document.file_name == "film.bin"


async def test_a_forward_names_its_author_unless_they_hide(
    bot: Bot, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    said = await ben.says("Two cups left", tea)
    await ann.forwards(said)
    await ben.hides_in_forwards()
    await ann.forwards(said)
    open_one, hidden = [update.message for update in (await bot.get_updates())[-2:]]
    assert open_one is not None and isinstance(open_one.forward_origin, MessageOriginUser)
    assert open_one.forward_origin.sender_user.id == ben.id
    assert hidden is not None and isinstance(hidden.forward_origin, MessageOriginHiddenUser)
    assert hidden.forward_origin.sender_user_name == "Ben"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (png(100, 2), "PHOTO_INVALID_DIMENSIONS"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x20\0\0\0\x20\0", "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_what_is_no_photo(bot: Bot, ann: Person, data: bytes, sentence: str) -> None:
    with pytest.raises(TelegramBadRequest, match=sentence):
        await bot.send_photo(ann.id, BufferedInputFile(data, "x.png"))


async def test_jpeg_sizes_are_read(bot: Bot, ann: Person) -> None:
    frame = b"\xff\xc0\x00\x11\x08\x00\x1e\x00\x28\x03" + b"\0" * 9
    jpeg = b"\xff\xd8\xff\xe0\x00\x04\0\0" + frame + b"\xff\xd9"
    sent = await bot.send_photo(ann.id, BufferedInputFile(jpeg, "x.jpg"))
    assert sent.photo is not None
    assert (sent.photo[0].width, sent.photo[0].height) == (40, 30)


async def test_an_album(bot: Bot, ann: Person) -> None:
    sent = await bot.send_media_group(
        ann.id,
        [InputMediaPhoto(media=picture(), caption="one"), InputMediaPhoto(media=picture())],
    )
    assert len({message.media_group_id for message in sent}) == 1
    assert [m.body.get("caption") for m in ann.screen()[-2:]] == ["one", None]
    mixed = [InputMediaPhoto(media=picture()), InputMediaDocument(media=picture())]
    with pytest.raises(TelegramBadRequest, match="can't be mixed"):
        await bot.send_media_group(ann.id, mixed)


async def test_an_edit_keeps_what_it_does_not_name(bot: Bot, ann: Person, tea: SandboxChat) -> None:
    sent = await bot.send_photo(tea.id, picture(), caption="one")
    edited = await bot.edit_message_caption(
        chat_id=tea.id, message_id=sent.message_id, caption="two"
    )
    assert not isinstance(edited, bool)
    assert (edited.photo, edited.caption) == (sent.photo, "two")
    message = await ann.sees("two", chat=tea)
    assert message.edited


async def test_a_link_preview_option_is_kept(bot: Bot, ann: Person) -> None:
    options = LinkPreviewOptions(is_disabled=True)
    sent = await bot.send_message(ann.id, "https://x.example", link_preview_options=options)
    assert sent.link_preview_options is not None and sent.link_preview_options.is_disabled


async def test_pins_pile_up_and_say_so(
    box: Sandbox, bot: Bot, ann: Person, tea: SandboxChat
) -> None:
    one = await bot.send_message(tea.id, "one")
    two = await bot.send_message(tea.id, "two")
    for message in (one, two):
        await bot.pin_chat_message(tea.id, message.message_id, disable_notification=True)
    assert tea.pinned == [one.message_id, two.message_id]
    line = ann.screen(tea)[-1]
    assert line.is_service and line.body["pinned_message"]["text"] == "two"
    [*_, update] = await bot.get_updates()
    assert update.message is not None and update.message.pinned_message is not None
    await bot.unpin_chat_message(tea.id)
    assert tea.pinned == [one.message_id]
    await bot.delete_message(tea.id, one.message_id)
    assert tea.pinned == []


@pytest.mark.parametrize(("hours", "possible"), [(47, True), (49, False)])
async def test_own_words_can_be_taken_back_for_two_days(
    box: Sandbox, bot: Bot, corner: SandboxChat, hours: int, possible: bool
) -> None:
    sent = await bot.send_message(corner.id, "x")
    box.clock.jump(timedelta(hours=hours))
    if possible:
        assert await bot.delete_message(corner.id, sent.message_id)
        return
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(corner.id, sent.message_id)


async def test_a_copy_has_no_author_and_a_forward_has(
    bot: Bot, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    await ben.says("/start")
    said = await ann.says("/deal of the day", chat=tea)
    copy = await bot.copy_message(ben.id, tea.id, said.message_id)
    forward = await bot.forward_message(ben.id, tea.id, said.message_id)
    screen = {message.message_id: message for message in ben.screen()}
    assert "forward_origin" not in screen[copy.message_id].body
    assert forward.forward_origin is not None and forward.text == "/deal of the day"


async def test_a_forward_to_the_bot_carries_its_origin(box: Sandbox, bot: Bot, ann: Person) -> None:
    news = box.channel("News", owner=ann)
    post = await ann.says("A post", chat=news)
    await ann.forwards(post)
    update = (await bot.get_updates())[-1]
    assert update.message is not None and update.message.forward_origin is not None
    assert update.message.forward_origin.type == "channel"


async def test_supergroups_count_their_own_messages(
    bot: Bot, ann: Person, tea: SandboxChat, corner: SandboxChat
) -> None:
    first, second = [(await bot.send_message(chat.id, "x")).message_id for chat in (tea, corner)]
    assert first == second
    one, two = [(await bot.send_message(ann.id, "x")).message_id for _ in range(2)]
    assert two == one + 1


async def test_dates_are_the_shops(box: Sandbox, bot: Bot, ann: Person) -> None:
    box.clock.jump(timedelta(days=400))
    sent = await bot.send_message(ann.id, "x")
    assert abs((sent.date - box.clock.now()).total_seconds()) < 60
