"""`python -m bot`: the command line."""

import atexit
import gc

# Modules stay until the end: to look for garbage in them while they load, and once more at the end,
# took nearly half of the time of a command that needs only the database.
gc.set_threshold(100_000)
atexit.register(gc.freeze)

from bot.cli import main

main()
