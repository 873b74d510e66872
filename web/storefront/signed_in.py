"""Who asks: a member behind a session and init data, both repeated by every request of the Mini App.

    X-Init-Data   what Telegram gave the page; checked before any transaction begins
    X-Session     the key that `POST /session` gave; kept in the page's memory alone

A request without either is a visitor's: whoever reads the public pages in a plain browser.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from aiohttp import web
from aiohttp.typedefs import Handler

from domain.member import language_of
from domain.refusal import Refused
from domain.web_session.init_data import Launch, NoProof, check_init_data
from domain.web_session.session import check_fresh, check_may_act, end_session, find_session
from storage.database import Tx
from storage.members import Member
from storage.web_session.tables import WebSession
from views.i18n import Translate, translator
from web import edge
from web.edge import Visit
from web.site import SITE, Site

INIT_DATA, SESSION = "X-Init-Data", "X-Session"
KEY_CHARS_MAX = 64
LAUNCH = web.RequestKey("launch", Launch)


@dataclass(frozen=True)
class SignedIn:
    """A member in their session, as of this request."""

    member: Member
    session: WebSession
    launch: Launch


@dataclass(frozen=True)
class ShopVisit(Visit):
    """One request to the shop, of a member or of a visitor whom nobody knows."""

    who: SignedIn | None

    @property
    def member(self) -> Member:
        """The member; only where the route wants one."""
        return self.signed.member

    @property
    def signed(self) -> SignedIn:
        """The member with their session, or 401."""
        if self.who is None:
            raise web.HTTPUnauthorized
        return self.who

    def check_fresh(self) -> None:
        """Refuse without a proof of the last minutes."""
        check_fresh(self.signed.session, self.signed.launch, now=self.now)


ShopAct = Callable[[ShopVisit], Awaitable[web.StreamResponse]]


def shows(act: ShopAct) -> Handler:
    """Return a handler that reads, for members and visitors."""

    async def seen(visit: Visit) -> web.StreamResponse:
        return await act(await _shop_visit(visit))

    return _with_launch(edge.reads(seen))


def shows_members(act: ShopAct) -> Handler:
    """Return a handler that reads for members alone."""

    async def seen(visit: Visit) -> web.StreamResponse:
        found = await _shop_visit(visit)
        return await act(replace(found, who=found.signed))

    return _with_launch(edge.reads(seen))


def acts(act: ShopAct) -> Handler:
    """Return a handler in which a member acts; it commits what was done."""

    async def done(visit: Visit) -> web.StreamResponse:
        found = await _shop_visit(visit)
        check_may_act(found.signed.session)
        return await act(found)

    return _with_launch(edge.writes(done))


def read_launch(request: web.Request) -> Launch:
    """Return what the init data of a request say, or raise 401."""
    try:
        given = request.headers.getall(INIT_DATA, ())
        if len(given) != 1:
            raise web.HTTPUnauthorized
        return check_init_data(given[0], request.app[SITE].settings.token)
    except NoProof:
        raise web.HTTPUnauthorized from None


def words_of(member: Member, site: Site) -> Translate:
    """Return the texts in a member's language."""
    language = language_of(member, site.settings.language)
    shop = site.settings
    return translator(language, now=site.clock.now(), zone=shop.timezone, country=shop.country)


def _with_launch(handler: Handler) -> Handler:
    """Check the init data before a transaction begins; end a session that another account uses."""

    async def checked(request: web.Request) -> web.StreamResponse:
        if _is_signed(request):
            request[LAUNCH] = read_launch(request)
        try:
            return await handler(request)
        except Refused as refused:
            if refused.reason == "web_session.other_account":
                async with request.app[SITE].database.begin() as tx:
                    await end_session(tx, session_key(request))
            raise

    return checked


def _is_signed(request: web.Request) -> bool:
    return INIT_DATA in request.headers or SESSION in request.headers


def session_key(request: web.Request) -> str:
    """Return the key that a request gives, or raise 401."""
    given = request.headers.getall(SESSION, ())
    if len(given) != 1 or not given[0].isascii() or len(given[0]) > KEY_CHARS_MAX:
        raise web.HTTPUnauthorized
    return given[0]


async def _shop_visit(visit: Visit) -> ShopVisit:
    who = await _find(visit.request, visit.tx, visit) if _is_signed(visit.request) else None
    t = visit.t if who is None else words_of(who.member, visit.request.app[SITE])
    return ShopVisit(
        visit.request, visit.tx, visit.now, visit.rng, visit.settings, t, visit.said, who
    )


async def _find(request: web.Request, tx: Tx, visit: Visit) -> SignedIn:
    launch = request[LAUNCH]
    session = await find_session(tx, session_key(request), launch, now=visit.now)
    return SignedIn(await tx.get_one(Member, session.member_id), session, launch)
