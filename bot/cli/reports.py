"""`stats` and `activity`: the shop's numbers, and who did what, as in the menus."""

from collections.abc import Sequence

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain.activity import lines
from domain.activity.kinds import Area
from domain.activity.lines import ActivityLine, load_page, wanted
from domain.numbers import load, sheet
from domain.numbers.figures import ShopNumbers
from domain.numbers.frame import NumbersPeriod
from domain.numbers.load import NumbersScope
from domain.post.markup import visible
from domain.refusal import Refused
from storage.chat import chats
from views.activity import sentences
from views.i18n import Translate, translator
from views.numbers import words
from views.numbers.labels import NumbersTopic

COLUMNS = ("Number", "At", "Who", "What", "About")


def stats(typed: str, chat: int | None) -> None:
    """Print the numbers of a period."""
    period = NumbersPeriod(shop.one_of(typed, NumbersPeriod))
    seen, title, t = shop.read(lambda ctx: _numbers(ctx, period, chat))
    if output.wants_json():
        output.print_json(sheet.to_json(seen))
        return
    pages = [visible(words.page(seen, topic, title, t)).split("\n\n", 1) for topic in NumbersTopic]
    typer.echo("\n\n".join([pages[0][0], *(page[1] for page in pages)]))


async def _numbers(
    ctx: Ctx, period: NumbersPeriod, chat_id: int | None
) -> tuple[ShopNumbers, str | None, Translate]:
    t = translator("en", now=ctx.now, zone=ctx.settings.timezone)
    scope, title = load.WHOLE_SHOP, None
    if chat_id is not None:
        chat = await chats.find_current(ctx.tx, chat_id)
        if chat is None:
            raise Refused("campaign.chat_unknown", chat=str(chat_id))
        scope, title = NumbersScope(frozenset([chat.id]), has_money=True), chat.title
    zone = ctx.settings.timezone
    return await load.load_period(ctx.tx, scope, period, now=ctx.now, zone=zone), title, t


def activity(by: str, area: str, about: str, limit: int) -> None:
    """Print the newest lines of the activity log."""
    of = Area(shop.one_of(area, Area)) if area else None
    found = shop.read(lambda ctx: _lines(ctx, by, of, about, limit))
    output.show_table(COLUMNS, map(_cells, found))


async def _lines(
    ctx: Ctx, by: str, area: Area | None, about: str, count: int
) -> list[ActivityLine]:
    """Return the newest lines; of somebody whose name has these words in it."""
    found: list[ActivityLine] = []
    known = await lines.people(ctx.tx)
    named = [number for number, name in known.items() if by.lower() in _name(number, name).lower()]
    for person in named if by else [None]:
        asked = wanted(party_id=person, area=area, subject=about or None)
        found += (await load_page(ctx.tx, asked, 0, count)).lines
    return sorted(found, key=lambda one: -one.number)[:count]


def _name(number: int, name: str | None) -> str:
    unnamed = "activity-console" if number == lines.CONSOLE else "activity-erased"
    return name or translator("en").plain(unnamed)


def _cells(one: ActivityLine) -> Sequence[object]:
    t = translator("en")
    at = output.format_moment(one.at)
    return one.number, at, sentences.who(one, t), sentences.plain_sentence(one, t), one.subject
