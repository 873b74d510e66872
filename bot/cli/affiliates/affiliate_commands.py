"""`affiliates`: networks, the shop's accounts, and what becomes of a link."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain.admin import audit
from domain.affiliate import accounts
from domain.affiliate.network import FILE_CHARS_MAX, AffiliateNetwork
from domain.affiliate.product import find_product
from domain.affiliate.rewrite import RewrittenLink, build_link
from storage.affiliate import affiliate_rows
from storage.affiliate.tables import AffiliateAccount
from views.i18n import translator

app = typer.Typer()
Number = Annotated[int, typer.Argument(help="Number of the account, from `affiliates list`.")]
NetworkName = Annotated[str, typer.Argument(help="Name, from `affiliates networks`.")]


@app.command()
def networks() -> None:
    """List the networks that are known, and what each asks to know of a shop."""

    async def found(ctx: Ctx) -> list[tuple[object, ...]]:
        known = await accounts.known_networks(ctx.tx)
        return [_network_cells(known[name]) for name in sorted(known)]

    heads = ("Network", "Name", "Kind", "Tells apart", "For each shop", "Label")
    output.show_table(heads, shop.read(found))


def _network_cells(one: AffiliateNetwork) -> tuple[object, ...]:
    asked = " ".join(one.programme)
    return one.title, one.name, str(one.kind), str(one.granularity), asked, " ".join(one.labels[:1])


@app.command("list")
def list_() -> None:
    """List the shop's accounts."""

    async def found(ctx: Ctx) -> list[tuple[object, ...]]:
        chats = await affiliate_rows.chats_by_account(ctx.tx)
        kept = await affiliate_rows.accounts(ctx.tx)
        return [
            (one.id, one.network, one.partner, " ".join(one.programmes), chats.get(one.id, 0))
            for one in kept
        ]

    output.show_table(
        ("No.", "Network", "Partner", "Shops", "Chats"),
        shop.read(found),
        empty="No account yet: python -m bot affiliates add NETWORK CODE",
    )


@app.command()
def add(
    network: NetworkName,
    code: Annotated[str, typer.Argument(help="Your partner code, as links bear it.")],
    chat_codes: Annotated[
        str, typer.Option(help="More codes, one for each chat: CODE,CODE (Amazon: tracking ids).")
    ] = "",
) -> None:
    """Keep an account: links of posts earn for it from the next post on."""

    async def added(ctx: Ctx) -> AffiliateAccount:
        found = await accounts.find_network(ctx.tx, network)
        pool = chat_codes.replace(",", " ").split()
        made = await accounts.add(ctx.tx, found, code, now=ctx.now, pool=pool)
        await audit.record(
            ctx.tx, None, "affiliate.add", "affiliates", now=ctx.now, network=found.title
        )
        return made

    made = shop.write(added)
    output.say(f"Account {made.id} at {made.network} earns by {made.partner}.")


@app.command("shop")
def shop_(
    number: Number,
    words: Annotated[
        list[str], typer.Argument(help="The shop's host, then what the network asks of it.")
    ],
) -> None:
    """Tell an account of a shop: shop 2 shoes.example 77"""

    async def told(ctx: Ctx) -> str:
        account = await accounts.require(ctx.tx, number)
        host = await accounts.set_shop(ctx.tx, account, " ".join(words))
        subject = f"affiliate:{number}"
        await audit.record(ctx.tx, None, "affiliate.shop", subject, now=ctx.now, host=host)
        return host

    output.say(f"Account {number} earns at {shop.write(told)}.")


@app.command()
def remove(number: Number) -> None:
    """Let no link earn for an account any more."""

    async def removed(ctx: Ctx) -> None:
        account = await accounts.require(ctx.tx, number)
        accounts.remove(account, now=ctx.now)
        subject, network = f"affiliate:{number}", account.network
        await audit.record(ctx.tx, None, "affiliate.remove", subject, now=ctx.now, network=network)

    shop.write(removed)
    output.say(f"Account {number} is removed; posts that are out keep their links.")


@app.command("load")
def load_(
    file: Annotated[Path, typer.Argument(help="A file like those of domain/affiliate/files.")],
) -> None:
    """Describe a network by a file of your own, in the place of the program's."""

    async def loaded(ctx: Ctx) -> AffiliateNetwork:
        made = await accounts.load_network(ctx.tx, text)
        await audit.record(
            ctx.tx, None, "affiliate.load", "affiliates", now=ctx.now, network=made.title
        )
        return made

    try:
        with file.open(encoding="utf-8") as opened:
            text = opened.read(FILE_CHARS_MAX + 1)
    except (OSError, UnicodeDecodeError) as error:
        output.fail(f"{file} cannot be read: {error}", output.BAD_CALL)
    output.say(f"{shop.write(loaded).title} is as {file.name} says.")


@app.command()
def unload(network: NetworkName) -> None:
    """Let the program's own description of a network hold again."""

    async def dropped(ctx: Ctx) -> None:
        await accounts.drop_network(ctx.tx, network)
        await audit.record(
            ctx.tx, None, "affiliate.unload", "affiliates", now=ctx.now, network=network
        )

    shop.write(dropped)
    output.say(f"{network} is as the program describes it.")


@app.command()
def link(
    url: Annotated[str, typer.Argument(help="A link to a product.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the code of another partner.")
    ] = False,
) -> None:
    """Print the link by which you would earn, and what was done to yours."""

    async def made(ctx: Ctx) -> RewrittenLink:
        book = await accounts.link_book(ctx.tx)
        return build_link(find_product(url, book, replace=replace), book)

    found, t = shop.read(made), translator("en")
    output.say(found.url)
    for one in found.steps:
        output.say(t.plain(f"affiliate-step-{one.what}", **one.values))
