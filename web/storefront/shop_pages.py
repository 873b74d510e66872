"""Pages of the shop: for the Mini App, which asks for them with a session, and for plain browsers.

They may be framed by Telegram's web clients alone (in the sandbox: by its own page), load nothing from
other hosts but pictures over https, and are kept by no cache.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from domain import deep_link
from domain.deep_link import REFERRED, DeepLink, LinkKind
from domain.promotion.payment import is_in_telegram, shop_link
from domain.settings import Settings
from domain.web_address import origin_of
from views.share import SHARE, TITLE_CHARS_MAX
from views.storefront.shop_buttons import app_link
from web import pages
from web.site import SITE
from web.storefront.signed_in import ShopVisit

FRAMED_BY = "https://web.telegram.org https://*.telegram.org"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {framed_by}"
)
CODE = "{code:[A-Za-z0-9-]{1,40}}"


@dataclass(frozen=True)
class Asked:
    """What an address names: a thing by its code, and the promoter who sent the reader."""

    link: DeepLink
    by: str | None

    @property
    def suffix(self) -> str:
        """What the addresses of a page carry on, so that the promoter stays inside."""
        return "" if self.by is None else f"-{self.by}"


def asked(visit: ShopVisit, kind: LinkKind) -> Asked:
    """Read the code in an address as the bot reads it in a deep link; raise 404 for none."""
    given = visit.request.match_info["code"]
    link = deep_link.parse(deep_link.build_payload(kind, given))
    if link.kind is not kind:
        raise web.HTTPNotFound
    return Asked(link, link.ref)


def bot_link(visit: ShopVisit, start: str | None = None) -> str | None:
    """Return the address of the bot, at what a payload leads to; None until its name is known."""
    username = visit.request.app[SITE].pulse.username()
    if username is None:
        return None
    return f"https://t.me/{username}" + (f"?start={start}" if start else "")


def pay_link_of(visit: ShopVisit, pay: str, link: str | None, code: str) -> str | None:
    """Return where the reader pays for what they have under a code; None where that is nowhere."""
    if is_in_telegram(pay):
        return bot_link(visit, deep_link.build_payload(LinkKind.PAY, code))
    return shop_link(pay, link, visit.member.code)


def _share_link(visit: ShopVisit, start: str | None, title: str) -> str | None:
    """Return where Telegram asks whom to send a page to, the member's own code inside; or None."""
    username = visit.request.app[SITE].pulse.username()
    link = deep_link.parse(start or "")
    if visit.who is None or username is None or link.kind not in (*REFERRED, LinkKind.SHOP):
        return None
    own = visit.member.code if link.kind in REFERRED else None
    payload = deep_link.build_payload(link.kind, link.value, own)
    app = visit.settings.mini_app_name
    url = bot_link(visit, payload) if app is None else app_link(username, app, payload)
    return SHARE + urlencode({"url": url, "text": title[:TITLE_CHARS_MAX]})


def show(
    visit: ShopVisit, template: str, *, start: str | None = None, **values: Any
) -> web.Response:
    """Return a page of the shop; `start` is the payload by which the bot shows the same."""
    response = pages.page(
        visit.request,
        f"shop/{template}",
        t=visit.t,
        member=None if visit.who is None else visit.who.member,
        bot=bot_link(visit, start),
        share=_share_link(visit, start, str(values.get("title", ""))),
        parent=parent_of(visit.settings),
        public=visit.settings.web_url if visit.settings.web_public == "on" else None,
        path_here=visit.request.path,
        **values,
    )
    response.headers["Content-Security-Policy"] = policy(visit.settings)
    # A page in a frame of Telegram's is no window that another site has opened.
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups"
    return response


def policy(settings: Settings) -> str:
    """Return what a browser may do with a page of the shop."""
    return POLICY.format(framed_by=" ".join(filter(None, (FRAMED_BY, parent_of(settings)))))


def parent_of(settings: Settings) -> str | None:
    """Return where the sandbox's own page is from, which frames the shop; None at Telegram."""
    return origin_of(settings.telegram_api) if settings.is_sandbox else None


def said(words: str, *, ends: bool = False) -> web.Response:
    """Return what an act is answered with: the page shows it, and reads itself anew or ends."""
    return web.json_response({"said": words, "ends": ends})


def number_of(visit: ShopVisit, name: str) -> int | None:
    """Return a number that a page sent along, None where it sent none; raise 400 for another thing."""
    given = visit.said.get(name)
    if given is None:
        return None
    if (
        not isinstance(given, str)
        or not given.isascii()
        or not given.isdecimal()
        or len(given) > 15
    ):
        raise web.HTTPBadRequest
    return int(given)


def words_of(visit: ShopVisit, name: str) -> str | None:
    """Return words that a page sent along, None where it sent none; raise 400 for another thing."""
    given = visit.said.get(name)
    if given is not None and not isinstance(given, str):
        raise web.HTTPBadRequest
    return given
