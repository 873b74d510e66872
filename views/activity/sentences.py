"""Lines of the activity log as sentences: who did what to whom, by names."""

from domain.activity.kinds import sentence_of
from domain.activity.lines import ActivityLine
from domain.money import Money
from views.i18n import Html, Translate

FIELDS = {
    "deal": (
        "title",
        "description",
        "price",
        "list_price",
        "link",
        "photo",
        "picture",
        "start",
        "until",
        "category",
        "tags",
        "stock",
    ),
    "chat": (
        "by_request",
        "cap",
        "country",
        "gap",
        "language",
        "plain_only",
        "quiet",
        "tags",
        "topic",
        "zone",
    ),
    "settings": (
        "country",
        "currency",
        "daily_cap",
        "language",
        "limit_chat_per_second",
        "limit_group_per_minute",
        "limit_overall_per_second",
        "minimum_gap_s",
        "quiet_hours",
        "repeat_days",
        "timezone",
    ),
}
"""What is edited field by field: one sentence for all of them, with the field's name in it."""
KEPT_BY_SHOP = ("key.made", "key.lost")
NOTHING = "–"
COUNTS = ("deals", "units")
VALUES = ("value", "to", "month")


def line(one: ActivityLine, t: Translate) -> Html:
    """Return a line of the log: when, and a sentence."""
    return t("activity-line", when=t.local(one.at), said=sentence(one, t))


def sentence(one: ActivityLine, t: Translate) -> Html:
    """Return what was done as HTML."""
    key, values = _worded(one, t)
    return t(key, **values)


def plain_sentence(one: ActivityLine, t: Translate) -> str:
    """Return what was done for a place that knows no HTML."""
    key, values = _worded(one, t)
    return t.plain(key, **values)


def sentence_key(act: str) -> str:
    """Return the key of the sentence for what the log calls something that was done."""
    name = sentence_of(act)
    kind, _, field = name.partition(".")
    if field in FIELDS.get(kind, ()):
        return f"activity-{kind}-changed"
    return f"activity-{name.replace('.', '-')}"


def who(one: ActivityLine, t: Translate) -> str:
    """Return who did it, as people read it."""
    if one.act in KEPT_BY_SHOP:
        return t.plain("activity-shop")
    if one.is_console:
        return t.plain("activity-console")
    return one.by or t.plain("activity-erased")


def _worded(one: ActivityLine, t: Translate) -> tuple[str, dict[str, object]]:
    """Return the sentence's key with all that a sentence may say; what the line lacks is a dash."""
    facts = one.facts
    amount = facts.get("amount_minor")
    kind, _, field = sentence_of(one.act).partition(".")
    edited = field in FIELDS.get(kind, ())
    values: dict[str, object] = {
        "who": who(one, t),
        "name": one.name or NOTHING,
        "named": "yes" if one.name and ":" in one.subject else "no",
        "whole": "yes" if facts.get("where") == "everywhere" else "no",
        "value": next((str(facts[each]) for each in VALUES if facts.get(each)), NOTHING),
        "count": next((facts[each] for each in COUNTS if each in facts), NOTHING),
        "file": str(facts.get("name") or one.name or NOTHING),
        "amount": NOTHING if amount is None else Money(int(amount), str(facts.get("currency"))),
        "field": t.plain(f"activity-of-{kind}-{field}") if edited else NOTHING,
    }
    key = sentence_key(one.act)
    return (key if t.knows(key) else "activity-other"), values
