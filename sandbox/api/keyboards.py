"""Keyboards under messages: which buttons Telegram takes, and how it refuses the others."""

import re
from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, TelegramObject

from sandbox.api.refusals import bad_request
from sandbox.state.chats import Json, SandboxChat

DATA_BYTES_MAX = 64
COPY_TEXT_MAX = 256
BUTTONS_MAX = 100
KINDS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
CHOICES = ("allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats")
STYLES = (None, "primary", "success", "danger")
LINK = re.compile(r"(?:tg|ton)://\S+$|(?:https?://)?[^\s/?#]+\.[^\s/?#]+(?:[/?#]\S*)?$")


def inline_keyboard(markup: InlineKeyboardMarkup | None, chat: SandboxChat | None) -> Json | None:
    """Return the keyboard as it stands under a message; None for none or an empty one.

    Without a `chat` it is for a message that a person will send by inline mode.
    """
    if markup is None:
        return None
    buttons = [button for row in markup.inline_keyboard for button in row]
    if len(buttons) > BUTTONS_MAX:
        raise bad_request("reply markup is too long")
    for button in buttons:
        _check(button, chat)
    rows = [_row(row) for row in markup.inline_keyboard if row]
    return {"inline_keyboard": rows} if rows else None


def split_markup(
    markup: TelegramObject | None, chat: SandboxChat
) -> tuple[Json | None, Json | None]:
    """Return (inline keyboard, reply keyboard); at most one of them is there."""
    if markup is None or isinstance(markup, InlineKeyboardMarkup):
        return inline_keyboard(markup, chat), None
    for name in ("inline_keyboard", "keyboard"):
        if name in (markup.model_extra or {}):
            raise bad_request(f'field "{name}" must be of type Array')
    if chat.kind == "channel":
        raise bad_request("reply keyboard can't be used in channels")
    return None, markup.model_dump(mode="json", exclude_none=True)


def _row(row: Sequence[InlineKeyboardButton]) -> list[Json]:
    return [button.model_dump(mode="json", exclude_none=True) for button in row]


def _check(button: InlineKeyboardButton, chat: SandboxChat | None) -> None:
    if not button.text:
        raise bad_request("can't parse inline keyboard button: Button text must be non-empty")
    kinds = [kind for kind in KINDS if getattr(button, kind) is not None]
    if not kinds:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(kinds) > 1 or button.style not in STYLES:
        raise bad_request("BUTTON_TYPE_INVALID")
    if button.web_app is not None and (chat is None or chat.kind != "private"):
        raise bad_request("BUTTON_TYPE_INVALID")
    chosen = button.switch_inline_query_chosen_chat
    if chosen is not None and not any(getattr(chosen, name) for name in CHOICES):
        raise bad_request("at least one chat type must be allowed")
    if button.callback_data is not None:
        _check_data(button.callback_data)
    if button.copy_text is not None and not 0 < len(button.copy_text.text) <= COPY_TEXT_MAX:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if button.url is not None and not LINK.match(button.url):
        raise bad_request(f"inline keyboard button URL '{button.url}' is invalid: Wrong HTTP URL")


def _check_data(data: str) -> None:
    if not 0 < len(data.encode()) <= DATA_BYTES_MAX:
        raise bad_request("BUTTON_DATA_INVALID")
