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

from domain import deep_link
from views.buttons import link_button, markup
from views.i18n import Translate
from views.private_reply import private_link
from views.screen import NO_PREVIEW
from views.storefront.shop_buttons import app_button, path_of

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


def answer(
    query_id: str, found: list[Shareable], me: User, t: Translate, app: str | None = None
) -> AnswerInlineQuery:
    """Return the call that answers an inline query, for its asker alone; `app` names the Mini App."""
    button = None
    if not found:
        button = InlineQueryResultsButton(text=t.plain("share-nothing"), start_parameter="deals")
    return AnswerInlineQuery(
        inline_query_id=query_id,
        results=[article(one, me, t, app) for one in found[:RESULTS_MAX]],
        is_personal=True,
        cache_time=CACHE_S,
        button=button,
    )


def article(
    one: Shareable, me: User, t: Translate, app: str | None = None
) -> InlineQueryResultArticle:
    """Return one choice: a message with buttons that bring the sender's code."""
    rows = [[link_button(one.button, private_link(me, one.payload))]]
    if app is not None and path_of(deep_link.parse(one.payload)):
        rows.append([app_button(me.username or "", app, one.payload, t)])
    web = one.photo is not None and one.photo.startswith("http")
    return InlineQueryResultArticle(
        id=one.id,
        title=one.title[:TITLE_CHARS_MAX],
        description=one.words[:WORDS_CHARS_MAX],
        input_message_content=InputTextMessageContent(
            message_text=one.text, parse_mode="HTML", link_preview_options=NO_PREVIEW
        ),
        reply_markup=markup(rows),
        thumbnail_url=one.photo if web else None,
    )
