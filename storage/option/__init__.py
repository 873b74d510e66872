"""Rows of the options of deals and promotions."""
