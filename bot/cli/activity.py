"""The activity log on the command line: who did what, in plain columns or as JSON."""

import json
from collections.abc import Sequence

import typer

from bot.cli import shop
from bot.cli.shop import Ctx
from domain.activity import lines
from domain.activity.kinds import Area
from domain.activity.lines import ActivityLine, load_page, wanted
from views.activity import sentences
from views.i18n import translator

COLUMNS = ("No.", "When", "Who", "What", "About")
NAMES = ("number", "at", "who", "what", "about")


def show(by: str, area: str, about: str, count: int, *, as_json: bool) -> None:
    """Print the newest lines of the activity log."""
    of = Area(shop.one_of(area, Area)) if area else None
    found = shop.read(lambda ctx: _load(ctx, by, of, about, count))
    if as_json:
        values = [dict(zip(NAMES, _cells(one), strict=True)) for one in found]
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    shop.show_table(COLUMNS, map(_cells, found))


async def _load(ctx: Ctx, by: str, area: Area | None, about: str, count: int) -> list[ActivityLine]:
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
    at = shop.format_moment(one.at)
    return one.number, at, sentences.who(one, t), sentences.plain_sentence(one, t), one.subject
