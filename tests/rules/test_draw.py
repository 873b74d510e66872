"""The arithmetic of a draw: the script of the docs agrees with it, and attacks win on the old scheme alone."""

import subprocess
import sys
from pathlib import Path
from random import Random

from bench import draw as attacks
from domain.draw import chain, proof

SCRIPT = Path("docs/verify_draw.py")
NAMES = [chain.pseudonym(b"secret", "D7K2Q", number) for number in range(1, 8)]


def published() -> list[str]:
    """A draw as the bot publishes it."""
    rules, seed = '{"dice":3,"for":"F8KXY"}', chain.seed_from(Random(5))
    hashes = chain.sha256_hex(rules), chain.sha256_hex(seed)
    head = chain.extend(chain.first_link("D7K2Q", *hashes), 1, NAMES)
    facts = ("code D7K2Q", "state drawn", f"rules {rules}", f"rules_hash {hashes[0]}")
    more = (f"seed_hash {hashes[1]}", f"head {head}", f"seed {seed}", "values 12,60,3", "entries 7")
    return [*facts, *more, *(f"{number} {name}" for number, name in enumerate(NAMES, 1))]


def checked(lines: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    path = folder / "draw.txt"
    path.write_text("\n".join(lines) + "\n")
    call = [sys.executable, "-I", str(SCRIPT), str(path)]
    return subprocess.run(call, capture_output=True, text=True, check=False)


def test_the_script_of_the_docs_finds_the_same_order(tmp_path: Path) -> None:
    assert len(SCRIPT.read_text().splitlines()) <= 30
    found = checked(published(), tmp_path)
    assert found.returncode == 0, found.stderr
    order = [int(line.split()[2]) for line in found.stdout.splitlines()[1:]]
    assert order == proof.check(published()) and sorted(order) == list(range(1, 8))


def test_the_script_refuses_a_changed_entry(tmp_path: Path) -> None:
    lines = published()
    found = checked([*lines[:-1], "7 AAAABBBBCCCCDDDD"], tmp_path)
    assert found.returncode == 1 and "an entry was changed" in found.stderr


def test_who_knows_the_seed_wins_on_the_old_scheme_and_not_on_the_new() -> None:
    """Tests 35 and 36, few of the attacks of `bench.draw`; fair is 1 in 21."""
    old = attacks.rate(attacks.attack_old, 300)
    new = attacks.rate(lambda rng: attacks.attack_new(rng, 3), 60)
    fair = 1 / (attacks.PEOPLE + 1)
    assert old > 6 * fair
    assert new < 4 * fair


def test_every_die_and_the_order_of_dice_matters() -> None:
    entries = list(enumerate(NAMES, 1))
    orders = {
        tuple(chain.order(chain.draw_key("seed", "head", values), entries))
        for values in ([1, 2, 3], [3, 2, 1], [1, 2], [12, 3], [1, 23])
    }
    assert len(orders) == 5
