"""Test posts, with and without a label."""

from collections.abc import Callable, Mapping
from typing import Any

from views import chat_test
from views.i18n import Translate
from views.screen import Screen

SCREENS: Mapping[str, Callable[[Translate], Screen | list[Screen]]] = {}
ROWS: Mapping[str, list[dict[str, Any]]] = {
    "chat.test": [{"disclosure": None}, {"disclosure": "<" * 64}],
}
RENDERERS = chat_test.RENDERERS
