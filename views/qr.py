"""A link as a picture to be scanned."""

import io

import segno

SCALE = 8
BORDER = 4


def qr(address: str) -> bytes:
    """Return a QR code of an address as a PNG; `SCALE` pixels a module, `BORDER` modules around."""
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="png", scale=SCALE, border=BORDER)
    return picture.getvalue()
