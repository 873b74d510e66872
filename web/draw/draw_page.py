"""A draw that a reader's own browser checks: the published text, and a page that computes it anew.

GET /verify/D7K2Q   GET /verify/D7K2Q.txt
"""

from aiohttp import web

from domain.draw import proof
from domain.draw.chain import short
from storage.draw.tables import Draw
from web.edge import Visit, reads
from web.pages import page


def add_routes(app: web.Application) -> None:
    """Serve draws to anybody."""
    app.router.add_get("/verify/{code:[A-Za-z0-9]{1,16}}", reads(_page))
    app.router.add_get("/verify/{code:[A-Za-z0-9]{1,16}}.txt", reads(_text))


async def _find(visit: Visit) -> Draw:
    return await proof.find_draw(visit.tx, visit.request.match_info["code"])


async def _page(visit: Visit) -> web.StreamResponse:
    draw = await _find(visit)
    values = await proof.proof_of(visit.tx, draw)
    return page(visit.request, "draw.html", t=visit.t, draw=values, short=short(draw.head))


async def _text(visit: Visit) -> web.StreamResponse:
    draw = await _find(visit)
    text = "".join([part async for part in proof.text(visit.tx, draw)])
    return web.Response(text=text, content_type="text/plain", charset="utf-8")
