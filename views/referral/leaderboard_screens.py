"""/top: who brought how many, and where the asker stands."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.utils.keyboard import InlineKeyboardBuilder

from domain.referral.contest import Period
from storage.referral.leaderboard import LeaderboardEntry
from views.i18n import Translate
from views.screen import Screen

MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
NAME_CHARS_MAX = 32


class ContestBoard(CallbackData, prefix="contest.board"):
    """Show the board of a period."""

    period: Period


def leaderboard(
    places: Sequence[LeaderboardEntry], own: LeaderboardEntry | None, period: Period, t: Translate
) -> Screen:
    """Return a board; the asker's own place stands under it where it is further down."""
    lines: list[str] = [t("contest-title", period=t(f"contest-{period}"))]
    lines += [line(place, t) for place in places] or [t("contest-empty")]
    if own is None:
        lines += ["", t("contest-not-yet")]
    elif all(place.member_id != own.member_id for place in places):
        lines += ["…", line(own, t)]
    keyboard = InlineKeyboardBuilder()
    for each in Period:
        words = t.plain(f"contest-button-{each}")
        keyboard.button(
            text=f"· {words} ·" if each == period else words,
            callback_data=ContestBoard(period=each),
        )
    keyboard.adjust(2)
    return Screen("\n".join(lines), keyboard.as_markup())


def line(place: LeaderboardEntry, t: Translate) -> str:
    """Return one place; whoever wants no attention, or is gone, is somebody."""
    name = t.plain("contest-somebody") if place.name is None else place.name[:NAME_CHARS_MAX]
    rank = MEDALS.get(place.rank, f"{place.rank}.")
    return t("contest-place", rank=rank, name=name, brought=place.brought)
