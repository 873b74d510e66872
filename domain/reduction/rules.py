"""A country's rules on reductions and its words for advertising: data of `countries.toml`."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("countries.toml")


class ReferenceKind(StrEnum):
    """The price that a reduction is measured by."""

    LOWEST = "lowest"
    PROGRESSIVE = "progressive"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class PriceRule:
    """What a country asks of a reduction that is announced."""

    reference: ReferenceKind
    silent_without_history: bool
    days: int
    """Of own history before a reduction, from which on it is measured."""
    law: str = ""


@dataclass(frozen=True, slots=True)
class CountryRules:
    """Every country that is known, by its ISO 3166 code."""

    prices: dict[str, PriceRule]
    labels: dict[str, dict[str, str]]


NO_COUNTRY = PriceRule(ReferenceKind.PROGRESSIVE, silent_without_history=False, days=1)
"""Where nobody has said which country it is: what the own history contradicts is not claimed."""
HISTORY_DAYS = 30


def parse_countries(text: str) -> CountryRules:
    """Read a file of rules; raises `ValueError` or `KeyError` where it is none."""
    data = tomllib.loads(text)
    prices: dict[str, PriceRule] = {}
    for entry in data["country"]:
        rule = PriceRule(
            ReferenceKind(entry["reference"]),
            {"silent": True, "shown": False}[entry["without_history"]],
            HISTORY_DAYS,
            entry["law"],
        )
        for code in entry["codes"]:
            if code in prices:
                raise ValueError(f"{code} stands twice")
            prices[code] = rule
    return CountryRules(prices, data["labels"])


@cache
def countries() -> CountryRules:
    """Return the rules that the program brings along, read once."""
    return parse_countries(FILE.read_text(encoding="utf-8"))


def rule_of(country: str) -> PriceRule:
    """Return a country's rule on reductions; what holds where none is chosen for one without."""
    return countries().prices.get(country, NO_COUNTRY)


def label_of(country: str, language: str) -> str | None:
    """Return a country's word for advertising in a language, else its own; None is unknown."""
    words = countries().labels.get(country, {})
    return words.get(language, words.get(""))
