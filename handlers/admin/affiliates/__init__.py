"""Affiliate networks in the menus."""
