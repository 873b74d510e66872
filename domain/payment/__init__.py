"""Payments inside Telegram: invoices, what may be charged, what was, and what goes back."""
