"""Paper and brushes for the sample pictures: flat shapes on a wall and a floor."""

from pathlib import Path

from PIL import Image, ImageColor, ImageDraw

WIDTH, HEIGHT, FINE = 800, 600, 3
"""Everything is drawn `FINE` times larger and shrunk, for smooth edges."""
COLOURS = 64
INK = "#3d3a38"
WOOD, DARK_WOOD = "#c08a55", "#8f5f36"
LEAF, DARK_LEAF = "#6f9f6b", "#4f7d52"
Point = tuple[float, float]


class Canvas:
    """A picture in the making, in units of the finished one."""

    def __init__(self, wall: str, floor: str) -> None:
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), wall)
        self._draw = ImageDraw.Draw(self.image)
        self.box(0, 450, WIDTH, HEIGHT, floor)

    def box(
        self, left: float, top: float, right: float, bottom: float, fill: str, round_: float = 0
    ) -> None:
        """Fill a rectangle, its corners rounded by `round_`."""
        area = [value * FINE for value in (left, top, right, bottom)]
        self._draw.rounded_rectangle(area, round_ * FINE, fill)

    def oval(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Fill an ellipse around (x, y)."""
        area = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        self._draw.ellipse([value * FINE for value in area], fill)

    def shape(self, fill: str, *points: Point) -> None:
        """Fill a polygon."""
        self._draw.polygon([(x * FINE, y * FINE) for x, y in points], fill)

    def line(self, fill: str, width: float, *points: Point) -> None:
        """Draw a line with round ends and joints."""
        scaled = [(x * FINE, y * FINE) for x, y in points]
        self._draw.line(scaled, fill, round(width * FINE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.oval(x, y, width, width, fill)

    def shadow(self, x: float, width: float, y: float = 520) -> None:
        """Put something on the floor."""
        floor = self.image.getpixel((5, (HEIGHT - 5) * FINE))
        red, green, blue = floor if isinstance(floor, tuple) else (200, 200, 200)
        self.oval(x, y, width, width * 0.09, f"#{red - 22:02x}{green - 22:02x}{blue - 22:02x}")

    def save(self, path: Path) -> None:
        """Write the picture, small."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def shade(colour: str, by: float) -> str:
    """Return a colour darker (`by` below 1) or lighter (above)."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return "#" + "".join(f"{min(255, round(part * by)):02x}" for part in (red, green, blue))


def leaf(sheet: Canvas, foot: Point, tip: Point, belly: float, fill: str) -> None:
    """A leaf from `foot` to `tip`, `belly` wide at its middle."""
    (x0, y0), (x1, y1) = foot, tip
    dx, dy = x1 - x0, y1 - y0
    length = (dx * dx + dy * dy) ** 0.5
    across = (-dy / length * belly, dx / length * belly)
    edge = []
    for step in range(21):
        t = step / 20
        bulge = 4 * t * (1 - t) * (1.25 - 0.5 * t)
        edge.append((t, bulge))
    one = [(x0 + dx * t + across[0] * b, y0 + dy * t + across[1] * b) for t, b in edge]
    two = [(x0 + dx * t - across[0] * b, y0 + dy * t - across[1] * b) for t, b in edge]
    sheet.shape(fill, *one, *reversed(two))
    sheet.line(shade(fill, 0.85), 3, foot, (x0 + dx * 0.85, y0 + dy * 0.85))
