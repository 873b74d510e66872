"""Notices about promotions of either kind, with the longest titles and the largest amounts."""

from storage.subject import FLASH_SALE, GROUP_BUY
from tests.screens.voucher import TITLE
from views.promotion import promotion_notices

DEARER = {
    "number": 10**9,
    "title": TITLE,
    "code": "G" * 12,
    "price_minor": 10**12,
    "alone_minor": 10**12 - 1,
    "currency": "EUR",
}
SCREENS = {}
ROWS = {"promotion.dearer": [DEARER | {"kind": kind} for kind in (GROUP_BUY, FLASH_SALE)]}
RENDERERS = promotion_notices.RENDERERS
