"""The first window."""

from handlers.admin.states import Menu
from views.i18n import translator

T = translator("en")
FULL = {
    "said": T("desk-posted", name="<" * 60),
    "chats": 10**6,
    "queued": 10**6,
    "doubtful": 10**6,
    "withdrawals": 10**6,
    "odd": 10**6,
    "everywhere": True,
    "owner": True,
}
SAMPLES = {
    Menu.home: [
        FULL,
        FULL | {"said": "", "chats": 0, "withdrawals": 0, "odd": 0, "everywhere": False},
    ]
}
