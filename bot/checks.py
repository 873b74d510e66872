"""What `doctor` looks at: each check is one function that returns findings, and never raises."""

import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import aiohttp
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramUnauthorizedError
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner
from sqlalchemy import inspect
from sqlalchemy.exc import SQLAlchemyError

from bot import client, key_at_hand
from bot.client import make_bot
from bot.log import masked
from bot.payment_checks import ways_to_pay
from bot.serving.web_check import web_findings
from bot.serving.webhook_check import webhook_findings
from bot.session import explain
from domain import shop_settings
from domain.admin import audit
from domain.chat import bot_membership
from domain.link import url_host
from domain.payment.agreement import NANO
from domain.settings import Settings
from storage import backup, lease, process_lock, updates
from storage.chat import chats
from storage.chat.tables import Chat
from storage.database import Database, Tx
from storage.feed_source import feed_sources
from storage.installation import Fact
from storage.payment import star_books
from storage.picture import pictures
from storage.sealing import sealed, shop_key
from storage.sealing.shop_key import KeyRefused, ShopKey
from views.i18n import translator

SKEW_MAX_S = 5.0
CHATS_MAX = 200
SET_ASIDE_WITHIN = timedelta(days=7)
REASONS_MAX = 5
SERVER = "Whatever answers at TELEGRAM_API speaks another version than this bot: update it."
ADDRESSES_MAX = 10_000
STARS_HELP = "Ask Telegram's support; a buyer's bank may have called money back."
FEED_HELP = "`deals feeds list` says why in words."
SAFE_SQLITE = (3, 51, 3)


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `verdict` is ok, warn or bad; `remedy` says how to mend it."""

    verdict: str
    what: str
    words: str
    remedy: str = ""


async def examine(settings: Settings) -> list[Finding]:
    """Return what every check found, in the order an operator would ask."""
    return [finding async for finding in findings(settings)]


async def findings(settings: Settings, *, told: str = "") -> AsyncIterator[Finding]:
    """Yield what every check finds, as it is found; one that fails ends no other.

    `told` is a newest line of the audit log, as a digest told it once.
    """
    database = Database(settings.database_url, background=True)
    await _lay(settings, database)
    yield Finding("ok", "settings", "every variable is well formed")
    for finding in (*limits(settings), *(Finding(*one) for one in web_findings(settings))):
        yield finding
    bot = make_bot(settings)
    async with bot.session:
        checks: dict[str, Callable[[], AsyncIterator[Finding]]] = {
            "database": lambda: _each(storage(database, settings)),
            "shop key": lambda: _each(shop_key_and_log(database, settings, told)),
            "lease": lambda: _each(held_by(database)),
            "updates": lambda: _each(unreadable_updates(database, settings)),
            "hosts": lambda: _each(outgoing(database, settings)),
            "Stars": lambda: _each(books_of_stars(database, settings)),
            "payments": lambda: _each(payments(bot, database, settings)),
            "clock": lambda: _each(clock(settings)),
            "Telegram": lambda: telegram(bot, database, settings),
        }
        for name, check in checks.items():
            try:
                async for finding in check():
                    yield finding
            except Exception as error:  # noqa: BLE001 - what nobody thought of must not hide the rest
                words = masked(f"{type(error).__name__}: {error}".splitlines()[0])
                yield Finding("bad", name, f"could not be looked at: {words}")
    await database.close()


async def _each(check: Awaitable[list[Finding]]) -> AsyncIterator[Finding]:
    for finding in await check:
        yield finding


async def _lay(settings: Settings, database: Database) -> None:
    """Lay what was chosen in the admin menu over the settings, where there is a database to ask."""
    path = settings.sqlite_path
    if path is None or path.exists():
        with suppress(SQLAlchemyError, OSError):
            await client.apply_overrides(settings, database)


def limits(settings: Settings) -> Iterator[Finding]:
    """Warn of limits above those that Telegram publishes."""
    for name, published in shop_settings.TELEGRAM_LIMITS.items():
        value = getattr(settings, name)
        if value > published:
            yield Finding(
                "warn",
                name.upper(),
                f"{value} is above Telegram's published {published}",
                "Expect refusals; the bot waits them out, and posts arrive later, not sooner.",
            )
        else:
            yield Finding("ok", name.upper(), str(value))


async def storage(database: Database, settings: Settings) -> list[Finding]:
    """Check that the database answers, is whole, and which SQLite carries it."""
    path = settings.sqlite_path
    if path is not None and not path.exists():
        return [Finding("warn", "database", f"{path} does not exist yet; `run` makes it")]
    try:
        empty = not await _has_tables(database)
    except (SQLAlchemyError, OSError) as error:
        return [Finding("bad", "database", masked(str(error).splitlines()[0]))]
    if empty:
        return [Finding("warn", "database", "answers, and has no tables yet; `run` makes them")]
    return [Finding("ok", "database", "answers")] if path is None else _sqlite(path)


async def shop_key_and_log(database: Database, settings: Settings, told: str) -> list[Finding]:
    """Check that the shop's key is there and fits, and with it every line of the audit log."""
    path = settings.sqlite_path
    if path is not None and not path.exists():
        return []
    try:
        if not await _has_tables(database):
            return []
        async with database.read() as tx:
            known = await shop_key.fingerprint(tx)
            if known is None:
                words = "nothing is sealed with it yet; the next `run` makes it and does that"
                return [Finding("warn", "shop key", words)]
            there = await sealed.counts(tx)
        try:
            key = key_at_hand.find(database, settings)
            kept = key_at_hand.where(database, settings)
            key_at_hand.refuse_other(known, key, sealed.describe(there), kept)
        except KeyRefused as refused:
            return [Finding("bad", "shop key", str(refused))]
        key_at_hand.use(database, settings, ShopKey(str(key)))
        async with database.read() as tx:
            return [_kept(database, settings), await _log(tx), *await _told(tx, told)]
    except (SQLAlchemyError, OSError) as error:
        return [Finding("bad", "shop key", masked(str(error).splitlines()[0]))]


