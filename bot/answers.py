"""What an update is answered with: whatever its handler returned, a refusal, an apology.

A press is always answered, so that the button stops spinning: with the handler's own
`answerCallbackQuery`, or with one that comes before everything else and says where the answer is,
where that is not the pressed message. What concerns one person alone takes the fallback chain of
`views.private_reply`, which answers the press as soon as it is known which way the answer went.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.methods import AnswerCallbackQuery, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import CallbackQuery, Message, Update, User

from domain.refusal import Refused
from storage.members import Member, Reachability
from views.buttons import TOAST_CHARS_MAX
from views.chart.drawing import Drawing
from views.i18n import Translate, refusal_key, translator
from views.private_reply import (
    Acknowledged,
    FallbackChain,
    PressAnswer,
    PrivateReply,
    acknowledge,
    reply_privately,
)
from views.screen import Reply, Screen, show

OutgoingReply = Reply | FallbackChain | Drawing
"""One thing to say: a call, calls of which one is to succeed, or a picture to be drawn."""


class ReplyContextFactory:
    """Knows the language of the shop, for people who are not known yet."""

    def __init__(self, language: Callable[[], str]) -> None:
        self.language = language
        """Asked whenever somebody is not known yet."""

    def begin(self, update: Update) -> "ReplyContext":
        """Return what the answer to `update` will be worded with."""
        return ReplyContext(update=update, t=translator(self.language()))


@dataclass
class ReplyContext:
    """One update and what is known of its sender, as soon as it is known."""

    update: Update
    t: Translate
    me: User | None = None
    reachable: bool = False

    def identify_sender(self, t: Translate, me: User | None, member: Member | None) -> None:
        """Remember how to speak to the sender; of the row nothing is kept, it may roll back."""
        self.t, self.me = t, me
        self.reachable = member is not None and member.reach == Reachability.REACHABLE

    def replies(self, result: object) -> list[OutgoingReply]:
        """Return what a handler's result stands for, a press's answer first."""
        event = self.update.event
        said = [one for part in _parts(result) for one in self._said(event, part)]
        if isinstance(event, CallbackQuery):
            answers = [reply for reply in said if isinstance(reply, AnswerCallbackQuery)]
            rest = [reply for reply in said if not isinstance(reply, AnswerCallbackQuery)]
            return [*answers[:1], *rest] if answers else self._answered(event, rest)
        return said

    def _answered(self, event: CallbackQuery, said: list[OutgoingReply]) -> list[OutgoingReply]:
        """Return replies with the answer to their press: it says where to look, if it is elsewhere."""
        t = self.t
        press = PressAnswer(event.id, t.plain("shell-toast-below"), t.plain("shell-toast-private"))
        chain = next((reply for reply in said if isinstance(reply, FallbackChain)), None)
        if chain is not None:
            return [replace(it, press=press) if it is chain else it for it in said]
        return [self._where(event, press, said), *said]

    def _where(
        self, event: CallbackQuery, press: PressAnswer, said: list[OutgoingReply]
    ) -> AnswerCallbackQuery:
        sent = next((it for it in said if isinstance(it, (SendMessage, SendPhoto))), None)
        if sent is None or event.message is None:
            return AnswerCallbackQuery(callback_query_id=event.id)
        elsewhere = sent.chat_id != event.message.chat.id
        return press.toast(sent if elsewhere else None)

    def refusal(self, refused: Refused) -> list[OutgoingReply]:
        """Return the answer that tells a person why not."""
        return self._tell(refusal_key(refused.reason), **refused.values)

    def apology(self) -> list[OutgoingReply]:
        """Return the answer for a bug of ours: short, and only where one is expected."""
        return self._tell("refused-bug")

    def _tell(self, key: str, **values: object) -> list[OutgoingReply]:
        event = self.update.event
        if isinstance(event, CallbackQuery):
            words = self.t.plain(key, **values)[:TOAST_CHARS_MAX]
            return [AnswerCallbackQuery(callback_query_id=event.id, text=words, show_alert=True)]
        if isinstance(event, Message) and _expects_answer(event):
            return self.replies(PrivateReply(Screen(self.t(key, **values))))
        return []

    def _said(self, event: object, part: object) -> Iterator[OutgoingReply]:
        if isinstance(part, (TelegramMethod, Drawing)):
            yield part
        elif not isinstance(event, (Message, CallbackQuery)):
            return
        elif isinstance(part, Screen):
            yield show(event, part)
        elif isinstance(part, PrivateReply):
            yield reply_privately(event, part, self.t, self.me, reachable=self.reachable)
        elif isinstance(part, Acknowledged) and isinstance(event, Message):
            yield acknowledge(event, part, self.t, self.me, reachable=self.reachable)


def _parts(result: object) -> list[object]:
    if result is None or result is UNHANDLED:
        return []
    return list(result) if isinstance(result, (list, tuple)) else [result]


def _expects_answer(message: Message) -> bool:
    """Whether somebody said this to the bot; a service message in a group says nothing."""
    return message.chat.type == "private" or (message.text or "").startswith("/")
