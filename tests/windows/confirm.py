"""Every question that is asked before a yes, about the object with the longest name."""

from handlers.admin.confirm import Confirm
from tests.screens.voucher import TITLE

ASKED = {
    "desk-chat-leave-sure": {"title": TITLE},
    "desk-approve-sure": {"name": "<" * 64, "amount": "€" * 30, "masked": "DE89 •••• 3000"},
    "role-grant-sure": {"name": "<" * 64, "chats": 500},
    "role-withdraw-sure": {"name": "<" * 64},
    "desk-remove-sure": {"name": TITLE, "sent": 10**6},
    "desk-take-down-sure": {"name": TITLE, "sent": 10**6},
    "desk-group_buy-close-sure": {"title": TITLE, "people": 10**5, "goal": 10**5},
    "desk-message-sure": {"title": TITLE, "people": 10**5, "text": "&" * 150},
    "desk-seat-paid-sure": {"name": "<" * 64, "title": TITLE, "to_pay": "€" * 30, "owed": ""},
    "desk-seat-refunded-sure": {"name": "<" * 64, "title": TITLE, "to_pay": "", "owed": "€" * 30},
    "desk-store-close-sure": {"name": "<" * 64},
    "desk-program-close-sure": {"name": "<" * 60},
    "desk-rate-end-sure": {"name": "<" * 60},
    "desk-group_buy-lower-sure": {"title": TITLE, "alone": "€" * 30},
    "desk-flash_sale-lower-sure": {"title": TITLE, "alone": "€" * 30},
    "desk-flash_sale-close-sure": {"title": TITLE, "units": 10**6},
}
SAMPLES = {Confirm.sure: [{}]}
STARTED = {Confirm.sure: [{"key": key, "values": values} for key, values in ASKED.items()]}
