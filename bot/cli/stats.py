"""The shop's numbers on the command line: the same as the menu's, as words or as JSON."""

import json

import typer

from bot.cli import shop
from bot.cli.shop import Ctx
from domain.numbers import load, sheet
from domain.numbers.figures import ShopNumbers
from domain.numbers.frame import NumbersPeriod
from domain.numbers.load import NumbersScope
from domain.post.markup import visible
from domain.refusal import Refused
from storage.chat import chats
from views.i18n import Translate, translator
from views.numbers import words
from views.numbers.labels import NumbersTopic


def show(typed: str, chat: int | None, *, as_json: bool) -> None:
    """Print the numbers of a period."""
    period = NumbersPeriod(shop.one_of(typed, NumbersPeriod))
    seen, title, t = shop.read(lambda ctx: _load(ctx, period, chat))
    if as_json:
        typer.echo(json.dumps(sheet.to_json(seen), ensure_ascii=False, indent=2))
        return
    pages = [visible(words.page(seen, topic, title, t)).split("\n\n", 1) for topic in NumbersTopic]
    typer.echo("\n\n".join([pages[0][0], *(page[1] for page in pages)]))


async def _load(
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
