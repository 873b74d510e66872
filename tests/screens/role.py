"""Invitations to the most chats with the longest names."""

from bot.views import role
from domain import role as domain

CODE = "W" * domain.CODE_LENGTH
SCREENS = {
    "role.invitation": lambda t: [
        role.invitation("<" * 64, titles, CODE, t) for titles in (None, ["&" * 128] * 500)
    ],
    "role.gone": role.gone,
    "role.accepted": role.accepted,
}
ROWS = {
    domain.GRANTED: [{"chats": number} for number in (0, 1, 2, 5, 500)],
    domain.WITHDRAWN: [{}],
    domain.ACCEPTED: [{"name": "<" * 64, "chats": number} for number in (0, 1, 2, 5, 500)],
}
WORDINGS = role.WORDINGS
