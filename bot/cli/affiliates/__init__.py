"""`affiliates`: accounts at affiliate networks, links that earn for the shop, and orders through them."""

from bot.cli.affiliates import order_commands
from bot.cli.affiliates.affiliate_commands import app

__all__ = ["app", "order_commands"]
