"""Pictures of what stands in a room."""

import math

from sandbox.sample.sheet import DARK_LEAF, DARK_WOOD, INK, LEAF, WOOD, Canvas, Point, leaf, shade


def sofa(sheet: Canvas, colour: str, *, seats: int, legs: str) -> None:
    """A sofa with as many cushions as seats."""
    half = 90 + 85 * seats / 2 + 20
    left, right = 400 - half, 400 + half
    sheet.shadow(400, 2 * half + 30)
    for x in (left + 30, right - 46):
        sheet.shape(legs, (x, 470), (x + 18, 470), (x + 13, 518), (x + 5, 518))
    sheet.box(left + 20, 220, right - 20, 440, shade(colour, 0.92), 34)
    width = (2 * half - 100) / seats
    for seat in range(seats):
        x = left + 50 + seat * width
        sheet.box(x + 4, 245, x + width - 4, 390, colour, 22)
        sheet.box(x + 3, 362, x + width - 3, 425, shade(colour, 1.07), 18)
    sheet.box(left + 30, 415, right - 30, 475, shade(colour, 0.85), 14)
    for x in (left, right - 60):
        sheet.box(x, 310, x + 60, 478, shade(colour, 0.97), 26)


def lamp(sheet: Canvas, colour: str) -> None:
    """A bedside lamp with a shade of copper and a warm light."""
    sheet.oval(400, 330, 470, 400, "#f8e7c4")
    sheet.shadow(400, 240)
    sheet.line(shade(colour, 0.7), 12, (400, 300), (400, 500))
    sheet.oval(400, 508, 170, 34, shade(colour, 0.75))
    sheet.oval(400, 500, 170, 34, colour)
    sheet.oval(400, 330, 60, 60, "#fff6dc")
    sheet.shape(colour, (340, 130), (460, 130), (530, 325), (270, 325))
    sheet.shape(shade(colour, 1.18), (360, 130), (392, 130), (350, 325), (300, 325))
    sheet.oval(400, 325, 260, 36, shade(colour, 0.8))
    sheet.oval(400, 322, 230, 26, "#ffeec2")
    sheet.oval(400, 130, 120, 20, shade(colour, 0.85))


def drawers(sheet: Canvas, colour: str, *, rows: int, width: float, lamp_on_top: bool) -> None:
    """A chest of drawers with round knobs."""
    left, right, top = 400 - width / 2, 400 + width / 2, 480 - rows * 95
    sheet.shadow(400, width + 60)
    for x in (left + 14, right - 34):
        sheet.shape(shade(colour, 0.7), (x, 480), (x + 20, 480), (x + 15, 520), (x + 5, 520))
    sheet.box(left, top, right, 485, shade(colour, 0.85), 8)
    for row in range(rows):
        y = top + 12 + row * 95
        sheet.box(left + 14, y, right - 14, y + 80, colour, 6)
        knobs = (400.0,) if width < 250 else (400 - width / 4, 400 + width / 4)
        for x in knobs:
            sheet.oval(x, y + 40, 22, 22, "#e6c46a")
            sheet.oval(x - 3, y + 37, 8, 8, "#f6e3a6")
    sheet.box(left - 16, top - 18, right + 16, top + 4, shade(colour, 1.1), 6)
    if lamp_on_top:
        sheet.box(330, top - 46, 400, top - 18, "#9db4c0", 4)
        sheet.box(336, top - 66, 392, top - 46, "#d98880", 4)
        sheet.oval(450, top - 40, 46, 44, "#f3efe6")
        leaf(sheet, (450, top - 50), (440, top - 130), 16, LEAF)
        leaf(sheet, (450, top - 50), (480, top - 115), 14, DARK_LEAF)


def bed(sheet: Canvas) -> None:
    """A made bed in white, seen from its foot."""
    sheet.shadow(400, 640)
    sheet.box(150, 130, 650, 420, WOOD, 26)
    sheet.box(170, 150, 630, 420, shade(WOOD, 1.12), 18)
    for x in (190, 410):
        sheet.box(x, 235, x + 200, 345, "#dfe3e8", 40)
        sheet.box(x, 228, x + 200, 335, "#ffffff", 40)
    sheet.box(140, 320, 660, 500, "#f7f7f5", 30)
    sheet.box(140, 320, 660, 372, "#ffffff", 26)
    sheet.box(140, 366, 660, 376, "#d9dde2")
    for x in (260, 400, 540):
        sheet.line("#e3e6ea", 5, (x, 392), (x - 12, 490))
    for x in (165, 615):
        sheet.box(x, 492, x + 22, 525, DARK_WOOD, 4)


