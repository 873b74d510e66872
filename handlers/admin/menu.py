"""The first window of the menus: what there is to do, and what waits for somebody."""

from typing import Any

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Group, Start

from handlers.admin.context import AdminContext, Values, load
from handlers.admin.new_post import content
from handlers.admin.page import line
from handlers.admin.states import (
    Catalogue,
    Chats,
    Members,
    Menu,
    MoneyStates,
    New,
    Numbers,
    Promotions,
    Queue,
    Referrals,
    Review,
    SettingsStates,
    Stores,
    TeamStates,
)
from handlers.admin.widgets import I18nLabel, I18nText
from storage.chat import chats
from storage.delivery import outbox
from storage.payout import withdrawals
from storage.payout.tables import WithdrawalState
from storage.referral import rewards
from storage.referral.tables import RewardState

UNDECIDED = (WithdrawalState.REQUESTED, WithdrawalState.APPROVED)
"""Withdrawals that wait for whoever runs the shop."""


async def counts(ctx: AdminContext) -> Values:
    """What the first window counts."""
    tx, by = ctx.tx, ctx.by
    started: Any = ctx.manager.start_data or {}
    states = await outbox.count_by_state(tx)
    return {
        "chats": len([chat.id for chat in await chats.active(tx) if by.has(chat.id)]),
        "queued": states.get("queued", 0),
        "doubtful": states.get("unknown", 0) + states.get("failed", 0),
        "withdrawals": await withdrawals.count(tx, UNDECIDED) if by.everywhere else 0,
        "odd": await rewards.count(tx, (RewardState.HELD,)) if by.everywhere else 0,
        "everywhere": by.everywhere,
        "owner": by.is_owner,
        "said": started.get("said", ""),
    }


async def home(dialog_manager: DialogManager, **_: object) -> Values:
    return await load(dialog_manager, counts)


def branch(id_: str, state: State, text: str | None = None, when: str | None = None) -> Start:
    """Return the button of a branch of the menu."""
    label = I18nLabel(text or f"desk-button-{id_}")
    return Start(label, id=id_, state=state, when=F[when] if when else None)


DIALOG = Dialog(
    Window(
        line("said"),
        I18nText("desk-home"),
        Group(
            branch("new", New.what),
            branch("queue", Queue.week),
            branch("promotions", Promotions.all),
            branch("catalogue", Catalogue.all, when="everywhere"),
            branch("stores", Stores.all, when="everywhere"),
            branch("money", MoneyStates.all, "desk-button-withdrawals", "everywhere"),
            branch("referrals", Referrals.all, when="everywhere"),
            branch("review", Review.all, when="everywhere"),
            branch("members", Members.who, "ban-button-members", "everywhere"),
            branch("chats", Chats.all),
            branch("numbers", Numbers.all, "numbers-button-all"),
            branch("settings", SettingsStates.all, "settings-button-all", "everywhere"),
            branch("team", TeamStates.all, "role-button-team", "owner"),
            width=2,
        ),
        MessageInput(content.begin),
        state=Menu.home,
        getter=home,
    ),
)
