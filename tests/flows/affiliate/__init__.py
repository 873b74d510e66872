"""People and affiliate networks."""