def armchair(sheet: Canvas, colour: str) -> None:
    """A round armchair on four legs."""
    sheet.shadow(400, 380)
    for x, lean in ((290, -14), (492, 14)):
        sheet.shape(WOOD, (x, 450), (x + 20, 450), (x + 13 + lean, 520), (x + 3 + lean, 520))
    sheet.box(260, 120, 540, 440, shade(colour, 0.92), 120)
    sheet.box(292, 150, 508, 420, colour, 90)
    for x in (340, 400, 460):
        for y in (220, 280):
            sheet.oval(x, y, 12, 12, shade(colour, 0.8))
    sheet.box(290, 350, 510, 430, shade(colour, 1.08), 34)
    for x in (226, 504):
        sheet.box(x, 290, x + 70, 465, shade(colour, 0.98), 34)
    sheet.box(250, 425, 550, 470, shade(colour, 0.85), 20)


def pillow(sheet: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """A pillow with drawn-in sides and pointed corners."""
    half, dent = size / 2, size * 0.09
    corners = [
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half),
        (x - half, y + half),
    ]
    points: list[Point] = []
    for number, (x0, y0) in enumerate(corners):
        x1, y1 = corners[(number + 1) % 4]
        for step in range(12):
            t = step / 12
            pull = 4 * t * (1 - t) * dent
            middle = (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t)
            inward = ((x - (x0 + x1) / 2) / half, (y - (y0 + y1) / 2) / half)
            points.append((middle[0] + inward[0] * pull, middle[1] + inward[1] * pull))
    sheet.shape(colour, *points)


def pillows(sheet: Canvas, colour: str, *, knitted: bool) -> None:
    """Two throw pillows, plain or knitted."""
    sheet.shadow(400, 560)
    pillow(sheet, 300, 350, 300, shade(colour, 0.82))
    other = "#8fa8b2" if knitted else shade(colour, 1.1)
    pillow(sheet, 490, 375, 280, other)
    if knitted:
        for row in range(5):
            for column in range(6):
                x, y = 400 + column * 36, 290 + row * 40
                sheet.line(shade(other, 1.2), 7, (x - 12, y - 10), (x, y + 6), (x + 12, y - 10))
    else:
        sheet.oval(490, 375, 26, 26, shade(colour, 0.75))
        for x, y in ((400, 300), (580, 300), (400, 450), (580, 450)):
            sheet.line(shade(colour, 0.95), 5, (490, 375), ((490 + x) / 2, (375 + y) / 2))


def candle(sheet: Canvas) -> None:
    """A candle in a jar, lit."""
    sheet.oval(400, 215, 300, 300, "#fdf0d2")
    sheet.shadow(400, 290)
    sheet.oval(400, 172, 50, 96, "#f6b04a")
    sheet.oval(400, 188, 26, 56, "#fff1c0")
    sheet.line(INK, 6, (400, 222), (400, 268))
    sheet.box(290, 240, 510, 520, "#d7e6ea", 26)
    sheet.box(304, 270, 496, 508, "#f7e9c6", 18)
    sheet.oval(400, 270, 192, 30, "#fff4da")
    sheet.line(INK, 6, (400, 240), (400, 270))
    sheet.box(318, 350, 482, 450, "#ffffff", 8)
    sheet.line("#c9a86a", 5, (345, 385), (455, 385))
    sheet.line("#c9a86a", 5, (365, 415), (435, 415))


def beanbag(sheet: Canvas) -> None:
    """A beanbag of black leather: a drop that sits."""
    leather = "#3b3b41"
    sheet.shadow(400, 480, 522)
    sheet.shape(leather, *_drop(-1), *reversed(_drop(1)))
    sheet.shape(shade(leather, 0.85), *_drop(0.45), *reversed(_drop(1)))
    for side in (-0.5, 0.45):
        sheet.line(shade(leather, 0.68), 5, *_drop(side)[1:])
    sheet.shape(shade(leather, 1.4), *_drop(-0.82)[4:11], *reversed(_drop(-0.68)[4:11]))
    sheet.oval(366, 146, 54, 30, shade(leather, 0.68))
    sheet.oval(366, 141, 40, 20, leather)


def _drop(side: float) -> list[Point]:
    """A line from the top of the drop to its foot; -1 and 1 are its outlines."""
    points = []
    for step in range(25):
        t = step / 24
        wide = math.sin(math.pi / 2 * min(1, t / 0.72)) ** 1.15
        if t > 0.72:
            wide = math.sqrt(1 - 0.55 * ((t - 0.72) / 0.28) ** 2)
        points.append((365 + 40 * t + side * (20 + 205 * wide), 145 + 375 * t))
    return points
