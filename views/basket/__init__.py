"""What a basket looks like, in a chat and on a page of the shop."""
