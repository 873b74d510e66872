"""The shop's numbers in the Mini App, to be read alone: for the owner, and admins of what is theirs.

GET /numbers             ?topic=overview&period=week, as in the admin menu; who may is looked up anew
"""

from enum import StrEnum
from typing import TypeVar

from aiohttp import web

from domain.admin import authority
from domain.admin.authority import AccessLevel
from domain.numbers import load
from domain.numbers.frame import NumbersPeriod
from views.i18n import Html
from views.numbers import words
from views.numbers.labels import SECTIONS, NumbersTopic
from web.storefront.shop_pages import show
from web.storefront.signed_in import ShopVisit, shows_members

PATH = "/numbers"
Choice = TypeVar("Choice", bound=StrEnum)


def add_routes(app: web.Application) -> None:
    """Serve the numbers."""
    app.router.add_get(PATH, shows_members(_numbers))


async def _numbers(visit: ShopVisit) -> web.StreamResponse:
    by = await authority.require(visit.tx, visit.member.id, AccessLevel.SOME_CHATS)
    topic = _chosen(visit, "topic", NumbersTopic.OVERVIEW)
    period = _chosen(visit, "period", NumbersPeriod.WEEK)
    seen = await load.load_period(
        visit.tx,
        load.scope_of(by),
        period,
        now=visit.now,
        zone=visit.settings.timezone,
        only=SECTIONS[topic],
    )
    lines = words.page(seen, topic, None, visit.t).split("\n")
    return show(
        visit,
        "numbers.html",
        lines=[Html(line) for line in lines if line],
        choices=[_links(visit, topic, period, by_topic=of) for of in (True, False)],
    )


def _chosen(visit: ShopVisit, name: str, default: Choice) -> Choice:
    """Return what an address asks for; whatever is none of the choices is the first."""
    try:
        return type(default)(visit.request.query.get(name, default))
    except ValueError:
        return default


def _links(
    visit: ShopVisit, topic: NumbersTopic, period: NumbersPeriod, *, by_topic: bool
) -> list[tuple[str, str, bool]]:
    """Return the ways to other topics, or to other days: address, words, whether it is this page."""
    if by_topic:
        return [
            (_path(one, period), visit.t.plain(f"numbers-topic-{one}"), one is topic)
            for one in NumbersTopic
        ]
    return [
        (_path(topic, one), visit.t.plain(f"numbers-period-{one}"), one is period)
        for one in NumbersPeriod
    ]


def _path(topic: NumbersTopic, period: NumbersPeriod) -> str:
    return f"{PATH}?topic={topic}&period={period}"
