"""Settings in the menus: how the shop is set, its log, its health, a backup, the digest's hour.

What the owner may choose is in `shop_settings_page`; tokens and addresses are not shown.
"""

import asyncio
import platform
import re
import tempfile
from pathlib import Path

from aiogram.methods import SendDocument
from aiogram.types import FSInputFile
from aiogram_dialog import Dialog, DialogManager, ShowMode

from domain import digest
from domain.admin.authority import AccessLevel
from domain.languages import NAMES
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values, database, load, now, settings, user_id
from handlers.admin.page import acts, button, dial, following, line, page
from handlers.admin.settings import activity_page, shop_info_page, shop_settings_page
from handlers.admin.states import SettingsStates
from handlers.admin.widgets import translate
from storage.backup import NotSqlite, create_backup
from views.i18n import escaped

FINDINGS_SHOWN_MAX = 30
FINDING_CHARS_MAX = 100
BACKUP_BYTES_MAX = 50 * 1024 * 1024
"""What a bot may send."""
MARKS = {"warn": "🟡"}
BAD = "🔴"
CHAT_ID = re.compile(r"^chat -?\d+ ")
"""How `doctor` names a chat; on a screen its title is enough."""
VERSION = "0.1.0"
"""As pyproject.toml has it; a test holds the two together."""


async def every(ctx: AdminContext) -> Values:
    """How the shop is set."""
    known, me = ctx.settings, ctx.manager.middleware_data.get("me")
    on = await digest.is_enabled(ctx.tx, ctx.by.member_id)
    return {
        "username": getattr(me, "username", None) or "-",
        "python": platform.python_version(),
        "dialect": database(ctx.manager).dialect,
        "language": NAMES.get(known.language, known.language),
        "zone": known.timezone,
        "currency": known.currency,
        "overall": known.limit_overall_per_second,
        "chat": f"{known.limit_chat_per_second:g}",
        "group": known.limit_group_per_minute,
        "version": VERSION,
        "hour": await digest.get_hour(ctx.tx),
        "on": on,
        "off": not on,
        "owner": ctx.by.is_owner,
    }


async def check_health(_: object, __: object, manager: DialogManager) -> None:
    """Look at everything that `doctor` looks at."""
    await load(manager, every, AccessLevel.EVERYWHERE)
    found = await manager.middleware_data["examine"](settings(manager))
    manager.dialog_data["checked"] = len(found)
    manager.dialog_data["findings"] = [
        f"{MARKS.get(one.verdict, BAD)} {CHAT_ID.sub('', one.what)}: {one.words}"[
            :FINDING_CHARS_MAX
        ]
        for one in found
        if one.verdict != "ok"
    ]
    await manager.switch_to(SettingsStates.health)


async def health(ctx: AdminContext) -> Values:
    """What is wrong; what is well is only counted, and listed by `doctor` on the server."""
    found = ctx.data.get("findings", [])
    return {
        "findings": escaped("\n".join(found[:FINDINGS_SHOWN_MAX])),
        "problems": len(found),
        "checked": ctx.data.get("checked", 0),
    }


async def send_backup(manager: DialogManager, _: None) -> None:
    """Send a copy of the whole shop to its owner; one that is too big is left to the server."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"tuan-{now(manager):%Y%m%d-%H%M%S}.db"
        try:
            await create_backup(database(manager), file)
        except NotSqlite:
            raise Refused("settings.backup_postgres") from None
        if (await asyncio.to_thread(file.stat)).st_size > BACKUP_BYTES_MAX:
            raise Refused("settings.backup_big", megabytes=BACKUP_BYTES_MAX // 2**20)
        call = SendDocument(
            chat_id=user_id(manager),
            document=FSInputFile(file),
            caption=translate(manager)("settings-backup"),
        )
        await manager.middleware_data["bot"](call)
    manager.show_mode = ShowMode.DELETE_AND_SEND


@acts("backup.make", "database", need=AccessLevel.OWNER, then=send_backup)
async def backup(ctx: AdminContext) -> None:
    if database(ctx.manager).dialect != "sqlite":
        raise Refused("settings.backup_postgres")


@acts("digest.hour", "digest")
async def cycle_hour(ctx: AdminContext) -> None:
    """Send digests at the next of the hours there are."""
    await digest.set_hour(ctx.tx, following(digest.HOURS, await digest.get_hour(ctx.tx)))


@acts("digest", "digest", noted=True)
async def switch_digest(ctx: AdminContext) -> None:
    """Have the presser's own digest, or none."""
    on = ctx.said == "digest_on"
    await digest.set_enabled(ctx.tx, ctx.by.member_id, on=on, now=ctx.now)


DIALOG = Dialog(
    page(
        SettingsStates.all,
        "settings-all",
        button("shop", SettingsStates.shop, text="settings-button-shop"),
        button("info", SettingsStates.info, text="support-button-info"),
        button("log", activity_page.open_log, text="settings-button-log"),
        button("health", check_health, text="settings-button-health"),
        button("backup", backup, text="settings-button-backup", when="owner"),
        dial("hour", cycle_hour, text="settings-button-hour"),
        button("digest_off", switch_digest, text="digest-button-off", when="on"),
        button("digest_on", switch_digest, text="digest-button-on", when="off"),
        button("about", SettingsStates.about, text="settings-button-about"),
        reads=every,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        SettingsStates.health,
        "settings-health",
        line("findings"),
        reads=health,
        back=SettingsStates.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        SettingsStates.about,
        "settings-about",
        reads=every,
        back=SettingsStates.all,
        need=AccessLevel.EVERYWHERE,
    ),
    *activity_page.PAGES,
    *shop_settings_page.PAGES,
    *shop_info_page.PAGES,
)
