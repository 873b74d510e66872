"""The answer in a group to what is for the private chat alone: a sentence, and the way there."""

from aiogram.types import User

from views.buttons import link_button, markup
from views.i18n import Translate
from views.private_reply import private_link
from views.screen import Screen


def private_way(key: str, payload: str, t: Translate, me: User) -> Screen:
    """Return the text of `key` with the button that opens the private chat at a page."""
    way = link_button(t.plain("shell-button-private"), private_link(me, payload))
    return Screen(t(key), markup([[way]]))
