"""What is sent beside the menu, to whoever asks: a preview, a file, a link. The menu comes after."""

from contextlib import suppress

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.state import State
from aiogram.methods import DeleteMessages, SendDocument
from aiogram.types import (
    BufferedInputFile,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from aiogram_dialog import DialogManager, ShowMode, StartMode

from domain.csv_file import BOM
from domain.deep_link import LinkKind, build_payload
from domain.post.planner import post_values
from domain.reduction.reader import reader_terms
from handlers.admin import context
from handlers.admin.context import Data
from handlers.admin.widgets import translate
from storage.chat.tables import Chat
from views.i18n import translator
from views.post import post_messages
from views.private_reply import private_link
from views.screen import Reply, Screen, is_about_picture, send, words_alone
from views.share import SHARE

REFUSAL_CHARS_MAX = 200


async def send_preview(manager: DialogManager, call: Reply) -> None:
    """Send a preview in the place of the one before.

    One whose photo Telegram does not take comes in words, as in a chat.
    """
    bot: Bot = manager.middleware_data["bot"]
    try:
        await _replace_preview(manager, await bot(call))
    except TelegramAPIError as refused:
        words = words_alone(call)
        if words is None or not is_about_picture(refused):
            raise
        await _replace_preview(manager, await bot(words))
        t = translate(manager)
        said = Screen(t("admin-preview-in-words", words=refused.message[:REFUSAL_CHARS_MAX]))
        note = await bot(send(context.user_id(manager), said, None))
        manager.dialog_data["preview"].append(note.message_id)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def _replace_preview(manager: DialogManager, sent: Message | list[Message]) -> None:
    """Remember what a preview is, and take away the one before."""
    await take_preview_away(None, manager)
    parts = sent if isinstance(sent, list) else [sent]
    manager.dialog_data["preview"] = [part.message_id for part in parts]


async def take_preview_away(_: object, manager: DialogManager) -> None:
    """Delete the preview of the form that is open, if there is one; one that is too old stays."""
    before = manager.dialog_data.pop("preview", None) if manager.has_context() else None
    if before:
        bot: Bot = manager.middleware_data["bot"]
        with suppress(TelegramAPIError):
            await bot(DeleteMessages(chat_id=context.user_id(manager), message_ids=before))


async def start_anew(
    manager: DialogManager,
    state: State,
    data: Data | None = None,
    show_mode: ShowMode | None = None,
) -> None:
    """Leave every form that is open, with its preview, and open a page."""
    await take_preview_away(None, manager)
    await manager.start(
        state, data=dict(data) if data else None, mode=StartMode.RESET_STACK, show_mode=show_mode
    )


async def send_post(
    manager: DialogManager, facts: Data, *, chat: Chat | None = None, whole: bool = False
) -> None:
    """Send an announcement or a deal as a chat will see it, without one as the shop's chats do.

    `whole` leaves no photo out: what Telegram does not take is refused.
    """
    shop = context.settings(manager)
    zone, label = (chat.zone, chat.disclosure) if chat else (None, None)
    values = post_values(facts, zone or shop.timezone, label, reader_terms(chat))
    t = translator(
        (chat and chat.language) or shop.language,
        now=context.now(manager),
        zone=shop.timezone,
        country=shop.country,
    )
    call = post_messages.call(context.user_id(manager), values, t)
    await (send_beside if whole else send_preview)(manager, call)


async def send_csv(
    manager: DialogManager, name: str, rows: str, *, caption: str | None = None
) -> None:
    """Send rows of `domain.csv_file` as a file of this name, without its ending."""
    bot: Bot = manager.middleware_data["bot"]
    file = BufferedInputFile((BOM + rows).encode(), f"{name}.csv")
    await bot(SendDocument(chat_id=context.user_id(manager), document=file, caption=caption))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def send_beside(manager: DialogManager, call: Reply) -> None:
    """Send anything else."""
    bot: Bot = manager.middleware_data["bot"]
    await bot(call)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def send_role_link(manager: DialogManager, code: str, key: str, **values: str | int) -> None:
    """Send the link of an invitation, to copy or to send on: only the hash of its code is kept."""
    t = translate(manager)
    link = private_link(manager.middleware_data["me"], build_payload(LinkKind.ROLE, code))
    copied = CopyTextButton(text=link)
    row = [
        InlineKeyboardButton(text=t.plain("role-button-send"), url=f"{SHARE}url={link}"),
        InlineKeyboardButton(text=t.plain("role-button-copy"), copy_text=copied),
    ]
    screen = Screen(t(key, link=link, **values), InlineKeyboardMarkup(inline_keyboard=[row]))
    await send_beside(manager, send(context.user_id(manager), screen, None))
