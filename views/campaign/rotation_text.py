"""What a campaign that posts deals in turn takes, in words."""

from storage.campaign.tables import Campaign
from views.i18n import Html, Translate

NAMED_MAX = 6
NAME_CHARS_MAX = 40


def takes(campaign: Campaign, t: Translate) -> Html:
    """Return the feeds, categories and tags that a rotation takes."""
    feeds, tags = named(campaign.deal_sources), named(campaign.deal_tags)
    which = f"{'feeds' if feeds else ''}{'tags' if tags else ''}" or "all"
    return t(f"rotation-takes-{which}", feeds=feeds, tags=tags)


def named(words: list[str]) -> str:
    """Return the first of some words, and that there are more."""
    shown = ", ".join(word[:NAME_CHARS_MAX] for word in words[:NAMED_MAX])
    return f"{shown}, …" if len(words) > NAMED_MAX else shown
