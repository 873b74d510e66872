"""Choosing an option of a promotion."""
