"""The `/` menu: which commands the bot set for whom, and which of them a person is shown.

Telegram takes the narrowest scope that has anything, and within it the person's language
before no language. Source: Bot API, "Determining list of commands".
"""

from aiogram.types import BotCommand, BotCommandScopeUnion

from sandbox.api.refusals import bad_request
from sandbox.state.chats import Json, SandboxChat

COMMANDS_MAX = 100
Scope = tuple[str, int | str | None, int | None]
DEFAULT: Scope = ("default", None, None)


class CommandBook:
    """Commands by scope and language."""

    def __init__(self) -> None:
        self._pages: dict[tuple[Scope, str], list[BotCommand]] = {}

    def set(self, scope: Scope, language: str, commands: list[BotCommand]) -> None:
        """Write a page anew; an empty one is the same as none."""
        if len(commands) > COMMANDS_MAX:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            _check(command)
        if commands:
            self._pages[scope, language] = commands
        else:
            self._pages.pop((scope, language), None)

    def get(self, scope: Scope, language: str) -> list[BotCommand]:
        """Return exactly this page, empty when it was not written."""
        return self._pages.get((scope, language), [])

    def shown(self, chat: SandboxChat, user_id: int, language: str | None) -> list[BotCommand]:
        """Return the commands that this person sees in this chat."""
        for scope in _narrowing(chat, user_id):
            for tongue in (language or "", ""):
                if page := self._pages.get((scope, tongue)):
                    return page
        return []

    def is_ephemeral(
        self, chat: SandboxChat, user_id: int, language: str | None, name: str
    ) -> bool:
        """Whether saying this command sends a message that only the bot sees."""
        if not self._pages or not chat.is_group:
            return False
        shown = self.shown(chat, user_id, language)
        return any(command.command == name and command.is_ephemeral for command in shown)


def scope_of(scope: BotCommandScopeUnion | None) -> Scope:
    """Return a Bot API scope as a key."""
    if scope is None:
        return DEFAULT
    return (scope.type, getattr(scope, "chat_id", None), getattr(scope, "user_id", None))


def as_json(commands: list[BotCommand]) -> list[Json]:
    """Return Bot API `BotCommand`s."""
    return [command.model_dump(mode="json", exclude_none=True) for command in commands]


def _narrowing(chat: SandboxChat, user_id: int) -> list[Scope]:
    if not chat.is_group:
        return [("chat", chat.id, None), ("all_private_chats", None, None), DEFAULT]
    member = chat.find_member(user_id)
    admin = member is not None and member.is_admin
    scopes: list[Scope | None] = [
        ("chat_member", chat.id, user_id),
        ("chat_administrators", chat.id, None) if admin else None,
        ("chat", chat.id, None),
        ("all_chat_administrators", None, None) if admin else None,
        ("all_group_chats", None, None),
        DEFAULT,
    ]
    return [scope for scope in scopes if scope]


def _check(command: BotCommand) -> None:
    name = command.command.removeprefix("/")
    if not 1 <= len(name) <= 32 or not name.isascii() or name != name.lower():
        raise bad_request("BOT_COMMAND_INVALID")
    if not name.replace("_", "").isalnum():
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(command.description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
