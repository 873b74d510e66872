"""Where a deal appears, in words: whether campaigns may post it, and which of them would when."""

from collections.abc import Sequence

from domain.campaign.appearance import Appearance
from storage.deal.tables import DealApproval
from views.i18n import Html, Translate

SHOWN_MAX = 5
NAME_CHARS_MAX = 60


def approval_lines(
    approval: str, where: Sequence[Appearance], t: Translate, zone: str
) -> list[Html]:
    """Return whether campaigns may post a deal, and a line for each of the first that would."""
    lines = [t(f"deal-approval-{approval}")]
    lines += [appearance(one, t, zone) for one in where[:SHOWN_MAX]]
    if not where:
        lines.append(t("deal-appears-nowhere"))
    elif approval != DealApproval.ALLOWED:
        lines.insert(1, t("deal-appears-then"))
    if len(where) > SHOWN_MAX:
        lines.append(t("admin-objections-more", more=len(where) - SHOWN_MAX))
    return lines


def appearance(one: Appearance, t: Translate, zone: str) -> Html:
    """Return which campaign posts a deal, into how many chats, and about when."""
    return t(
        "deal-appears",
        name=one.name[:NAME_CHARS_MAX],
        chats=one.chats,
        turn=one.turn,
        when=t("deal-appears-later") if one.at is None else t.moment(one.at, zone),
    )


def destination(
    title: str,
    names: Sequence[str],
    t: Translate,
    *,
    most: int = SHOWN_MAX,
    chars: int = NAME_CHARS_MAX,
) -> Html:
    """Return which campaigns would post a new deal: `most` of them, every name cut to so many `chars`."""
    if not names:
        return t("deal-goes-nowhere", title=title[:chars])
    named = ", ".join(name[:chars] for name in names[:most])
    return t(
        "deal-goes-to", title=title[:chars], names=f"{named}, …" if len(names) > most else named
    )
