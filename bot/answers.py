"""What an update is answered with: whatever its handler returned, a refusal, an apology.

A press is always answered, so that the button stops spinning: with the handler's own
`answerCallbackQuery`, or with an empty one that comes before everything else.
"""

from dataclasses import dataclass
from typing import Any

from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.types import CallbackQuery, Message, Update

from bot.i18n import Translate, refusal_key, translator
from bot.views.screen import Reply, Screen, show
from domain.refusal import Refused

TOAST_CHARS_MAX = 200


class Answers:
    """Knows the language of the shop, for people who are not known yet."""

    def __init__(self, language: str) -> None:
        self._language = language

    def begin(self, update: Update) -> "Hearing":
        """Return what the answer to `update` will be worded with."""
        return Hearing(update=update, t=translator(self._language))


@dataclass
class Hearing:
    """One update and the language of its sender, as soon as that is known."""

    update: Update
    t: Translate

    def refusal(self, refused: Refused) -> list[Reply]:
        """Return the answer that tells a person why not."""
        return self._tell(refusal_key(refused.reason), **refused.values)

    def apology(self) -> list[Reply]:
        """Return the answer for a bug of ours: short, and only where one is expected."""
        return self._tell("refused-bug")

    def _tell(self, key: str, **values: object) -> list[Reply]:
        event = self.update.event
        if isinstance(event, CallbackQuery):
            words = self.t.plain(key, **values)[:TOAST_CHARS_MAX]
            return [AnswerCallbackQuery(callback_query_id=event.id, text=words, show_alert=True)]
        if isinstance(event, Message):
            return [show(event, Screen(self.t(key, **values)))]
        return []


def replies_to(update: Update, result: object) -> list[Reply]:
    """Return the calls that a handler's result stands for, a press's answer first."""
    event = update.event
    replies = [reply for part in _parts(result) if (reply := _reply(event, part)) is not None]
    if isinstance(event, CallbackQuery):
        answers = [reply for reply in replies if isinstance(reply, AnswerCallbackQuery)]
        rest = [reply for reply in replies if not isinstance(reply, AnswerCallbackQuery)]
        return [*(answers[:1] or [AnswerCallbackQuery(callback_query_id=event.id)]), *rest]
    return replies


def _parts(result: object) -> list[Any]:
    if result is None or result is UNHANDLED:
        return []
    return list(result) if isinstance(result, (list, tuple)) else [result]


def _reply(event: object, part: object) -> Reply | None:
    if isinstance(part, Screen) and isinstance(event, (Message, CallbackQuery)):
        return show(event, part)
    return part if isinstance(part, TelegramMethod) else None
