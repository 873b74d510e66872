"""Flash sales in the Mini App: the page of a sale, and its acts, by the verbs of the chat's buttons.

GET  /f/F8KXY
POST /f/F8KXY/grab       {"price": what was shown, "units": how many, "have": had when shown}
POST /f/F8KXY/wait /leave /remind; /accept and /give_back {"claim": number}
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from aiohttp import web

from domain.deep_link import LinkKind, build_payload
from domain.flash_sale.card import FlashSaleCard, member_sale_values
from domain.flash_sale.claim import (
    ClaimRequest,
    ClaimResult,
    accept_held_units,
    claim_units,
    find_sale,
    give_back_claim,
    leave_sale,
    wait_for_units,
)
from domain.flash_sale.rules import Phase, phase_of
from domain.option.promotion import choices
from domain.promotion import waiting_list
from domain.quantity import quantity_of
from domain.refusal import Refused
from domain.voucher import Secret
from storage.flash_sale import claims
from storage.flash_sale.tables import Claim, ClaimState, FlashSale
from storage.subject import FLASH_SALE
from views.flash_sale import flash_sale_screens
from views.storefront.act_forms import OwnStanding, in_sale
from web.basket.pickup_act import with_places
from web.pictures import picture_url
from web.storefront.live import sale_card_by, state_of
from web.storefront.shop_pages import CODE, asked, number_of, pay_link_of, said, show, words_of
from web.storefront.signed_in import ShopVisit, acts, shows

Act = Callable[[ShopVisit, FlashSale], Awaitable[str]]


def add_routes(app: web.Application) -> None:
    """Serve flash sales."""
    app.router.add_get(f"/f/{CODE}", shows(_page))
    for name, act in ACTS.items():
        app.router.add_post(f"/f/{CODE}/{name}", acts(_on_sale(act)))


async def _page(visit: ShopVisit) -> web.StreamResponse:
    wanted = asked(visit, LinkKind.FLASH_SALE)
    card = await sale_card_by(visit, wanted.link.value)
    own = await _standing(visit, card)
    link = (
        pay_link_of(visit, card["pay"], card["link"], card["code"])
        if own is not None and own.pays
        else None
    )
    return show(
        visit,
        "promotion.html",
        start=build_payload(LinkKind.FLASH_SALE, card["code"], wanted.by),
        title=card["title"],
        picture=picture_url(card["photo"], f"f/{card['code']}"),
        path=f"/f/{card['code']}",
        lines=flash_sale_screens.lines(card, visit.t),
        state=state_of(card),
        is_over=card["final"],
        own=own,
        pay_link=link,
        teams=[],
    )


async def _standing(visit: ShopVisit, card: FlashSaleCard) -> OwnStanding | None:
    if visit.who is None:
        return None
    own = await member_sale_values(visit.tx, card["sale_id"], visit.member.id)
    lines = flash_sale_screens.own_lines(card, own, visit.t)
    offered = await choices(visit.tx, FLASH_SALE, card["sale_id"]) if "options" in card else []
    standing = in_sale(card, own, [line for line in lines if line], visit.t, offered)
    return await with_places(visit, standing, [f"c{claim['id']}" for claim in own["claims"]])


def _on_sale(act: Act) -> Callable[[ShopVisit], Awaitable[web.StreamResponse]]:
    async def done(visit: ShopVisit) -> web.StreamResponse:
        sale = await find_sale(visit.tx, asked(visit, LinkKind.FLASH_SALE).link.value)
        return said(await act(visit, sale))

    return done


async def _grab(visit: ShopVisit, sale: FlashSale) -> str:
    units = quantity_of(words_of(visit, "units"), sale.per_order, "flash_sale.quantity")
    shown, option_id = number_of(visit, "price"), number_of(visit, "option")
    if shown is not None and option_id is not None:
        offered = await choices(visit.tx, FLASH_SALE, sale.id)
        shown += next((one["extra_minor"] for one in offered if one["id"] == option_id), 0)
    order = ClaimRequest(
        quantity=units, shown_minor=shown, have=number_of(visit, "have"), option_id=option_id
    )
    claimed = await claim_units(
        visit.tx, sale.id, visit.member, order, now=visit.now, secret=_secret(visit)
    )
    return _words(visit, claimed)


async def _wait(visit: ShopVisit, sale: FlashSale) -> str:
    order = ClaimRequest(option_id=number_of(visit, "option"))
    result = await wait_for_units(
        visit.tx, sale.id, visit.member, order, now=visit.now, secret=_secret(visit)
    )
    if isinstance(result, ClaimResult):
        return _words(visit, result)
    return visit.t.plain("flash_sale-toast-waiting", number=result)


async def _accept(visit: ShopVisit, _: FlashSale) -> str:
    claimed = await accept_held_units(
        visit.tx, _claim(visit), visit.member, now=visit.now, secret=_secret(visit)
    )
    return _words(visit, claimed)


async def _give_back(visit: ShopVisit, _: FlashSale) -> str:
    number = _claim(visit)
    _check_gives_up(visit, [await visit.tx.get(Claim, number)])
    await give_back_claim(visit.tx, number, visit.member.id, now=visit.now)
    return visit.t.plain("flash_sale-toast-left")


async def _leave(visit: ShopVisit, sale: FlashSale) -> str:
    _check_gives_up(visit, await claims.of_member(visit.tx, sale.id, visit.member.id))
    await leave_sale(visit.tx, sale.id, visit.member.id, now=visit.now)
    return visit.t.plain("flash_sale-toast-left")


def _check_gives_up(visit: ShopVisit, given: Sequence[Claim | None]) -> None:
    """Want a fresh proof where a member gives up what is theirs: it has a voucher, or was paid."""
    if any(one is not None and one.state == ClaimState.CONFIRMED for one in given):
        visit.check_fresh()


async def _remind(visit: ShopVisit, sale: FlashSale) -> str:
    if phase_of(sale, now=visit.now) in (Phase.SOLD_OUT, Phase.ENDED, Phase.DISABLED):
        raise Refused("flash_sale.no_reminder")
    await waiting_list.request_reminder(visit.tx, FLASH_SALE, sale.id, visit.member.id)
    return visit.t.plain("flash_sale-toast-remind")


def _words(visit: ShopVisit, claimed: ClaimResult) -> str:
    return flash_sale_screens.claimed_words(claimed, visit.t, visit.settings.timezone)


def _claim(visit: ShopVisit) -> int:
    number = number_of(visit, "claim")
    if number is None:
        raise web.HTTPBadRequest
    return number


def _secret(visit: ShopVisit) -> Secret:
    return Secret(visit.settings.voucher_secret)


ACTS: Mapping[str, Act] = {
    "grab": _grab,
    "wait": _wait,
    "accept": _accept,
    "give_back": _give_back,
    "leave": _leave,
    "remind": _remind,
}
