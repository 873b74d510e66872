"""What the shop writes to a customer, at its longest."""

from domain.customer.message import MESSAGE, MESSAGE_CHARS_MAX
from views.customer import customer_screens

SCREENS: dict[str, object] = {}
ROWS = {MESSAGE: [{"text": "<" * MESSAGE_CHARS_MAX}]}
RENDERERS = customer_screens.RENDERERS
