"""The orders of one account: whether the network's reports arrive, what they come to, who earns by them.

an account -> its orders -> a new address, what was put aside again
                         -> what whoever shares a link earns; the network has paid; pay before it
"""

from collections.abc import Sequence

from domain.admin.authority import AccessLevel
from domain.affiliate import accounts
from domain.affiliate.network import AffiliateNetwork
from domain.network_order import receive
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import acts, button, dial, following, line, page
from handlers.admin.states import Affiliates
from storage.affiliate.tables import AffiliateAccount
from storage.network_order import network_orders
from views.affiliate import order_screens
from views.affiliate.order_screens import ACCOUNT_SUMS
from views.host.host_screens import percent
from views.i18n import Html, Translate

SHARES_BP = (0, 1_000, 2_000, 3_000, 5_000, 7_000)
"""What a member may earn of a commission, by the dial; the command line takes any part."""
ADVANCE_DAYS = 45
PAID_AT_ONCE = 2_000
"""Orders that become payable in one press; whoever has more presses again."""


async def found(ctx: AdminContext) -> AffiliateAccount:
    """Return the account that the page is about, or refuse."""
    account = await ctx.tx.get(AffiliateAccount, ctx.chosen("account_id"))
    if account is None or account.removed_at is not None:
        raise Refused("admin.item_gone")
    return account


async def read_orders(ctx: AdminContext) -> Values:
    """Return how the reports of an account stand."""
    account = await found(ctx)
    ctx.remember(member_bp=account.member_bp)
    network = await accounts.find_network(ctx.tx, account.network)
    sums = [
        (currency, state, orders, commission, share)
        for number, currency, state, orders, _, commission, share in await network_orders.sums(
            ctx.tx
        )
        if number == account.id
    ]
    aside = await network_orders.aside(ctx.tx, account.id)
    nobodys = await network_orders.count_nobodys(ctx.tx, account.id)
    return order_values(account, network, aside, sums, nobodys, ctx.t)


def order_values(
    account: AffiliateAccount,
    network: AffiliateNetwork,
    aside: Sequence[tuple[str, int, str]],
    sums: ACCOUNT_SUMS,
    nobodys: int,
    t: Translate,
) -> Values:
    reports = network.postback is not None
    lines = [
        *(
            order_screens.heard_lines(account, t)
            if reports
            else [t("affiliate-heard-none", network=network.title)]
        ),
        *order_screens.aside_lines(aside, t),
        *order_screens.sum_lines(sums, nobodys, t),
        *([t("affiliate-advanced", days=account.advance_days)] if account.advance_days else []),
    ]
    return {
        "network": network.title,
        "days": account.advance_days or ADVANCE_DAYS,
        "lines": Html("\n".join(lines)),
        "share": percent(account.member_bp),
        "reports": reports,
        "aside": bool(aside),
        "approved": any(state == "approved" for _, state, *_ in sums),
        "waits": account.advance_days is None,
        "advances": account.advance_days is not None,
    }


def subject(ctx: AdminContext) -> str:
    return f"affiliate:{ctx.chosen('account_id')}"


@acts("affiliate.address", subject, sure="admin-affiliate-address-sure", shows=read_orders)
async def renew_address(ctx: AdminContext) -> None:
    """Make the address that the network calls; it is shown this once."""
    account = await accounts.require(ctx.tx, ctx.chosen("account_id"))
    network = await accounts.find_network(ctx.tx, account.network)
    url = await receive.new_address(ctx.tx, account, network, ctx.settings.web_url)
    ctx.told = ctx.t("affiliate-address", url=url, network=network.title)


@acts("affiliate.again", subject)
async def look_again(ctx: AdminContext) -> None:
    """Look again at what was put aside."""
    calls = await network_orders.renew_aside(ctx.tx, ctx.chosen("account_id"))
    ctx.told = ctx.t("affiliate-again", calls=calls)


@acts("affiliate.share", subject)
async def cycle_share(ctx: AdminContext) -> None:
    """Let whoever shares a link earn the next part of the commission."""
    account = await accounts.require(ctx.tx, ctx.chosen("account_id"))
    ctx.check_unchanged(member_bp=account.member_bp)
    account.member_bp = following(SHARES_BP, account.member_bp)
    ctx.facts["to"] = percent(account.member_bp)


@acts("affiliate.paid", subject, sure="admin-affiliate-paid-sure", shows=read_orders)
async def say_paid(ctx: AdminContext) -> None:
    """Hear that the network has paid what it approved until now."""
    account = await accounts.require(ctx.tx, ctx.chosen("account_id"))
    orders = await receive.make_payable(
        ctx.tx, account, ctx.now, now=ctx.now, advanced=False, limit=PAID_AT_ONCE
    )
    ctx.told = ctx.t("affiliate-paid", orders=orders)


@acts("affiliate.advance", subject, sure="admin-affiliate-advance-sure", shows=read_orders)
async def advance(ctx: AdminContext) -> None:
    """Pay some time after the approval, whether the network has paid or not."""
    account = await accounts.require(ctx.tx, ctx.chosen("account_id"))
    account.advance_days = ADVANCE_DAYS


@acts("affiliate.wait", subject)
async def wait(ctx: AdminContext) -> None:
    """Pay only what the network has paid."""
    account = await accounts.require(ctx.tx, ctx.chosen("account_id"))
    account.advance_days = None


WINDOWS = (
    page(
        Affiliates.orders,
        "admin-affiliate-orders",
        line("lines"),
        button("address", renew_address, text="admin-button-affiliate-address", when="reports"),
        button("again", look_again, text="admin-button-affiliate-again", when="aside"),
        dial("share", cycle_share, text="admin-button-affiliate-share"),
        button("paid", say_paid, text="admin-button-affiliate-paid", when="approved"),
        button("advance", advance, text="admin-button-affiliate-advance", when="waits"),
        button("wait", wait, text="admin-button-affiliate-wait", when="advances"),
        reads=read_orders,
        back=Affiliates.one,
        need=AccessLevel.EVERYWHERE,
    ),
)
