from datetime import timedelta

from handlers.admin.states import Menu
from tests.screens.voucher import NOON, TITLE
from views import front_page_screens
from views.front_page_screens import TO_DO, ComingPost
from views.i18n import translator

T = translator("en")
ZONE = "America/Argentina/Buenos_Aires"
COMING = [ComingPost(NOON + timedelta(days=n), TITLE, (TITLE,) * (n * 500)) for n in range(3)]
FULL = {
    "said": T("admin-posted", name="<" * 60),
    "chats": 10**6,
    "to_do": front_page_screens.to_do(dict.fromkeys(TO_DO, 10**6), T),
    "coming": front_page_screens.coming(COMING, NOON, ZONE, T),
    "trouble": 10**6,
    "withdrawals": 10**6,
    "rewards": 10**6,
    "support": 500,
    "everywhere": True,
    "owner": True,
}
NOTHING = {
    "said": "",
    "chats": 0,
    "to_do": front_page_screens.to_do({}, T),
    "coming": front_page_screens.coming([], NOON, ZONE, T),
    "trouble": 0,
    "withdrawals": 0,
    "rewards": 0,
    "support": 0,
    "everywhere": False,
}
SAMPLES = {Menu.home: [FULL, FULL | NOTHING]}
