"""Payments inside Telegram, as people live them."""