def _kept(database: Database, settings: Settings) -> Finding:
    where = key_at_hand.where(database, settings)
    path = shop_key.path_of(database.url)
    if where == str(path) and path.stat().st_mode & 0o077:
        remedy = f"chmod 600 {path}"
        return Finding("warn", "shop key", f"others on this machine may read {path}", remedy)
    return Finding("ok", "shop key", f"{where}, fits the database; no backup has it: keep a copy")


async def _log(tx: Tx) -> Finding:
    verdict = await audit.verify(tx)
    if verdict.broken_at is None:
        newest = await audit.head(tx)
        words = f"{verdict.lines} lines, none changed by anybody without the shop's key"
        proves = "That it is the newest, only a seal shows that was told before: doctor --head"
        return Finding("ok", "audit log", f"{words}; the newest is {newest or 'none'}", proves)
    remedy = "Somebody changed it past the bot: compare it with a backup before trusting it."
    return Finding("bad", "audit log", f"does not hold from line {verdict.broken_at} on", remedy)


async def _told(tx: Tx, told: str) -> list[Finding]:
    if not told:
        return []
    if await audit.check_head(tx, told):
        return [Finding("ok", "told seal", f"{told} stands in the log, with all before it")]
    remedy = (
        "The log was written anew, or the database put back to an earlier day, or this is mistyped."
    )
    return [Finding("bad", "told seal", f"{told} does not stand in the log", remedy)]


async def _has_tables(database: Database) -> bool:
    async with database.read() as tx:
        connection = await tx.connection()
        return bool(
            await connection.run_sync(lambda sync: inspect(sync).has_table(Fact.__tablename__))
        )


async def unreadable_updates(database: Database, settings: Settings) -> list[Finding]:
    """Count the updates of the last days that were set aside, by the reason."""
    path = settings.sqlite_path
    if path is not None and not path.exists():
        return []
    try:
        if not await _has_tables(database):
            return []
        async with database.read() as tx:
            since = datetime.now(UTC) - SET_ASIDE_WITHIN
            found = await updates.reasons(tx, since=since, limit=REASONS_MAX)
    except (SQLAlchemyError, OSError):
        return []  # The check of the database says why.
    remedy = "A Bot API server of your own may be older or newer than this bot; else it is a bug."
    return [
        Finding("warn", "updates", masked(f"{number} set aside in 7 days: {why}"[:200]), remedy)
        for why, number in found
    ] or [Finding("ok", "updates", "every one of the last 7 days was read")]


