"""Payments in the admin menu: the books in lines, refunds, and how cards are taken."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.currency import STARS
from domain.payment.agreement import NANO
from domain.payment.report import TOTAL, MoneyLine
from domain.provider.terms import ASKS, TEXTS
from storage.payment.tables import Charge, StarBook
from storage.provider.tables import ProviderRefund
from views.commission.earnings_screens import month_named
from views.i18n import Html, Translate, escaped

DAYS_SHOWN = 8
"""The newest days of a month; the file has them all."""
MARKS = {"ok": "🟢", "warn": "🟡"}
BAD = "🔴"
TESTED_CHARS_MAX = 160
QUOTED_CHARS_MAX = 900


def months(now: datetime, zone: str) -> tuple[str, str]:
    """Return this month and the last one, such as 2026-05."""
    here = now.astimezone(ZoneInfo(zone))
    year, month = (here.year, here.month - 1) if here.month > 1 else (here.year - 1, 12)
    return f"{here:%Y-%m}", f"{year:04d}-{month:02d}"


def month_button(month: str, t: Translate) -> str:
    """Return the words of the button that sends a month's file."""
    return f"📄 {month_named(month, t)}"


def books(lines: Sequence[MoneyLine], t: Translate) -> Html:
    """Return each currency's total, and its newest days with money in them."""
    if not lines:
        return t("payment-books-none")
    said = [_line("payment-books-total", one, t) for one in lines if one.day == TOTAL]
    days = [one for one in lines if one.day != TOTAL]
    days.sort(key=lambda one: (one.day, one.currency), reverse=True)
    said += [_line("payment-books-day", one, t) for one in days[:DAYS_SHOWN]]
    return Html("\n".join(said))


def _line(key: str, one: MoneyLine, t: Translate) -> Html:
    minor = one.minor
    paid = minor["telegram_paid"] + minor["elsewhere_paid"]
    back = minor["telegram_back"] + minor["elsewhere_back"]
    amounts = {"paid": paid, "back": back, "kept": minor["kept"], "differs": minor["differs"]}
    shown = {name: t.money(value, one.currency) for name, value in amounts.items()}
    day = "" if one.day == TOTAL else t.day(date.fromisoformat(one.day))
    return t(key, day=day, agrees="yes" if not minor["differs"] else "no", **shown)


def stars(book: StarBook | None, t: Translate) -> Html | str:
    """Return how the balance of Stars comes about; empty where there were never any."""
    if book is None:
        return ""
    moved = (book.balance_nano - book.differs_nano - book.opening_nano) // NANO
    amounts = {
        "balance": book.balance_nano // NANO,
        "opening": book.opening_nano // NANO,
        "moved": moved,
        "differs": abs(book.differs_nano) // NANO,
    }
    return t(
        "payment-books-stars",
        agrees="no" if book.differs_nano or book.missing else "yes",
        moment=t.local(book.checked_at),
        **{name: t.money(value, STARS) for name, value in amounts.items()},
    )


def tested(found: Sequence[tuple[str, str, str]], t: Translate) -> Html | str:
    """Return what a test of the ways to pay has found, from (verdict, what, words)."""
    if not found:
        return t("payment-tested-nothing")
    lines = [
        f"{MARKS.get(verdict, BAD)} {what}: {words}"[:TESTED_CHARS_MAX]
        for verdict, what, words in found
    ]
    return escaped("\n".join(lines))


def refund_item(refund: ProviderRefund, charge: Charge, t: Translate) -> str:
    """Return what a button says of a refund."""
    amount = t.money(refund.total_minor, refund.currency)
    return f"💸 {amount} · {charge.receipt} · {charge.title}"


def console_line(link: str | None, refund: ProviderRefund, t: Translate) -> Html:
    """Return where it is given back, what an API said about it, and what it takes."""
    said = [t("payment-refund-where") if link is None else Html(escaped(link))]
    if refund.why:
        said.append(t("payment-refund-why", why=refund.why))
    return Html("\n".join(said))


def terms(kept: Mapping[str, Any], t: Translate) -> Html:
    """Return what payers are asked for, and every other term as it was typed."""
    asks = [t.plain(f"payment-asked-{name}") for name in ASKS if name in kept["asks"]]
    none = t.plain("payment-term-none")
    said = [t("payment-card-asks", asks=", ".join(asks) or none)]
    for name in TEXTS:
        words = " · ".join(str(kept[name]).splitlines()) or none
        said.append(
            t("payment-card-line", what=t.plain(f"payment-named-{name}"), words=words[:200])
        )
    return Html("\n".join(said))


def question(name: str, now: str, currency: str, t: Translate) -> Html:
    """Return the question for a term, with what it is now."""
    asked = t(f"payment-ask-term-{name}", currency=currency)
    if not now:
        return asked
    return Html(f"{asked}\n<blockquote>{escaped(now[:QUOTED_CHARS_MAX])}</blockquote>")
