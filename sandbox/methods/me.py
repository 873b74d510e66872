"""What the bot asks about itself."""

from aiogram.methods import (
    GetMe,
    GetMyDefaultAdministratorRights,
    SetMyDefaultAdministratorRights,
)

from sandbox.api.calls import Files
from sandbox.state.account import BOT
from sandbox.state.chats import Json, admin_rights
from sandbox.state.world import World


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
