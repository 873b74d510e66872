"""Settings at the desk: how the shop is set, its log, its health, a backup, the digest's hour.

What the owner may choose is in `settings_shop`; tokens and addresses are not shown.
"""

import asyncio
import platform
import tempfile
from pathlib import Path
from typing import Any

from aiogram import Bot, F
from aiogram.methods import SendDocument
from aiogram.types import CallbackQuery, FSInputFile
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, SwitchTo

from domain import digest
from domain.admin import audit
from domain.admin.authority import AccessLevel, Authority
from domain.languages import NAMES
from domain.refusal import Refused
from handlers.admin import action
from handlers.admin.lists import back_to
from handlers.admin.settings import shop_settings_page
from handlers.admin.states import Settings
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.admin import audit_log
from storage.admin.tables import AuditEntry
from storage.backup import NotSqlite, create_backup
from storage.database import Tx
from views.i18n import Html, Translate, escaped

LINES_SHOWN = 10
FACTS_CHARS_MAX = 100
FINDINGS_SHOWN_MAX = 30
FINDING_CHARS_MAX = 100
BACKUP_BYTES_MAX = 50 * 1024 * 1024
"""What a bot may send."""
MARKS = {"ok": "🟢", "warn": "🟡"}
BAD = "🔴"
VERSION = "0.1.0"
"""As pyproject.toml has it; a test holds the two together."""


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return how the shop is set."""
    known = action.settings(dialog_manager)
    me = dialog_manager.middleware_data.get("me")

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        return {
            "username": getattr(me, "username", None) or "-",
            "python": platform.python_version(),
            "dialect": action.database(dialog_manager).dialect,
            "language": NAMES.get(known.language, known.language),
            "zone": known.timezone,
            "currency": known.currency,
            "overall": known.limit_overall_per_second,
            "chat": f"{known.limit_chat_per_second:g}",
            "group": known.limit_group_per_minute,
            "version": VERSION,
            "hour": await digest.get_hour(tx),
            "on": await digest.is_enabled(tx, by.member_id),
            "off": not await digest.is_enabled(tx, by.member_id),
            "owner": by.is_owner,
        }

    return await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)


async def lines(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return a page of the log, the newest first, and whether the whole of it holds."""
    t, zone = translate(dialog_manager), action.settings(dialog_manager).timezone
    before = dialog_manager.dialog_data.get("before")

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        found = await audit_log.newest(tx, limit=LINES_SHOWN, before_id=before)
        names = await audit_log.names(tx, {line.party_id for line in found if line.party_id})
        words = [worded(line, names.get(line.party_id or 0), t, zone) for line in found]
        return {"done": Html("\n".join(words)), "last": found[-1].id if found else 1}

    page = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    dialog_manager.dialog_data["last"] = page["last"]
    holds: dict[str, Any] = dialog_manager.dialog_data.get("holds", {"lines": 0, "broken": 0})
    return page | holds | {"older": page["last"] > 1}


def worded(line: AuditEntry, name: str | None, t: Translate, zone: str) -> Html:
    """Return one line of the log in words: when, who, what, to what, and its facts."""
    who = name or t("settings-log-console" if line.party_id is None else "settings-log-erased")
    facts = ", ".join(f"{key}={value}" for key, value in line.facts.items())[:FACTS_CHARS_MAX]
    when = t.local(line.at, zone)
    return t("settings-log-line", when=when, who=who, act=line.act, to=line.subject, facts=facts)


