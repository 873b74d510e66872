"""The schedule: fires the campaigns that are due.

A tick asks one indexed question, so its cost does not depend on how many campaigns wait,
and gives each due campaign a transaction of its own: one that fails holds up no other.
"""

from datetime import datetime
from functools import partial

import structlog

from domain.campaign.run import run_campaign
from domain.languages import LANGUAGES
from domain.post.pacing import ShopDefaults
from domain.post.planner import PostingRules, PostValues
from domain.settings import Settings
from jobs.due_tasks import run_each
from jobs.job import Job
from storage.campaign import campaigns
from storage.database import Database
from views.deal.deal_screens import card
from views.i18n import escaped, translator

DUE_MAX = 100
"""Campaigns fired in one tick; the rest are due at the next."""
NO_SHOP_DEFAULTS = ShopDefaults()
log = structlog.get_logger("tuan.timetable")


def word(values: PostValues, language: str, country: str = "") -> tuple[str, bool]:
    """Return a post as it will be read, for the lint: its HTML and whether it has a photo."""
    if "announcement_id" in values:
        return escaped(values["text"]), bool(values["photos"])
    screen = card(values, translator(language, country=country))
    return screen.text, screen.photo is not None


def posting_rules(
    *,
    language: str,
    hosts: frozenset[str],
    repeat_days: int,
    country: str = "",
    defaults: ShopDefaults = NO_SHOP_DEFAULTS,
) -> PostingRules:
    """Return the shop's own rules about posts, worded by the real cards.

    Reads every language's texts now: a quarter of a second that no transaction should wait.
    """
    for one in LANGUAGES:
        translator(one)
    return PostingRules(
        render=partial(word, country=country),
        language=language,
        country=country,
        hosts=hosts,
        repeat_days=repeat_days,
        shop_defaults=defaults,
    )


def shop_rules(settings: Settings) -> PostingRules:
    """Return the shop's own rules about posts, as they are set now."""
    start, _, end = settings.quiet_hours.partition("-")
    return posting_rules(
        language=settings.language,
        country=settings.country,
        hosts=settings.allowed_hosts,
        repeat_days=settings.repeat_days,
        defaults=ShopDefaults(
            zone=settings.timezone,
            quiet_from=start or None,
            quiet_to=end or None,
            gap_s=settings.minimum_gap_s,
            daily_cap=settings.daily_cap or None,
        ),
    )


async def tick(database: Database, now: datetime, rules: PostingRules) -> int:
    """Fire what is due; return how many occurrences came of it, skipped ones included.

    Raises `ExceptionGroup` at the end if campaigns failed, with one error for each.
    """
    async with database.read() as tx:
        due = await campaigns.due(tx, now=now, limit=DUE_MAX)
    return await run_each(
        "campaign", due, lambda campaign_id: _fire(database, campaign_id, now, rules)
    )


async def _fire(database: Database, campaign_id: int, now: datetime, rules: PostingRules) -> bool:
    async with database.begin() as tx:
        occurrence = await run_campaign(tx, campaign_id, now=now, rules=rules)
    if occurrence is None:
        return False
    log.info(
        "campaign due",
        campaign=campaign_id,
        slot=occurrence.slot,
        state=occurrence.state,
        reason=occurrence.reason,
    )
    return True


JOB = Job(
    "timetable",
    every_s=1.0,
    run=lambda job: tick(job.database, job.now, shop_rules(job.settings)),
)
