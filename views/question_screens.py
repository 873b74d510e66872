"""What is said about a question that waits for a typed answer no more."""

from views.i18n import Translate
from views.screen import Screen


def not_taken(again: str | None, t: Translate) -> Screen:
    """Return the answer to a text that came too late; `again` is the command that asks anew."""
    return Screen(t("question-not-taken", again=again or "/help"))


def not_taken_by_menu(t: Translate) -> Screen:
    """Return the same to an admin whose menu asked for something."""
    return Screen(t("question-not-taken-by-menu"))
