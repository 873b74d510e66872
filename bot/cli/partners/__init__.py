"""`partners`: offers of other shops that hosts sell here, and own offers for hosts elsewhere."""

from pathlib import Path
from random import SystemRandom
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain.admin import audit
from domain.deal.deal import find_deal
from domain.partner import partners, share
from domain.partner.offer_file import BYTES_MAX, grouped, public_key
from storage.partner import partners as partner_partners
from storage.partner.tables import PartnerShop, PartnerState
from storage.sealing.shop_key import key_of

app = typer.Typer()
Number = Annotated[int, typer.Argument(help="Number from `partners list`.")]


@app.command()
def on() -> None:
    """Take offers of other shops, and give own ones."""
    _switch("on", on=True)
    output.say("Offers of other shops can be taken, and own ones given, from now on.")


@app.command()
def off() -> None:
    """Neither take nor give; what was taken leaves the shelf."""
    _switch("off", on=False)
    output.say("Offers of other shops are off the shelf; none is taken or given.")


def _switch(word: str, *, on: bool) -> None:
    shop.change(
        f"partners.{word}", "partners", lambda ctx: partners.switch(ctx.tx, on=on, now=ctx.now)
    )


@app.command()
def key() -> None:
    """Show the key that this shop signs its offers with, to be compared by others."""

    async def made(ctx: Ctx) -> str:
        return public_key(key_of(ctx.tx))

    output.say(grouped(shop.read(made)))


@app.command("export")
def export(
    code: Annotated[str, typer.Argument(help="Code of a deal.")],
    host: Annotated[str, typer.Option(help="Code of the host, who is a member here.")],
    bot: Annotated[str, typer.Option(help="Name of this shop's bot, without @.")],
    days: Annotated[int, typer.Option(help="How long the offer holds.")] = 30,
    terms: Annotated[str, typer.Option(help="What buyers should know, in a sentence.")] = "",
    to: Annotated[Path | None, typer.Option(help="File to write; the screen without.")] = None,
) -> None:
    """Sign an offer for the host of another shop's group."""

    async def signed(ctx: Ctx) -> str:
        deal = await find_deal(ctx.tx, code)
        words = await share.offer_file(
            ctx.tx,
            deal,
            bot=bot.removeprefix("@"),
            host=host,
            days=days,
            terms=terms,
            now=ctx.now,
        )
        await audit.record(
            ctx.tx, None, "partners.export", f"deal:{deal.code}", now=ctx.now, host=host
        )
        return words

    words = shop.write(signed)
    if to is None:
        output.say(words.rstrip())
    else:
        to.write_text(words, encoding="utf-8")
        output.say(f"Written to {to}. The host sends it to whoever runs the other shop.")


@app.command("import")
def import_(file: Annotated[Path, typer.Argument(help="Signed file of another shop.")]) -> None:
    """Take the offer of another shop; a shop that is new has to be approved first."""
    with shop.existing(file).open("rb") as opened:
        data = opened.read(BYTES_MAX + 1)

    async def taken(ctx: Ctx) -> partners.Taken:
        hosts = ctx.settings.allowed_hosts
        found = await partners.take(ctx.tx, data, hosts=hosts, now=ctx.now, rng=SystemRandom())
        subject = f"partner:{found.partner.id}"
        await audit.record(ctx.tx, None, "partners.import", subject, now=ctx.now)
        return found

    partner, deal = shop.write(taken)
    if deal is not None:
        output.say(f"Taken: {deal.title}, deal {deal.code}. Orders go to @{partner.bot}.")
        return
    output.say(
        f"This file is of a shop that is new here: {partner.name}, @{partner.bot}. Its key is\n"
        f"{grouped(partner.key)}\n"
        "Ask the shop, by another way than this file, whether that is its key "
        f"(`partners key` there), then: partners approve {partner.id}, and import the file again."
    )


@app.command("list")
def list_() -> None:
    """List other shops, and how many offers were taken from each."""

    async def found(ctx: Ctx) -> list[tuple[PartnerShop, int]]:
        every = await partner_partners.listed(ctx.tx, limit=partners.PARTNERS_MAX)
        return [(one, len(await partner_partners.deals(ctx.tx, one.id))) for one in every]

    output.show_table(
        ("No.", "Shop", "Bot", "State", "Offers", "Key"),
        [
            (one.id, one.name, f"@{one.bot}", one.state, offers, grouped(one.key))
            for one, offers in shop.read(found)
        ],
        empty="No other shops yet: a host brings you a file, `partners import` takes it.",
    )


@app.command()
def approve(number: Number) -> None:
    """Take offers that are signed with a shop's key."""
    partner = _decide("approve", number, PartnerState.APPROVED)
    output.say(f"Offers of {partner.name} can be taken.")


@app.command()
def block(number: Number) -> None:
    """Take no offers of a shop; those that were taken leave the shelf."""
    partner = _decide("block", number, PartnerState.BLOCKED)
    output.say(f"{partner.name} is blocked.")


def _decide(act: str, number: int, state: PartnerState) -> PartnerShop:
    return shop.change(
        f"partners.{act}",
        f"partner:{number}",
        lambda ctx: partners.decide(ctx.tx, number, state, now=ctx.now),
    )