async def open_log(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Check the whole log, and show its end."""

    async def read(tx: Tx, by: Authority) -> audit.VerifyResult:
        return await audit.verify(tx)

    verdict = await action.load(manager, read, need=AccessLevel.EVERYWHERE)
    holds = {"lines": verdict.lines, "broken": verdict.broken_at or 0}
    manager.dialog_data.update(holds=holds, before=None)
    await manager.switch_to(Settings.log)


async def older(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Show the lines before these."""
    manager.dialog_data["before"] = manager.dialog_data.get("last")


async def look_after(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Look at everything that `doctor` looks at."""
    await every(manager)
    found = await manager.middleware_data["examine"](action.settings(manager))
    manager.dialog_data["findings"] = [
        f"{MARKS.get(one.verdict, BAD)} {one.what}: {one.words}"[:FINDING_CHARS_MAX]
        for one in sorted(found, key=lambda one: one.verdict == "ok")
    ]
    await manager.switch_to(Settings.health)


async def health(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what was found, what is wrong first."""
    await every(dialog_manager)
    found = dialog_manager.dialog_data.get("findings", [])
    return {"findings": escaped("\n".join(found[:FINDINGS_SHOWN_MAX])), "checked": len(found)}


async def backup(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Send a copy of the whole shop to its owner; one that is too big is left to the server."""

    async def work(tx: Tx, by: Authority) -> None:
        if action.database(manager).dialect != "sqlite":
            raise Refused("settings.backup_postgres")

    await action.perform(manager, "backup.make", "database", work, need=AccessLevel.OWNER)
    name = f"tuan-{action.now(manager):%Y%m%d-%H%M%S}.db"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        try:
            await create_backup(action.database(manager), file)
        except NotSqlite:
            raise Refused("settings.backup_postgres") from None
        if (await asyncio.to_thread(file.stat)).st_size > BACKUP_BYTES_MAX:
            raise Refused("settings.backup_big", megabytes=BACKUP_BYTES_MAX // 2**20)
        bot: Bot = manager.middleware_data["bot"]
        call = SendDocument(
            chat_id=action.user_id(manager),
            document=FSInputFile(file),
            caption=translate(manager)("settings-backup"),
        )
        await bot(call)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def next_hour(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Send digests at the next of the hours there are."""

    async def work(tx: Tx, by: Authority) -> None:
        at = await digest.get_hour(tx)
        later = [one for one in digest.HOURS if one > at]
        await digest.set_hour(tx, later[0] if later else digest.HOURS[0])

    await action.perform(manager, "digest.hour", "digest", work)


async def digest_switch(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Have the presser's own digest, or none."""
    on, now = button.widget_id == "digest_on", action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await digest.set_enabled(tx, by.member_id, on=on, now=now)

    await action.perform(manager, "digest", "digest", work, noted=True)


DIALOG = Dialog(
    Window(
        I18nText("settings-all"),
        Group(
            SwitchTo(I18nLabel("settings-button-shop"), id="shop", state=Settings.shop),
            Button(I18nLabel("settings-button-log"), id="log", on_click=open_log),
            Button(I18nLabel("settings-button-health"), id="health", on_click=look_after),
            Button(
                I18nLabel("settings-button-backup"), id="backup", on_click=backup, when=F["owner"]
            ),
            Button(I18nLabel("settings-button-hour"), id="hour", on_click=next_hour),
            Button(
                I18nLabel("digest-button-off"),
                id="digest_off",
                on_click=digest_switch,
                when=F["on"],
            ),
            Button(
                I18nLabel("digest-button-on"), id="digest_on", on_click=digest_switch, when=F["off"]
            ),
            SwitchTo(I18nLabel("settings-button-about"), id="about", state=Settings.about),
            width=2,
        ),
        Cancel(I18nLabel("desk-button-back")),
        state=Settings.all,
        getter=every,
    ),
    Window(
        I18nText("settings-log"),
        Value("done"),
        Button(I18nLabel("settings-button-older"), id="older", on_click=older, when=F["older"]),
        back_to(Settings.all),
        state=Settings.log,
        getter=lines,
    ),
    Window(
        I18nText("settings-health"),
        Value("findings"),
        back_to(Settings.all),
        state=Settings.health,
        getter=health,
    ),
    Window(
        I18nText("settings-about"),
        back_to(Settings.all),
        state=Settings.about,
        getter=every,
    ),
    *shop_settings_page.WINDOWS,
)
