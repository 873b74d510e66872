"""Withdrawals in the admin menu, of the largest amounts and the longest names."""

from aiogram.fsm.state import State

from handlers.admin.states import MoneyStates
from storage.payout.tables import WithdrawalState
from tests.screens.withdrawal import MASKED, NOON, one
from tests.windows.chats import MANY
from views.i18n import translator
from views.payout.withdrawal_screens import state

T = translator("en")
PAGES = [
    {
        "id": 2**31 - 1,
        "name": "<" * 64,
        "amount": T.money(10**15, "EUR"),
        "masked": MASKED,
        "asked": T.moment(NOON, "America/Argentina/Buenos_Aires"),
        "yes": 1,
        "needed": 2,
        "state": state(one(each), T),
        "requested": True,
        "approved": True,
        "undecided": True,
        "sent": True,
    }
    for each in WithdrawalState
]
SAMPLES: dict[State, list[dict[str, object]]] = {
    MoneyStates.all: [{"items": MANY, "withdrawals": 200}, {"items": [], "withdrawals": 0}],
    MoneyStates.one: PAGES,
    MoneyStates.reason: PAGES[:1],
    MoneyStates.proof: PAGES[:1],
}