def _sqlite(path: Path) -> list[Finding]:
    found = backup.check_integrity(path)
    whole = Finding("ok" if found == "ok" else "bad", "database", f"{path}, integrity {found}")
    safe = sqlite3.sqlite_version_info >= SAFE_SQLITE
    words = f"version {sqlite3.sqlite_version}"
    note = "" if safe else "older than 3.51.3; safe here, because one process checkpoints"
    return [whole, Finding("ok", "SQLite", f"{words}; {note}" if note else words)]


async def held_by(database: Database) -> list[Finding]:
    """Say who works on a PostgreSQL database, and whether that is still so."""
    if database.dialect == "sqlite":
        return []
    try:
        async with database.read() as tx:
            held = await lease.look(tx, process_lock.BOT)
    except (SQLAlchemyError, OSError):
        return []  # `storage` has said what is wrong.
    if held is None or held.released:
        return [Finding("ok", "lease", "no bot works on this database")]
    if held.left_s > 0:
        return [Finding("ok", "lease", f"{held.holder}; renewed {held.renewed_s:.0f} s ago")]
    ended = f"{held.holder} has not renewed it for {held.renewed_s:.0f} s"
    remedy = "It was killed, or does not reach the database: nothing is polled or sent meanwhile."
    return [Finding("warn", "lease", ended, remedy)]


async def outgoing(database: Database, settings: Settings) -> list[Finding]:
    """List every host that this shop calls, and why."""
    api = url_host(settings.telegram_api) or settings.telegram_api
    found = [Finding("ok", "calls", f"{api} (TELEGRAM_API)")]
    if settings.fetch_proxy is not None:
        proxy = settings.fetch_proxy.get_secret_value().partition("://")[2].rpartition("@")[2]
        words = f"{proxy.strip('/')} (FETCH_PROXY): all but Telegram goes through it"
        found.append(Finding("ok", "calls", words))
    if settings.stripe_key is not None:
        found.append(Finding("ok", "calls", f"{url_host(settings.stripe_api)} (refunds of cards)"))
    path = settings.sqlite_path
    if (path is not None and not path.exists()) or not await _has_tables(database):
        return found
    async with database.read() as tx:
        hosts = await feed_sources.hosts(tx)
        seen = await pictures.addresses(tx, limit=ADDRESSES_MAX)
        trouble = [one for one in await feed_sources.listed(tx) if one.problem is not None]
    found += [Finding("ok", "calls", f"{host} (feeds by address)") for host in hosts]
    shown = sorted({url_host(one) or "-" for one in seen}) if settings.looks_at_pictures else []
    found += [Finding("ok", "calls", f"{host} (pictures of deals)") for host in shown]
    found += [
        Finding("warn", f"feed {one.source}", f"not as it should be: {one.problem}", FEED_HELP)
        for one in trouble
    ]
    return found


async def books_of_stars(database: Database, settings: Settings) -> list[Finding]:
    """Say whether the books of Stars agreed with Telegram's list, where Stars were ever asked for."""
    path = settings.sqlite_path
    if (path is not None and not path.exists()) or not await _has_tables(database):
        return []
    async with database.read() as tx:
        book = await star_books.find_book(tx)
    if book is None:
        return []
    balance, differs = book.balance_nano // NANO, book.differs_nano // NANO
    if differs:
        side = "more" if differs > 0 else "less"
        words = (
            f"Telegram has {abs(differs)} {side} than the books: {balance}, not {balance - differs}"
        )
        return [Finding("bad", "Stars", words, STARS_HELP)]
    if book.missing:
        words = f"{book.missing} charges stand in the books and not in Telegram's list"
        return [Finding("bad", "Stars", words, STARS_HELP)]
    opening = book.opening_nano // NANO
    words = f"{balance} = {opening} at first + {book.entries} transactions; looked at {book.checked_at:%F %R} UTC"
    return [Finding("ok", "Stars", words)]


