"""Commands that are a matter of the private chat: in a group each shows the way there, and does nothing.

What stands behind the command is not read: it may be an account or a code.
"""

from collections.abc import Mapping

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.deep_link import LinkPage
from handlers.context import Context
from views.private_reply import PrivateReply
from views.private_way import private_way
from views.promoter_shop_screens import ShopTitle

router = Router(name=__name__)
IN_GROUP = F.chat.type != "private"
WAYS: Mapping[str, tuple[str, LinkPage]] = {
    "start": ("member-start-in-group", LinkPage.HELP),
    "claim": ("owner-in-private", LinkPage.HELP),
    "admin": ("admin-in-private", LinkPage.HELP),
    "redeem": ("voucher-in-private", LinkPage.HELP),
    "packing": ("packing-in-private", LinkPage.HELP),
    "arrived": ("packing-in-private", LinkPage.HELP),
    "verify": ("draw-in-private", LinkPage.HELP),
    "dice": ("draw-in-private", LinkPage.HELP),
    "basket": ("basket-in-private", LinkPage.BASKET),
    "shop": ("shop-in-private", LinkPage.SHOP),
    "earnings": ("commission-in-private", LinkPage.EARNINGS),
    "withdraw": ("withdrawal-in-private", LinkPage.WITHDRAW),
    "payout": ("withdrawal-in-private", LinkPage.WITHDRAW),
    "privacy": ("privacy-in-private", LinkPage.PRIVACY),
    "contact": ("support-in-private", LinkPage.CONTACT),
    "support": ("support-in-private", LinkPage.CONTACT),
    "paysupport": ("support-in-private", LinkPage.CONTACT),
    "terms": ("support-terms-in-private", LinkPage.TERMS),
    "invitedby": ("referral-in-private", LinkPage.ME),
}
"""What each says, and the page that its button opens."""


def way_of(command: str, ctx: Context) -> PrivateReply:
    """Return the way to the private chat for a command of `WAYS`."""
    key, page = WAYS[command]
    return PrivateReply(private_way(key, page, ctx.t, ctx.me), page)


@router.message(Command(*WAYS), IN_GROUP)
async def command_in_group(_: Message, command: CommandObject, ctx: Context) -> PrivateReply:
    """Show the way to the private chat."""
    return way_of(command.command.lower(), ctx)


@router.callback_query(ShopTitle.filter(), F.message.chat.type != "private")
async def title_in_group(_: CallbackQuery, ctx: Context) -> PrivateReply:
    """Show the way to where a title can be typed."""
    return way_of("shop", ctx)
