"""Who somebody is: what an update tells of a person, and which accounts are no person."""

from aiogram.types import User

from domain.display_name import display_name
from domain.member import UserInfo

NOBODY = frozenset({777000, 1087968824, 136817688})
"""Accounts that stand in `from` for Telegram itself, an anonymous administrator, a channel."""


def is_person(user: User | None) -> bool:
    """Return whether an account is somebody who can be a member."""
    return user is not None and not user.is_bot and user.id not in NOBODY


def person_of(user: User) -> UserInfo:
    """Return what the domain wants to know of an account."""
    return UserInfo(
        id=user.id,
        name=display_name(user.full_name, user.username),
        username=user.username,
        language=user.language_code,
    )
