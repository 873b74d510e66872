"""Order lists: their tables, and the questions asked of them."""
