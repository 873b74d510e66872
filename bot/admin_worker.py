"""Handles updates of admin menus: one member's in order, several members side by side, none twice.

    waiting -> taken (committed) -> handled -> gone

An update that was taken when the bot was killed is not handled again: nobody knows how far it came.
Its member sees the menu anew, and that they were interrupted.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import takewhile

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import Update, User
from sqlalchemy.exc import SQLAlchemyError

from bot import checks
from bot.answers import ReplyContext, ReplyContextFactory
from bot.replies import ReplySender
from bot.report import Report
from bot.session import explain
from domain import store
from domain.admin import authority
from domain.clock import Clock
from domain.member import language_of
from domain.post.planner import PostingRules
from domain.refusal import Refused
from domain.settings import Settings
from handlers.admin.dispatcher import ShownWindow
from handlers.admin.hosts import host_request
from storage import errors, members
from storage.admin import pending_updates
from storage.admin.tables import PendingUpdate
from storage.database import Database
from storage.dialogs import note_menu_question
from views.i18n import translator
from views.packing.packing_screens import PackingFile

MEMBERS_AT_ONCE = 8
WORDS_CHARS_MAX = 120
PAUSE_S = 2.0
"""After trouble with the database."""
ALBUM_PAUSE_S = 0.5
"""An album counts as whole when no part of it has come for so long."""
ALBUM_PARTS_MAX = 50
log = structlog.get_logger("tuan.admin")


def _album(row: PendingUpdate) -> str | None:
    """Return the album that an update is a part of."""
    message = json.loads(row.body).get("message") or {}
    album: str | None = message.get("media_group_id")
    return album


def _first_whole(rows: Sequence[PendingUpdate]) -> list[PendingUpdate]:
    """Return the first update, with the parts of its album that follow it."""
    album = _album(rows[0])
    if album is None:
        return [rows[0]]
    return list(takewhile(lambda row: _album(row) == album, rows))


def _is_of_staff(update: Update) -> bool:
    """Whether the staff of a store may send this: the photo of a QR, a press for a packing list."""
    if update.callback_query is not None:
        return (update.callback_query.data or "").startswith(f"{PackingFile.__prefix__}:")
    return update.message is not None and bool(update.message.photo)


class AdminWorker:
    """Handles what `handlers.admin_updates` put aside until it is closed."""

    def __init__(
        self,
        *,
        bot: Bot,
        dispatcher: Dispatcher,
        database: Database,
        clock: Clock,
        settings: Settings,
        rules: Callable[[], PostingRules],
        speaker: ReplySender,
        report: Report,
        allowed: Callable[[], bool] = lambda: True,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._database = database
        self._clock = clock
        self._settings = settings
        self._rules = rules
        self._speaker = speaker
        self._report = report
        self._allowed = allowed
        """Whether this process may work now; where it may again, `look` is called."""
        self._answers = ReplyContextFactory(lambda: settings.language)
        self._me: User | None = None
        self._bell = asyncio.Event()
        self._bell.set()
        self._closing = False

    def introduce(self, me: User) -> None:
        """Let windows know the bot's own account."""
        self._me = me

    def look(self) -> None:
        """Look at the pending updates; those from before a start are looked at without asking."""
        self._bell.set()

    def close(self) -> None:
        """Let what is at hand finish, and make `run` return."""
        self._closing = True
        self._bell.set()

    async def run(self) -> None:
        """Work until `close`; trouble is logged, waited out and recovered from."""
        while not self._closing:
            await self._bell.wait()
            self._bell.clear()
            try:
                while not self._closing and self._allowed() and await self._round():
                    pass
            except (SQLAlchemyError, OSError) as error:
                if not errors.is_transient(error):
                    self._report.bug("admin menus failed", error)
                log.warning("the menus wait for the database", why=str(error))
                await asyncio.sleep(0 if self._closing else PAUSE_S)
                self._bell.set()

    async def _round(self) -> int:
        """Handle what waits; return how much it was."""
        async with self._database.read() as tx:
            rows = await pending_updates.pending(tx, self._bot.id)
        by_member: dict[int, list[PendingUpdate]] = defaultdict(list)
        for row in rows:
            by_member[row.member_id].append(row)
        room = asyncio.Semaphore(MEMBERS_AT_ONCE)
        async with asyncio.TaskGroup() as tasks:
            for some in by_member.values():
                tasks.create_task(self._in_order(some, room))
        return len(rows)

    async def _in_order(self, rows: Sequence[PendingUpdate], room: asyncio.Semaphore) -> None:
        async with room:
            waiting = list(rows)
            while waiting and not self._closing:
                some = _first_whole(waiting)
                if _album(waiting[0]) and len(some) == len(waiting):
                    waiting += await self._later_parts(waiting[-1])
                    some = _first_whole(waiting)
                del waiting[: len(some)]
                await self._one(some)

    async def _later_parts(self, last: PendingUpdate) -> list[PendingUpdate]:
        """Return what a member sent after a part of an album: its parts come one by one."""
        found: list[PendingUpdate] = []
        while len(found) < ALBUM_PARTS_MAX:
            await asyncio.sleep(0 if self._closing else ALBUM_PAUSE_S)
            async with self._database.read() as tx:
                more = await pending_updates.later_of(tx, found[-1] if found else last)
            if not more:
                break
            found += more
        return found

    async def _one(self, rows: Sequence[PendingUpdate]) -> None:
        """Take an update, or the parts of an album, handle and delete it, whatever came of it."""
        interrupted = any(row.tries > 0 for row in rows)
        if not interrupted:
            async with self._database.begin() as tx:
                for row in rows:
                    taken = await tx.get(PendingUpdate, row.id)
                    if taken is None:
                        return
                    taken.tries += 1
        shown = ShownWindow()
        await self._handle(rows, shown, interrupted=interrupted)
        last, now = rows[-1], self._clock.now()
        async with self._database.begin() as tx:
            for row in rows:
                await pending_updates.delete_handled(tx, row.id)
            if shown.asks is not None:
                await note_menu_question(
                    tx, last.bot_id, last.member_id, last.update_id, asks=shown.asks, now=now
                )

    async def _handle(
        self, rows: Sequence[PendingUpdate], shown: ShownWindow, *, interrupted: bool
    ) -> None:
        updates = [Update.model_validate_json(row.body, context={"bot": self._bot}) for row in rows]
        row, update = rows[0], updates[0]
        hearing = self._answers.begin(update)
        shown.parts = [one.message for one in updates if one.message is not None]
        try:
            if not interrupted:
                await self._feed(update, row.member_id, hearing, shown)
            else:
                raise Refused("admin.interrupted")
        except Refused as refused:
            self._speaker.say(hearing.refusal(refused))
        except (TelegramAPIError, ClientDecodeError) as failed:
            words = explain(failed)[:WORDS_CHARS_MAX]
            log.warning("a menu was not shown", why=words, member_id=row.member_id)
            self._speaker.say(hearing.refusal(Refused("admin.not_shown", words=words)))
        except Exception as error:  # noqa: BLE001
            # Whatever a window did wrong, its update must not come again, and others wait.
            if isinstance(error, (SQLAlchemyError, OSError)) and errors.is_transient(error):
                log.warning("the menus wait for the database", why=str(error))
            else:
                self._report.bug("admin handler failed", error, update_id=update.update_id)
            self._speaker.say(hearing.apology())

    async def _feed(
        self, update: Update, member_id: int, hearing: ReplyContext, shown: ShownWindow
    ) -> None:
        async with self._database.read() as tx:
            who = await authority.load(tx, member_id)
            member = await members.find(tx, member_id)
            staff = _is_of_staff(update) and await store.may_redeem(tx, member_id)
        shop = self._settings
        language = shop.language if member is None else language_of(member, shop.language)
        t = translator(language, now=self._clock.now(), zone=shop.timezone, country=shop.country)
        hearing.identify_sender(t, self._me, member)
        asks = host_request.is_request(update.message)
        if who is None and not staff and not asks:
            raise Refused("admin.nobody")
        await self._dispatcher.feed_update(
            self._bot,
            update,
            t=t,
            database=self._database,
            clock=self._clock,
            settings=self._settings,
            rules=self._rules(),
            examine=checks.examine,
            me=self._me,
            runs_shop=who is not None,
            parts=shown.parts,
            shown=shown,
        )
