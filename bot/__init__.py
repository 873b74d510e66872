"""The way in and out of Telegram. Whatever imports it first gets aiogram's models built lazily."""

from bot.library_patches import install

__version__ = "0.1.0"

install()
