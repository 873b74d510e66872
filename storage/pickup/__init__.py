"""Where and when orders are picked up: the points of a promotion, and what each member chose."""
