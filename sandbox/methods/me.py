"""What the bot asks about itself, its `/` menu, and files it wants to fetch."""

from aiogram.methods import (
    DeleteMyCommands,
    GetChatMenuButton,
    GetFile,
    GetMe,
    GetMyCommands,
    GetMyDefaultAdministratorRights,
    SetChatMenuButton,
    SetMyCommands,
    SetMyDefaultAdministratorRights,
)
from aiogram.types import MenuButtonWebApp

from sandbox.api.calls import Files
from sandbox.api.commands import as_json, scope_of
from sandbox.api.refusals import BotApiRefusal, bad_request, not_modelled
from sandbox.state.account import BOT
from sandbox.state.chats import Json, admin_rights
from sandbox.state.world import World

DOWNLOAD_BYTES_MAX = 20 * 1024 * 1024


def get_me(world: World, params: GetMe, files: Files) -> Json:
    """Return the bot's own account; privacy mode is on, inline mode too."""
    return BOT.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
    }


def set_default_rights(world: World, params: SetMyDefaultAdministratorRights, files: Files) -> bool:
    """Remember the rights that apps suggest when someone makes the bot an administrator."""
    rights = params.rights.model_dump(exclude_none=True) if params.rights else {}
    world.default_rights[bool(params.for_channels)] = rights
    return True


def get_default_rights(world: World, params: GetMyDefaultAdministratorRights, files: Files) -> Json:
    """Return the suggested rights."""
    channels = bool(params.for_channels)
    nothing = dict.fromkeys(admin_rights("channel" if channels else "supergroup"), False)
    return nothing | world.default_rights.get(channels, {})


def set_my_commands(world: World, params: SetMyCommands, files: Files) -> bool:
    """Write the commands of a scope and language."""
    language = params.language_code or ""
    world.commands.set(scope_of(params.scope), language, params.commands)
    world.events.emit("commands")
    return True


def get_my_commands(world: World, params: GetMyCommands, files: Files) -> list[Json]:
    """Return the commands of exactly this scope and language."""
    return as_json(world.commands.get(scope_of(params.scope), params.language_code or ""))


def delete_my_commands(world: World, params: DeleteMyCommands, files: Files) -> bool:
    """Forget the commands of a scope and language."""
    world.commands.set(scope_of(params.scope), params.language_code or "", [])
    world.events.emit("commands")
    return True


def set_menu_button(world: World, params: SetChatMenuButton, files: Files) -> bool:
    """Set the button beside the box of every private chat; one for a single chat is not modelled."""
    _refuse_single_chat(params.chat_id)
    button = params.menu_button
    if isinstance(button, MenuButtonWebApp):
        if not button.text:
            raise bad_request("MENU_BUTTON_TEXT_EMPTY")
        world.menu_button = button.model_dump(mode="json", exclude_none=True)
    else:
        world.menu_button = None
    world.events.emit("menu_button", button=world.menu_button)
    return True


def get_menu_button(world: World, params: GetChatMenuButton, files: Files) -> Json:
    """Return the button beside the box of private chats."""
    _refuse_single_chat(params.chat_id)
    return world.menu_button or {"type": "commands"}


def _refuse_single_chat(chat_id: int | None) -> None:
    if chat_id is not None:
        raise not_modelled("menu buttons of single chats")


def get_file(world: World, params: GetFile, files: Files) -> Json:
    """Return where a file can be fetched; bots may fetch 20 MB."""
    try:
        stored = world.files.find(params.file_id)
    except BotApiRefusal as refusal:
        raise bad_request("invalid file_id") from refusal
    if len(stored.data) > DOWNLOAD_BYTES_MAX:
        raise bad_request("file is too big")
    return stored.file_json()
