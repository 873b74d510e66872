"""What the operator reads about settings is what the program does."""

import re
from pathlib import Path

import pytest

from bot.settings import SECRETS, BadSettings, load
from domain.settings import Settings

ROOT = Path(__file__).parent.parent
TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdef"
SECRET_VALUES = {
    "BOT_TOKEN": TOKEN,
    "SHOP_KEY": "k" * 40,
    "DATABASE_URL": "sqlite+aiosqlite:///other.db",
    "METRICS_KEY": "a-key-of-a-monitor",
    "PAYMENT_TOKEN": "284685063:TEST:MmVhNDY5YzgwYzQ4",
    "STRIPE_KEY": "sk_test_MmVhNDY5YzgwYzQ4",
}
NAMES = {name.upper() for name in Settings.model_fields}


def default_of(name: str) -> str:
    value = Settings.model_fields[name.lower()].get_default()
    return "" if value is None or not isinstance(value, (str, int, float)) else str(value)


def test_the_example_file_names_every_variable_with_its_default() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    assert given == {name: default_of(name) for name in NAMES}


def test_the_readme_table_names_every_variable_with_its_default() -> None:
    rows = re.findall(
        r"^\| `([A-Z_]+)` \| (.*?) \|", (ROOT / "README.md").read_text(), re.MULTILINE
    )
    shown = {name: value.strip().strip("`") for name, value in rows}
    assert shown == {name: default_of(name) or "-" for name in NAMES}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("BOT_TOKEN", "hello", "BOT_TOKEN: is not a bot token"),
        ("BOT_TOKEN", "", "BOT_TOKEN is not set"),
        ("OWNER_ID", "@olga", "OWNER_ID:"),
        ("SHOP_KEY", "too short", "SHOP_KEY: is too short: at least 32"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL: must begin with"),
        ("TELEGRAM_API", "telegram", "TELEGRAM_API: must be an http(s) address"),
        ("TIMEZONE", "Mars/Base", "TIMEZONE: 'Mars/Base' is not a time zone"),
        ("LANGUAGE", "tlh", "LANGUAGE:"),
        ("CURRENCY", "BEADS", "CURRENCY: 'BEADS' is not a currency code"),
        ("LIMIT_OVERALL_PER_SECOND", "0", "LIMIT_OVERALL_PER_SECOND:"),
        ("LIMIT_CHAT_PER_SECOND", "-1", "LIMIT_CHAT_PER_SECOND:"),
        ("LIMIT_GROUP_PER_MINUTE", "many", "LIMIT_GROUP_PER_MINUTE:"),
        ("QUIET_HOURS", "22:00-24:00", "QUIET_HOURS: '22:00-24:00' are not hours"),
        ("DAILY_CAP", "-1", "DAILY_CAP:"),
        ("FETCH_PROXY", "proxy.lan", "FETCH_PROXY: must be an address such as"),
        ("FETCH_PRIVATE_HOSTS", "127.1", "FETCH_PRIVATE_HOSTS: '127.1' is not a host"),
        ("METRICS_KEY", "short", "METRICS_KEY: must be 16 or more"),
        ("PAYMENT_TOKEN", "a b", "PAYMENT_TOKEN: is not a provider's token"),
        ("STRIPE_KEY", "pk_test_12345678", "STRIPE_KEY: is not a secret key"),
        ("UPDATES", "webhook", "UPDATES: a webhook needs WEB_LISTEN and WEB_URL"),
        ("WEB_LISTEN", "8080", "WEB_LISTEN: '8080' is not host:port"),
        ("WEB_URL", "http://shop.example", "WEB_URL: must begin with https://"),
        ("WEB_PROXIES", "caddy", "WEB_PROXIES: 'caddy' is not an address or network"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT:"),
    ],
)
def test_a_bad_value_is_one_line_that_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as bad:
        load(env_file=None)
    assert str(bad.value).startswith(words)
    assert "\n" not in str(bad.value)


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_may_come_from_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    secret = SECRET_VALUES[name]
    (tmp_path / "secret").write_text(secret + "\n")
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(f"{name}_FILE", str(tmp_path / "secret"))
    settings = load(env_file=None)
    known = None if name == "DATABASE_URL" else getattr(settings, name.lower())
    assert secret == (known.get_secret_value() if known else settings.database_url)


def test_a_secret_file_that_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN_FILE", "/nowhere/token")
    with pytest.raises(BadSettings, match="BOT_TOKEN_FILE: /nowhere/token: No such file"):
        load(env_file=None)


def test_the_sandbox_token_is_refused_against_telegram(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.terminal import SANDBOX_TOKEN as SANDBOX

    monkeypatch.setenv("BOT_TOKEN", SANDBOX)
    with pytest.raises(BadSettings, match="BOT_TOKEN: is the sandbox's"):
        load(env_file=None)
    assert load(env_file=None, telegram_api="http://127.0.0.1:1").is_sandbox


def test_no_secret_is_shown_when_settings_are_printed() -> None:
    settings = load(
        env_file=None,
        bot_token=TOKEN,
        shop_key=SECRET_VALUES["SHOP_KEY"],
        database_url="postgresql+asyncpg://u:hunter2@h/d",
    )
    assert TOKEN not in repr(settings)
    assert "hunter2" not in repr(settings)
    assert SECRET_VALUES["SHOP_KEY"] not in repr(settings) + repr(settings.key)


def test_another_token_of_the_bot_changes_nothing_that_is_sealed() -> None:
    """`/revoke` gives another one; codes that were shown and accounts that were given stay."""
    revoked = TOKEN.replace("abcdef", "fedcba")
    one, other = (
        load(env_file=None, bot_token=token, shop_key=SECRET_VALUES["SHOP_KEY"])
        for token in (TOKEN, revoked)
    )
    assert (one.voucher_secret, one.payout_key) == (other.voucher_secret, other.payout_key)
    assert one.voucher_secret != one.payout_key
