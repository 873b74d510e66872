"""A draw of many entries, and attacks on both schemes.

python -m bench.draw            100,000 entries chained, ordered and verified: seconds, peak memory
python -m bench.draw attacks    5,000 attacks on each scheme: how often the owner's entry comes first
"""

import resource
import sys
import time
from collections.abc import Callable
from random import Random

from domain.draw import chain
from domain.flash_sale.draw import draw_ticket

ENTRIES, PEOPLE, ATTACKS, TRIES, OUTCOMES = 100_000, 20, 5_000, 16, 64


def attack_old(rng: Random) -> bool:
    """Whether somebody wins who knows the seed and enters the best of some accounts of theirs."""
    seed = chain.seed_from(rng)
    best = min(draw_ticket(seed, rng.getrandbits(33)) for _ in range(TRIES))
    return best < min(draw_ticket(seed, rng.getrandbits(33)) for _ in range(PEOPLE))


def attack_new(rng: Random, dice: int) -> bool:
    """Whether somebody wins who enters last, under the name that wins for most of 64 throws.

    They know the seed and all entries, and choose before the freeze; then the dice fall.
    """
    seed, names = chain.seed_from(rng), [chain.seed_from(rng)[:16] for _ in range(PEOPLE)]
    before = chain.extend(chain.sha256_hex("rules"), 1, names)
    throws = [[value] for value in range(1, OUTCOMES + 1)]
    if dice > 1:
        throws = [_throw(rng, dice) for _ in range(OUTCOMES)]

    def wins(own: str, values: list[int]) -> bool:
        head = chain.extend(before, PEOPLE + 1, [own])
        key = chain.draw_key(seed, head, values)
        mine = chain.sort_value(key, PEOPLE + 1, own)
        return all(mine < chain.sort_value(key, n, name) for n, name in enumerate(names, 1))

    tried = [chain.seed_from(rng)[:16] for _ in range(TRIES)]
    best = max(tried, key=lambda own: sum(wins(own, values) for values in throws))
    return wins(best, _throw(rng, dice))


def _throw(rng: Random, dice: int) -> list[int]:
    return [rng.randint(1, 64) for _ in range(dice)]


def rate(attack: Callable[[Random], bool], number: int, seed: int = 1) -> float:
    """Return the share of attacks that win."""
    rng = Random(seed)
    return sum(attack(rng) for _ in range(number)) / number


def attacks(number: int) -> None:
    """Print the rates beside the fair one."""
    print(f"fair: {1 / (PEOPLE + 1):.2%} ({number} attacks, {TRIES} tries each)")
    print(f"seed alone: {rate(attack_old, number):.2%}")
    for dice in (1, 3):
        print(f"{dice} dice: {rate(lambda rng, k=dice: attack_new(rng, k), number):.2%}")  # type: ignore[misc]


def large(entries: int) -> None:
    """Print how long a large draw takes, by the arithmetic alone."""
    started = time.process_time()
    names = [chain.pseudonym(b"secret", "D7K2Q", number) for number in range(entries)]
    made = time.process_time()
    head = chain.extend(chain.sha256_hex("rules"), 1, names)
    chained = time.process_time()
    order = chain.order(chain.draw_key("seed", head, [1, 2, 3]), enumerate(names, 1))
    ordered = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(order)} entries: named {made - started:.2f} s, chained {chained - made:.2f} s,")
    print(f"ordered {ordered - chained:.2f} s; at most {peak} MiB")


if __name__ == "__main__":
    attacks(ATTACKS) if sys.argv[1:] == ["attacks"] else large(ENTRIES)
