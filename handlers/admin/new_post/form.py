"""What somebody is about to post, as the windows of New keep it between presses, in plain JSON.

content   {"text", "entities", "photos", "captions", "album", "parts"}   or   deal: the code of one
chats     ids; empty is nothing chosen yet
options   {"buttons": rows of links, "pin", "silent"}: a `PostOptions`
topics    {chat id as text: topic}; a chat that is not there gets the post in its usual topic
when      {"at": wall time} | {"every_s": n} | {"cron": words}; empty is now
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from aiogram.types import Message

from domain.campaign import announcement
from domain.campaign.announcement import Caption
from domain.deal.deal import find_deal, load_facts
from domain.post import planner
from domain.post.link_buttons import PostOptions, check_rows, set_options
from domain.post.planner import Content
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Data
from storage.campaign.tables import Announcement, Campaign, CampaignAudience, CampaignContent
from storage.chat.tables import Chat
from storage.database import Tx


def content_from_messages(messages: Sequence[Message]) -> Data:
    """Return the content of a post that somebody sent or forwarded, or refuse what cannot be one.

    Several messages are the parts of one album.
    """
    return _content([_part(message) for message in messages], messages[0].media_group_id)


def _part(message: Message) -> Data:
    if message.text is None and not message.photo:
        raise Refused("announcement.kind")
    entities = message.entities if message.text is not None else message.caption_entities
    return {
        "id": message.message_id,
        "text": message.text or message.caption or "",
        "entities": [
            entity.model_dump(mode="json", exclude_none=True, exclude={"user"})
            for entity in entities or ()
            if entity.type != "text_mention"  # Nobody is called by a post of somebody else's.
        ],
        "photo": message.photo[-1].file_id if message.photo else None,
    }


def _content(parts: Sequence[Data], album: str | None) -> Data:
    """Return what parts say in the order in which they were sent, each once."""
    ordered = [part for _, part in sorted({part["id"]: part for part in parts}.items())]
    captions = [{name: part[name] for name in ("text", "entities")} for part in ordered]
    main = next((caption for caption in captions if caption["text"].strip()), captions[0])
    return {
        **main,
        "photos": [part["photo"] for part in ordered if part["photo"]],
        "captions": captions if len(captions) > 1 else [],
        "album": album,
        "parts": ordered,
    }


def with_more(content: Data, more: Data) -> Data:
    """Return an album with parts of it that came later; one that comes twice stays as it is."""
    return _content([*more["parts"], *content["parts"]], content["album"])


def with_words(content: Data, words: Caption) -> Data:
    """Return content with other words, of an album its main ones; or refuse."""
    parts = [dict(part) for part in content["parts"]]
    parts[announcement.main_photo(content)].update(words)
    fresh = _content(parts, content["album"])
    check(fresh)
    return fresh


def words_of(message: Message) -> Caption:
    """Return the words of a message that has nothing else, or refuse."""
    part = _part(message)
    if part["photo"]:
        raise Refused("announcement.words_alone")
    return {"text": part["text"], "entities": part["entities"]}


def in_words_of(more: Data, before: Data) -> Data:
    """Return photos that came without words under the words that the post has."""
    says_nothing = more["photos"] and not more["text"].strip()
    if not says_nothing or not before.get("text", "").strip():
        return more
    return with_words(more, {"text": before["text"], "entities": before["entities"]})


def check(content: Data, options: PostOptions | None = None) -> None:
    """Refuse what Telegram would not take as one post."""
    captions = content.get("captions", ())
    announcement.check(content["text"], content["entities"], content["photos"], captions)
    check_rows((options or {}).get("buttons") or (), photos=len(content["photos"]))


def options(data: Data) -> PostOptions:
    """Return how a draft goes out, in whole."""
    plain: PostOptions = {"buttons": [], "pin": None, "silent": False}
    return {**plain, **data.get("options", {})}


def photos(data: Data) -> list[str]:
    """Return the photos of a draft; a deal's own is not among them."""
    found: list[str] = (data.get("content") or {"photos": []})["photos"]
    return found


async def content_from_draft(tx: Tx, data: Data) -> Content:
    """Return what the posts of a draft would say, or refuse."""
    if "deal" in data:
        deal = await find_deal(tx, data["deal"])
        return Content(planner.KIND, {**await load_facts(tx, deal), **options(data)}, deal)
    check(data["content"], options(data))
    content = {name: data["content"][name] for name in ("text", "entities", "photos")}
    captions = data["content"].get("captions", [])
    said = {"announcement_id": 0, **content, "captions": captions, **options(data)}
    return Content(announcement.KIND, said)


def places(data: Data, chosen: Iterable[Chat]) -> list[tuple[int, int | None]]:
    """Return (chat id, topic) for each chat of a draft; None is the chat's usual topic."""
    topics = data.get("topics", {})
    return [(chat.id, topics.get(str(chat.id))) for chat in chosen]


def campaign_of(content: Content, when: Data, *, zone: str, now: datetime) -> Campaign:
    """Return the campaign that a draft asks for, not saved; an announcement has no number yet."""
    campaign = Campaign(
        name=name_of(content),
        created_at=now,
        zone=zone,
        what=CampaignContent.DEAL if content.deal is not None else CampaignContent.ANNOUNCEMENT,
        where=CampaignAudience.CHATS,
        **when,
    )
    campaign.deal_id = None if content.deal is None else content.deal.id
    return campaign


async def content_and_campaign(ctx: AdminContext) -> tuple[Content, Campaign]:
    """Return what the draft that is open would post, and its campaign, not saved."""
    content = await content_from_draft(ctx.tx, ctx.data)
    zone = ctx.settings.timezone
    campaign = campaign_of(content, ctx.data["when"], zone=zone, now=ctx.now)
    set_options(campaign, options(ctx.data))
    return content, campaign


def name_of(content: Content) -> str:
    """Return what to call a draft in lists."""
    if content.deal is not None:
        return content.deal.title[: announcement.TITLE_CHARS_MAX]
    return announcement.title(content.values["text"], len(content.values["photos"]))


async def save_announcement(
    tx: Tx,
    content: Content,
    campaign: Campaign,
    *,
    by_id: int,
    now: datetime,
    album: str | None = None,
) -> None:
    """Save an announcement, and let its campaign know it."""
    if content.deal is not None:
        return
    made = Announcement(
        text=content.values["text"],
        entities=content.values["entities"],
        photos=content.values["photos"],
        captions=content.values.get("captions", []),
        album=album,
        made_at=now,
        made_by=by_id,
    )
    tx.add(made)
    await tx.flush()
    campaign.announcement_id = made.id
