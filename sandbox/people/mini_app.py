"""Opening the bot's Mini App as a person: the address with what Telegram tells the page in its fragment.

The init data are signed as Telegram documents it, by code of the sandbox's own; of tampered ones
another name is read than the one that was signed.
"""

import hmac
import json
from datetime import datetime, timedelta
from typing import Literal, get_args
from urllib.parse import parse_qs, urlencode, urlsplit

from sandbox.people.acts import CannotAct
from sandbox.state.account import BOT
from sandbox.state.chats import Json, User
from sandbox.state.world import World

Launch = Literal["good", "tampered", "old", "ancient"]
LAUNCHES: tuple[Launch, ...] = get_args(Launch)
AGES: dict[str, timedelta] = {"old": timedelta(hours=25), "ancient": timedelta(days=30)}
VERSION, PLATFORM = "9.1", "web"
START_CHARS_MAX = 512
LOOPBACK = ("127.0.0.1", "localhost")


def init_data(user: User, token: str, start: str, *, now: datetime, how: Launch = "good") -> str:
    """Return what Telegram would tell a page of somebody who opens it."""
    at = now - AGES.get(how, timedelta())
    person: Json = {"id": user.id, "first_name": user.first_name, "last_name": ""}
    person |= {"language_code": user.language or "en", "allows_write_to_pm": True}
    fields = {"user": json.dumps(person), "auth_date": str(int(at.timestamp()))}
    fields |= {"start_param": start} if start else {}
    checked = "\n".join(sorted(f"{name}={value}" for name, value in fields.items()))
    secret = hmac.digest(b"WebAppData", token.encode(), "sha256")
    signed = hmac.digest(secret, checked.encode(), "sha256").hex()
    if how == "tampered":
        fields["user"] = fields["user"].replace(user.first_name, f"{user.first_name}!")
    return urlencode(fields | {"hash": signed})


def open_mini_app(
    world: World, user: User, token: str, url: str | None, theme: Json, how: Launch
) -> Json:
    """Return the address of the Mini App for somebody who presses its button, or follows a link to it."""
    base = (world.menu_button or {}).get("web_app", {}).get("url")
    start = ""
    if url is not None:
        parts = urlsplit(url)
        if parts.hostname in ("t.me", "telegram.me", "telegram.dog"):
            start = parse_qs(parts.query).get("startapp", [""])[0][:START_CHARS_MAX]
        else:
            base = url
    if base is None:
        raise CannotAct("The bot has no Mini App here")
    if urlsplit(base).hostname not in LOOPBACK:
        raise CannotAct("The sandbox opens Mini Apps of this machine only")
    told = {
        "tgWebAppData": init_data(user, token, start, now=world.clock.now(), how=how),
        "tgWebAppVersion": VERSION,
        "tgWebAppPlatform": PLATFORM,
        "tgWebAppThemeParams": json.dumps(theme),
    }
    return {"url": f"{base}#{urlencode(told)}", "bot": BOT.username}
