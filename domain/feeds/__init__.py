"""Product feeds become rows: `reading.open_feed` reads a file of any known format."""
