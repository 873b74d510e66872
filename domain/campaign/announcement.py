"""Announcements: a post that the operator wrote or forwarded, sent on as it is."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NotRequired, TypedDict, cast, final

from domain import link
from domain.post.link_buttons import PostOptions
from domain.post.markup import CAPTION_UNITS_MAX, TEXT_UNITS_MAX, units
from domain.refusal import Refused
from storage.campaign.tables import Announcement
from storage.delivery.kinds import Kind


class Caption(TypedDict):
    """The words of one photo of an album."""

    text: str
    entities: list[dict[str, Any]]


class AnnouncementContent(Caption):
    """What the operator wrote: text, Telegram's formatting of it, photos by their file ids."""

    photos: list[str]
    captions: NotRequired[list[Caption]]
    """Of an album, the words of each photo; `text` is the first of them that says something."""


class AnnouncementFacts(AnnouncementContent, PostOptions):
    """What a post says, as values that outlive every later change, and how it goes out."""

    announcement_id: int


@final
class AnnouncementPost(AnnouncementFacts):
    """The same for one chat."""

    zone: str
    disclosure: str | None


KIND: Kind[AnnouncementPost] = Kind("announcement.post")
TITLE_CHARS_MAX = 60
ENTITIES_MAX = 100
PHOTOS_MAX = 10
"""What one album holds."""


def snapshot(announcement: Announcement) -> AnnouncementFacts:
    return {
        "announcement_id": announcement.id,
        "text": announcement.text,
        "entities": announcement.entities,
        "photos": announcement.photos,
        "captions": cast(list[Caption], announcement.captions),
    }


def captions_of(content: Mapping[str, Any]) -> list[Caption]:
    """Return the words of each photo, in order; without captions of their own, the first has all."""
    if content.get("captions"):
        return list(content["captions"])
    silent: list[Caption] = [
        {"text": "", "entities": []} for _ in (content.get("photos") or [])[1:]
    ]
    return [{"text": content["text"], "entities": content["entities"]}, *silent]


def main_photo(content: Mapping[str, Any]) -> int:
    """Return which photo has the words that stand for the whole album: 0 is the first."""
    texts = [caption["text"] for caption in captions_of(content)]
    return next((number for number, text in enumerate(texts) if text.strip()), 0)


def with_words(content: Mapping[str, Any], words: Caption) -> list[Caption]:
    """Return the captions of an album with other words in place of its main ones."""
    captions = captions_of(content)
    captions[main_photo(content)] = words
    return captions


def title(text: str, photos: int) -> str:
    """Return what to call a post in lists: its first line, or how many photos it has."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first[:TITLE_CHARS_MAX] or "📷" * min(photos, 3)


def check(
    text: str,
    entities: list[dict[str, Any]],
    photos: list[str],
    captions: Sequence[Caption] = (),
) -> None:
    """Refuse what Telegram would not take as one post."""
    for caption in captions:
        check(caption["text"], caption["entities"], photos)
    if not text.strip() and not photos:
        raise Refused("announcement.empty")
    if len(photos) > PHOTOS_MAX:
        raise Refused("announcement.photos", maximum=PHOTOS_MAX)
    most = CAPTION_UNITS_MAX if photos else TEXT_UNITS_MAX
    if units(text) > most:
        raise Refused("announcement.too_long", units=units(text), maximum=most)
    if len(entities) > ENTITIES_MAX:
        raise Refused("announcement.entities", maximum=ENTITIES_MAX)


def find_problem(values: Mapping[str, Any], *, hosts: AbstractSet[str]) -> str | None:
    """Return what keeps an announcement out of every chat; no `hosts` allows all of them."""
    captions = ((caption["text"], caption["entities"]) for caption in captions_of(values))
    found = (link.find_problem(one, hosts) for said in captions for one in links(*said))
    return next((problem for problem in found if problem is not None), None)


def links(text: str, entities: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the web addresses in a text, those behind words included."""
    raw = text.encode("utf-16-le")
    for entity in entities:
        if entity["type"] == "text_link":
            yield str(entity["url"])
        elif entity["type"] == "url":
            start, length = 2 * entity["offset"], 2 * entity["length"]
            written = raw[start : start + length].decode("utf-16-le", "replace")
            yield written if "://" in written else f"https://{written}"
