"""A feed file before its import: shown, read in another way, let in."""
