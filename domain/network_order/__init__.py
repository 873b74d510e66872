"""Orders that affiliate networks report: read, stored, and what they earn whom."""
