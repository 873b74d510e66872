"""Draws, for whoever checks them in a browser."""
