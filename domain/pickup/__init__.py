"""Pick-up: opening hours, points and times, what has arrived, and reminders."""
