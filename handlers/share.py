"""Inline mode: what a member types behind the bot's name becomes a card that they send on.

(nothing), me        their own referral card
s                    their shop
d_K7Q2, g_.., t_.., f_..    a deal, group buy, team or flash sale
words                the deals that fit
"""

from datetime import datetime

from aiogram import Router
from aiogram.methods import AnswerInlineQuery
from aiogram.types import InlineQuery, User

from domain import deep_link, promoter_shop
from domain.deal.deal import deal_snapshot, is_on_offer
from domain.deep_link import LinkKind, build_payload
from domain.flash_sale.card import flash_sale_card
from domain.group_buy.card import group_buy_card, team_card
from domain.settings import Settings
from storage.columns import Json
from storage.database import Tx
from storage.deal import deals
from storage.deal.tables import Deal
from storage.flash_sale import sales
from storage.group_buy import offers, seats
from storage.members import Member
from views.deal import deal_screens
from views.flash_sale import flash_sale_screens
from views.group_buy import group_buy_screens
from views.i18n import Translate
from views.share import RESULTS_MAX, Shareable, answer

router = Router(name=__name__)
TYPED_CHARS_MAX = 64
OWN = ("", "me")
SHOP = "s"


@router.inline_query()
async def typed(
    query: InlineQuery,
    tx: Tx,
    now: datetime,
    member: Member | None,
    t: Translate,
    me: User,
    settings: Settings,
) -> AnswerInlineQuery:
    """Answer what somebody typed behind the bot's name."""
    if member is None or member.banned_at is not None:
        return answer(query.id, [], me, t)
    words = " ".join(query.query.split())[:TYPED_CHARS_MAX]
    found = await _found(tx, words, member, now=now, t=t, settings=settings)
    return answer(query.id, found, me, t)


async def _found(
    tx: Tx, words: str, member: Member, *, now: datetime, t: Translate, settings: Settings
) -> list[Shareable]:
    if words.lower() in OWN:
        return [own(member, t)]
    if words.lower() == SHOP:
        shop = await promoter_shop.find(tx, member.id)
        return [] if shop is None else [shop_card(shop.title, member, t)]
    link = deep_link.parse(words)
    match link.kind:
        case LinkKind.GROUP_BUY | LinkKind.TEAM:
            card = await _group_buy(tx, link.value, member, now=now, t=t, zone=settings.timezone)
        case LinkKind.FLASH_SALE:
            card = await _flash_sale(tx, link.value, member, now=now, t=t, zone=settings.timezone)
        case LinkKind.DEAL:
            deal = await deals.by_code(tx, link.value)
            good = deal is not None and is_on_offer(deal, now=now)
            card = deal_card(deal, member, t, settings.timezone) if deal and good else None
        case _:
            some = await deals.search(tx, words, now=now, limit=RESULTS_MAX)
            return [deal_card(one, member, t, settings.timezone) for one in some]
    return [] if card is None else [card]


def own(member: Member, t: Translate) -> Shareable:
    """Return a member's own referral card."""
    return Shareable(
        id="own",
        title=t.plain("share-own-title"),
        words=t.plain("share-own-words"),
        text=t("share-own", name=member.name),
        button=t.plain("share-button-open"),
        payload=build_payload(LinkKind.REFERRAL, member.code),
    )


def shop_card(title: str, member: Member, t: Translate) -> Shareable:
    """Return the card of a member's shop."""
    return Shareable(
        id="shop",
        title=title,
        words=t.plain("share-shop-words"),
        text=t("share-shop", title=title, name=member.name),
        button=t.plain("share-button-shop"),
        payload=build_payload(LinkKind.SHOP, member.code),
    )


def deal_card(deal: Deal, member: Member, t: Translate, zone: str) -> Shareable:
    """Return the card of a deal."""
    values = deal_snapshot(deal) | {"zone": zone, "disclosure": None}
    return Shareable(
        id=f"d{deal.id}",
        title=deal.title,
        words=f"{deal.code} · {t.money(deal.price_minor, deal.currency)}",
        text=deal_screens.card(values, t).text,
        button=t.plain("share-button-deal"),
        payload=build_payload(LinkKind.DEAL, deal.code, member.code),
        photo=deal.photo,
    )


def live_card(
    kind: LinkKind, code: str, values: Json, text: str, member: Member, t: Translate
) -> Shareable:
    """Return the card of a promotion as it stands now; its button leads to how it stands then."""
    return Shareable(
        id=f"{kind}{code}"[:64],
        title=str(values["title"]),
        words=t.plain("share-live-words", code=code),
        text=text,
        button=t.plain("share-button-join"),
        payload=build_payload(kind, code, member.code),
        photo=values.get("photo"),
    )


async def _group_buy(
    tx: Tx, code: str, member: Member, *, now: datetime, t: Translate, zone: str
) -> Shareable | None:
    team = await seats.by_code(tx, code)
    if team is not None:
        offer = await offers.lock(tx, team.group_buy_id)
        values = None if offer is None else await team_card(tx, offer, team, now=now)
        kind = LinkKind.TEAM
    else:
        offer = await offers.by_code(tx, code)
        values = None if offer is None else await group_buy_card(tx, offer.id, None, now)
        kind = LinkKind.GROUP_BUY
    if values is None:
        return None
    text = group_buy_screens.card(values | {"zone": zone, "disclosure": None}, t).text
    return live_card(kind, code, values, text, member, t)


async def _flash_sale(
    tx: Tx, code: str, member: Member, *, now: datetime, t: Translate, zone: str
) -> Shareable | None:
    sale = await sales.by_code(tx, code)
    values = None if sale is None else await flash_sale_card(tx, sale.id, None, now)
    if values is None:
        return None
    text = flash_sale_screens.card(values | {"zone": zone, "disclosure": None}, t).text
    return live_card(LinkKind.FLASH_SALE, code, values, text, member, t)
