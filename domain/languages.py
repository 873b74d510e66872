"""The languages that the bot speaks: the one list that settings, chats, members and texts share."""

from collections.abc import Mapping
from typing import Literal, get_args

Language = Literal["en", "zh", "ru"]
LANGUAGES: tuple[str, ...] = get_args(Language)
NAMES: Mapping[str, str] = {"en": "English", "zh": "中文", "ru": "Русский"}
"""What each language calls itself, the same for every reader."""
