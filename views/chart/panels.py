"""What a picture is put together of, from top to bottom; figures are numbers, words are ready to read.

Rows of figures are told apart by colours that colour-blind people tell apart too (Okabe and Ito),
in the order of the squares in a caption.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SQUARES = ("🟦", "🟧", "🟩")
COLOURS = ("#0072B2", "#E69F00", "#009E73")
"""What the squares are drawn as: a panel has at most so many rows of figures."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot: figures over labels, as bars or as a line; every row is as long as the labels."""

    title: str
    labels: Sequence[str]
    rows: Sequence[Sequence[float]]
    is_line: bool = False
    legend: Sequence[str] = ()
    """What each row is, where there are several."""


@dataclass(frozen=True, slots=True)
class RankingBar:
    """One line of a ranking: whose it is, how long its bar is, and what stands behind the bar."""

    name: str
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """A list of names, each over a bar, the longest first."""

    title: str
    bars: Sequence[RankingBar]


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure in large digits, with what it is above it and how it changed below."""

    label: str
    figure: str
    change: str = ""
    better: bool | None = None
    """Whether the change is a good one; None is neither."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Figures side by side, two in a row, under a heading."""

    title: str
    subtitle: str
    tiles: Sequence[Tile]


Part = Panel | Ranking | Tiles
