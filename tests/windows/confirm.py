"""Every question that is asked before a yes, about the object with the longest name."""

from handlers.admin.confirm import Confirm
from tests.screens.voucher import TITLE

ASKED = {
    "admin-chat-leave-sure": {"title": TITLE},
    "admin-approve-sure": {"name": "<" * 64, "amount": "€" * 30, "masked": "DE89 •••• 3000"},
    "role-grant-sure": {"name": "<" * 64, "chats": 500},
    "role-withdraw-sure": {"name": "<" * 64},
    "admin-remove-sure": {"name": TITLE, "sent": 10**6},
    "admin-take-down-sure": {"name": TITLE, "sent": 10**6},
    "admin-group_buy-close-sure": {"title": TITLE, "people": 10**5, "goal": 10**5},
    "admin-message-sure": {"title": TITLE, "people": 10**5, "text": "&" * 150},
    "admin-seat-paid-sure": {"name": "<" * 64, "title": TITLE, "to_pay": "€" * 30, "owed": ""},
    "admin-seat-refunded-sure": {"name": "<" * 64, "title": TITLE, "to_pay": "", "owed": "€" * 30},
    "admin-store-close-sure": {"name": "<" * 64},
    "admin-program-close-sure": {"name": "<" * 60},
    "admin-rate-end-sure": {"name": "<" * 60},
    "admin-group_buy-lower-sure": {"title": TITLE, "alone": "€" * 30},
    "admin-flash_sale-lower-sure": {"title": TITLE, "alone": "€" * 30},
    "admin-flash_sale-close-sure": {"title": TITLE, "units": 10**6},
}
SAMPLES = {Confirm.sure: [{}]}
STARTED = {Confirm.sure: [{"key": key, "values": values} for key, values in ASKED.items()]}
