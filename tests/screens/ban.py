"""What a banned member is told, of as much as there may be, and of one thing of each."""

from domain.ban import BANNED
from views import ban_screens

KINDS = ("seats", "claims", "waiting", "vouchers")
MANY = dict.fromkeys(KINDS, 500) | {"refunds": [[10**15, "EUR"], [10**15, "USD"]]}
ONE = dict.fromkeys(KINDS, 1) | {"refunds": []}
SCREENS: dict[str, object] = {}
ROWS = {BANNED: [MANY, ONE]}
RENDERERS = ban_screens.RENDERERS
