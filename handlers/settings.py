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
from handlers.context import Context
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


def choose(ctx: Context, typed: str) -> Translate:
    """Set the member's language and return its texts, or refuse."""
    choice = CHOICES.get(typed.strip().lower())
    if choice is None:
        raise Refused("member.language", language=typed.strip()[:TYPED_CHARS_MAX])
    ctx.member.language = None if choice == AUTOMATIC else choice
    language = language_of(ctx.member, ctx.settings.language)
    return translator(
        language, now=ctx.now, zone=ctx.settings.timezone, country=ctx.settings.country
    )


@router.message(Command("settings"))
async def settings_command(message: Message, command: CommandObject, ctx: Context) -> PrivateReply:
    """Show the settings, or set the language that stands behind the command."""
    t = choose(ctx, command.args) if command.args else ctx.t
    return PrivateReply(page(ctx.member, t), LinkPage.SETTINGS)


@router.callback_query(MemberSettings.filter())
async def show_settings(query: CallbackQuery, ctx: Context) -> PrivateReply:
    """Show the presser's own settings."""
    return PrivateReply(page(ctx.member, ctx.t), LinkPage.SETTINGS)


@router.callback_query(MemberLanguage.filter())
async def choose_language(
    query: CallbackQuery, callback_data: MemberLanguage, ctx: Context
) -> PrivateReply:
    """Set the presser's own language."""
    t = choose(ctx, callback_data.language)
    return PrivateReply(page(ctx.member, t), LinkPage.SETTINGS)


@router.message(Command("cancel"))
async def cancel(message: Message, ctx: Context, state: FSMContext) -> PrivateReply:
    """End whatever form the member is in."""
    something = await state.get_state() is not None
    await state.clear()
    return PrivateReply(cancelled(ctx.t, something=something))
