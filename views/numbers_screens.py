"""The admin menu's numbers: a page of words with what each number counts, and a chart."""

from domain.numbers import KINDS, PRESSES, PURCHASES, ShopStatistics, busiest_hours, percent
from views.chart.drawing import Drawing, bar
from views.chart.panels import SQUARES, Panel
from views.i18n import Html, Translate

CURRENCIES_MAX = 5


def page(seen: ShopStatistics, zone: str, t: Translate) -> Html:
    """Return the numbers of some days in words."""
    parts = [
        _title(seen, zone, t),
        t("numbers-posts", sent=seen.total("sent"), failed=seen.total("failed")),
        t("numbers-presses", presses=seen.total(PRESSES), **_by_kind(seen)),
        t("numbers-acts", joins=seen.total("joins"), claims=seen.total("claims")),
        *_pressed(seen, t),
        *_hours(seen, t),
        t("numbers-members", came=seen.total("came"), left=seen.total("left")),
        *(_money(seen, t) if seen.everywhere else ()),
        *_sources(seen, t),
        Html(""),
        t("numbers-what" if seen.everywhere else "numbers-what-some"),
    ]
    return Html("\n".join(parts))


def chart(chat_id: int, seen: ShopStatistics, zone: str, t: Translate) -> Drawing:
    """Return the chart of the numbers, for the private chat of whoever asks."""
    days = [f"{day:%m-%d}" for day in seen.days]
    hours = [f"{hour:02}" for hour in range(len(seen.hours))]
    acts = [seen.daily["joins"], seen.daily["claims"]]
    members = [seen.daily["came"], seen.daily["left"]]
    panels = [
        Panel("1", days, acts),
        Panel("2", days, [seen.daily[PRESSES]]),
        Panel("3", hours, [seen.busy]),
        Panel("4", days, members),
    ]
    heads = [t(f"numbers-chart-{what}") for what in ("acts", "presses", "hours", "members")]
    lines = [_title(seen, zone, t)]
    for panel, head in zip(panels, heads, strict=True):
        lines += [Html(""), head, *_bars(panel)]
    caption = Html("\n".join([_title(seen, zone, t), *heads]))
    return Drawing(chat_id, panels, caption, Html("\n".join(lines)))


def _title(seen: ShopStatistics, zone: str, t: Translate) -> Html:
    first, last = (t.day(day, weekday=False) for day in (seen.days[0], seen.days[-1]))
    return t("numbers-title", days=len(seen.days), first=first, last=last, zone=zone)


def _by_kind(seen: ShopStatistics) -> dict[str, int]:
    return {name: seen.total(name) for name in KINDS}


def _pressed(seen: ShopStatistics, t: Translate) -> list[Html]:
    """Return how many joins and claims stand against the presses, if there were any."""
    presses = seen.total(PRESSES)
    share = percent(seen.in_chats, presses)
    values = {"presses": presses, "acts": seen.in_chats, "percent": share}
    return [t("numbers-pressed", **values)] if presses else []


def _hours(seen: ShopStatistics, t: Translate) -> list[Html]:
    named = " · ".join(f"{hour:02}:00 ({number})" for hour, number in busiest_hours(seen.busy))
    return [t("numbers-hours", hours=named)] if named else []


def _money(seen: ShopStatistics, t: Translate) -> list[Html]:
    shown = list(seen.sums.items())[:CURRENCIES_MAX]
    sums = " · ".join(t.money(sum(each), currency) for currency, each in shown)
    share = percent(seen.paid, seen.acts)
    return [
        t("numbers-purchases", purchases=seen.total(PURCHASES), sums=sums or "0"),
        t("numbers-conversion", acts=seen.acts, paid=seen.paid, percent=share),
    ]


def _sources(seen: ShopStatistics, t: Translate) -> list[Html]:
    lines = [t("numbers-newcomers", newcomers=sum(seen.sources.values()))]
    for kind, number in sorted(seen.sources.items(), key=lambda one: (not one[0], -one[1])):
        how = t.plain(f"desk-touch-{kind}") if kind else t.plain("numbers-unattributed")
        lines.append(t("numbers-source", how=how, number=number))
    return lines


def _bars(panel: Panel) -> list[Html]:
    """Return a panel as bars of characters, one for each label; its rows added up."""
    sums = [int(sum(row[place] for row in panel.rows)) for place in range(len(panel.labels))]
    lines = []
    for place, label in enumerate(panel.labels):
        figures = " ".join(
            f"{square} {row[place]}" for square, row in zip(SQUARES, panel.rows, strict=False)
        )
        if sums[place]:
            lines.append(Html(f"<code>{label} {bar(sums[place], max(sums))}</code> {figures}"))
    return lines
