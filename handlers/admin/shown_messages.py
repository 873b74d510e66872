"""How a page of the menu gets into the chat: it is sent first, and what it replaces goes after it.

aiogram-dialog takes the keyboard off the old page, or deletes it, before it sends the new one. Taking it
off is an edit, which counts as a message: under one message a second and chat the answer came a second
later. Here the page comes first, and then the old one is deleted, which costs nothing; one that is too
old to be deleted loses its keyboard.
"""

from contextvars import ContextVar

import structlog
from aiogram import Bot
from aiogram.enums import ContentType
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramBadRequest
from aiogram.types import BufferedInputFile, InputFile
from aiogram_dialog import ShowMode
from aiogram_dialog.api.entities import MediaAttachment, NewMessage, OldMessage
from aiogram_dialog.manager.message_manager import MessageManager

no_page: ContextVar[int | None] = ContextVar("no_page", default=None)
"""The message whose button was pressed, where it is a notice: that one stays, without its buttons."""
NAME = "numbers.png"
AFRESH = (ShowMode.SEND, ShowMode.DELETE_AND_SEND)
log = structlog.get_logger("tuan.admin")


class DrawnPicture(MediaAttachment):
    """A picture that was drawn for a page, with what is said instead where Telegram takes none."""

    def __init__(self, data: bytes, instead: str) -> None:
        super().__init__(ContentType.PHOTO, path=NAME)
        self.data = data
        self.instead = instead


class AnswerFirst(MessageManager):
    """aiogram-dialog's own manager with the order of its two calls turned round."""

    async def show_message(
        self, bot: Bot, new_message: NewMessage, old_message: OldMessage | None
    ) -> OldMessage:
        """Show a page; a drawn one that Telegram does not take is shown in words."""
        picture = new_message.media
        try:
            return await self._show(bot, new_message, old_message)
        except TelegramBadRequest:
            if not isinstance(picture, DrawnPicture):
                raise
            log.warning("a picture is not taken", exc_info=True)
            new_message.media, new_message.text = None, picture.instead
            return await self._show(bot, new_message, old_message)

    async def get_media_source(self, media: MediaAttachment, bot: Bot) -> InputFile | str:
        """Return what is sent for a picture: a drawn one is on no disk."""
        if isinstance(media, DrawnPicture):
            return BufferedInputFile(media.data, NAME)
        return await super().get_media_source(media, bot)

    async def _show(
        self, bot: Bot, new_message: NewMessage, old_message: OldMessage | None
    ) -> OldMessage:
        """Show a page: in place of the old one, or afresh, with the old one taken away after it."""
        afresh = new_message.show_mode in AFRESH
        if old_message is None or not (afresh or self._replaces(new_message, old_message)):
            return await super().show_message(bot, new_message, old_message)
        new_message.show_mode = ShowMode.SEND
        shown = await super().show_message(bot, new_message, None)
        try:
            if old_message.message_id == no_page.get():
                await self.remove_inline_kbd(bot, old_message)
            else:
                await self.remove_message_safe(bot, old_message, None)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("an old page stays", why=str(error))
        return shown

    def _replaces(self, new_message: NewMessage, old_message: OldMessage) -> bool:
        """Return whether the old page cannot become the new one."""
        if new_message.show_mode is ShowMode.NO_UPDATE:
            return False
        changed = self._message_changed(new_message, old_message)
        return changed and not self._can_edit(new_message, old_message)
