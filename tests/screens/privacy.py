"""What is kept of a member, with the longest words about the largest losses."""

from aiogram.types import User

from domain.privacy import ErasureLoss
from views import privacy_screens

ME = User(id=42, is_bot=True, first_name="Tuan", username="t" * 32)
MOST = {"EUR": 10**15, "USD": 10**15, "PTS": 10**15}
SCREENS = {
    "privacy_screens.page": lambda t: [
        privacy_screens.page(t, quiet=quiet) for quiet in (True, False)
    ],
    "privacy_screens.sure": lambda t: [
        privacy_screens.sure(ErasureLoss({}, {}, 0, 0), "W" * 12, t),
        privacy_screens.sure(ErasureLoss(MOST, MOST, 10**6, 10**6), "W" * 12, t),
    ],
    "privacy_screens.money_sent": lambda t: privacy_screens.money_sent(10**6, t),
    "privacy_screens.erased": privacy_screens.erased,
}
ROWS: dict[str, list[dict[str, object]]] = {}
