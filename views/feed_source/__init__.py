"""Feeds by address as whoever runs the shop sees them."""
