"""Inline mode: what a member types behind the bot's name becomes a card that they send on.

(nothing), me        their own referral card
s                    their shop
d_K7Q2, g_.., t_.., f_..    a deal, group buy, team or flash sale
words                the deals that fit
"""

from aiogram import Router
from aiogram.methods import AnswerInlineQuery
from aiogram.types import InlineQuery

from domain import deep_link, promoter_shop
from domain.deal.deal import deal_post, is_on_offer
from domain.deep_link import LinkKind, build_payload
from domain.flash_sale.card import FlashSaleCard, sale_card
from domain.group_buy.card import GroupBuyCard, offer_card, team_card
from handlers.context import Context
from storage.deal import deals
from storage.deal.tables import Deal
from storage.flash_sale import sales
from storage.group_buy import offers, seats
from views.deal import deal_screens
from views.flash_sale import flash_sale_screens
from views.group_buy import group_buy_screens
from views.share import RESULTS_MAX, Shareable, answer

router = Router(name=__name__)
TYPED_CHARS_MAX = 64
OWN = ("", "me")
SHOP = "s"


@router.inline_query()
async def typed(query: InlineQuery, ctx: Context) -> AnswerInlineQuery:
    """Answer what somebody typed behind the bot's name."""
    if ctx.sender is None or ctx.sender.banned_at is not None:
        return answer(query.id, [], ctx.me, ctx.t)
    words = " ".join(query.query.split())[:TYPED_CHARS_MAX]
    return answer(query.id, await _found(ctx, words), ctx.me, ctx.t, ctx.settings.mini_app_name)


async def _found(ctx: Context, words: str) -> list[Shareable]:
    if words.lower() in OWN:
        return [own(ctx)]
    if words.lower() == SHOP:
        shop = await promoter_shop.find(ctx.tx, ctx.member.id)
        return [] if shop is None else [shop_card(ctx, shop.title)]
    link = deep_link.parse(words)
    match link.kind:
        case LinkKind.GROUP_BUY | LinkKind.TEAM:
            card = await _group_buy(ctx, link.value)
        case LinkKind.FLASH_SALE:
            card = await _flash_sale(ctx, link.value)
        case LinkKind.DEAL:
            deal = await deals.by_code(ctx.tx, link.value)
            good = deal is not None and is_on_offer(deal, now=ctx.now)
            card = deal_card(ctx, deal) if deal and good else None
        case _:
            some = await deals.search(ctx.tx, words, now=ctx.now, limit=RESULTS_MAX)
            return [deal_card(ctx, one) for one in some]
    return [] if card is None else [card]


def own(ctx: Context) -> Shareable:
    """Return a member's own referral card."""
    return Shareable(
        id="own",
        title=ctx.t.plain("share-own-title"),
        words=ctx.t.plain("share-own-words"),
        text=ctx.t("share-own", name=ctx.member.name),
        button=ctx.t.plain("share-button-open"),
        payload=build_payload(LinkKind.REFERRAL, ctx.member.code),
    )


def shop_card(ctx: Context, title: str) -> Shareable:
    """Return the card of a member's shop."""
    return Shareable(
        id="shop",
        title=title,
        words=ctx.t.plain("share-shop-words"),
        text=ctx.t("share-shop", title=title, name=ctx.member.name),
        button=ctx.t.plain("share-button-shop"),
        payload=build_payload(LinkKind.SHOP, ctx.member.code),
    )


def deal_card(ctx: Context, deal: Deal) -> Shareable:
    """Return the card of a deal."""
    values = deal_post(deal, ctx.settings.timezone, hosts=ctx.settings.allowed_hosts)
    return Shareable(
        id=f"d{deal.id}",
        title=deal.title,
        words=f"{deal.code} · {ctx.t.money(deal.price_minor, deal.currency)}",
        text=deal_screens.card(values, ctx.t).text,
        button=ctx.t.plain("share-button-deal"),
        payload=build_payload(LinkKind.DEAL, deal.code, ctx.member.code),
        photo=deal.photo,
    )


def live_card(
    ctx: Context, kind: LinkKind, code: str, values: GroupBuyCard | FlashSaleCard, text: str
) -> Shareable:
    """Return the card of a promotion as it stands now; its button leads to how it stands then."""
    return Shareable(
        id=f"{kind}{code}"[:64],
        title=values["title"],
        words=ctx.t.plain("share-live-words", code=code),
        text=text,
        button=ctx.t.plain("share-button-join"),
        payload=build_payload(kind, code, ctx.member.code),
        photo=values["photo"],
    )


async def _group_buy(ctx: Context, code: str) -> Shareable | None:
    team, zone = await seats.by_code(ctx.tx, code), ctx.settings.timezone
    values: GroupBuyCard
    if team is not None:
        offer, kind = await offers.lock(ctx.tx, team.group_buy_id), LinkKind.TEAM
    else:
        offer, kind = await offers.by_code(ctx.tx, code), LinkKind.GROUP_BUY
    if offer is None:
        return None
    if team is not None:
        values = await team_card(ctx.tx, offer, team, zone, now=ctx.now)
    else:
        values = await offer_card(ctx.tx, offer, zone, now=ctx.now)
    return live_card(ctx, kind, code, values, group_buy_screens.card(values, ctx.t).text)


async def _flash_sale(ctx: Context, code: str) -> Shareable | None:
    sale = await sales.by_code(ctx.tx, code)
    if sale is None:
        return None
    values = await sale_card(ctx.tx, sale, None, ctx.settings.timezone, now=ctx.now)
    text = flash_sale_screens.card(values, ctx.t).text
    return live_card(ctx, LinkKind.FLASH_SALE, code, values, text)
