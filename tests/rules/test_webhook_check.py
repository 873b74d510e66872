"""What `doctor` makes of Telegram's report about its deliveries."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram.types import WebhookInfo

from bot.serving.webhook_check import webhook_findings
from bot.settings import BadSettings, load
from bot.updates import ALLOWED
from domain.settings import Settings
from tests.shop_keys import WORDS

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdef"
HERE = "https://shop.example/telegram/webhook"


def settings(updates: str = "webhook", **values: Any) -> Settings:
    given = {"web_listen": "127.0.0.1:8080", "web_url": "https://shop.example"} | values
    return load(env_file=None, bot_token=TOKEN, shop_key=WORDS, updates=updates, **given)


def found(updates: str = "webhook", **info: Any) -> list[tuple[str, str]]:
    given = {
        "url": HERE,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "allowed_updates": list(ALLOWED),
    } | info
    said = webhook_findings(WebhookInfo(**given), settings(updates), NOW)
    return [(verdict, f"{words} | {remedy}") for verdict, _, words, remedy in said]


def failed(message: str, minutes: int = 5) -> dict[str, Any]:
    at = NOW - timedelta(minutes=minutes)
    return {"last_error_date": at, "last_error_message": message}


def test_good_deliveries_are_one_line() -> None:
    assert found() == [("ok", "Telegram delivers to https://shop.example, 0 waiting | ")]
    assert found("polling", url="") == [("ok", "none is set: updates are polled | ")]


@pytest.mark.parametrize(
    ("info", "verdict", "words"),
    [
        ({"url": ""}, "bad", "none is set: no update comes"),
        ({"url": "https://other.example/x?secret=1"}, "bad", "to other.example, not to WEB_URL"),
        ({"pending_update_count": 500}, "warn", "500 updates wait at Telegram"),
        (failed("Wrong response from the webhook: 401 Unauthorized"), "warn", "drops X-Telegram"),
        (failed("Wrong response from the webhook: 404 Not Found"), "warn", "compare UPDATES"),
        (failed("Wrong response from the webhook: 503"), "warn", "did not take the updates"),
        (failed("SSL error {error:0A000086}"), "warn", "certificate does not hold"),
        (failed("Connection refused"), "warn", "Nothing listens at WEB_URL"),
        (failed("Connection timed out"), "warn", "Nothing answers at WEB_URL"),
        (failed("Failed to resolve host: Name or service not known"), "warn", "leads nowhere"),
        ({"allowed_updates": ["message"]}, "warn", "does not deliver callback_query"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(
    info: dict[str, Any], verdict: str, words: str
) -> None:
    said = found(**info)
    assert any(got == verdict and words in line for got, line in said), said
    assert not any("secret" in line for _, line in said)


def test_a_failure_of_long_ago_is_no_news() -> None:
    assert len(found(**failed("Connection refused", minutes=90))) == 1


def test_a_webhook_that_polling_did_not_set_is_told() -> None:
    ((verdict, line),) = found("polling", url="https://other.example/hook")
    assert verdict == "warn"
    assert "to other.example, while UPDATES is polling" in line


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"web_url": ""}, "UPDATES: a webhook needs WEB_LISTEN and WEB_URL"),
        ({"web_listen": ""}, "UPDATES: a webhook needs WEB_LISTEN and WEB_URL"),
        ({"web_url": "https://shop.example:9443"}, "WEB_URL: Telegram delivers to the ports"),
    ],
)
def test_a_webhook_that_cannot_work_is_refused_at_the_start(
    values: dict[str, str], words: str
) -> None:
    with pytest.raises(BadSettings) as bad:
        settings(**values)
    assert str(bad.value).startswith(words)


def test_the_secret_is_the_shops_and_fits_telegrams_letters() -> None:
    secret = settings().webhook_secret
    assert len(secret) == 43
    assert set(secret) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
    other = settings()
    other.bot_token = TOKEN.replace("123456", "654321")  # type: ignore[assignment]
    assert other.webhook_secret != secret
