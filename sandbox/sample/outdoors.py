"""Pictures of what stands in a garden."""

from sandbox.sample.sheet import (
    DARK_LEAF,
    DARK_WOOD,
    HEIGHT,
    LEAF,
    WIDTH,
    WOOD,
    Canvas,
    leaf,
    shade,
)


def pot(sheet: Canvas, colour: str, *, stripe: str | None = None) -> None:
    """A pot with a rim, and a plant of five leaves."""
    sheet.shadow(400, 300)
    tips = [(290, 170), (510, 170), (330, 90), (470, 95), (400, 50)]
    for number, tip in enumerate(tips):
        leaf(sheet, (400, 330), tip, 34, LEAF if number % 2 else DARK_LEAF)
    sheet.shape(colour, (292, 320), (508, 320), (476, 520), (324, 520))
    sheet.shape(shade(colour, 0.9), (450, 320), (508, 320), (476, 520), (438, 520))
    if stripe:
        sheet.shape(stripe, (306, 410), (494, 410), (489, 440), (311, 440))
    sheet.box(276, 285, 524, 335, shade(colour, 1.06), 10)
    sheet.box(276, 322, 524, 335, shade(colour, 0.85), 6)


def table(sheet: Canvas) -> None:
    """A garden table with a bowl of lemons, under the sky."""
    sheet.oval(640, 120, 90, 90, "#fff3c4")
    sheet.shadow(400, 560)
    for top, foot in ((210, 170), (590, 630)):
        sheet.line(DARK_WOOD, 22, (top, 320), (foot, 515))
        sheet.line(WOOD, 22, (800 - top - 40, 320), (800 - top - 10, 505))
    sheet.line(DARK_WOOD, 16, (230, 430), (570, 430))
    for number in range(4):
        y = 262 + number * 16
        sheet.box(130, y, 670, y + 14, WOOD if number % 2 else shade(WOOD, 1.1), 4)
    sheet.box(130, 324, 670, 344, DARK_WOOD, 4)
    for x, y in ((372, 222), (405, 212), (438, 224)):
        sheet.oval(x, y, 52, 42, "#f2d64b")
    sheet.shape("#f4f1ea", (325, 228), (485, 228), (455, 276), (355, 276))


def watering_can(sheet: Canvas, colour: str) -> None:
    """A watering can that has just been used."""
    sheet.shadow(390, 420)
    sheet.line(shade(colour, 0.8), 20, (520, 265), (620, 270), (630, 380), (510, 440))
    sheet.line(shade(colour, 0.85), 34, (310, 430), (190, 250))
    sheet.shape(shade(colour, 0.9), (140, 250), (225, 190), (245, 222), (160, 282))
    sheet.shape(colour, (300, 250), (510, 250), (530, 515), (280, 515))
    sheet.shape(shade(colour, 1.08), (315, 250), (370, 250), (358, 515), (300, 515))
    sheet.oval(405, 250, 212, 44, shade(colour, 0.75))
    sheet.line(shade(colour, 0.8), 16, (335, 245), (345, 160), (465, 160), (475, 245))
    for x, y in ((130, 310), (105, 350), (150, 370), (120, 410)):
        sheet.oval(x, y, 12, 20, "#8ec3de")


def trowel(sheet: Canvas) -> None:
    """A hand trowel stuck into the earth."""
    sheet.oval(400, 530, 420, 120, "#7a5a44")
    sheet.oval(400, 520, 360, 90, "#8c6a51")
    sheet.shape("#b9c2c8", (345, 300), (455, 300), (448, 430), (400, 525), (352, 430))
    sheet.shape("#d4dbdf", (360, 300), (400, 300), (400, 525), (358, 430))
    sheet.box(390, 215, 410, 310, "#9aa5ab", 8)
    sheet.box(374, 50, 426, 225, WOOD, 24)
    sheet.box(384, 60, 398, 215, shade(WOOD, 1.18), 8)
    sheet.box(374, 196, 426, 212, DARK_WOOD)
    leaf(sheet, (560, 510), (600, 430), 16, LEAF)
    leaf(sheet, (560, 510), (530, 440), 14, DARK_LEAF)


def seedlings(sheet: Canvas, colour: str) -> None:
    """Three cardboard pots with seedlings."""
    for x in (210, 400, 590):
        sheet.shadow(x, 190)
        sheet.line(DARK_LEAF, 8, (x, 380), (x, 290))
        leaf(sheet, (x, 300), (x - 60, 240), 20, LEAF)
        leaf(sheet, (x, 300), (x + 62, 232), 20, DARK_LEAF)
        sheet.oval(x, 375, 150, 34, "#6b4f3c")
        sheet.shape(colour, (x - 78, 372), (x + 78, 372), (x + 58, 520), (x - 58, 520))
        for step in (-36, 0, 36):
            sheet.line(shade(colour, 0.9), 4, (x + step * 1.25, 392), (x + step, 508))
        sheet.box(x - 84, 362, x + 84, 384, shade(colour, 1.1), 8)


def slats(sheet: Canvas) -> None:
    """A screen of wooden slats with a climbing plant."""
    sheet.shadow(400, 640)
    for number in range(9):
        y = 90 + number * 47
        sheet.box(120, y, 680, y + 34, WOOD if number % 2 else shade(WOOD, 1.09), 3)
        sheet.box(120, y + 28, 680, y + 34, shade(WOOD, 0.88))
    for x in (150, 620):
        sheet.box(x, 70, x + 30, 525, DARK_WOOD, 4)
    sheet.line(DARK_LEAF, 6, (560, 520), (520, 400), (560, 300), (500, 200))
    for foot, tip in (((530, 430), (470, 400)), ((555, 320), (610, 280)), ((520, 240), (455, 215))):
        leaf(sheet, foot, tip, 16, LEAF)
    leaf(sheet, (505, 205), (530, 140), 16, LEAF)


def fence(sheet: Canvas) -> None:
    """A picket fence on a lawn."""
    sheet.box(0, 470, WIDTH, HEIGHT, "#8dbb74")
    sheet.box(40, 270, 760, 300, shade(WOOD, 0.85), 3)
    sheet.box(40, 410, 760, 440, shade(WOOD, 0.85), 3)
    for number in range(8):
        x, light = 70 + number * 86, shade(WOOD, 1.12)
        sheet.shape(light, (x, 220), (x + 29, 165), (x + 58, 220), (x + 58, 520), (x, 520))
        sheet.shape(WOOD, (x + 44, 193), (x + 58, 220), (x + 58, 520), (x + 44, 520))
    for number in range(16):
        x = 30 + number * 50
        sheet.shape("#7aa863", (x, 530), (x + 8, 488), (x + 16, 530))
        sheet.shape("#7aa863", (x + 14, 530), (x + 26, 496), (x + 30, 530))
