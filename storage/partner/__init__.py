"""Other shops whose offers hosts sell, and what was taken from them."""
