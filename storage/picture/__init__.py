"""Pictures at addresses: which were looked at, and the files that are kept of them."""
