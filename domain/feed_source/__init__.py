"""Feeds by address and schedule: kept, run, and what is done where they fail, shrink or grow old."""
