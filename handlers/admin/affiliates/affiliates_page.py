"""Affiliate networks: the shop's accounts, the shops that each earns at, and a link to try.

the accounts -> a network -> the partner's code -> one: its shops -> another shop, remove
                                                   -> its orders: `orders_page`
             -> paste a link: what becomes of it, and why
"""

from collections.abc import Iterable, Mapping, Sequence

from aiogram import F
from aiogram_dialog import Dialog, DialogManager

from domain.admin.authority import AccessLevel
from domain.affiliate import accounts
from domain.affiliate.network import AffiliateNetwork, NetworkKind
from domain.affiliate.product import find_product
from domain.affiliate.rewrite import build_link
from domain.refusal import Refused
from handlers.admin.affiliates import orders_page
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.page import acts, button, item, items, line, opens, page, typed
from handlers.admin.states import Affiliates
from handlers.admin.widgets import I18nText
from storage.affiliate import affiliate_rows
from storage.affiliate.tables import AffiliateAccount
from views.affiliate import affiliate_screens
from views.i18n import Html, Translate


async def read_all(ctx: AdminContext) -> Values:
    """Return every account."""
    networks = await accounts.known_networks(ctx.tx)
    return all_values(await affiliate_rows.accounts(ctx.tx), networks)


def all_values(
    found: Sequence[AffiliateAccount], networks: Mapping[str, AffiliateNetwork]
) -> Values:
    rows = [item(one.id, f"{title(one, networks)} · {one.partner}") for one in found]
    return {"items": rows, "none": not rows}


def title(account: AffiliateAccount, networks: Mapping[str, AffiliateNetwork]) -> str:
    known = networks.get(account.network)
    return account.network if known is None else known.title


async def read_networks(ctx: AdminContext) -> Values:
    """Return the networks whose links can be made here."""
    return network_values((await accounts.known_networks(ctx.tx)).values())


def network_values(networks: Iterable[AffiliateNetwork]) -> Values:
    ready = [one for one in networks if one.kind is not NetworkKind.CONVERT or one.link]
    return {"items": [item(one.name, one.title) for one in ready]}


async def read_chosen(ctx: AdminContext) -> Values:
    """Return the network that was chosen, with what it calls a partner's code."""
    return chosen_values(await accounts.find_network(ctx.tx, str(ctx.data["network"])))


def chosen_values(network: AffiliateNetwork) -> Values:
    return {"network": network.title, "name": network.partner.name}


async def open_added(manager: DialogManager, account_id: int) -> None:
    manager.dialog_data["account_id"] = account_id
    await manager.switch_to(Affiliates.one)


@acts("affiliate.add", "affiliates", then=open_added)
async def add(ctx: AdminContext) -> int:
    """Keep the account whose code was typed; words after it are codes for chats."""
    network = await accounts.find_network(ctx.tx, str(ctx.data["network"]))
    code, *pool = ctx.said.replace(",", " ").split() or [""]
    made = await accounts.add(ctx.tx, network, code, now=ctx.now, pool=pool)
    ctx.facts["network"] = network.title
    return made.id


async def read_one(ctx: AdminContext) -> Values:
    """Return how an account stands."""
    found = await ctx.tx.get(AffiliateAccount, ctx.chosen("account_id"))
    if found is None or found.removed_at is not None:
        raise Refused("admin.item_gone")
    networks = await accounts.known_networks(ctx.tx)
    chats = (await affiliate_rows.chats_by_account(ctx.tx)).get(found.id, 0)
    return one_values(found, networks, chats, ctx.t)


def one_values(
    account: AffiliateAccount,
    networks: Mapping[str, AffiliateNetwork],
    chats: int,
    t: Translate,
) -> Values:
    known = networks.get(account.network)
    lines = affiliate_screens.account_lines(account, networks, chats, t)
    return {
        "network": title(account, networks),
        "partner": account.partner,
        "lines": Html("\n".join(lines)),
        "names": " ".join(known.programme) if known else "",
        "shops": bool(known and known.programme),
    }


def subject(ctx: AdminContext) -> str:
    return f"affiliate:{ctx.chosen('account_id')}"


@acts("affiliate.shop", subject, then=Affiliates.one)
async def set_shop(ctx: AdminContext) -> None:
    """Tell the account of the shop that was typed."""
    account = await accounts.require(ctx.tx, ctx.chosen("account_id"))
    ctx.facts["host"] = await accounts.set_shop(ctx.tx, account, ctx.said)


@acts(
    "affiliate.remove",
    subject,
    sure="admin-affiliate-remove-sure",
    shows=read_one,
    then=Affiliates.all,
)
async def remove(ctx: AdminContext) -> None:
    account = await accounts.require(ctx.tx, ctx.chosen("account_id"))
    accounts.remove(account, now=ctx.now)
    ctx.facts["network"] = account.network


async def take_link(_: object, __: object, manager: DialogManager, said: str) -> None:
    """Say what becomes of a link; nothing is kept."""

    async def tried(ctx: AdminContext) -> str:
        book = await accounts.link_book(ctx.tx)
        found = find_product(ctx.said.strip(), book)
        return affiliate_screens.rewritten(build_link(found, book), found.network, ctx.t)

    manager.dialog_data["shown"] = await load(manager, tried, AccessLevel.EVERYWHERE, said)


async def read_link(ctx: AdminContext) -> Values:
    """Return what became of the link that was pasted last."""
    return link_values(str(ctx.data.pop("shown", "")))


def link_values(shown: str) -> Values:
    return {"shown": Html(shown)}


DIALOG = Dialog(
    page(
        Affiliates.all,
        "admin-affiliates",
        I18nText("admin-affiliates-none", when=F["none"]),
        items("account", opens("account_id", Affiliates.one)),
        button("link", Affiliates.link, text="admin-button-affiliate-link"),
        button("add", Affiliates.network, text="admin-button-affiliate-add"),
        reads=read_all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Affiliates.network,
        "admin-affiliate-network",
        items("network", opens("network", Affiliates.partner, read=str)),
        reads=read_networks,
        back=Affiliates.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Affiliates.partner,
        "admin-affiliate-partner",
        typed("partner", add),
        reads=read_chosen,
        back=Affiliates.network,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Affiliates.one,
        "admin-affiliate",
        line("lines"),
        button("shop", Affiliates.shop, text="admin-button-affiliate-shop", when="shops"),
        button("orders", Affiliates.orders, text="admin-button-affiliate-orders"),
        button("remove", remove, text="admin-button-affiliate-remove"),
        reads=read_one,
        back=Affiliates.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Affiliates.shop,
        "admin-affiliate-shop",
        typed("shop", set_shop),
        reads=read_one,
        back=Affiliates.one,
        need=AccessLevel.EVERYWHERE,
    ),
    *orders_page.WINDOWS,
    page(
        Affiliates.link,
        "admin-affiliate-link",
        line("shown"),
        typed("link", take_link),
        reads=read_link,
        back=Affiliates.all,
        need=AccessLevel.EVERYWHERE,
    ),
)
