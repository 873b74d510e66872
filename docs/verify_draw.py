"""Check a draw from its published text alone:  python verify_draw.py D7K2Q.txt"""

import hashlib
import hmac
import sys


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


with open(sys.argv[1], encoding="utf-8") as file:
    lines = file.read().splitlines()
said = dict(line.split(" ", 1) for line in lines[:9])
entries = [line.split(" ") for line in lines[9:]]
head = sha(f"{said['code']}|{said['rules_hash']}|{said['seed_hash']}")
for number, (typed, name) in enumerate(entries, start=1):
    assert int(typed) == number, f"entry {number} is missing"
    head = sha(f"{head}|{number}|{name}")
assert len(entries) == int(said["entries"]), "entries were added or removed"
assert sha(said["rules"]) == said["rules_hash"], "the rules were changed"
assert sha(said["seed"]) == said["seed_hash"], "the seed was changed"
assert head == said["head"], "an entry was changed, added or removed"
key = sha(f"{said['seed']}|{head}|{said['values']}").encode()
order = sorted(entries, key=lambda e: hmac.digest(key, f"{e[0]}|{e[1]}".encode(), "sha256"))
print(f"All fits. Compare the head {head} and the dice {said['values']} with the chat.")
print(*(f"{place}. entry {n} {name}" for place, (n, name) in enumerate(order, 1)), sep="\n")
