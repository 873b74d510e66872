"""A post's own buttons, and whether it comes without a sound."""

from aiogram.types import InlineKeyboardButton

from domain.post.link_buttons import PostOptions
from views.buttons import link_button

Rows = list[list[InlineKeyboardButton]]


def link_rows(options: PostOptions) -> Rows:
    """Return the rows of links that stand under a post."""
    return [
        [link_button(one["text"], one["url"]) for one in row]
        for row in options.get("buttons") or ()
    ]


def is_silent(options: PostOptions) -> bool | None:
    """Return what a call takes: True, or None for the sound that the reader has set."""
    return options.get("silent") or None
