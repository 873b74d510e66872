"""Order lists as members use them."""
