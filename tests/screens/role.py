"""Invitations to the most chats with the longest names."""

from domain import code, store
from domain.admin import role
from views import role_screens

CODE = "W" * code.INVITE_CODE_LENGTH
SCREENS = {
    "role_screens.invitation": lambda t: [
        role_screens.invitation("<" * 64, titles, CODE, t) for titles in (None, ["&" * 128] * 500)
    ],
    "role_screens.staff_invitation": lambda t: role_screens.staff_invitation(
        "<" * 64, "&" * 64, CODE, t
    ),
    "role_screens.employed": lambda t: role_screens.employed("<" * 64, t),
    "role_screens.gone": role_screens.gone,
    "role_screens.accepted": role_screens.accepted,
}
ROWS = {
    role.GRANTED: [{"chats": number} for number in (0, 1, 2, 5, 500)],
    role.WITHDRAWN: [{}],
    store.JOINED: [{"name": "<" * 64, "store": "&" * 64}],
    role.ACCEPTED: [{"name": "<" * 64, "chats": number} for number in (0, 1, 2, 5, 500)],
}
RENDERERS = role_screens.RENDERERS
