"""Charts: figures become a PNG, or bars of characters where matplotlib is not installed.

    Drawing --call--> SendPhoto    the extra `pictures` is there
                      SendMessage  it is not: the same figures in words

A picture holds digits and currency codes only: no font has to know the reader's script, and the
words stand in the caption. Rows of figures are told apart by colours that colour-blind people
tell apart too (Okabe and Ito), in the order of the squares in the caption.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from aiogram.methods import SendMessage, SendPhoto
from aiogram.types import BufferedInputFile

from views.screen import NO_PREVIEW, Reply

SQUARES = ("🟦", "🟧", "🟩")
COLOURS = ("#0072B2", "#E69F00", "#009E73")
"""What the squares are drawn as: a panel has at most so many rows of figures."""
INK = "#333333"
PAPER = "#FFFFFF"
DPI = 150
WIDTH_IN = 7.2
PANEL_IN = 3.6
FONT_PT = 15
"""1,080 pixels wide: on a phone the digits are as large as the chat's own."""
PAD_IN = 0.1
TICKS_MAX = 6
GROUP = 0.8
"""Of the room for one label, how much its bars take."""
BAR = 10
"""Cells of the longest bar of characters."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot: figures over labels, as bars or as a line; every row is as long as the labels."""

    title: str
    labels: Sequence[str]
    rows: Sequence[Sequence[float]]
    is_line: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn for a chat after the commit, and the same in words."""

    chat_id: int
    panels: Sequence[Panel]
    caption: str
    words: str


def call(drawing: Drawing) -> Reply:
    """Return the call that shows a drawing; this takes a while and belongs into a thread."""
    try:
        picture = png(drawing.panels)
    except ImportError:
        return in_words(drawing)
    file = BufferedInputFile(picture, "chart.png")
    return SendPhoto(chat_id=drawing.chat_id, photo=file, caption=drawing.caption)


def in_words(drawing: Drawing) -> SendMessage:
    """Return the call that says a drawing in words."""
    return SendMessage(chat_id=drawing.chat_id, text=drawing.words, link_preview_options=NO_PREVIEW)


def bar(value: float, most: float) -> str:
    """Return a value as a bar of characters; below zero it is empty."""
    full = int(max(0, value) * BAR // most) if most > 0 else 0
    return "▰" * full + "▱" * (BAR - full)


def png(panels: Sequence[Panel]) -> bytes:
    """Return panels below each other as a PNG; ImportError where matplotlib is not installed."""
    figures: Any = import_module("matplotlib.figure")
    agg: Any = import_module("matplotlib.backends.backend_agg")
    figure = figures.Figure(
        figsize=(WIDTH_IN, PANEL_IN * len(panels)),
        dpi=DPI,
        facecolor=PAPER,
        layout="constrained",
    )
    figure.get_layout_engine().set(w_pad=PAD_IN, h_pad=PAD_IN)
    agg.FigureCanvasAgg(figure)
    for axes, panel in zip(figure.subplots(len(panels), squeeze=False)[:, 0], panels, strict=True):
        _dress(axes, panel)
        (_line if panel.is_line else _bars)(axes, panel)
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _dress(axes: Any, panel: Panel) -> None:
    """Draw what is around the figures: title, grid, labels, an axis that starts at zero."""
    ticker: Any = import_module("matplotlib.ticker")
    axes.set_title(panel.title, fontsize=FONT_PT, color=INK, loc="left", parse_math=False)
    axes.tick_params(labelsize=FONT_PT, colors=INK, length=0)
    axes.yaxis.set_major_locator(ticker.MaxNLocator(nbins=4, integer=_whole(panel)))
    axes.yaxis.set_major_formatter(ticker.EngFormatter(sep=""))
    axes.grid(axis="y", color=INK, alpha=0.15)
    axes.set_axisbelow(True)
    axes.axhline(0, color=INK, linewidth=1)
    axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
    step = -(-len(panel.labels) // TICKS_MAX)
    places = range((len(panel.labels) - 1) % step, len(panel.labels), step)
    axes.set_xticks(list(places), [panel.labels[place] for place in places])
    axes.set_xlim(-0.6, len(panel.labels) - 0.4)


def _bars(axes: Any, panel: Panel) -> None:
    width = GROUP / len(panel.rows)
    for number, row in enumerate(panel.rows):
        left = -GROUP / 2 + width * (number + 0.5)
        places = [place + left for place in range(len(row))]
        axes.bar(places, [float(value) for value in row], width, color=COLOURS[number])


def _line(axes: Any, panel: Panel) -> None:
    for colour, row in zip(COLOURS[-len(panel.rows) :], panel.rows, strict=True):
        values = [float(value) for value in row]
        places = list(range(len(values)))
        axes.fill_between(places, values, color=colour, alpha=0.2)
        axes.plot(
            places, values, color=colour, linewidth=3, marker="o", markersize=7, clip_on=False
        )
    axes.set_ylim(bottom=0)


def _whole(panel: Panel) -> bool:
    return all(float(value).is_integer() for row in panel.rows for value in row)
