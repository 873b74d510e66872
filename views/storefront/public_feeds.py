"""What runs in the shop, for readers of feeds and calendars: RSS 2.0, JSON Feed 1.1, iCalendar."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.etree import ElementTree

LINE_BYTES_MAX = 73
"""Of a line of a calendar; with its blank, what RFC 5545 allows."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True)
class PublicOffer:
    """A promotion as the world outside sees it."""

    code: str
    title: str
    words: str
    url: str
    starts_at: datetime
    ends_at: datetime


def rss(offers: Sequence[PublicOffer], title: str, url: str) -> bytes:
    """Return the offers as RSS 2.0."""
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    for name, words in (("title", title), ("link", url), ("description", title)):
        ElementTree.SubElement(channel, name).text = words
    for offer in offers:
        item = ElementTree.SubElement(channel, "item")
        ElementTree.SubElement(item, "title").text = offer.title
        ElementTree.SubElement(item, "link").text = offer.url
        ElementTree.SubElement(item, "description").text = offer.words
        ElementTree.SubElement(item, "guid", isPermaLink="true").text = offer.url
        ElementTree.SubElement(item, "pubDate").text = format_datetime(offer.starts_at)
    body: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return body


def json_feed(offers: Sequence[PublicOffer], title: str, url: str) -> bytes:
    """Return the offers as JSON Feed 1.1."""
    items = [
        {
            "id": offer.url,
            "url": offer.url,
            "title": offer.title,
            "content_text": offer.words,
            "date_published": offer.starts_at.isoformat(),
        }
        for offer in offers
    ]
    version = "https://jsonfeed.org/version/1.1"
    feed = {"version": version, "title": title, "home_page_url": url, "items": items}
    return json.dumps(feed, ensure_ascii=False).encode()


def calendar(offers: Sequence[PublicOffer], title: str, host: str, *, now: datetime) -> bytes:
    """Return the offers as events of a calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tuan//shop//EN", f"NAME:{_plain(title)}"]
    for offer in offers:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{offer.code}@{host}",
            f"DTSTAMP:{_moment(now)}",
            f"DTSTART:{_moment(offer.starts_at)}",
            f"DTEND:{_moment(offer.ends_at)}",
            f"SUMMARY:{_plain(offer.title)}",
            f"DESCRIPTION:{_plain(offer.words)}",
            f"URL:{offer.url}",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _plain(words: str) -> str:
    return words.translate(ESCAPED)


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> Iterator[str]:
    """Cut a line where it gets too long, between letters and never inside one."""
    part, size = "", 0
    for letter in line:
        wide = len(letter.encode())
        if size + wide > LINE_BYTES_MAX:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + wide
    yield part
