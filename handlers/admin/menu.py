"""The first window of the desk: what there is to do, and what waits for somebody."""

from typing import Any

from aiogram import F
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Group, Start

from domain.admin.authority import Authority
from handlers.admin import action
from handlers.admin.new_post import content
from handlers.admin.states import (
    Catalogue,
    Chats,
    Menu,
    Money,
    New,
    Numbers,
    Promotions,
    Queue,
    Referrals,
    Review,
    Settings,
    Stores,
    Team,
)
from handlers.admin.widgets import I18nLabel, I18nText, Value
from storage.chat import chats
from storage.database import Tx
from storage.delivery import outbox
from storage.payout import withdrawals
from storage.payout.tables import WithdrawalState
from storage.referral import rewards
from storage.referral.tables import RewardState

UNDECIDED = (WithdrawalState.REQUESTED, WithdrawalState.APPROVED)
"""Withdrawals that wait for whoever runs the shop."""


async def home(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what the first window counts."""

    started: Any = dialog_manager.start_data or {}

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        active = [chat.id for chat in await chats.active(tx) if by.has(chat.id)]
        counts = await outbox.count_by_state(tx)
        return {
            "chats": len(active),
            "queued": counts.get("queued", 0),
            "doubtful": counts.get("unknown", 0) + counts.get("failed", 0),
            "withdrawals": await withdrawals.count(tx, UNDECIDED) if by.everywhere else 0,
            "odd": await rewards.count(tx, (RewardState.HELD,)) if by.everywhere else 0,
            "everywhere": by.everywhere,
            "owner": by.is_owner,
            "said": started.get("said", ""),
        }

    return await action.load(dialog_manager, read)


DIALOG = Dialog(
    Window(
        Value("said", when=F["said"]),
        I18nText("desk-home"),
        Group(
            Start(I18nLabel("desk-button-new"), id="new", state=New.what),
            Start(I18nLabel("desk-button-queue"), id="queue", state=Queue.week),
            Start(I18nLabel("desk-button-promotions"), id="promotions", state=Promotions.all),
            Start(
                I18nLabel("desk-button-catalogue"),
                id="catalogue",
                state=Catalogue.all,
                when=F["everywhere"],
            ),
            Start(
                I18nLabel("desk-button-stores"), id="stores", state=Stores.all, when=F["everywhere"]
            ),
            Start(
                I18nLabel("desk-button-withdrawals"),
                id="money",
                state=Money.all,
                when=F["everywhere"],
            ),
            Start(
                I18nLabel("desk-button-referrals"),
                id="referrals",
                state=Referrals.all,
                when=F["everywhere"],
            ),
            Start(
                I18nLabel("desk-button-review"), id="review", state=Review.all, when=F["everywhere"]
            ),
            Start(I18nLabel("desk-button-chats"), id="chats", state=Chats.all),
            Start(I18nLabel("numbers-button-all"), id="numbers", state=Numbers.all),
            Start(
                I18nLabel("settings-button-all"),
                id="settings",
                state=Settings.all,
                when=F["everywhere"],
            ),
            Start(I18nLabel("role-button-team"), id="team", state=Team.all, when=F["owner"]),
            width=2,
        ),
        MessageInput(content.begin),
        state=Menu.home,
        getter=home,
    ),
)
