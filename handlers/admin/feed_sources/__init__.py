"""Feeds by address in the menus."""
