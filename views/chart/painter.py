"""Paints parts below each other as a PNG, 1,080 pixels wide: a third of that on a phone.

    parts -> their heights -> one sheet, drawn at twice its size -> reduced, so that edges are smooth

Nothing is smaller than a chat's own letters. The paper is a light one in every scheme: a picture
has no say in what is around it, and dark letters on light paper are read in both. This module and
`fonts` are the only ones that load Pillow.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from PIL import Image, ImageDraw

from views.chart import fonts
from views.chart.panels import COLOURS, Panel, Part, Ranking, RankingBar, Tile, Tiles

WIDTH = 1080
SCALE = 2
MARGIN = 48
RIGHT = WIDTH - MARGIN
PAPER, CARD = "#F7F8FA", "#FFFFFF"
INK, FAINT, GRID = "#1F2933", "#5B6672", "#D5DAE0"
GOOD, BAD = "#00694D", "#B3261E"
TITLE_PX, WORDS_PX, SMALL_PX, FIGURE_PX = 46, 38, 36, 66
PLOT_PX = 320
LABELS_PX = 56
LEGEND_PX = 60
HEAD_PX = 92
GAP_PX = 36
TILE_PX = 206
RANK_PX = 106
BAR_PX = 30
TICKS_MAX = 6
STEPS_MAX = 4
GROUP = 0.8
"""Of the room for one label, how much its bars take."""
NARROWEST = 0.004
"""A bar that is not nothing is seen: it has at least this part of the whole width."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: from where to where, in steps that people count in."""

    low: float
    high: float
    step: float

    def part(self, value: float) -> float:
        """Return how high a value stands, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> Iterator[float]:
        """Yield the values that have a line."""
        for number in range(round((self.high - self.low) / self.step) + 1):
            yield self.low + number * self.step


class ChartSheet:
    """A sheet on which things are drawn in its own pixels, at twice their size."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.image = Image.new("RGB", (WIDTH * SCALE, height * SCALE), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """Fill a box, one pixel high at least."""
        bottom = max(bottom, top + 1)
        cells = [left * SCALE, top * SCALE, right * SCALE - 1, bottom * SCALE - 1]
        self.pen.rectangle(cells, fill=colour)

    def card(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw a sheet with round corners."""
        cells = [left * SCALE, top * SCALE, right * SCALE, bottom * SCALE]
        self.pen.rounded_rectangle(cells, radius=24 * SCALE, fill=CARD, outline=GRID, width=SCALE)

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: int) -> None:
        """Draw a line through points."""
        cells = [(left * SCALE, top * SCALE) for left, top in points]
        self.pen.line(cells, fill=colour, width=width * SCALE, joint="curve")

    def dot(self, left: float, top: float, radius: float, colour: str) -> None:
        """Draw a dot around a point."""
        self.pen.circle((left * SCALE, top * SCALE), radius * SCALE, fill=colour)

    def words(
        self,
        said: str,
        left: float,
        top: float,
        size: int,
        colour: str = INK,
        *,
        anchor: str = "la",
        width: float = WIDTH,
        bold: bool = False,
    ) -> float:
        """Write words, cut to a width, and return how wide they are; `anchor` is Pillow's."""
        shown = fonts.fit(fonts.legible(said), size * SCALE, width * SCALE)
        self.pen.text(
            (left * SCALE, top * SCALE),
            shown,
            fill=colour,
            font=fonts.font(size * SCALE),
            anchor=anchor,
            stroke_width=1 if bold else 0,
        )
        return fonts.font(size * SCALE).getlength(shown) / SCALE

    def png(self) -> bytes:
        """Return the sheet as a file."""
        out = io.BytesIO()
        self.image.reduce(SCALE).save(out, format="PNG")
        return out.getvalue()


def png(parts: Sequence[Part]) -> bytes:
    """Return parts below each other as a PNG."""
    heights = [_height(part) for part in parts]
    sheet = ChartSheet(sum(heights) + GAP_PX)
    top = GAP_PX // 2
    for part, height in zip(parts, heights, strict=True):
        _draw(sheet, part, top)
        top += height
    return sheet.png()


def scale_of(values: Sequence[float]) -> Scale:
    """Return the axis for some values: it holds zero, and its steps are 1, 2 or 5 of something."""
    low, high = min(0, *values), max(0, *values)
    if low == high:
        return Scale(0, 1, 1)
    rough = (high - low) / STEPS_MAX
    power = 10.0 ** floor(log10(rough))
    step = next(power * one for one in (1, 2, 5, 10) if power * one >= rough * (1 - 1e-9))
    if all(float(value).is_integer() for value in values):
        step = max(1.0, step)
    return Scale(floor(low / step) * step, ceil(high / step) * step, step)


