"""The fallback chain of replies: how one person is told something in a group without telling the group.

    ephemeral message --refused--> private message --refused--> one short public line
                                   (if reachable)                deleted after 25 s

A handler returns `EphemeralTarget`; in a private chat, or under a message that only the presser sees,
it is an ordinary screen. In a group it becomes a `FallbackChain`, which the speaker climbs by what
Telegram answers.
"""

from dataclasses import dataclass, replace

from aiogram.methods import AnswerCallbackQuery, SendMessage, SetMessageReaction
from aiogram.types import (
    CallbackQuery,
    EphemeralMessageParameters,
    InaccessibleMessage,
    Message,
    ReactionTypeEmoji,
    ReplyParameters,
    User,
)

from domain.deep_link import LinkPage
from domain.display_name import display_name
from views.buttons import link_button, markup
from views.i18n import Translate
from views.screen import Reply, Screen, send, show

NAME_CHARS_MAX = 32


@dataclass(frozen=True)
class PrivateReply:
    """A screen for one person; `start` is the link payload that leads to it in private."""

    screen: Screen
    start: str = LinkPage.HELP


@dataclass(frozen=True)
class Acknowledged:
    """The answer to a message that was understood: a reaction, or a word where there are none."""

    whisper: PrivateReply
    emoji: str = "👍"


@dataclass(frozen=True)
class PressAnswer:
    """The answer to a press whose reply stands elsewhere: a toast that says where."""

    query_id: str
    below: str
    in_private: str

    def toast(self, reply: Reply | None) -> AnswerCallbackQuery:
        """Return the call, by the reply that arrived; None is the line for everybody."""
        ephemeral = getattr(reply, "ephemeral_message_parameters", None)
        private = reply is not None and ephemeral is None
        words = self.in_private if private else self.below
        return AnswerCallbackQuery(callback_query_id=self.query_id, text=words)


@dataclass(frozen=True)
class FallbackChain:
    """Calls of which at most one is to succeed: the quiet ones in order, then the public one."""

    quiet: tuple[Reply, ...]
    public: SendMessage
    press: "PressAnswer | None" = None


def private_link(me: User, payload: str) -> str:
    """Return the address that opens the private chat with the bot and brings `payload`."""
    return f"https://t.me/{me.username}?start={payload}"


def reply_privately(
    event: Message | CallbackQuery,
    whisper: PrivateReply,
    t: Translate,
    me: User | None,
    *,
    reachable: bool,
) -> Reply | FallbackChain:
    """Return the call, or the fallback chain of calls, that tells the person behind `event`.

    `me` is None only where the bot was not introduced; then there is no link to show.
    """
    message = event.message if isinstance(event, CallbackQuery) else event
    person = event.from_user
    if message is None or person is None or me is None or not _is_public(event, message):
        return show(event, whisper.screen)
    chat_id = message.chat.id
    thread_id = _thread_of(message) if isinstance(message, Message) else None
    quiet = [_ephemeral(event, person, send(chat_id, whisper.screen, thread_id))]
    if reachable:
        quiet.append(send(person.id, whisper.screen, None))
    public = send(chat_id, public_line(person, whisper.start, t, me), thread_id)
    return FallbackChain(tuple(quiet), _in_reply_to(event, public))


def acknowledge(
    message: Message, done: Acknowledged, t: Translate, me: User | None, *, reachable: bool
) -> Reply | FallbackChain:
    """Return the reaction to a message, before the calls that say the same in words."""
    said = reply_privately(message, done.whisper, t, me, reachable=reachable)
    reaction = SetMessageReaction(
        chat_id=message.chat.id,
        message_id=message.message_id,
        reaction=[ReactionTypeEmoji(emoji=done.emoji)],
    )
    if isinstance(said, FallbackChain):
        return replace(said, quiet=(reaction, *said.quiet))
    return said


def public_line(person: User, payload: str, t: Translate, me: User) -> Screen:
    """Return the short line for somebody who cannot be told otherwise, with the way to it."""
    way = link_button(t.plain("shell-button-private"), private_link(me, payload))
    name = display_name(person.full_name, person.username)
    text = t("shell-answer-in-private", name=name[:NAME_CHARS_MAX])
    return Screen(text, markup([[way]]))


def _is_public(event: Message | CallbackQuery, message: Message | InaccessibleMessage) -> bool:
    """Whether an answer in the same place would be seen by others.

    A button in an ephemeral message is not: that message changes in place.
    """
    if message.chat.type == "private":
        return False
    if isinstance(event, Message) or isinstance(message, InaccessibleMessage):
        return True
    return message.ephemeral_message_id is None


def _ephemeral(event: Message | CallbackQuery, person: User, call: Reply) -> Reply:
    query_id = event.id if isinstance(event, CallbackQuery) else None
    fields: dict[str, object] = {
        "ephemeral_message_parameters": EphemeralMessageParameters(
            receiver_user_id=person.id, callback_query_id=query_id
        )
    }
    if isinstance(event, Message) and event.ephemeral_message_id is not None:
        number = event.ephemeral_message_id
        fields["reply_parameters"] = ReplyParameters(ephemeral_message_id=number)
    return call.model_copy(update=fields)


def _in_reply_to(event: Message | CallbackQuery, call: Reply) -> SendMessage:
    """Hang the public line on the command, unless nobody else has seen it."""
    assert isinstance(call, SendMessage)  # noqa: S101 - a line has no photo
    if isinstance(event, CallbackQuery) or event.ephemeral_message_id is not None:
        return call
    reply = ReplyParameters(message_id=event.message_id, allow_sending_without_reply=True)
    return call.model_copy(update={"reply_parameters": reply})


def _thread_of(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None
