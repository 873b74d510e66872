"""The counter: staff scan a voucher, see what it is, and redeem it; as in the chat, in two steps.

    GET  /staff           POST /staff/look {"code": as scanned or typed}: a page with the buttons
    POST /staff/redeem {"code", "store"}   POST /staff/undo {"voucher": number}

Who may is looked up anew at each step. Redeeming takes a fresh proof, for it takes a right away.
"""

from aiohttp import web

from domain import deep_link
from domain import voucher as domain_voucher
from domain.deep_link import LinkKind
from domain.store import may_redeem
from views.storefront.act_forms import ActForm
from views.voucher_screens import due_line
from web.storefront.shop_pages import number_of, show, words_of
from web.storefront.signed_in import ShopVisit, acts, shows_members

CODE_CHARS_MAX = 200


def add_routes(app: web.Application) -> None:
    """Serve the counter."""
    app.router.add_get("/staff", shows_members(_counter))
    app.router.add_post("/staff/look", acts(_look))
    app.router.add_post("/staff/redeem", acts(_redeem))
    app.router.add_post("/staff/undo", acts(_undo))


async def _counter(visit: ShopVisit) -> web.StreamResponse:
    if not await may_redeem(visit.tx, visit.member.id):
        raise web.HTTPForbidden
    return show(visit, "staff.html", lines=[], forms=[], unknown=False)


async def _look(visit: ShopVisit) -> web.StreamResponse:
    """Show what a code opens; one that opens nothing is written down as a guess, as in the chat."""
    code, t = _code(visit), visit.t
    found = await domain_voucher.find_redeemable(visit.tx, visit.member, code, now=visit.now)
    if found is None:
        return show(visit, "staff.html", lines=[], forms=[], unknown=True)
    voucher = found.voucher
    check = t("voucher-check", title=voucher.title, quantity=voucher.quantity)
    stores = [(str(one.id), one.name) for one in found.stores]
    forms = [
        ActForm(
            "redeem",
            t.plain("voucher-button-redeem-in", store=name),
            {"code": found.code, "store": number},
        )
        for number, name in stores
    ]
    alone = ActForm("redeem", t.plain("voucher-button-redeem"), {"code": found.code})
    lines = [check, due_line(voucher, t)]
    return show(visit, "staff.html", lines=lines, forms=forms or [alone], unknown=False)


async def _redeem(visit: ShopVisit) -> web.StreamResponse:
    visit.check_fresh()
    store = number_of(visit, "store") or None
    voucher = await domain_voucher.redeem(
        visit.tx, visit.member, _code(visit), store, now=visit.now
    )
    if voucher is None:
        return show(visit, "staff.html", lines=[], forms=[], unknown=True)
    t = visit.t
    lines = [
        t("voucher-redeemed", title=voucher.title, quantity=voucher.quantity),
        due_line(voucher, t),
    ]
    undo = ActForm("undo", t.plain("voucher-button-undo"), {"voucher": str(voucher.id)})
    return show(visit, "staff.html", lines=lines, forms=[undo], unknown=False)


async def _undo(visit: ShopVisit) -> web.StreamResponse:
    visit.check_fresh()
    number = number_of(visit, "voucher")
    if number is None:
        raise web.HTTPBadRequest
    voucher = await domain_voucher.undo(visit.tx, visit.member.id, number, now=visit.now)
    lines = [visit.t("voucher-undone", title=voucher.title, quantity=voucher.quantity)]
    return show(visit, "staff.html", lines=lines, forms=[], unknown=False)


def _code(visit: ShopVisit) -> str:
    """Return the code that was scanned: the QR holds a link to the bot with it."""
    typed = words_of(visit, "code") or ""
    if not typed or len(typed) > CODE_CHARS_MAX:
        raise web.HTTPBadRequest
    link = deep_link.parse(typed.rpartition("start=")[2])
    return link.value if link.kind is LinkKind.VOUCHER else typed
