"""What `doctor` makes of how the web server is set."""

import pytest

from bot.serving.web_check import APP, PROXIES, web_findings
from bot.settings import BadSettings, load
from tests.shop_keys import WORDS

BEHIND = {"web_listen": "127.0.0.1:8080", "web_url": "https://shop.example"}


def found(**values: str) -> dict[str, tuple[str, str]]:
    settings = load(env_file=None, for_telegram=False, shop_key=WORDS, **values)
    return {what: (verdict, words) for verdict, what, words, _ in web_findings(settings)}


def test_without_a_web_server_there_is_nothing_to_say() -> None:
    assert found() == {}


@pytest.mark.parametrize(
    ("proxies", "listen", "verdict", "words"),
    [
        ("127.0.0.1, ::1", "127.0.0.1:8080", "ok", "127.0.0.1, ::1"),
        ("", "127.0.0.1:8080", "warn", "nobody is believed"),
        ("0.0.0.0/0", "127.0.0.1:8080", "warn", "0.0.0.0/0 believes strangers"),
        ("::/0", "127.0.0.1:8080", "warn", "::/0 believes strangers"),
        ("0.0.0.0/1, 128.0.0.0/1", "127.0.0.1:8080", "warn", "0.0.0.0/1, 128.0.0.0/1 believes"),
        ("127.0.0.1", "0.0.0.0:8080", "warn", "open to other machines"),
        ("172.28.10.0/24", "0.0.0.0:8080", "ok", "172.28.10.0/24"),
        ("10.0.0.0/8", "0.0.0.0:8080", "ok", "10.0.0.0/8"),
    ],
)
def test_whom_the_server_believes(proxies: str, listen: str, verdict: str, words: str) -> None:
    said = found(**BEHIND | {"web_proxies": proxies, "web_listen": listen})[PROXIES]
    assert said[0] == verdict
    assert words in said[1]


def test_nobody_has_to_be_believed_where_there_is_no_proxy() -> None:
    assert found(web_listen="127.0.0.1:8080", web_proxies="")[PROXIES] == ("ok", "none")


@pytest.mark.parametrize(
    ("values", "verdict", "words"),
    [
        (BEHIND, "warn", "no button to their page: WEB_APP_NAME is not set"),
        (BEHIND | {"web_app_name": "shop"}, "ok", "shop opens https://shop.example"),
        (BEHIND | {"web_app_name": "https://t.me/tea_bot/shop"}, "ok", "shop opens"),
        ({"web_app_name": "shop"}, "warn", "WEB_APP_NAME is set, and none"),
        ({"web_listen": "127.0.0.1:8080"}, "ok", "none"),
    ],
)
def test_whether_cards_lead_to_the_app(values: dict[str, str], verdict: str, words: str) -> None:
    said = found(**values)[APP]
    assert said[0] == verdict
    assert words in said[1]


@pytest.mark.parametrize("name", ["ab", "a b", "shop?x", "магазин", "x" * 31])
def test_what_is_no_name_of_an_app(name: str) -> None:
    with pytest.raises(BadSettings, match="WEB_APP_NAME"):
        load(env_file=None, for_telegram=False, shop_key=WORDS, web_app_name=name)
