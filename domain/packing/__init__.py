"""Packing lists: what each store hands out to whom, and what has changed since the list was taken."""
