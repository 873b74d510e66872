"""Feeds that the shop fetches by itself: where from, how often, and how that goes."""
