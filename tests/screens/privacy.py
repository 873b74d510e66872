"""What is kept of a member, with the longest words about the largest losses."""

from aiogram.types import User

from bot.views import privacy
from domain.privacy import Loss

ME = User(id=42, is_bot=True, first_name="Tuan", username="t" * 32)
MOST = {"EUR": 10**15, "USD": 10**15, "PTS": 10**15}
SCREENS = {
    "privacy.page": lambda t: [privacy.page(t, quiet=quiet) for quiet in (True, False)],
    "privacy.in_private": lambda t: privacy.in_private(t, ME),
    "privacy.sure": lambda t: [
        privacy.sure(Loss({}, {}, 0, 0), "W" * 12, t),
        privacy.sure(Loss(MOST, MOST, 10**6, 10**6), "W" * 12, t),
    ],
    "privacy.erased": privacy.erased,
}
ROWS: dict[str, list[dict[str, object]]] = {}
