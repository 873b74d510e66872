"""Sending something to a friend: the card itself by inline mode, with the sender's code inside.

Where the bot's inline mode is off (@BotFather decides), the button sends a plain link instead.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from aiogram.methods import AnswerInlineQuery
from aiogram.types import (
    InlineKeyboardButton,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    SwitchInlineQueryChosenChat,
    User,
)

from views.buttons import link_button, markup
from views.i18n import Translate
from views.private_reply import private_link
from views.screen import NO_PREVIEW

SHARE = "https://t.me/share/url?"
CACHE_S = 10
"""How long Telegram may keep an answer, for its asker alone: prices and seats move."""
TITLE_CHARS_MAX = 64
WORDS_CHARS_MAX = 120
RESULTS_MAX = 20


@dataclass(frozen=True, slots=True)
class Shareable:
    """One thing that can be sent on."""

    id: str
    title: str
    words: str
    """What the list of choices says under the title."""
    text: str
    """The message, as HTML."""
    button: str
    payload: str
    """Where the button leads: a payload with the sender's code."""
    photo: str | None = None


def share_button(words: str, me: User, query: str, payload: str, text: str) -> InlineKeyboardButton:
    """Return the button that lets somebody choose whom to send what `query` finds.

    Without inline mode it sends the link of `payload` with `text`.
    """
    if me.supports_inline_queries:
        chosen = SwitchInlineQueryChosenChat(
            query=query,
            allow_user_chats=True,
            allow_group_chats=True,
            allow_channel_chats=True,
        )
        return InlineKeyboardButton(text=words, switch_inline_query_chosen_chat=chosen)
    address = SHARE + urlencode({"url": private_link(me, payload), "text": text})
    return link_button(words, address)


def answer(query_id: str, found: list[Shareable], me: User, t: Translate) -> AnswerInlineQuery:
    """Return the call that answers an inline query, for its asker alone."""
    button = None
    if not found:
        button = InlineQueryResultsButton(text=t.plain("share-nothing"), start_parameter="deals")
    return AnswerInlineQuery(
        inline_query_id=query_id,
        results=[article(one, me) for one in found[:RESULTS_MAX]],
        is_personal=True,
        cache_time=CACHE_S,
        button=button,
    )


def article(one: Shareable, me: User) -> InlineQueryResultArticle:
    """Return one choice: a message with a button that brings the sender's code."""
    button = link_button(one.button, private_link(me, one.payload))
    web = one.photo is not None and one.photo.startswith("http")
    return InlineQueryResultArticle(
        id=one.id,
        title=one.title[:TITLE_CHARS_MAX],
        description=one.words[:WORDS_CHARS_MAX],
        input_message_content=InputTextMessageContent(
            message_text=one.text, parse_mode="HTML", link_preview_options=NO_PREVIEW
        ),
        reply_markup=markup([[button]]),
        thumbnail_url=one.photo if web else None,
    )
