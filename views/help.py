"""Commands: which ones stand in whose `/` menu, and the help that explains the same ones.

A command is added by its name here and its text `command-<name>` in every language.
"""

from collections.abc import Iterable

from aiogram.methods import SetChatMenuButton, SetMyCommands
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
    MenuButtonCommands,
    MenuButtonWebApp,
    User,
    WebAppInfo,
)

from domain.chat.bot_membership import CHANNEL_RIGHTS, GROUP_RIGHTS
from domain.languages import LANGUAGES
from views.buttons import link_button, markup
from views.i18n import FALLBACK, Translate, translator
from views.screen import Screen

GROUP = ("deals", "buys", "join", "me", "contact", "help")
ADMINISTRATOR: tuple[str, ...] = ()
"""What an administrator of a group has beyond its members."""
PRIVATE = (
    "deals",
    "deal",
    "buys",
    "join",
    "leave",
    "team",
    "open",
    "grab",
    "verify",
    "order",
    "basket",
    "vouchers",
    "earnings",
    "withdraw",
    "payout",
    "me",
    "shop",
    "host",
    "referrals",
    "top",
    "invite",
    "invitedby",
    "settings",
    "privacy",
    "contact",
    "terms",
    "paysupport",
    "help",
    "cancel",
)
OWNER = ("admin", "redeem", "packing", "arrived")
"""What the owner has beyond everybody in private, and finds first."""


def private(t: Translate) -> Screen:
    """Return the help in a private chat."""
    return _page("help-private", PRIVATE, t)


def group(t: Translate) -> Screen:
    """Return the help in a group, for the one who asked."""
    return _page("help-group", GROUP, t)


def admin(t: Translate) -> Screen:
    """Return the help in private for somebody who runs the shop beside its owner."""
    return _page("help-admin", ("admin", *PRIVATE), t)


def owner(t: Translate, me: User) -> Screen:
    """Return the help for the owner in private, with the way into groups and channels."""
    page = _page("help-owner", (*OWNER, *PRIVATE), t)
    doors = (("owner-button-group", False), ("owner-button-channel", True))
    buttons = [
        [link_button(t.plain(key), invitation(me.username or "", channel=channel))]
        for key, channel in doors
    ]
    return Screen(page.text, markup(buttons))


def invitation(bot: str, *, channel: bool) -> str:
    """Return the link that adds a bot to a group or channel with the rights the shop uses.

    In a chat that has the bot already, it offers to give the rights. See
    https://core.telegram.org/api/links#groupchannel-bot-links for its words.
    """
    place, rights = ("startchannel", CHANNEL_RIGHTS) if channel else ("startgroup", GROUP_RIGHTS)
    names = "+".join(right.removeprefix("can_") for right in rights)
    return f"https://t.me/{bot}?{place}&admin={names}"


def menus(owner_id: int | None) -> list[SetMyCommands]:
    """Return the calls that set every menu, in every language."""
    pages = _menus(BotCommandScopeAllPrivateChats(), PRIVATE)
    pages += _menus(BotCommandScopeAllGroupChats(), GROUP, in_group=True)
    if ADMINISTRATOR:
        commands = (*GROUP, *ADMINISTRATOR)
        pages += _menus(BotCommandScopeAllChatAdministrators(), commands, in_group=True)
    return pages + (owner_menus(owner_id) if owner_id is not None else [])


def owner_menus(owner_id: int) -> list[SetMyCommands]:
    """Return the calls that set the menu of the owner's own chat."""
    return _menus(BotCommandScopeChat(chat_id=owner_id), (*OWNER, *PRIVATE)) if OWNER else []


def shop_button(url: str | None, language: str) -> SetChatMenuButton:
    """Return the call that puts the shop beside the box of private chats, or the commands again."""
    if url is None:
        return SetChatMenuButton(menu_button=MenuButtonCommands())
    words = translator(language).plain("storefront-menu-shop")
    return SetChatMenuButton(menu_button=MenuButtonWebApp(text=words, web_app=WebAppInfo(url=url)))


def _page(key: str, names: Iterable[str], t: Translate) -> Screen:
    lines = (t("help-line", command=name, words=t(f"command-{name}")) for name in names)
    return Screen(f"{t(key)}\n\n" + "\n".join(lines))


def _menus(
    scope: BotCommandScopeUnion, names: Iterable[str], *, in_group: bool = False
) -> list[SetMyCommands]:
    """Return one call per language; English also stands for every language we do not speak."""
    names = tuple(names)
    return [
        SetMyCommands(
            scope=scope,
            language_code=None if language == FALLBACK else language,
            commands=[_command(name, translator(language), in_group=in_group) for name in names],
        )
        for language in LANGUAGES
    ]


def _command(name: str, t: Translate, *, in_group: bool) -> BotCommand:
    return BotCommand(
        command=name,
        description=t.plain(f"command-{name}"),
        # In groups neither the question nor the answer is seen by others.
        is_ephemeral=True if in_group else None,
    )
