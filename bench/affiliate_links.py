"""How many links are rewritten in a second of one core: `python -m bench.affiliate_links`.

    append, wrap, convert    the 200 addresses of each kind in `tests/data`, over and over

Counted is the time on a core, since the machine is shared. No file, no database, no network.
"""

import time

from domain.affiliate.network import NetworkKind
from domain.affiliate.rewrite import rewrite
from tests.rules.affiliate_book import BOOK, TOKEN, addresses

ROUNDS = 25


def measure(kind: NetworkKind) -> float:
    """Return how many links of a kind are rewritten in a second."""
    urls = addresses(kind)
    start = time.process_time()
    for _ in range(ROUNDS):
        for url in urls:
            rewrite(url, BOOK, token=TOKEN)
    return ROUNDS * len(urls) / (time.process_time() - start)


def main() -> None:
    """Print the figures."""
    for kind in NetworkKind:
        print(f"{kind:<8} {measure(kind):>8,.0f} links/s")


if __name__ == "__main__":
    main()
