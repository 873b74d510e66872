"""Which feed is this? The first bytes decide, not the name of the file."""

from enum import StrEnum

from domain.feeds.lines import encoding_of
from domain.feeds.records import column
from domain.refusal import Refused


class Format(StrEnum):
    """The feeds that can be imported."""

    GOOGLE_XML = "google_xml"
    GOOGLE_TSV = "google_tsv"
    SHOPIFY_CSV = "shopify_csv"


def detect(head: bytes) -> Format:
    """Return the format of a file that begins with `head`; refuse one that is no feed."""
    if not head.strip():
        raise Refused("feed.empty")
    encoding, mark = encoding_of(head)
    text = head[mark:].decode(encoding, errors="replace").lstrip()
    first = text.split("\n", 1)[0].rstrip()
    if text.startswith("<") and not text.lower().startswith(("<!doctype html", "<html")):
        return Format.GOOGLE_XML
    names = {column(cell.strip('"')) for cell in first.split("\t")}
    if {"id", "title"} <= names:
        return Format.GOOGLE_TSV
    names = {column(cell.strip('"')) for cell in first.split(",")}
    if {"handle", "title"} <= names:
        return Format.SHOPIFY_CSV
    raise Refused("feed.unknown_format")
