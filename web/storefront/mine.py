"""What is a member's own: places, orders, vouchers with their QR, and what the shop keeps of them.

GET  /mine                  GET /mine/voucher/7     with a fresh proof: it opens something
GET  /me                    POST /me/export         with a fresh proof
GET  /me/erase              POST /me/erase          with a fresh proof, and the number of the yes
"""

from base64 import b64encode

from aiohttp import web

from domain import privacy
from domain import voucher as domain_voucher
from domain.admin import authority, nonce
from domain.deep_link import LinkPage
from domain.money import Money
from domain.pickup.places import places_of
from domain.refusal import Refused
from domain.store import may_redeem
from domain.voucher import Secret
from storage import vouchers
from storage.group_buy import seats
from storage.group_buy.tables import SeatState
from storage.order_list import list_orders
from storage.subject import LIST_ORDER
from views import voucher_screens
from views.i18n import Html
from views.pager import LISTED_MAX
from views.pickup.choice_screens import place_tail
from views.qr import qr
from views.storefront.act_forms import ActForm
from web.site import SITE
from web.storefront.shop_pages import said, show, words_of
from web.storefront.signed_in import ShopVisit, acts, shows

NUMBER = "{number:[0-9]{1,15}}"


def add_routes(app: web.Application) -> None:
    """Serve what is a member's own."""
    app.router.add_get("/mine", shows(_mine))
    app.router.add_get(f"/mine/voucher/{NUMBER}", acts(_voucher))
    app.router.add_get("/me", shows(_me))
    app.router.add_post("/me/export", acts(_export))
    app.router.add_get("/me/erase", acts(_ask))
    app.router.add_post("/me/erase", acts(_erase))


async def _mine(visit: ShopVisit) -> web.StreamResponse:
    if visit.who is None:
        return show(visit, "only_members.html", start=LinkPage.BUYS)
    rows = await seats.of_member(visit.tx, visit.member.id, limit=LISTED_MAX)
    places = [
        (
            f"/g/{team.code}",
            visit.t(
                "storefront-place",
                title=offer.title,
                quantity=seat.quantity,
                price=Money(
                    (team.price_minor or seat.price_shown_minor) + seat.extra_minor, offer.currency
                ),
            ),
            visit.t(
                f"group_buy-state-{'reserved' if seat.state == SeatState.RESERVED else team.state}"
            ),
        )
        for offer, team, seat in rows
    ]
    places += await _lists(visit)
    own = await vouchers.of_member(visit.tx, visit.member.id, limit=LISTED_MAX)
    shown = [
        (f"/mine/voucher/{one.id}", one.title, one.quantity, visit.t.moment(one.expires_at))
        for one in own
    ]
    return show(
        visit,
        "mine.html",
        start=LinkPage.BUYS,
        places=places,
        vouchers=shown,
        is_staff=await may_redeem(visit.tx, visit.member.id),
        is_admin=await authority.load(visit.tx, visit.member.id) is not None,
    )


async def _lists(visit: ShopVisit) -> list[tuple[str, Html, Html]]:
    """Return a member's orders of lists: address, what it is, where it is fetched."""
    found = (await list_orders.live_of_member(visit.tx, visit.member.id))[:LISTED_MAX]
    worth = await list_orders.worth(visit.tx, [order.id for order, _ in found])
    wanted = {(LIST_ORDER, order.id): its.store_id for order, its in found}
    places = await places_of(visit.tx, visit.member.id, wanted)
    return [
        (
            f"/b/{its.code}",
            visit.t(
                "storefront-list-own",
                title=its.title,
                number=order.number,
                amount=Money(worth.get(order.id, (0, 0))[1], its.currency),
            ),
            place_tail(places.get((LIST_ORDER, order.id)), visit.t),
        )
        for order, its in found
    ]


async def _voucher(visit: ShopVisit) -> web.StreamResponse:
    visit.check_fresh()
    number = int(visit.request.match_info["number"])
    voucher, code = await domain_voucher.load_own(
        visit.tx,
        visit.member.id,
        number,
        now=visit.now,
        secret=Secret(visit.settings.voucher_secret),
    )
    facts = await domain_voucher.describe(visit.tx, voucher)
    username = visit.request.app[SITE].pulse.username() or ""
    picture = b64encode(qr(voucher_screens.link(username, code))).decode()
    lines = voucher_screens.text(facts, code, visit.t).split("\n")
    return show(
        visit,
        "voucher.html",
        start=LinkPage.VOUCHERS,
        title=facts["title"],
        lines=[Html(line) for line in lines if line],
        code_picture=f"data:image/png;base64,{picture}",
    )


async def _me(visit: ShopVisit) -> web.StreamResponse:
    if visit.who is None:
        return show(visit, "only_members.html", start=LinkPage.PRIVACY)
    lines = [Html(line) for line in visit.t("privacy-page").split("\n")[1:]]
    form = ActForm("export", visit.t.plain("storefront-button-export"))
    return show(visit, "me.html", start=LinkPage.PRIVACY, lines=lines, form=form)


async def _export(visit: ShopVisit) -> web.StreamResponse:
    visit.check_fresh()
    kept = await privacy.export(visit.tx, visit.member, now=visit.now)
    headers = {"Content-Disposition": 'attachment; filename="my-data.json"'}
    return web.Response(body=kept, content_type="application/json", headers=headers)


async def _ask(visit: ShopVisit) -> web.StreamResponse:
    """Say what would be lost, or why it cannot be now; the yes is a number that lives 15 minutes."""
    visit.check_fresh()
    lost = await privacy.preview_erasure(visit.tx, visit.member)
    word = await nonce.issue(visit.tx, visit.member.id, privacy.ACT, now=visit.now, rng=visit.rng)
    t = visit.t
    lines = [
        t("privacy-lost-money", amount=Money(minor, currency))
        for currency, minor in lost.payable.items()
    ]
    lines += [
        t("privacy-lost-waiting", amount=Money(minor, currency))
        for currency, minor in lost.waiting.items()
    ]
    if lost.vouchers:
        lines.append(t("privacy-lost-vouchers", count=lost.vouchers))
    if lost.orders:
        lines.append(t("privacy-lost-orders", count=lost.orders))
    lines.append(t("privacy-lost-codes"))
    form = ActForm("erase", t.plain("privacy-button-sure"), {"word": word})
    return show(visit, "erase.html", start=LinkPage.PRIVACY, lines=lines, form=form)


async def _erase(visit: ShopVisit) -> web.StreamResponse:
    visit.check_fresh()
    word = words_of(visit, "word")
    if not word:
        raise Refused("admin.asked_again")
    await privacy.erase(visit.tx, visit.member, word, now=visit.now)
    return said(visit.t.plain("privacy-erased"), ends=True)
