"""Invitations to the most chats with the longest names."""

from bot.views import role
from domain import invite_code, staff_invite
from domain import role as domain

CODE = "W" * invite_code.CODE_LENGTH
SCREENS = {
    "role.invitation": lambda t: [
        role.invitation("<" * 64, titles, CODE, t) for titles in (None, ["&" * 128] * 500)
    ],
    "role.staff_invitation": lambda t: role.staff_invitation("<" * 64, "&" * 64, CODE, t),
    "role.employed": lambda t: role.employed("<" * 64, t),
    "role.gone": role.gone,
    "role.accepted": role.accepted,
}
ROWS = {
    domain.GRANTED: [{"chats": number} for number in (0, 1, 2, 5, 500)],
    domain.WITHDRAWN: [{}],
    staff_invite.JOINED: [{"name": "<" * 64, "store": "&" * 64}],
    domain.ACCEPTED: [{"name": "<" * 64, "chats": number} for number in (0, 1, 2, 5, 500)],
}
WORDINGS = role.WORDINGS
