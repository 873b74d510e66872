"""What the shop hears: one router per feature, an update becomes one call.

A handler parses, acts and returns what to say; it calls nobody. Menus of those who run the shop
are in `handlers.admin`, which is an edge of its own.
"""

from typing import Any

from aiogram import Router

from handlers import (
    admin_updates,
    chat,
    commission,
    deal,
    digest,
    draw,
    flash_sale,
    help,
    leaderboard,
    me,
    membership,
    ownership,
    packing,
    pickup,
    privacy,
    private_only,
    promoter_shop,
    questions,
    referral,
    reward,
    role,
    settings,
    share,
    start,
    voucher,
    withdrawal,
)
from handlers.basket import basket_buttons
from handlers.group_buy import buttons, commands, press_set
from handlers.host import own_groups, request
from handlers.order_list import list_buttons, list_command, replies
from handlers.payment import pay
from handlers.press_set import PressSet
from handlers.support import customer, inbox, shop_info, unknown

ROUTERS: tuple[Router, ...] = (
    chat.router,
    request.router,
    private_only.router,
    pay.router,
    ownership.router,
    commission.router,
    leaderboard.router,
    deal.router,
    inbox.router,
    admin_updates.router,
    digest.router,
    draw.router,
    flash_sale.router,
    buttons.router,
    list_buttons.router,
    list_command.router,
    basket_buttons.router,
    help.router,
    own_groups.router,
    me.router,
    membership.router,
    privacy.router,
    promoter_shop.router,
    referral.router,
    reward.router,
    role.router,
    settings.router,
    share.router,
    start.router,
    commands.router,
    voucher.router,
    pickup.router,
    packing.router,
    withdrawal.router,
    shop_info.router,
    replies.router,
    questions.router,
    customer.router,
    unknown.router,
)
"""In the order in which they are asked."""

PRESS_SETS: tuple[PressSet[Any], ...] = (
    press_set.JOINS,
    press_set.LEAVES,
    flash_sale.TAKES,
)
"""The buttons that hundreds press at once."""


def routers() -> tuple[Router, ...]:
    """Return every feature's router, free to be included.

    A router remembers the dispatcher it was last included in; a bot that is put together
    anew in the same process, as the demo and the tests do, takes its routers along.
    """
    for router in ROUTERS:
        router._parent_router = None
    return ROUTERS
