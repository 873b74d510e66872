"""An amount on its way to a reader: views word it in the reader's language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Money:
    """Minor units of a currency, such as 1790 of EUR."""

    minor: int
    currency: str
