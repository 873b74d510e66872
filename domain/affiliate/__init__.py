"""Affiliate networks as data, and links that earn: recognised, unwrapped, rewritten."""
