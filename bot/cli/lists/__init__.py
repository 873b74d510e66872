"""`lists`: several things on one card, ordered line by line until an end."""

from bot.cli.lists.list_commands import app

__all__ = ["app"]
