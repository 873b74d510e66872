"""The shop's numbers in the Mini App."""
