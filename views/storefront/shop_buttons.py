"""Buttons that lead from a chat into the shop's pages, and the pages that payloads lead to.

Telegram opens a Mini App from a button in private chats alone; cards in groups have a link to the app
that @BotFather knows by its name, with a payload that says which page.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, WebAppInfo

from domain import deep_link
from domain.deep_link import REFERRED, DeepLink, LinkKind, LinkPage, build_payload
from domain.post import planner
from domain.promotion.live_card import edit_kind, post_kind
from storage.delivery.tables import OutboxRow
from storage.subject import FLASH_SALE, GROUP_BUY, ORDER_LIST
from views.buttons import link_button, markup
from views.i18n import Translate
from views.notice import Renderer, Renderers
from views.screen import Reply, Screen

PATHS = {
    LinkKind.DEAL: "/d/{}",
    LinkKind.GROUP_BUY: "/g/{}",
    LinkKind.TEAM: "/g/{}",
    LinkKind.ORDER_LIST: "/b/{}",
    LinkKind.FLASH_SALE: "/f/{}",
    LinkKind.SHOP: "/s/{}",
}
PAGES = {
    LinkPage.BUYS: "/mine",
    LinkPage.VOUCHERS: "/mine",
    LinkPage.BASKET: "/basket",
    LinkPage.PRIVACY: "/me",
    LinkPage.ME: "/me",
}
KINDS = {
    GROUP_BUY: LinkKind.GROUP_BUY,
    FLASH_SALE: LinkKind.FLASH_SALE,
    ORDER_LIST: LinkKind.ORDER_LIST,
}


def path_of(link: DeepLink) -> str | None:
    """Return the page that a link leads to, the promoter's code in it; None where it has none."""
    if link.kind is LinkKind.PAGE:
        return PAGES.get(LinkPage(link.value))
    path = PATHS.get(link.kind)
    if path is None:
        return None
    by = f"-{link.ref}" if link.ref and link.kind in REFERRED else ""
    return path.format(link.value) + by


def app_button(me: str, app: str, payload: str, t: Translate) -> InlineKeyboardButton:
    """Return the button that opens a page of the shop from any chat, by the Mini App's name."""
    return link_button(t.plain("storefront-button-page"), app_link(me, app, payload))


def app_link(me: str, app: str, payload: str) -> str:
    """Return the address that opens a page of the shop from anywhere in Telegram."""
    return f"https://t.me/{me}/{app}?startapp={payload}"


def with_page(screen: Screen, url: str | None, payload: str, t: Translate) -> Screen:
    """Return a screen of a private chat with a button that opens the same as a page of the shop."""
    path = path_of(deep_link.parse(payload))
    if url is None or path is None:
        return screen
    opens = InlineKeyboardButton(
        text=t.plain("storefront-button-page"), web_app=WebAppInfo(url=url + path)
    )
    return replace(screen, keyboard=_below(screen.keyboard, opens))


def with_pages(
    renderers: Renderers, app: str | None, username: Callable[[], str | None]
) -> Renderers:
    """Return renderers whose cards have a link to their page; `app` is the Mini App's name, if any."""
    if app is None:
        return renderers
    kinds = {kind(name): its for name, its in KINDS.items() for kind in (post_kind, edit_kind)}
    kinds[planner.KIND] = LinkKind.DEAL

    def linked(draw: Renderer, kind: LinkKind) -> Renderer:
        def drawn(row: OutboxRow, t: Translate) -> Reply:
            call, payload, me = draw(row, t), _payload(kind, row.values), username()
            if payload is None or me is None:
                return call
            keyboard = _below(getattr(call, "reply_markup", None), app_button(me, app, payload, t))
            return call.model_copy(update={"reply_markup": keyboard})

        return drawn

    found = {name: linked(renderers[name], its) for name, its in kinds.items()}
    return {**renderers, **found}


def _payload(kind: LinkKind, values: Any) -> str | None:
    """Return what leads to the page of a card; None of one that is over."""
    if values.get("final"):
        return None
    if "team_code" in values:
        return build_payload(LinkKind.TEAM, values["team_code"])
    return build_payload(kind, values["code"])


def _below(
    keyboard: InlineKeyboardMarkup | None, more: InlineKeyboardButton
) -> InlineKeyboardMarkup | None:
    return markup([*(keyboard.inline_keyboard if keyboard else []), [more]])
