"""What the shop's key seals, and whom it knows again."""
