"""An address taken apart and put together again, without a byte of it changed on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import unquote_plus


@dataclass(frozen=True, slots=True)
class AddressParts:
    """An address: what comes before its query, the query's pairs as they stand, its fragment."""

    base: str
    pairs: tuple[str, ...]
    fragment: str

    @classmethod
    def of(cls, url: str) -> Self:
        """Take an address apart."""
        head, hash_, fragment = url.partition("#")
        base, mark, query = head.partition("?")
        pairs = tuple(query.split("&")) if mark and query else ()
        return cls(base, pairs, hash_ + fragment)

    def url(self) -> str:
        """Put it together again."""
        query = "&".join(self.pairs)
        return f"{self.base}?{query}{self.fragment}" if query else self.base + self.fragment

    @property
    def path(self) -> str:
        """The path alone, as it stands."""
        _, _, place = self.base.partition("://")
        return place[place.find("/") :] if "/" in place else ""

    def values(self, name: str) -> list[str]:
        """Return what a parameter says, each time that it is there, in whatever case it is written."""
        wanted = name.casefold()
        return [value_of(pair) for pair in self.pairs if name_of(pair).casefold() == wanted]

    def first(self, names: Sequence[str]) -> tuple[str, str] | None:
        """Return the first of these parameters that says something, with what it says."""
        for name in names:
            for value in self.values(name):
                if value:
                    return name, value
        return None

    def with_values(self, values: Mapping[str, str]) -> Self:
        """Set parameters once each: where they were, or at the end. The values need no quoting."""
        left = {name.casefold(): f"{name}={value}" for name, value in values.items()}
        wanted, made = frozenset(left), list[str]()
        for pair in self.pairs:
            name = name_of(pair).casefold()
            if name not in wanted:
                made.append(pair)
            elif name in left:
                made.append(left.pop(name))
        return replace(self, pairs=(*made, *left.values()))


def name_of(pair: str) -> str:
    """Return the name of `name=value`, unquoted."""
    name = pair.partition("=")[0]
    return unquote_plus(name) if "%" in name or "+" in name else name


def value_of(pair: str) -> str:
    """Return the value of `name=value`, unquoted."""
    value = pair.partition("=")[2]
    return unquote_plus(value) if "%" in value or "+" in value else value
