"""Into the admin menu and out of it: /admin, /cancel, old menus, and the dispatcher of all windows."""

import pkgutil
import secrets
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from typing import Any

from aiogram import Dispatcher, F, Router
from aiogram.dispatcher.event.bases import UNHANDLED, SkipHandler
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command, ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent, Message, TelegramObject
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window, setup_dialogs
from aiogram_dialog.api.entities import stack
from aiogram_dialog.api.exceptions import (
    OutdatedIntent,
    UnknownIntent,
    UnregisteredDialogError,
    UnregisteredWindowError,
)

import handlers.admin
from domain.refusal import Refused
from handlers.admin import conflicts
from handlers.admin.hosts import host_request
from handlers.admin.messages import start_anew
from handlers.admin.new_post import content
from handlers.admin.shown_messages import AnswerFirst, no_page
from handlers.admin.states import (
    Catalogue,
    FeedSources,
    Hosts,
    Menu,
    MoneyStates,
    Promotions,
    Queue,
    Review,
    SettingsStates,
)
from handlers.admin.stores import packing_file, stores_page
from handlers.admin.widgets import translate
from storage.database import Database
from storage.fsm import DatabaseFsmStorage
from storage.subject import FLASH_SALE, GROUP_BUY
from views.admin_link import AdminPageOpen
from views.i18n import refusal_key
from views.packing.packing_screens import PackingFile

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
ID_BYTES = 5
PAGES = {
    "withdrawal": MoneyStates.one,
    "reward": Review.one,
    "feed": Catalogue.feed_news,
    "feed_post": Catalogue.feed_post,
    "feed_wait": Catalogue.feed_wait,
    "feed_source": FeedSources.one,
    "host": Hosts.one,
    "feed_file": Catalogue.file,
    GROUP_BUY: Promotions.group_buy,
    FLASH_SALE: Promotions.flash_sale,
    "doubtful": Queue.doubtful,
    "missed": Queue.missed,
    "queue": Queue.week,
    "shop_info": SettingsStates.info,
}
"""What a notice's button may open, by the word in its data."""


MENUS_THAT_ARE_OVER = (
    UnknownIntent,
    OutdatedIntent,
    UnregisteredDialogError,
    UnregisteredWindowError,
)
"""What aiogram-dialog raises for menus that were closed, and for windows that there are no more."""


@dataclass
class ShownWindow:
    """An update that the menu handles, and what it ended with."""

    parts: list[Message] = field(default_factory=list)
    """The message itself, or all the parts of an album."""
    asks: bool | None = None
    """Whether the window asks for something typed; None where no window was reached."""


def dispatcher(database: Database) -> Dispatcher:
    """Return the dispatcher of every window in this package, apart from the intake's.

    Windows get ids of our own: the library gives the same one to every hundredth pair that is opened
    within a second, and closing the upper of those two takes the lower away.
    """
    stack.new_id = new_id
    dispatcher = Dispatcher(storage=DatabaseFsmStorage(database))
    dispatcher.include_router(_commands())
    for dialog in dialogs():
        dialog._parent_router = None  # As `handlers.routers` does, for a bot put together anew.
        dispatcher.include_router(dialog)
    dispatcher.include_router(_rest())
    setup_dialogs(dispatcher, message_manager=AnswerFirst())
    asking = asking_states()
    for observer in (dispatcher.message, dispatcher.callback_query, dispatcher.errors):
        observer.middleware(partial(note_question, asking=asking))
    return dispatcher


def asking_states() -> frozenset[str | None]:
    """Return the states of the windows that take what is typed or sent."""
    return frozenset(
        state.state
        for dialog in dialogs()
        for state, window in dialog.windows.items()
        if isinstance(window, Window) and window.on_message is not None
    )


async def note_question(
    handler: Handler, event: TelegramObject, data: dict[str, Any], *, asking: Collection[str | None]
) -> Any:
    """Note in `shown` whether the window that is open now asks for something typed."""
    try:
        return await handler(event, data)
    finally:
        manager: DialogManager = data["dialog_manager"]
        shown: ShownWindow = data["shown"]
        shown.asks = manager.has_context() and manager.current_context().state.state in asking


