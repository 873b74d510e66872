"""Invoices, and what Telegram reports as paid and given back."""
