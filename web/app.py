"""The web server of a shop: aiohttp, in the bot's own process, behind a proxy that speaks TLS.

    GET  /healthz, /readyz    `web.health`
    GET  /metrics             `web.metrics`
    GET  /assets/...          `web.assets`
    POST /session             `web.storefront.exchange`
    POST /telegram/webhook    `web.webhook`
    GET, POST /in/NETWORK/KEY `web.network_calls`
    GET  /verify/CODE         `web.draw`, only with WEB_URL
    GET  /, /d, /s, /g, /f, /mine, /me   `web.storefront`, only with WEB_URL

No business rule stands here: handlers ask the same verbs of `domain` as the bot's, through `web.edge`.
"""

from aiohttp import web

from web import (
    assets,
    edge,
    errors,
    guard,
    health,
    metrics,
    network_calls,
    pictures,
    public_feeds,
    staff,
    webhook,
)
from web.basket import basket_page, pickup_act
from web.draw import draw_page
from web.numbers import numbers_page
from web.order_list import list_page
from web.packing import packing_page
from web.request_rate import RequestRate
from web.site import SITE, Site
from web.storefront import catalogue, exchange, flash_sale, group_buy, live, mine


def application(site: Site, *, rate: RequestRate | None = None) -> web.Application:
    """Return the web application of a shop."""
    app = web.Application(client_max_size=edge.BODY_BYTES_MAX)
    app[SITE] = site
    guard.install(app, rate)
    app.middlewares.append(errors.in_words)
    offers = (catalogue, group_buy, flash_sale, list_page, live, pictures)
    shop = (exchange, *offers, mine, basket_page, pickup_act, staff, packing_page, numbers_page)
    if site.settings.web_url:
        draw_page.add_routes(app)
    if site.settings.web_url and site.settings.web_public == "on":
        public_feeds.add_routes(app)
    for part in (
        health,
        metrics,
        assets,
        webhook,
        network_calls,
        *(shop if site.settings.web_url else ()),
    ):
        part.add_routes(app)
    return app