async def payments(bot: Bot, database: Database, settings: Settings) -> list[Finding]:
    """Say whether Telegram makes the invoices that this shop needs."""
    path = settings.sqlite_path
    if (path is not None and not path.exists()) or not await _has_tables(database):
        return []
    return [Finding(*found) for found in await ways_to_pay(bot, database, settings)]


async def clock(settings: Settings) -> list[Finding]:
    """Compare this machine's clock with the one that Telegram's answers carry."""
    try:
        timeout = aiohttp.ClientTimeout(total=10)
        async with aiohttp.ClientSession(timeout=timeout) as web:
            before = time.time()
            async with web.get(settings.telegram_api) as answer:
                date = answer.headers.get("Date")
        if date is None:
            words = "not compared: the server's answer has no Date header"
            return [Finding("warn", "clock", words)]
        theirs = parsedate_to_datetime(date).timestamp()
    except (aiohttp.ClientError, OSError, ValueError, TimeoutError) as error:
        return [Finding("warn", "clock", f"not compared: {masked(str(error)) or 'no answer'}")]
    skew = before - theirs
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if abs(skew) > SKEW_MAX_S:
        remedy = "Turn on time synchronisation; schedules would fire at the wrong moment."
        return [Finding("bad", "clock", f"{skew:+.0f} s off Telegram's", remedy)]
    return [Finding("ok", "clock", f"{now}, within {SKEW_MAX_S:.0f} s of Telegram's")]


async def telegram(bot: Bot, database: Database, settings: Settings) -> AsyncIterator[Finding]:
    """Check the token, how updates come, then the bot's rights in every chat that it posts to."""
    try:
        me = await bot.get_me()
    except TelegramUnauthorizedError:
        remedy = "Ask @BotFather for a new one: /token"
        yield Finding("bad", "BOT_TOKEN", "Telegram does not know this token", remedy)
        return
    except TelegramAPIError as error:
        yield Finding("bad", "Telegram", masked(f"cannot be reached: {error}"))
        return
    except ClientDecodeError as error:
        yield Finding("bad", "Telegram", explain(error), SERVER)
    else:
        yield Finding("ok", "BOT_TOKEN", f"belongs to @{me.username}")
    async for finding in _updates_come(bot, settings):
        yield finding
    for place in await _places(database):
        yield await _rights_in(bot, place)


async def _updates_come(bot: Bot, settings: Settings) -> AsyncIterator[Finding]:
    try:
        info = await bot.get_webhook_info()
    except (TelegramAPIError, ClientDecodeError) as error:
        yield Finding("warn", "webhook", f"not looked at: {explain(error)}")
        return
    for found in webhook_findings(info, settings, datetime.now(UTC)):
        yield Finding(*found)


async def _places(database: Database) -> Sequence[Chat]:
    try:
        async with database.read() as tx:
            return (await chats.active(tx))[:CHATS_MAX]
    except (SQLAlchemyError, OSError):
        return []


async def _rights_in(bot: Bot, place: Chat) -> Finding:
    what = f"chat {place.id} {place.title}"
    try:
        member = await bot.get_chat_member(place.id, bot.id)
    except TelegramAPIError as error:
        return Finding("bad", what, masked(str(error)), "Add the bot to the chat again.")
    except ClientDecodeError as error:
        return Finding("bad", what, explain(error), SERVER)
    if isinstance(member, ChatMemberOwner):
        return Finding("ok", what, "owner")
    if not isinstance(member, ChatMemberAdministrator):
        remedy = "It can post, but not pin or delete. Make it an administrator."
        return Finding("warn", what, f"the bot is a {member.status}", remedy)
    if lacking := bot_membership.missing_rights(place.type, member.model_dump()):
        t = translator("en")
        missing = ", ".join(t.plain(f"admin-right-{right}") for right in lacking)
        remedy = "Chat settings > Administrators > the bot: switch them on."
        return Finding("warn", what, f"lacks: {missing}", remedy)
    return Finding("ok", what, "every right that is used")
