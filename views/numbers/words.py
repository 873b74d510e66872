"""The shop's numbers in words, by what a page is about: for whoever wants no picture."""

from collections.abc import Sequence

from domain.numbers.figures import (
    ACTS,
    KINDS,
    PRESSES,
    RankedItem,
    ShopNumbers,
    busiest_hours,
    percent,
)
from views.i18n import Html, Translate
from views.numbers.labels import (
    ITEMS_MAX,
    Figure,
    NumbersTopic,
    against,
    headline,
    ranked_name,
    ranked_words,
    source_name,
    title,
)


def caption(seen: ShopNumbers, chat: str | None, t: Translate) -> Html:
    """Return what stands below a picture: of which days and chats it is."""
    held = against(seen.frame, t)
    return Html(
        "\n".join([title(seen, chat, t), *([t("numbers-line", words=held)] if held else [])])
    )


def page(seen: ShopNumbers, topic: NumbersTopic, chat: str | None, t: Translate) -> Html:
    """Return the numbers of a topic in words."""
    match topic:
        case NumbersTopic.OVERVIEW:
            lines = [*_headline(seen, t), *_overview(seen, t)]
        case NumbersTopic.HOURS:
            lines = _hours(seen, t)
        case NumbersTopic.GROWTH:
            lines = [*_figures(headline(seen, t)[-3:], t), *_sources(seen, t)]
        case _:
            lines = _ranking(getattr(seen.rankings, topic), topic, t)
    return Html("\n".join([caption(seen, chat, t), "", *(lines or [t("numbers-nothing")])]))


def _headline(seen: ShopNumbers, t: Translate) -> list[Html]:
    return _figures(headline(seen, t), t)


def _figures(figures: Sequence[Figure], t: Translate) -> list[Html]:
    return [
        t("numbers-changed", name=one.name, now=one.now, change=one.change)
        if one.change
        else t("numbers-figure", name=one.name, now=one.now)
        for one in figures
    ]


def _overview(seen: ShopNumbers, t: Translate) -> list[Html]:
    presses, acts = seen.total(PRESSES), seen.acts.total
    lines = [
        t("numbers-acts", **{name: seen.total(name) for name in ACTS}),
        t("numbers-posts", sent=seen.total("sent"), failed=seen.total("failed")),
        t("numbers-presses", presses=presses, **{name: seen.total(name) for name in KINDS}),
    ]
    if presses:
        share = percent(seen.in_chats, presses)
        lines.append(t("numbers-pressed", presses=presses, acts=seen.in_chats, percent=share))
    if seen.has_money:
        share = percent(seen.paid, acts)
        lines.append(t("numbers-conversion", acts=acts, paid=seen.paid, percent=share))
    return lines


def _hours(seen: ShopNumbers, t: Translate) -> list[Html]:
    return [
        t("numbers-hour", since=f"{hour:02}:00", until=f"{(hour + 1) % 24:02}:00", number=number)
        for hour, number in busiest_hours(seen.busy)
    ]


def _sources(seen: ShopNumbers, t: Translate) -> list[Html]:
    lines = [
        t("numbers-source", how=source_name(kind, t), number=each.total)
        for kind, each in seen.sources.items()
        if each.total
    ]
    return [Html(""), t("numbers-sources"), *lines] if lines else []


def _ranking(items: Sequence[RankedItem], topic: NumbersTopic, t: Translate) -> list[Html]:
    lines = [
        t("numbers-ranked", place=place, name=ranked_name(one, t), what=ranked_words(one, topic, t))
        for place, one in enumerate(items[:ITEMS_MAX], start=1)
    ]
    return [t(f"numbers-head-{topic}"), *lines] if lines else []
