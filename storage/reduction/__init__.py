"""Prices that were asked of everybody in a promotion."""
