"""Other shops in the menus: their keys, approved or blocked, and the switch for all of it."""

from aiogram_dialog import Dialog

from domain.admin.authority import AccessLevel
from domain.partner import partners
from domain.partner.offer_file import grouped
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values
from handlers.admin.lists import listed
from handlers.admin.page import acts, button, dial, item, opens, page
from handlers.admin.states import Partners
from storage.partner import partners as partner_partners
from storage.partner.tables import PartnerShop, PartnerState

MARKS = {PartnerState.ASKED: "🙋", PartnerState.APPROVED: "🤝", PartnerState.BLOCKED: "⛔️"}


async def every(ctx: AdminContext) -> Values:
    """Every other shop, and whether their offers are taken."""
    found = await partner_partners.listed(ctx.tx, limit=partners.PARTNERS_MAX)
    on = "yes" if await partners.is_on(ctx.tx) else "no"
    ctx.remember(on=on)
    items = [item(one.id, f"{MARKS[PartnerState(one.state)]} {one.name}") for one in found]
    return {"items": items, "partners": len(items), "on": on}


async def selected(ctx: AdminContext) -> PartnerShop:
    """Return the shop that a page is about, or refuse."""
    found = await ctx.tx.get(PartnerShop, ctx.chosen("partner_id"))
    if found is None:
        raise Refused("partner.unknown", id=ctx.chosen("partner_id"))
    return found


async def one(ctx: AdminContext) -> Values:
    """One shop: what its file says of it, and its key."""
    partner = await selected(ctx)
    ctx.remember(state=partner.state, key=partner.key, bot=partner.bot)
    return {
        "name": partner.name,
        "bot": partner.bot,
        "digits": grouped(partner.key),
        "state": ctx.t(f"admin-partner-state-{partner.state}"),
        "offers": len(await partner_partners.deals(ctx.tx, partner.id)),
        "open": partner.state != PartnerState.APPROVED,
        "live": partner.state != PartnerState.BLOCKED,
    }


async def by_number(ctx: AdminContext) -> str:
    return f"partner:{(await selected(ctx)).id}"


async def unchanged(ctx: AdminContext) -> PartnerShop:
    """Return the shop, or refuse where it is not what was shown any more."""
    partner = await selected(ctx)
    ctx.check_unchanged(state=partner.state, key=partner.key, bot=partner.bot)
    return partner


@acts(
    "partner.approve",
    by_number,
    need=AccessLevel.OWNER,
    sure="admin-partner-approve-sure",
    shows=one,
    then=Partners.one,
)
async def approve(ctx: AdminContext) -> None:
    """Take offers that are signed with this key."""
    partner = await unchanged(ctx)
    await partners.decide(ctx.tx, partner.id, PartnerState.APPROVED, now=ctx.now)


@acts(
    "partner.block",
    by_number,
    need=AccessLevel.OWNER,
    sure="admin-partner-block-sure",
    shows=one,
    then=Partners.one,
)
async def block(ctx: AdminContext) -> None:
    """Take nothing more; what was taken leaves the shelf."""
    partner = await unchanged(ctx)
    await partners.decide(ctx.tx, partner.id, PartnerState.BLOCKED, now=ctx.now)


@acts("partner.switch", "partners", need=AccessLevel.OWNER)
async def cycle_on(ctx: AdminContext) -> None:
    """Take and give offers, or not."""
    on = not await partners.is_on(ctx.tx)
    ctx.check_unchanged(on="no" if on else "yes")
    await partners.switch(ctx.tx, on=on, now=ctx.now)


DIALOG = Dialog(
    page(
        Partners.all,
        "admin-partners",
        listed("partner", opens("partner_id", Partners.one)),
        dial("on", cycle_on, text="admin-partner-button-switch"),
        reads=every,
        need=AccessLevel.OWNER,
    ),
    page(
        Partners.one,
        "admin-partner",
        button("approve", approve, text="admin-partner-button-approve", when="open"),
        button("block", block, text="admin-partner-button-block", when="live"),
        reads=one,
        back=Partners.all,
        need=AccessLevel.OWNER,
    ),
)
