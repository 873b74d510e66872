"""Whether the web server is set up so that it knows who asks, and Telegram opens it: part of `doctor`."""

from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network

from bot.serving.webhook_check import Found
from domain.settings import Settings
from domain.web_address import LOOPBACK, parse_listen, parse_networks

PROXIES, APP = "WEB_PROXIES", "Mini App"
WIDE_BITS = {4: 8, 6: 16}
"""A network of fewer bits than this is a large part of the internet."""
HERE = "If the proxy runs on this machine: WEB_PROXIES=127.0.0.1, ::1; else its address or network."
ALONE = "Name your proxy alone: whoever is believed can say that they are anybody."
ELSEWHERE = (
    "If the proxy runs on another machine or in another container, name its address or network."
)
NEW_APP = (
    "Ask @BotFather: /newapp, with WEB_URL as its address; then WEB_APP_NAME is its short name."
)


def web_findings(settings: Settings) -> Iterator[Found]:
    """Yield what is to be said of the settings of the web server; nothing where there is none."""
    if settings.web_listen:
        yield _proxies(settings)
    if settings.web_listen or settings.web_app_name:
        yield _mini_app(settings)


def _proxies(settings: Settings) -> Found:
    networks = parse_networks(settings.web_proxies)
    wide = [str(one) for one in networks if one.prefixlen < WIDE_BITS[one.version]]
    behind = settings.web_url.startswith("https://")
    if wide:
        return "warn", PROXIES, f"{', '.join(wide)} believes strangers who they say they are", ALONE
    if behind and not networks:
        return (
            "warn",
            PROXIES,
            "nobody is believed: all visitors through the proxy count as one",
            HERE,
        )
    host, _ = parse_listen(settings.web_listen)
    if behind and host not in LOOPBACK and all(map(_is_here, networks)):
        words = "WEB_LISTEN is open to other machines, and only this one is believed"
        return "warn", PROXIES, words, ELSEWHERE
    return "ok", PROXIES, settings.web_proxies or "none", ""


def _is_here(network: IPv4Network | IPv6Network) -> bool:
    return network.is_loopback


def _mini_app(settings: Settings) -> Found:
    if settings.mini_app_url is None:
        words = "none: there is no WEB_LISTEN with a WEB_URL of https"
        if settings.web_app_name:
            return "warn", APP, f"WEB_APP_NAME is set, and {words}", "Cards have no button to it."
        return "ok", APP, words, ""
    if settings.mini_app_name is None:
        words = "cards in groups have no button to their page: WEB_APP_NAME is not set"
        return "warn", APP, words, NEW_APP
    return "ok", APP, f"{settings.mini_app_name} opens {settings.mini_app_url}", ""
