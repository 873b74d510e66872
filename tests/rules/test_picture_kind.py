"""Whether a file is a photo for Telegram: told by its first bytes, and never with an error of its own."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from domain.picture.kind import check_picture
from domain.refusal import Refused

KINDS = ("JPEG", "PNG", "GIF", "WEBP")


def drawn(kind: str, width: int, height: int, **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "height"), [(1, 1), (20, 1), (300, 200), (5000, 5000)])
def test_pictures_are_taken(kind: str, width: int, height: int) -> None:
    check_picture(drawn(kind, width, height))


@pytest.mark.parametrize("options", [{"lossless": True}, {"exact": True, "quality": 5}])
def test_webp_of_other_makes_is_taken(options: dict[str, object]) -> None:
    check_picture(drawn("WEBP", 300, 200, **options))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "height"), [(21, 1), (1, 50), (8000, 2001)])
def test_sides_that_telegram_refuses_are_named(kind: str, width: int, height: int) -> None:
    with pytest.raises(Refused) as refused:
        check_picture(drawn(kind, width, height))
    assert refused.value.reason == "picture.sides"
    assert refused.value.values == {"width": width, "height": height}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "picture.none"),
        (b"<html>not found</html>", "picture.none"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture.none"),
        (b"\0\0\0\x20ftypavif" + bytes(100), "picture.none"),
        (drawn("JPEG", 9, 9)[:30], "picture.cut"),
        (drawn("PNG", 9, 9)[:20], "picture.cut"),
        (drawn("WEBP", 9, 9)[:20], "picture.cut"),
        (b"GIF89a" + bytes(10), "picture.cut"),
        (drawn("PNG", 9, 9) + bytes(10_000_000), "picture.too_big"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        check_picture(data)
    assert refused.value.reason == reason


@given(st.sampled_from([b"", *(drawn(kind, 9, 9)[:12] for kind in KINDS)]), st.binary(max_size=99))
def test_no_bytes_make_it_raise_anything_else(head: bytes, rest: bytes) -> None:
    try:
        check_picture(head + rest)
    except Refused:
        return
