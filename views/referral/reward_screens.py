"""A promoter's newcomers: what each one's reward waits for, or why there is none; and the notices."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from aiogram.filters.callback_data import CallbackData

from domain.display_name import NAMELESS
from domain.referral import fraud
from domain.referral.fraud import RewardReason, RewardToReview
from domain.referral.reward import CAPPED, LEFT, NEWS, NOTHING_LEFT, RewardNews
from storage.members import Member
from storage.referral.tables import ReferralProgram, Reward, RewardState
from views.admin_link import opener
from views.buttons import Units, button, markup, no_more
from views.commission.statement_lines import money
from views.i18n import Html, Translate
from views.notice import Notice, notifies, table
from views.screen import Screen

PAGE_SIZE = 8
NAME_CHARS_MAX = 24
REASON_CHARS_MAX = 60
CODES = ("burst", "rejoin", "same_payout", "left", "banned", "erased", *NOTHING_LEFT)
"""Reasons that have words; all others are a person's own."""
Found = Sequence[tuple[Reward, Member | None, ReferralProgram]]


class RewardPage(CallbackData, prefix="reward.page"):
    """Turn one's own list of newcomers to a page, counted from 0."""

    number: Units


def page(found: Found, counts: Mapping[str, int], number: int, t: Translate) -> Screen:
    """Return a page of a promoter's newcomers; one row too many tells that there is another."""
    shown = found[:PAGE_SIZE]
    head = [t("reward-title"), t("reward-counts", **{s: counts.get(s, 0) for s in RewardState})]
    if not shown:
        return Screen("\n".join([*head, "", t("reward-none")]))
    lines = [line(reward, member, t) for reward, member, _ in shown]
    turns = []
    if number > 0:
        turns.append(button(t.plain("deal-button-previous"), RewardPage(number=number - 1)))
    if len(found) > PAGE_SIZE:
        turns.append(button(t.plain("deal-button-next"), RewardPage(number=number + 1)))
    return Screen("\n".join([*head, "", *lines]), markup([turns] if turns else []))


def line(reward: Reward, member: Member | None, t: Translate) -> Html:
    """Return one newcomer: by first name only, with the state and the reason for it."""
    name = (member.name.split() or ["👤"])[0][:NAME_CHARS_MAX] if member else "👤"
    return t(
        f"reward-{reward.state}",
        name=name,
        amount=worth(reward, t),
        rule=Html(" ".join(rules(reward, t))),
        reason=why(reward.reason, t),
    )


def worth(reward: Reward, t: Translate) -> Html:
    """Return what a reward is worth, and why that is nothing; empty where none was promised."""
    if reward.amount_minor:
        return money(reward.amount_minor, reward.currency, t)
    if reward.reason in NOTHING_LEFT and reward.state != RewardState.VOID:
        return why(reward.reason, t)
    return t("reward-counts-only")


def rules(reward: Reward, t: Translate) -> list[Html]:
    """Return what a reward still waits for, and by which rule."""
    said = []
    if reward.state == RewardState.VOID:
        return _way_back(reward, t)
    if reward.stay_days:
        moment = t.moment(reward.vests_at)
        said.append(t("reward-rule-stay", days=reward.stay_days, moment=moment))
    if reward.wants_purchase and reward.purchased_at is None:
        said.append(t("reward-rule-purchase"))
    return said


def _way_back(reward: Reward, t: Translate) -> list[Html]:
    """Return how a reward that is void may come back, if it may."""
    if reward.reason != LEFT or reward.void_at is None or not reward.grace_days:
        return []
    until = reward.void_at + timedelta(days=reward.grace_days)
    return [t("reward-rule-grace", moment=t.moment(until))]


def why(reason: str | None, t: Translate) -> Html:
    """Return a reason in words, empty for none; a person's own are shown as they are."""
    if reason in CODES:
        return t(f"reward-why-{reason}")
    return t("reward-why-words", words=reason[:REASON_CHARS_MAX]) if reason else Html("")


def news(values: RewardNews, t: Translate) -> Notice:
    """Return the notice that newcomers count now, and what that brought."""
    amounts = [money(int(minor), str(currency), t) for minor, currency in values["amounts"]]
    text = t("reward-news", people=values["people"])
    if amounts:
        text = Html(f"{text}\n{t('reward-news-amount', amount=Html(', '.join(amounts)))}")
    return Notice(text, [[no_more(t)]])


def capped(values: RewardReason, t: Translate) -> Notice:
    """Return the notice that a newcomer counts, but earns nothing, and why."""
    return Notice(t("reward-capped", reason=why(values["reason"], t)), [[no_more(t)]])


def held(values: RewardReason, t: Translate) -> Notice:
    """Return the notice that somebody looks at a reward first, and why."""
    return Notice(t("reward-is-held", reason=why(values["reason"], t)), [[no_more(t)]])


def review(values: RewardToReview, t: Translate) -> Notice:
    """Return the notice to an admin that a reward waits for a person."""
    text = t(
        "reward-review",
        promoter=values.get("promoter", NAMELESS),
        newcomer=values.get("newcomer", NAMELESS),
        reason=why(values["reason"], t),
    )
    return Notice(text, [[opener("reward", values["id"], t)]])


RENDERERS = table(
    notifies(NEWS, news),
    notifies(CAPPED, capped),
    notifies(fraud.HELD, held),
    notifies(fraud.REVIEW, review),
)
