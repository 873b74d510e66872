"""The catalogue: what is on offer by page, category and words; a deal; a promoter's shop.

GET /                    ?category= ?q= ?page=
GET /d/K7Q2              and /d/K7Q2-M4XPT9A, which a promoter sent
GET /s/M4XPT9A           a promoter's shop: their code is in every link of it
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from domain import promoter_shop
from domain.deal.deal import deal_post, find_deal, is_on_offer, is_over, price_end
from domain.deep_link import LinkKind, LinkPage, build_payload
from domain.promotion.payment import with_code
from domain.promotion.shelf import SHOWN_MAX, RunningPromotion, running_now
from domain.reduction.price_line import comparable
from domain.settings import Settings
from storage import members, promoter_shops
from storage.deal import deals
from storage.deal.tables import Deal, PriceChange
from storage.order_list import lists
from storage.subject import GROUP_BUY
from views.deal.deal_screens import price, reduction
from views.i18n import Html, Translate, escaped
from views.storefront.price_line import PriceLine, draw
from web.pictures import picture_url
from web.storefront.shop_pages import CODE, asked, show
from web.storefront.signed_in import ShopVisit, shows

PER_PAGE = 24
PAGE_MAX = 10_000
FOUND_MAX = 48
CATEGORIES_MAX = 24
WORDS_CHARS_MAX = 64


@dataclass(frozen=True)
class ShownDeal:
    """A deal as lists show it."""

    path: str
    title: str
    price: Html
    percent: int
    picture: str | None


@dataclass(frozen=True)
class ShownPromotion:
    """A promotion that runs, as lists show it."""

    path: str
    words: Html
    is_sale: bool


def add_routes(app: web.Application) -> None:
    """Serve the catalogue."""
    app.router.add_get("/", shows(_catalogue))
    app.router.add_get(f"/d/{CODE}", shows(_deal))
    app.router.add_get(f"/s/{CODE}", shows(_promoter_shop))


async def _catalogue(visit: ShopVisit) -> web.StreamResponse:
    query = visit.request.query
    words = " ".join(query.get("q", "").split())[:WORDS_CHARS_MAX]
    categories = await deals.categories(visit.tx, now=visit.now, limit=CATEGORIES_MAX)
    category = query.get("category") if query.get("category") in categories else None
    number = _page_number(query.get("page"))
    if words:
        found = await deals.search(visit.tx, words, now=visit.now, limit=FOUND_MAX)
        number, count = 0, 1
    else:
        found, count = await deals.page(
            visit.tx, number, now=visit.now, category=category, size=PER_PAGE
        )
    first = number == 0 and not words and category is None
    running = await running_now(visit.tx, now=visit.now) if first else ()
    return show(
        visit,
        "catalogue.html",
        start=LinkPage.DEALS,
        deals=shown_deals(found, visit.t, visit.settings),
        running=[_shown_promotion(one, visit.t) for one in running]
        + (await _open_lists(visit) if first else []),
        categories=categories,
        category=category,
        words=words,
        number=number,
        pages=count,
    )


async def _deal(visit: ShopVisit) -> web.StreamResponse:
    wanted = asked(visit, LinkKind.DEAL)
    deal = await find_deal(visit.tx, wanted.link.value)
    values = deal_post(deal, visit.settings.timezone, hosts=visit.settings.allowed_hosts)
    on_offer = is_on_offer(deal, now=visit.now)
    running = await promoter_shops.running_promotions(visit.tx, deal.id, now=visit.now)
    listed = await lists.joinable_with(visit.tx, deal.id, now=visit.now)
    history = await deals.price_history(visit.tx, deal.id)
    code = wanted.by or (None if visit.who is None else visit.member.code)
    shop = with_code(values["link"], code) if code else values["link"]
    return show(
        visit,
        "deal.html",
        start=build_payload(LinkKind.DEAL, deal.code, wanted.by),
        title=deal.title,
        about=escaped(values["description"]),
        price=price(values, visit.t),
        until=None if (ends_at := price_end(deal)) is None else visit.t.moment(ends_at),
        on_offer=on_offer,
        over=is_over(deal, now=visit.now),
        picture=picture_url(values["photo"], f"d/{deal.code}"),
        link=shop if on_offer else None,
        running=[(promotion_path(kind, found) + wanted.suffix, kind) for kind, found in running],
        order_list=None if listed is None else f"/b/{listed.code}{wanted.suffix}",
        line=_price_line(history, visit),
    )


async def _promoter_shop(visit: ShopVisit) -> web.StreamResponse:
    wanted = asked(visit, LinkKind.SHOP)
    owner = await members.owner_of(visit.tx, wanted.link.value)
    shop = await promoter_shop.find_visible(visit.tx, owner)
    if owner is None:
        raise web.HTTPNotFound
    limit = promoter_shop.DEALS_MAX
    found, _ = await promoter_shop.list_deals(
        visit.tx, owner.id, now=visit.now, limit=limit, offset=0
    )
    return show(
        visit,
        "promoter_shop.html",
        start=build_payload(LinkKind.SHOP, owner.code),
        title=shop.title,
        deals=shown_deals(found, visit.t, visit.settings, by=owner.code),
    )


def shown_deals(
    some: Sequence[Deal], t: Translate, settings: Settings, by: str | None = None
) -> list[ShownDeal]:
    """Return deals as lists show them; every address carries the promoter's code, if there is one."""
    suffix = "" if by is None else f"-{by}"
    return [
        ShownDeal(
            path=f"/d/{deal.code}{suffix}",
            title=deal.title,
            price=price(values, t),
            percent=reduction(values, t).percent,
            picture=picture_url(deal.photo, f"d/{deal.code}"),
        )
        for deal in some
        for values in [deal_post(deal, settings.timezone)]
    ]


def promotion_path(kind: str, code: str) -> str:
    """Return the page of a promotion."""
    return f"/{'g' if kind == GROUP_BUY else 'f'}/{code}"


def _shown_promotion(one: RunningPromotion, t: Translate) -> ShownPromotion:
    key = f"deal-list-{one.kind}" if one.alone is None else f"deal-list-{one.kind}-alone"
    values = {} if one.alone is None else {"alone": one.alone}
    words = t(key, title=one.title, price=one.price, **values)
    return ShownPromotion(promotion_path(one.kind, one.code), words, one.kind != GROUP_BUY)


async def _open_lists(visit: ShopVisit) -> list[ShownPromotion]:
    found = await lists.joinable(visit.tx, now=visit.now, limit=SHOWN_MAX)
    return [
        ShownPromotion(
            f"/b/{one.code}",
            visit.t("storefront-list", title=one.title, moment=visit.t.moment(one.ends_at)),
            is_sale=False,
        )
        for one in found
    ]


def _price_line(history: Sequence[PriceChange], visit: ShopVisit) -> PriceLine | None:
    return draw(comparable(history), visit.t, now=visit.now)


def _page_number(asked_for: str | None) -> int:
    """Return a page as its address names it, counted from 0; whatever is no number is the first."""
    if asked_for is None or not asked_for.isascii() or not asked_for.isdecimal():
        return 0
    return min(int(asked_for[:9]), PAGE_MAX)
