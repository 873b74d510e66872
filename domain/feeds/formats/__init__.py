"""One file for each format: its names for what a product has, and the rows that it makes of them."""
