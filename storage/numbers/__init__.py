"""What the shop's numbers are counted from: presses, joins, members, posts and purchases of a span."""