def short_number(value: float) -> str:
    """Return a number as an axis says it: 1,200 is 1.2k."""
    for limit, sign in ((1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= limit:
            return f"{value / limit:g}{sign}"
    return f"{value:.6g}"


def _height(part: Part) -> int:
    if isinstance(part, Panel):
        legend = LEGEND_PX if part.legend else 0
        return HEAD_PX + legend + PLOT_PX + LABELS_PX + GAP_PX
    if isinstance(part, Ranking):
        return HEAD_PX + RANK_PX * len(part.bars) + GAP_PX
    rows = -(-len(part.tiles) // 2)
    return HEAD_PX + LEGEND_PX + rows * (TILE_PX + GAP_PX // 2) + GAP_PX // 2


def _draw(sheet: ChartSheet, part: Part, top: int) -> None:
    sheet.words(part.title, MARGIN, top + 8, TITLE_PX, width=RIGHT - MARGIN, bold=True)
    if isinstance(part, Panel):
        _plot(sheet, part, top + HEAD_PX)
    elif isinstance(part, Ranking):
        _ranking(sheet, part, top + HEAD_PX)
    else:
        _tiles(sheet, part, top + HEAD_PX)


def _tiles(sheet: ChartSheet, part: Tiles, top: int) -> None:
    sheet.words(part.subtitle, MARGIN, top - 14, WORDS_PX, FAINT, width=RIGHT - MARGIN)
    gap = GAP_PX // 2
    width = (RIGHT - MARGIN - gap) / 2
    for number, tile in enumerate(part.tiles):
        row, column = divmod(number, 2)
        left = MARGIN + column * (width + gap)
        _tile(sheet, tile, left, top + LEGEND_PX + row * (TILE_PX + gap), width)


def _tile(sheet: ChartSheet, tile: Tile, left: float, top: float, width: float) -> None:
    sheet.card(left, top, left + width, top + TILE_PX)
    room = width - 56
    colour = FAINT if tile.better is None else GOOD if tile.better else BAD
    sheet.words(tile.label, left + 28, top + 14, SMALL_PX, FAINT, width=room)
    sheet.words(tile.figure, left + 28, top + 56, FIGURE_PX, width=room, bold=True)
    sheet.words(tile.change, left + 28, top + 146, SMALL_PX, colour, width=room)


def _ranking(sheet: ChartSheet, part: Ranking, top: int) -> None:
    most = max((one.value for one in part.bars), default=0) or 1
    for number, one in enumerate(part.bars):
        _ranked(sheet, one, top + number * RANK_PX, one.value / most)


def _ranked(sheet: ChartSheet, one: RankingBar, top: int, share: float) -> None:
    taken = sheet.words(one.words, RIGHT, top, WORDS_PX, anchor="ra", width=RIGHT * 0.55)
    sheet.words(one.name, MARGIN, top, WORDS_PX, width=RIGHT - MARGIN - taken - 24)
    middle = top + 56
    sheet.box(MARGIN, middle, RIGHT, middle + BAR_PX, GRID)
    if one.value > 0:
        length = max(share, NARROWEST) * (RIGHT - MARGIN)
        sheet.box(MARGIN, middle, MARGIN + length, middle + BAR_PX, COLOURS[0])


def _plot(sheet: ChartSheet, panel: Panel, top: int) -> None:
    if panel.legend:
        _legend(sheet, panel, top)
        top += LEGEND_PX
    scale = scale_of([value for row in panel.rows for value in row] or [0.0])
    left = MARGIN + _axis(sheet, scale, top)
    slot = (RIGHT - left) / max(1, len(panel.labels))
    (_lines if panel.is_line else _bars)(sheet, panel, scale, left, top)
    _labels(sheet, panel.labels, left, slot, top + PLOT_PX + 10)


def _legend(sheet: ChartSheet, panel: Panel, top: int) -> None:
    left, room = float(MARGIN), (RIGHT - MARGIN) / len(panel.legend)
    for colour, words in zip(COLOURS, panel.legend, strict=False):
        sheet.box(left, top + 8, left + 30, top + 38, colour)
        left += 44 + sheet.words(words, left + 44, top, SMALL_PX, width=room - 70) + 36


def _axis(sheet: ChartSheet, scale: Scale, top: int) -> float:
    """Draw the lines with their numbers; return how much room the numbers take."""
    numbers = [(value, short_number(value)) for value in scale.ticks()]
    size = SMALL_PX * SCALE
    wide = max(fonts.font(size).getlength(words) for _, words in numbers) / SCALE + 20
    for value, words in numbers:
        height = top + PLOT_PX * (1 - scale.part(value))
        sheet.box(MARGIN + wide, height, RIGHT, height + 2, FAINT if value == 0 else GRID)
        sheet.words(words, MARGIN + wide - 14, height, SMALL_PX, FAINT, anchor="rm")
    return wide


def _bars(sheet: ChartSheet, panel: Panel, scale: Scale, left: float, top: int) -> None:
    slot = (RIGHT - left) / max(1, len(panel.labels))
    width = slot * GROUP / len(panel.rows)
    zero = top + PLOT_PX * (1 - scale.part(0))
    for number, row in enumerate(panel.rows):
        for place, value in enumerate(row):
            if value:
                edge = top + PLOT_PX * (1 - scale.part(value))
                start = left + place * slot + slot * (1 - GROUP) / 2 + width * number
                span = (min(edge, zero), max(edge, zero))
                sheet.box(start, span[0], start + width, span[1], COLOURS[number])


def _lines(sheet: ChartSheet, panel: Panel, scale: Scale, left: float, top: int) -> None:
    slot = (RIGHT - left) / max(1, len(panel.labels))
    for colour, row in zip(COLOURS[-len(panel.rows) :], panel.rows, strict=True):
        points = [
            (left + slot * (place + 0.5), top + PLOT_PX * (1 - scale.part(value)))
            for place, value in enumerate(row)
        ]
        sheet.line(points, colour, 6)
        for point in points:
            sheet.dot(*point, 8, colour)


def _labels(sheet: ChartSheet, labels: Sequence[str], left: float, slot: float, top: int) -> None:
    step = -(-len(labels) // TICKS_MAX)
    for place in range((len(labels) - 1) % step if labels else 0, len(labels), step):
        middle = left + slot * (place + 0.5)
        sheet.words(labels[place], middle, top, SMALL_PX, FAINT, anchor="ma")
