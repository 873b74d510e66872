"""Hosts of groups in the menus."""
