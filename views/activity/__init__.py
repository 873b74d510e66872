"""The activity log in sentences."""
