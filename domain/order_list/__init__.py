"""Order lists: what a chat orders together, line by line."""
