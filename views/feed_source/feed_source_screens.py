"""A feed that is fetched: how it goes, in lines, and what its owner is told of it."""

from datetime import datetime

from domain.feed_source.run import TROUBLE, FeedTrouble
from storage.columns import Json
from storage.feed_source.tables import FeedSource
from views.admin_link import opener
from views.campaign.repeat_rule import interval_text
from views.i18n import Translate, refusal_key
from views.notice import Notice, notifies, table

REASON_CHARS_MAX = 300
COUNTED = ("new", "changed", "same", "bad")


def mark(source: FeedSource, *, now: datetime) -> str:
    """Return the sign of how a feed goes."""
    if source.next_at is None:
        return "⏸"
    if source.stale_at is not None and source.stale_at <= now:
        return "⛔"
    return "🟢" if source.problem is None else "⚠️"


def lines(source: FeedSource, t: Translate, zone: str, *, now: datetime) -> list[str]:
    """Return how a feed goes."""
    found = [_rhythm(source, t, zone), _freshness(source, t, zone)]
    if source.last:
        found.append(t("feed-source-last", **{name: source.last[name] for name in COUNTED}))
        for name in ("missing", "ended"):
            if source.last[name]:
                found.append(t(f"feed-source-{name}", **{name: source.last[name]}))
    if source.problem is not None:
        reason = because(source.problem, source.problem_values, t)
        found.append(t("feed-source-problem", reason=reason))
    if source.stale_at is not None and source.stale_at <= now:
        found.append(t("feed-source-stale"))
    return found


def _rhythm(source: FeedSource, t: Translate, zone: str) -> str:
    if source.next_at is None:
        return t("feed-source-paused")
    rule, following = interval_text(source.every_s, t), t.local(source.next_at, zone)
    return t("feed-source-runs", rule=rule, next=following)


def _freshness(source: FeedSource, t: Translate, zone: str) -> str:
    if source.fresh_at is None:
        return t("feed-source-never")
    return t("feed-source-fresh", fresh=t.local(source.fresh_at, zone))


def because(reason: str, values: Json, t: Translate) -> str:
    """Return a reason in plain words, cut."""
    return t.plain(refusal_key(reason), **values)[:REASON_CHARS_MAX]


def trouble(values: FeedTrouble, t: Translate) -> Notice:
    """Return the notice that something is wrong with a feed, or right again."""
    reason = because(values["reason"], values["values"], t) if values["reason"] else ""
    text = t(
        f"owner-feed_source-{values['what']}",
        source=values["source"],
        host=values["host"],
        reason=reason,
        ended=values["ended"],
        deals=values["deals"],
    )
    return Notice(text, [[opener("feed_source", values["number"], t)]])


RENDERERS = table(notifies(TROUBLE, trouble))
