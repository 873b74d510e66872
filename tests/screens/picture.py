"""The notice of pictures that cannot be had, with the longest titles and the largest number."""

from domain.picture.check import NAMED_MAX
from views.deal import picture_screens

SCREENS: dict[str, object] = {}
ROWS = {
    "owner.pictures_dead": [
        {"deals": 50_000, "titles": ["<&>" * 50] * NAMED_MAX},
        {"deals": 1, "titles": ["Tea"]},
    ]
}
RENDERERS = picture_screens.RENDERERS
