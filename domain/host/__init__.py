"""Hosts of groups: who runs a group brings it to the shop and earns on what it orders."""
