"""`affiliates`: accounts at affiliate networks, and links that earn for the shop."""

from bot.cli.affiliates.affiliate_commands import app

__all__ = ["app"]
