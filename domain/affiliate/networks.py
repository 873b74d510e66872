"""The networks that the program brings along, each a file of `files`."""

from functools import cache
from pathlib import Path

from domain.affiliate.network import AffiliateNetwork, parse_network

FILES = Path(__file__).with_name("files")


@cache
def bundled() -> tuple[AffiliateNetwork, ...]:
    """Return every network of the program, read once."""
    files = sorted(FILES.glob("*.toml"))
    return tuple(parse_network(path.read_text(encoding="utf-8")) for path in files)
