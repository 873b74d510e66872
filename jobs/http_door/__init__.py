"""The one place from which the shop calls hosts that are not Telegram's."""
