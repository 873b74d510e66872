"""Where affiliate networks report orders: GET or POST /in/NETWORK/KEY, in whatever shape they like.

    unknown network, wrong key -> 404, the same        too large -> 413
    stored                     -> 200 without a body, also what is understood by nobody

The call is stored here and understood by `jobs.network_order`: a network does not wait for the ledger.
"""

from aiohttp import hdrs, web

from domain.network_order import receive
from domain.network_order.read import flat_fields
from storage.network_guard import forbid_network
from web import edge
from web.site import SITE


def add_routes(app: web.Application) -> None:
    """Take calls of networks."""
    app.router.add_get("/in/{source}/{key}", _called, allow_head=False)
    app.router.add_post("/in/{source}/{key}", _called)


async def _called(request: web.Request) -> web.StreamResponse:
    site, way = request.app[SITE], request.match_info
    async with site.database.read() as tx:
        account_id = await receive.find_called(tx, way["source"], way["key"])
    if account_id is None:
        raise web.HTTPNotFound
    body = await edge.read_body(request)
    said = flat_fields(request.query.items(), body, request.content_type)
    with forbid_network():
        async with site.database.begin() as tx:
            tx.add(receive.store_call(account_id, said, now=site.clock.now()))
    return web.Response(headers={hdrs.CONTENT_LENGTH: "0"})
