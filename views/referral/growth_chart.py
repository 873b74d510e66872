"""Who a member brought, as a chart: how many came, and how many there are. Nobody is named."""

from datetime import date

from aiogram.types import User
from aiogram.utils.keyboard import InlineKeyboardBuilder

from domain.deep_link import LinkPage
from domain.referral.growth import Growth
from views.chart import SQUARES, Drawing, Panel, bar
from views.i18n import Html, Translate
from views.private_reply import private_link
from views.screen import Screen

BROUGHT, TOTAL = SQUARES[0], SQUARES[2]


def chart(chat_id: int, seen: Growth, t: Translate) -> Drawing:
    """Return the chart of how many people a member brought, for their private chat."""
    span = "week" if seen.by_week else "day"
    head = [
        t("chart-growth", people=seen.total[-1]),
        Html(f"{BROUGHT} {t(f'chart-growth-{span}')}"),
        Html(f"{TOTAL} {t('chart-growth-total')}"),
    ]
    labels = [_label(start) for start in seen.starts]
    panels = [Panel("", labels, [seen.brought]), Panel("", labels, [seen.total], is_line=True)]
    most = max(seen.brought)
    rows = [
        f"<code>{label} {bar(brought, most)}</code> {BROUGHT} {brought} {TOTAL} {total}"
        for label, brought, total in zip(labels, seen.brought, seen.total, strict=True)
    ]
    return Drawing(chat_id, panels, Html("\n".join(head)), Html("\n".join([*head, "", *rows])))


def in_private(t: Translate, me: User) -> Screen:
    """Return the answer in a group: the way to the private chat."""
    keyboard = InlineKeyboardBuilder()
    keyboard.button(text=t.plain("shell-button-private"), url=private_link(me, LinkPage.ME))
    return Screen(t("chart-in-private"), keyboard.as_markup())


def _label(day: date) -> str:
    return f"{day:%m-%d}"
