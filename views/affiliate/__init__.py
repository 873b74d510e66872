"""What was done to a link, in words."""
