"""Draws the pictures of the sample shop: `python -m sandbox.sample.draw`.

The feed's own pictures are on the internet, where a sandbox does not go. These are flat
drawings of our own, 800 x 600, one `<handle>.png` for each product, checked in beside this
script; Pillow is needed to draw them, not to use them.
"""

from collections.abc import Callable
from pathlib import Path

from sandbox.sample import indoors, outdoors
from sandbox.sample.sheet import DARK_WOOD, INK, WOOD, Canvas

HERE = Path(__file__).parent / "pictures"
PLAIN = ("#f3ece2", "#e3d6c5")
COOL = ("#e4eef0", "#cfdde0")
GREEN = ("#e6efe0", "#d2e0c8")
ROSE = ("#f6e7e4", "#e9d3cf")
SKY = ("#dcecf5", "#a9cc93")
PICTURES: dict[str, tuple[tuple[str, str], Callable[[Canvas], None]]] = {
    "clay-plant-pot": (GREEN, lambda s: outdoors.pot(s, "#c9714a")),
    "copper-light": (COOL, lambda s: indoors.lamp(s, "#b8693d")),
    "cream-sofa": (COOL, lambda s: indoors.sofa(s, "#f1e3c6", seats=3, legs=WOOD)),
    "antique-drawers": (
        ROSE,
        lambda s: indoors.drawers(s, "#8a5a3b", rows=4, width=340, lamp_on_top=False),
    ),
    "white-bed-clothes": (COOL, indoors.bed),
    "pink-armchair": (COOL, lambda s: indoors.armchair(s, "#e59aa7")),
    "wooden-outdoor-table": (SKY, outdoors.table),
    "brown-throw-pillows": (PLAIN, lambda s: indoors.pillows(s, "#9a6b4b", knitted=False)),
    "white-ceramic-pot": (ROSE, lambda s: outdoors.pot(s, "#f2f0ec", stripe="#7fa6b8")),
    "yellow-watering-can": (GREEN, lambda s: outdoors.watering_can(s, "#eebf3f")),
    "gardening-hand-trowel": (GREEN, outdoors.trowel),
    "biodegradable-cardboard-pots": (PLAIN, lambda s: outdoors.seedlings(s, "#c19a6b")),
    "grey-sofa": (PLAIN, lambda s: indoors.sofa(s, "#9aa3a8", seats=4, legs=INK)),
    "wooden-outdoor-slats": (SKY, outdoors.slats),
    "wooden-fence": (SKY, outdoors.fence),
    "yellow-sofa": (COOL, lambda s: indoors.sofa(s, "#ecc04a", seats=2, legs=DARK_WOOD)),
    "knitted-throw-pillows": (ROSE, lambda s: indoors.pillows(s, "#d9a28a", knitted=True)),
    "vanilla-candle": (PLAIN, indoors.candle),
    "black-bean-bag": (PLAIN, indoors.beanbag),
    "bedside-table": (
        GREEN,
        lambda s: indoors.drawers(s, WOOD, rows=2, width=230, lamp_on_top=True),
    ),
}


def main() -> None:
    """Draw every picture anew."""
    HERE.mkdir(exist_ok=True)
    for name, ((wall, floor), drawing) in PICTURES.items():
        sheet = Canvas(wall, floor)
        drawing(sheet)
        sheet.save(HERE / f"{name}.png")


if __name__ == "__main__":
    main()
