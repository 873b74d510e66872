"""Test posts, with and without a label."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.i18n import Translate
from bot.views import chat_test
from bot.views.screen import Screen

SCREENS: Mapping[str, Callable[[Translate], Screen | list[Screen]]] = {}
ROWS: Mapping[str, list[dict[str, Any]]] = {
    "chat.test": [{"disclosure": None}, {"disclosure": "<" * 64}],
}
WORDINGS = chat_test.WORDINGS
