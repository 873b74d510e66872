"""The `/` menu."""

from aiogram.methods import DeleteMyCommands, GetMyCommands, SetMyCommands

from sandbox.api.calls import Files
from sandbox.api.commands import as_json, scope_of
from sandbox.state.chats import Json
from sandbox.state.world import World


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
