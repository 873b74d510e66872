"""What a chat decides about reductions that are claimed in it."""

from typing import TypedDict

from storage.chat.tables import Chat


class ReaderTerms(TypedDict, total=False):
    """The part of `domain.reduction.reduction.Priced` that is the chat's."""

    country: str
    plain_only: bool


NO_TERMS = ReaderTerms()


def reader_terms(chat: Chat | None, country: str = "") -> ReaderTerms:
    """Return what a chat decides itself, and the shop's `country` where it has none."""
    terms = ReaderTerms(country=country) if country else ReaderTerms()
    note_reader(terms, chat)
    return terms


def note_reader(values: ReaderTerms, chat: Chat | None) -> None:
    """Add what a chat decides itself to what is said in it."""
    if chat is not None and chat.country:
        values["country"] = chat.country
    if chat is not None and chat.plain_only:
        values["plain_only"] = True
