"""What the owner hears of a feed, with the longest names and reasons."""

from tests.windows.feed_sources import HOST
from views.feed_source import feed_source_screens

TROUBLE = {
    "number": 2**31 - 1,
    "source": "&" * 60,
    "host": HOST,
    "reason": "fetch.private",
    "values": {"host": HOST},
    "ended": 50_000,
    "deals": 50_000,
}
SCREENS: dict[str, object] = {}
ROWS = {
    "owner.feed_source": [
        TROUBLE | {"what": what} for what in ("fails", "held", "shrunk", "cut", "well")
    ]
    + [TROUBLE | {"what": "held", "reason": None, "values": {}}]
}
RENDERERS = feed_source_screens.RENDERERS
