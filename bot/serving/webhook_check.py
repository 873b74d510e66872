"""What Telegram says of its deliveries, in an operator's words: part of `doctor`."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from aiogram.types import WebhookInfo

from bot.log import masked
from bot.updates import ALLOWED
from domain.settings import Settings
from domain.web_address import WEBHOOK_PATH

RECENT = timedelta(hours=1)
WAITING_MANY = 100
WHAT = "webhook"
Found = tuple[str, str, str, str]
"""Verdict, what was looked at, what was found, and how to mend it."""
REMEDIES = {
    "401": "Something between Telegram and the bot drops X-Telegram-Bot-Api-Secret-Token, or two bots run.",
    "403": "The proxy refuses Telegram: let POST requests to /telegram/webhook through.",
    "404": "The proxy leads elsewhere, or the bot that answers there polls: compare UPDATES there.",
    "502": "The proxy does not reach WEB_LISTEN: is the bot running, and is the address the same?",
    "503": "The bot runs, and its database did not take the updates: see its log.",
    "SSL": "The certificate does not hold for this host: see the proxy's log.",
    "certificate": "The certificate does not hold for this host: see the proxy's log.",
    "refused": "Nothing listens at WEB_URL: is the proxy running, and is the port open?",
    "timed out": "Nothing answers at WEB_URL: is the port open to the world?",
    "resolve": "The name in WEB_URL leads nowhere: look at its DNS record.",
}
OTHERWISE = "`run` sets it at its start; if it runs, see its log."


def webhook_findings(info: WebhookInfo, settings: Settings, now: datetime) -> Iterator[Found]:
    """Yield what is to be said of `getWebhookInfo`."""
    if settings.updates == "polling":
        yield _unwanted(info.url)
        return
    yield _target(info, settings)
    if info.pending_update_count >= WAITING_MANY:
        words = f"{info.pending_update_count} updates wait at Telegram"
        yield (
            "warn",
            WHAT,
            words,
            "They come once deliveries succeed; none is dropped for 24 hours.",
        )
    failed_at = info.last_error_date
    if failed_at is not None and now - failed_at < RECENT:
        said = masked(info.last_error_message or "no reason given")
        minutes = round((now - failed_at).total_seconds() / 60)
        yield "warn", WHAT, f"a delivery failed {minutes} min ago: {said}", _remedy(said)
    lacking = sorted(set(ALLOWED) - set(info.allowed_updates or ALLOWED))
    if info.url and lacking:
        yield "warn", WHAT, f"Telegram does not deliver {', '.join(lacking)}", OTHERWISE


def _unwanted(url: str) -> Found:
    if not url:
        return "ok", WHAT, "none is set: updates are polled", ""
    words = f"one is set, to {_host(url)}, while UPDATES is polling"
    return "warn", WHAT, words, "`run` takes it away; if it comes back, another bot has this token."


def _target(info: WebhookInfo, settings: Settings) -> Found:
    if not info.url:
        return "bad", WHAT, "none is set: no update comes", OTHERWISE
    if info.url != settings.web_url + WEBHOOK_PATH:
        remedy = "Another bot has this token, or WEB_URL has changed since the start."
        return "bad", WHAT, f"Telegram delivers to {_host(info.url)}, not to WEB_URL", remedy
    waiting = f"{info.pending_update_count} waiting"
    return "ok", WHAT, f"Telegram delivers to {settings.web_url}, {waiting}", ""


def _remedy(said: str) -> str:
    return next((words for mark, words in REMEDIES.items() if mark in said), "")


def _host(url: str) -> str:
    return urlsplit(url).hostname or "-"
