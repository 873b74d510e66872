"""Product feeds become rows: `readers.reading.open_feed` reads a file of any known format."""
