"""/settings: the language the bot speaks with a member; and /cancel, which ends any form.

Every press and every command changes only what belongs to the person behind it.
"""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.deep_link import LinkPage
from domain.languages import LANGUAGES, NAMES
from domain.member import language_of
from domain.refusal import Refused
from domain.settings import Settings
from storage.members import Member
from views.i18n import Translate, translator
from views.member_screens import AUTOMATIC, MemberLanguage, MemberSettings, cancelled
from views.member_screens import settings as page
from views.private_reply import PrivateReply

router = Router(name=__name__)
TYPED_CHARS_MAX = 20
CHOICES = {choice: choice for choice in (*LANGUAGES, AUTOMATIC)} | {
    name.lower(): language for language, name in NAMES.items()
}
"""What may stand behind /settings, in lower case."""


def choose(member: Member, typed: str, default: str) -> Translate:
    """Set a member's language and return its texts, or refuse."""
    choice = CHOICES.get(typed.strip().lower())
    if choice is None:
        raise Refused("member.language", language=typed.strip()[:TYPED_CHARS_MAX])
    member.language = None if choice == AUTOMATIC else choice
    return translator(language_of(member, default))


@router.message(Command("settings"))
async def settings_command(
    message: Message, command: CommandObject, member: Member, t: Translate, settings: Settings
) -> PrivateReply:
    """Show the settings, or set the language that stands behind the command."""
    if command.args:
        t = choose(member, command.args, settings.language)
    return PrivateReply(page(member, t), LinkPage.SETTINGS)


@router.callback_query(MemberSettings.filter())
async def show_settings(query: CallbackQuery, member: Member, t: Translate) -> PrivateReply:
    """Show the presser's own settings."""
    return PrivateReply(page(member, t), LinkPage.SETTINGS)


@router.callback_query(MemberLanguage.filter())
async def choose_language(
    query: CallbackQuery, callback_data: MemberLanguage, member: Member, settings: Settings
) -> PrivateReply:
    """Set the presser's own language."""
    t = choose(member, callback_data.language, settings.language)
    return PrivateReply(page(member, t), LinkPage.SETTINGS)


@router.message(Command("cancel"))
async def cancel(message: Message, state: FSMContext, t: Translate) -> PrivateReply:
    """End whatever form the member is in."""
    something = await state.get_state() is not None
    await state.clear()
    return PrivateReply(cancelled(t, something=something))
