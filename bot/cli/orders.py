"""From the words of `campaigns add` to a campaign, its chats and its queue of deals."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from domain.campaign.schedule import parse_every
from domain.deal.deal import find_deal
from domain.refusal import Refused
from storage.campaign.tables import Campaign, CampaignAudience, CampaignContent
from storage.chat import chats
from storage.database import Tx

Chats = list[tuple[int, int | None]]


async def parse_campaign(
    tx: Tx, given: Mapping[str, str | int], *, zone: str, now: datetime
) -> tuple[Campaign, Chats, list[int]]:
    """Return what the options of `campaigns add` ask for; raises `Refused` for what is not there.

    `given` holds every option by name; an empty one was not given. `zone` is the default.
    """
    words = {name: str(value).strip() for name, value in given.items()}
    quiet_from, quiet_to = _quiet(words["quiet"])
    what, deal_id = await _what(tx, words)
    campaign = Campaign(
        name=words["name"] or _name(words),
        created_at=now,
        zone=words["tz"] or zone,
        what=what,
        deal_id=deal_id,
        tag=None if words["rotate"] in {"", "all"} else words["rotate"],
        at=words["at"] or None,
        every_s=parse_every(words["every"]) if words["every"] else None,
        anchor_at=now + timedelta(seconds=parse_every(words["every"])) if words["every"] else None,
        cron=words["cron"] or None,
        where=_where(words),
        tags=_split(words["tags"]),
        quiet_from=quiet_from,
        quiet_to=quiet_to,
        minimum_gap_s=_seconds(words["gap"]),
        daily_cap=int(words["cap"]) or None,
        spread_s=_seconds(words["spread"]),
        tolerance_s=_seconds(words["tolerance"]),
    )
    queue = [(await find_deal(tx, code)).id for code in _split(words["queue"])]
    return campaign, await named_chats(tx, words["chats"]), queue


async def _what(tx: Tx, words: Mapping[str, str]) -> tuple[CampaignContent, int | None]:
    if words["deal"]:
        return CampaignContent.DEAL, (await find_deal(tx, words["deal"])).id
    return (CampaignContent.ROTATION if words["rotate"] else CampaignContent.QUEUE), None


async def named_chats(tx: Tx, named: str) -> Chats:
    """Return (id, topic) of the chats named by their ids, none for `all`; raises `Refused`."""
    wanted = [] if named == "all" else _split(named)
    found: Chats = []
    for word in wanted:
        chat = await chats.find(tx, int(word)) if word.removeprefix("-").isdecimal() else None
        if chat is None:
            raise Refused("campaign.chat_unknown", chat=word[:20])
        found.append((chat.id, chat.thread_id))
    return found


def _where(words: Mapping[str, str]) -> CampaignAudience:
    if words["tags"]:
        return CampaignAudience.TAGS
    return CampaignAudience.ALL if words["chats"] == "all" else CampaignAudience.CHATS


def _name(words: Mapping[str, str]) -> str:
    what = words["deal"] or words["rotate"] or "queue"
    when = words["cron"] or words["at"] or f"every {words['every']}"
    return f"{what}, {when}"[:80]


def _quiet(words: str) -> tuple[str | None, str | None]:
    if not words:
        return None, None
    start, dash, end = words.partition("-")
    if not dash:
        raise Refused("campaign.quiet")
    return start.strip(), end.strip()


def _seconds(words: str) -> int:
    return 0 if words in {"", "0"} else parse_every(words)


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]
