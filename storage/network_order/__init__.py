"""What affiliate networks call us with, and the orders that they report."""
