"""Whether campaigns may post a deal: said on its page, allowed, held back, or posted at once."""

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Row

from domain.admin.authority import AccessLevel
from domain.campaign import appearance
from domain.deal import approval
from domain.deal.deal import is_on_offer, is_over
from handlers.admin.catalogue.deal_facts import require_deal
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.page import acts, button
from handlers.admin.states import New
from storage.deal.tables import Deal, DealApproval
from storage.subject import FLASH_SALE, GROUP_BUY
from views.deal.appearance_lines import approval_lines
from views.i18n import Html

MARKS = {DealApproval.PENDING: "🆕", DealApproval.HELD: "✋"}
"""Before a deal that no campaign posts; the others have the mark of their state."""


async def read_approval(ctx: AdminContext, deal: Deal) -> Values:
    """Return where a deal appears, and which buttons it has for that; nothing of one that is over."""
    over = is_over(deal, now=ctx.now)
    where = [] if over else await appearance.appearances(ctx.tx, deal, now=ctx.now)
    lines = [] if over else approval_lines(deal.approval, where, ctx.t, ctx.settings.timezone)
    return {
        "where": Html("\n".join(lines)),
        "allowable": not over and deal.approval != DealApproval.ALLOWED,
        "holdable": not over and deal.approval != DealApproval.HELD,
        "postable": is_on_offer(deal, now=ctx.now),
    }


async def subject(ctx: AdminContext) -> str:
    return f"deal:{(await require_deal(ctx)).code}"


@acts("deal.allow", subject)
async def allow(ctx: AdminContext) -> None:
    """Let campaigns post the deal in turn."""
    await approval.allow_deal(ctx.tx, (await require_deal(ctx)).code, now=ctx.now)


@acts("deal.hold", subject)
async def hold(ctx: AdminContext) -> None:
    """Keep the deal out of campaigns that post in turn."""
    await approval.hold_deal(ctx.tx, (await require_deal(ctx)).code, now=ctx.now)


async def code_of(ctx: AdminContext) -> str:
    return (await require_deal(ctx)).code


async def post(_: object, pressed: Button, manager: DialogManager) -> None:
    """Open a new post with the deal, or its terms as a promotion; where and when is asked there."""
    code = await load(manager, code_of, AccessLevel.EVERYWHERE)
    promotion = {"type": pressed.widget_id} if pressed.widget_id in (GROUP_BUY, FLASH_SALE) else {}
    await manager.start(New.what, data={"deal": code, **promotion})


BUTTONS = (
    button("allow", allow, text="admin-button-deal-allow", when="allowable"),
    button("hold", hold, text="admin-button-deal-hold", when="holdable"),
)
POST_BUTTONS = (
    Row(button("post_now", post, text="admin-button-deal-post_now", when="postable")),
    Row(
        *(
            button(name, post, text=f"admin-type-{name}", when="postable")
            for name in (GROUP_BUY, FLASH_SALE)
        )
    ),
)
