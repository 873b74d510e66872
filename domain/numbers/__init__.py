"""The shop's numbers: a time frame, what was counted in it, and the same as a sheet."""