def new_id() -> str:
    """Return an id that no other window has; short, for it is in the data of every button."""
    return secrets.token_urlsafe(ID_BYTES)


def dialogs() -> list[Dialog]:
    """Return the dialogs of this package, in the order of their modules' names."""
    names = sorted(
        module.name
        for module in pkgutil.walk_packages(handlers.admin.__path__, f"{handlers.admin.__name__}.")
    )
    modules = map(import_module, names)
    return [module.DIALOG for module in modules if hasattr(module, "DIALOG")]


async def open_menu(_: Message, dialog_manager: DialogManager) -> None:
    """Open the menu at its first window, whatever was open before."""
    await start_anew(dialog_manager, Menu.home, show_mode=ShowMode.SEND)


async def open_page(
    query: CallbackQuery, callback_data: AdminPageOpen, dialog_manager: DialogManager
) -> None:
    """Open the page that a notice's button stands for; the notice stays."""
    state = PAGES.get(callback_data.what)
    if state is None:
        raise Refused("admin.nobody")
    notice = no_page.set(query.message.message_id if query.message else None)
    try:
        number = {"number": callback_data.number}
        await start_anew(dialog_manager, state, number, ShowMode.SEND)
    finally:
        no_page.reset(notice)
    await point_below(query, dialog_manager)


async def point_below(
    query: CallbackQuery, manager: DialogManager, key: str = "shell-toast-below"
) -> None:
    """Answer a press by saying where its page is; one too old to be answered has it all the same."""
    with suppress(TelegramBadRequest):
        await query.answer(translate(manager).plain(key))


async def cancel(_: Message, dialog_manager: DialogManager) -> None:
    """Close the window that is open, and go back to the first one."""
    if not dialog_manager.has_context():
        raise Refused("admin.nothing_open")
    await open_menu(_, dialog_manager)


async def begin(message: Message, dialog_manager: DialogManager) -> None:
    """Take what nobody asked for as a new post: forwarding one is how New begins."""
    await content.begin(message, None, dialog_manager)


async def late_part(message: Message, dialog_manager: DialogManager) -> None:
    """Let a part that comes late join its album, whatever its window asks."""
    if content.open_album(dialog_manager) != message.media_group_id:
        raise SkipHandler
    await content.received(message, None, dialog_manager)
    await dialog_manager.show(ShowMode.DELETE_AND_SEND)


async def only_staff(_: Message, runs_shop: bool) -> bool:
    """Whether somebody redeems vouchers and runs nothing."""
    return not runs_shop


async def old_menu(error: ErrorEvent, dialog_manager: DialogManager) -> None:
    """Answer a press under a menu that is over, or of an older version, with the newest menu."""
    if error.update.callback_query is not None:
        await point_below(error.update.callback_query, dialog_manager, "home-toast-old_menu")
    await start_anew(dialog_manager, Menu.home, show_mode=ShowMode.SEND)


async def ask_again(error: ErrorEvent, dialog_manager: DialogManager) -> object:
    """Show the page again with the reason over it, where what was typed or sent is refused.

    A press hears the reason at once, as its answer.
    """
    refused = error.exception
    asked = error.update.message is not None and dialog_manager.has_context()
    if not asked or not isinstance(refused, Refused):
        return UNHANDLED
    words = translate(dialog_manager)(refusal_key(refused.reason), **refused.values)
    conflicts.report(dialog_manager, f"⚠️ {words}")
    await dialog_manager.show(ShowMode.DELETE_AND_SEND)
    return None


def _commands() -> Router:
    router = Router(name="admin.commands")
    router.message.register(stores_page.staff_photo, F.photo, only_staff)
    router.message.register(host_request.answer_request, host_request.is_request)
    router.message.register(late_part, F.media_group_id)
    router.message.register(open_menu, Command("admin"))
    router.message.register(cancel, Command("cancel"))
    router.callback_query.register(open_page, AdminPageOpen.filter())
    router.callback_query.register(packing_file.send_file, PackingFile.filter())
    return router


def _rest() -> Router:
    router = Router(name="admin.rest")
    router.message.register(begin)
    router.errors.register(ask_again, ExceptionTypeFilter(Refused))
    router.errors.register(old_menu, ExceptionTypeFilter(*MENUS_THAT_ARE_OVER))
    return router
