"""The sandbox opens the bot's Mini App: its button, its links, launches that are good and bad."""

import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import MenuButtonCommands, MenuButtonWebApp, WebAppInfo
from aiohttp import ClientSession

from domain.web_session.init_data import NoProof, check_init_data
from sandbox import Person, Sandbox

HERE = "http://127.0.0.1:9"
Post = Callable[..., Awaitable[tuple[int, dict[str, Any]]]]


@pytest.fixture
def post(box: Sandbox) -> Post:
    async def post(path: str, **body: Any) -> tuple[int, dict[str, Any]]:
        async with ClientSession() as http, http.post(f"{box.url}/api/{path}", json=body) as got:
            return got.status, await got.json()

    return post


async def set_button(bot: Bot, url: str = HERE) -> None:
    button = MenuButtonWebApp(text="Shop", web_app=WebAppInfo(url=url))
    await bot.set_chat_menu_button(menu_button=button)


def told(answer: dict[str, Any]) -> dict[str, str]:
    """Return what the fragment tells the page."""
    return {name: values[0] for name, values in parse_qs(urlsplit(answer["url"]).fragment).items()}


async def test_the_menu_button_comes_and_goes(box: Sandbox, bot: Bot) -> None:
    assert (await bot.get_chat_menu_button()).type == "commands"
    await set_button(bot)
    assert (await bot.get_chat_menu_button()).type == "web_app"
    with pytest.raises(TelegramBadRequest):
        await bot.set_chat_menu_button(
            menu_button=MenuButtonWebApp(text="", web_app=WebAppInfo(url=HERE))
        )
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert box.world.menu_button is None


async def test_a_launch_is_signed_for_whoever_acts(box: Sandbox, bot: Bot, post: Post) -> None:
    ann: Person = box.person("Ann", language="ru")
    assert (await post("launch", **{"as": ann.id}))[0] == 409
    await set_button(bot)
    link = f"https://t.me/{box.bot_username}/shop?startapp=g_G7Q2K"
    status, answer = await post("launch", **{"as": ann.id}, url=link, theme={"bg_color": "#ffffff"})
    assert (status, answer["url"].split("#")[0]) == (200, HERE)
    launch = check_init_data(told(answer)["tgWebAppData"], box.token)
    assert (launch.person.id, launch.person.language, launch.start) == (ann.id, "ru", "g_G7Q2K")
    assert json.loads(told(answer)["tgWebAppThemeParams"]) == {"bg_color": "#ffffff"}


async def test_only_this_machines_apps_are_opened(box: Sandbox, bot: Bot, post: Post) -> None:
    ann = box.person("Ann")
    await set_button(bot, "https://shop.example")
    assert (await post("launch", **{"as": ann.id}))[0] == 409


@pytest.mark.parametrize(("how", "good"), [("tampered", False), ("old", True)])
async def test_the_next_launch_alone_is_a_bad_one(
    box: Sandbox, bot: Bot, post: Post, how: str, good: bool
) -> None:
    ann = box.person("Ann")
    await set_button(bot)
    assert (await post("control", do="next_launch", how=how))[0] == 200
    bad = told((await post("launch", **{"as": ann.id}))[1])["tgWebAppData"]
    if good:
        age = box.clock.now() - check_init_data(bad, box.token).at
        assert age.total_seconds() > 24 * 3600
    else:
        with pytest.raises(NoProof):
            check_init_data(bad, box.token)
    again = told((await post("launch", **{"as": ann.id}))[1])["tgWebAppData"]
    assert (box.clock.now() - check_init_data(again, box.token).at).total_seconds() < 60
    assert (await post("control", do="next_launch", how="odd"))[0] == 409
