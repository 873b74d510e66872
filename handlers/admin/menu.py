"""The first window of the menus: what there is to do now, what comes next, and the ways on."""

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Group, Start

from handlers.admin import conflicts
from handlers.admin.context import Values, load
from handlers.admin.front_page import read_home
from handlers.admin.new_post import content
from handlers.admin.page import line
from handlers.admin.states import (
    Catalogue,
    Chats,
    Customers,
    Menu,
    MoneyStates,
    New,
    Numbers,
    Orders,
    PaymentStates,
    Promotions,
    Queue,
    Referrals,
    Review,
    SettingsStates,
    Stores,
    Support,
    TeamStates,
)
from handlers.admin.widgets import I18nLabel, I18nText


async def home(dialog_manager: DialogManager, **_: object) -> Values:
    values = await load(dialog_manager, read_home)
    return {**values, "told": conflicts.pop_report(dialog_manager)}


def branch(id_: str, state: State, text: str | None = None, when: str | None = None) -> Start:
    """Return the button of a branch of the menu."""
    label = I18nLabel(text or f"admin-button-{id_}")
    return Start(label, id=id_, state=state, when=F[when] if when else None)


DIALOG = Dialog(
    Window(
        line("told"),
        line("said"),
        I18nText("home-shop"),
        line("to_do"),
        line("coming"),
        branch("trouble", Queue.doubtful, "admin-button-doubtful", "trouble"),
        Group(
            branch("new", New.what),
            branch("queue", Queue.week),
            branch("promotions", Promotions.all),
            branch("catalogue", Catalogue.all, when="everywhere"),
            branch("orders", Orders.all, "order-button-all", "everywhere"),
            branch("customers", Customers.who, "customer-button-all", "everywhere"),
            branch("stores", Stores.all, when="everywhere"),
            branch("money", MoneyStates.all, "admin-button-withdrawals", "everywhere"),
            branch("payments", PaymentStates.all, "payment-button-all", "everywhere"),
            branch("referrals", Referrals.all, when="everywhere"),
            branch("review", Review.all, when="everywhere"),
            branch("support", Support.all, "support-button-all", "everywhere"),
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
