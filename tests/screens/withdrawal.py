"""Withdrawals with the largest amounts and the longest words."""

from datetime import UTC, datetime

from domain.payout import withdrawal
from storage.payout.tables import Withdrawal, WithdrawalState
from views.payout import withdrawal_screens

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
MASKED = "DE89 •••• 3000"
PAYABLE = {"EUR": 10**15, "USD": 10**15, "CNY": 10**15}


def one(state: WithdrawalState) -> Withdrawal:
    """A withdrawal in a state, with the longest words about it."""
    made = Withdrawal(
        party_id=1,
        amount_minor=10**15,
        currency="EUR",
        approvals_needed=2,
        payout_masked=MASKED,
        payout_sealed=None,
        requested_at=NOON,
        state=state,
        proof="<" * 200,
        reason="&" * 200,
    )
    made.id = 2**31 - 1
    return made


FACTS = {"id": 2**31 - 1, "amount_minor": 10**15, "currency": "EUR", "masked": MASKED}
NEWS = [
    FACTS | {"state": state, "proof": proof, "reason": reason}
    for state in WithdrawalState
    for proof, reason in ((None, None), ("<" * 200, "&" * 200), (None, "cancelled"))
]
SCREENS = {
    "withdrawal_screens.page": lambda t: [
        withdrawal_screens.page({}, None, None, t),
        withdrawal_screens.page(PAYABLE, MASKED, None, t),
        *(withdrawal_screens.page(PAYABLE, MASKED, one(state), t) for state in WithdrawalState),
    ],
    "withdrawal_screens.sure": lambda t: withdrawal_screens.sure(
        10**15, "EUR", MASKED, "f" * 16, t
    ),
    "withdrawal_screens.which_amount": lambda t: withdrawal_screens.which_amount(10**15, "EUR", t),
    "withdrawal_screens.which_account": withdrawal_screens.which_account,
    "withdrawal_screens.account_sure": lambda t: [
        withdrawal_screens.account_sure("<" * 200, masked, "f" * 16, t) for masked in (None, MASKED)
    ],
    "withdrawal_screens.account_set": lambda t: withdrawal_screens.account_set(MASKED, t),
}
ROWS = {withdrawal.REQUESTED: [FACTS, FACTS | {"name": "<" * 64}], withdrawal.CHANGED: NEWS}
RENDERERS = withdrawal_screens.RENDERERS
