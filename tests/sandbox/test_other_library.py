"""python-telegram-bot against the sandbox: an echo bot as its own guide writes it.

Whatever works here by luck of aiogram's ways of asking would show: this library sends forms
instead of JSON, reads every answer into its own models, and brings its own web server.
"""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Update
from telegram.error import BadRequest, Forbidden, RetryAfter
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

from sandbox import Fault, Person, Sandbox, SandboxChat
from tests.sandbox.conftest import png

Echo = Application[Any, Any, Any, Any, Any, Any]
SECRET = "s3cret"


async def echo(update: Update, _: Any) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Again", callback_data="again")]])
    await update.effective_message.reply_html(
        f"Echo: <b>{update.effective_message.text_html}</b>", reply_markup=keyboard, do_quote=True
    )


async def again(update: Update, _: Any) -> None:
    await update.callback_query.answer("Once more")
    await update.effective_message.edit_text("again!")


def echo_bot(box: Sandbox) -> Echo:
    builder = Application.builder().token(box.token)
    app = builder.base_url(f"{box.api_url}/bot").base_file_url(f"{box.api_url}/file/bot").build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.add_handler(CallbackQueryHandler(again))
    return app


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def polling(box: Sandbox) -> AsyncIterator[Echo]:
    app = echo_bot(box)
    async with app:
        await app.start()
        await app.updater.start_polling()
        try:
            yield app
        finally:
            await app.updater.stop()
            await app.stop()


@asynccontextmanager
async def hooked(box: Sandbox) -> AsyncIterator[Echo]:
    app, port = echo_bot(box), free_port()
    url = f"http://127.0.0.1:{port}/hook"
    async with app:
        await app.start()
        await app.updater.start_webhook(
            "127.0.0.1", port, "hook", webhook_url=url, secret_token=SECRET
        )
        try:
            yield app
        finally:
            await app.updater.stop()
            await app.stop()


WAYS = pytest.mark.parametrize("way", [polling, hooked])


@WAYS
async def test_it_echoes(box: Sandbox, ann: Person, tea: SandboxChat, way: Any) -> None:
    async with way(box):
        await ann.sees("Echo: /start")
        await ann.says("Tea & <cake>? t.me/tuan")
        said = await ann.sees("Echo: Tea & <cake>? t.me/tuan")
        assert [e["type"] for e in said.body["entities"]] == ["bold", "url"]
        assert said.body["reply_to_message"]["text"] == "Tea & <cake>? t.me/tuan"
        await ann.says("in a group", tea)
        await ann.sees("Echo: in a group", tea)
    assert box.world.unmodelled == []


@WAYS
async def test_it_answers_a_press_and_edits(box: Sandbox, ann: Person, way: Any) -> None:
    async with way(box):
        answer = await ann.clicks("Again")
        assert answer.text == "Once more"
        assert (await ann.sees("again!")).labels == []


async def test_the_webhook_is_taken_down_again(box: Sandbox, ann: Person) -> None:
    async with hooked(box) as app:
        info = await app.bot.get_webhook_info()
        assert info.url.endswith("/hook")
        assert box.world.webhook is not None and box.world.webhook.secret == SECRET
    async with polling(box):
        assert (await ann.sees("Echo: /start")).text == "Echo: /start"
        assert box.world.webhook is None


async def test_it_reads_everything_it_asks_for(box: Sandbox, ann: Person, tea: SandboxChat) -> None:
    async with echo_bot(box) as app:
        bot = app.bot
        sent = await bot.send_photo(ann.id, png(), caption="black")
        file = await bot.get_file(sent.photo[-1].file_id)
        assert bytes(await file.download_as_bytearray()) == png()
        photo = InputMediaPhoto(sent.photo[-1].file_id)
        assert len(await bot.send_media_group(ann.id, [photo, photo])) == 2
        assert await bot.pin_chat_message(tea.id, (await bot.send_message(tea.id, "x")).message_id)
        assert (await bot.get_chat(tea.id)).pinned_message.text == "x"
        assert len(await bot.get_chat_administrators(tea.id)) == 2
        assert (await bot.get_chat_member(tea.id, ann.id)).status == "member"
        assert await bot.set_my_commands([("start", "Begin")])
        assert [command.command for command in await bot.get_my_commands()] == ["start"]
        link = await bot.create_chat_invite_link(tea.id, name="ad")
        assert (await bot.revoke_chat_invite_link(tea.id, link.invite_link)).is_revoked
        assert await bot.delete_message(ann.id, sent.message_id)


async def test_it_understands_refusals(
    box: Sandbox, ann: Person, ben: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # Else it warns of what `retry_after` will become.
    async with echo_bot(box) as app:
        with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
            await app.bot.send_message(ben.id, "x")
        with pytest.raises(BadRequest, match=r"(?i)message is too long"):
            await app.bot.send_message(ann.id, "x" * 4097)
        box.faults.next("sendMessage", Fault.too_many(7))
        with pytest.raises(RetryAfter) as wait:
            await app.bot.send_message(ann.id, "x")
        assert wait.value.retry_after == timedelta(seconds=7)
