"""How a campaign repeats, in words: an interval in its largest unit, a plain cron as days and time.

0 9 * * *      every day at 09:00
0 9 * * 1-5    Monday – Friday at 09:00
*/7 9 1 * *    by cron: */7 9 1 * *      what has no short words is shown as it was written
"""

import re
from datetime import date, timedelta

from storage.campaign.tables import Campaign
from views.i18n import Html, Translate

CLOCKED = re.compile(r"([0-9]{1,2}) ([0-9]{1,2}) \* \* (\*|[0-7](?:-[0-7])?(?:,[0-7](?:-[0-7])?)*)")
UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60), ("seconds", 1))
SUNDAY = date(2023, 1, 1)
"""Cron counts the days of a week from here."""


def rule(campaign: Campaign, t: Translate) -> Html:
    """Return how a campaign repeats, or that it posts once."""
    if campaign.cron is not None:
        return by_cron(campaign.cron, t)
    if campaign.every_s is not None:
        return interval_text(campaign.every_s, t)
    return t("admin-once")


def interval_text(seconds: int, t: Translate) -> Html:
    """Return an interval in the largest unit that it is whole in."""
    name, unit = next((name, unit) for name, unit in UNITS if seconds % unit == 0)
    return t(f"admin-repeats-{name}", number=seconds // unit)


def by_cron(cron: str, t: Translate) -> Html:
    """Return five fields of cron as days and a time, or as they are where that does not do."""
    found = CLOCKED.fullmatch(cron)
    if found is None:
        return t("admin-repeats-cron", cron=cron)
    minute, hour, days = found.groups()
    clock = f"{int(hour):02}:{int(minute):02}"
    if days == "*":
        return t("admin-repeats-daily", clock=clock)
    named = ", ".join(weekdays(part, t) for part in days.split(","))
    return t("admin-repeats-weekly", days=named, clock=clock)


def weekday(number: int, t: Translate) -> str:
    """Return a day of the week by its short name, 0 for Sunday."""
    return t.calendar(SUNDAY + timedelta(days=number), "EEE")


def weekdays(part: str, t: Translate) -> str:
    """Return a day of the week by its name, or the first and the last of several."""
    days = [SUNDAY + timedelta(days=int(number)) for number in part.split("-")]
    return " – ".join(t.calendar(day, "cccc") for day in days)
