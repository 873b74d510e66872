"""Accounts at affiliate networks, and the tokens of links."""
