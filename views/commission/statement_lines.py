"""One line of the statement: what moved, by which purchase and which rule, until when, and why.

A kind of transaction that has no sentence of its own here is told by what it moved.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.money import Money
from domain.payout.ledger import POINTS
from domain.statement import StatementItem
from storage.commission.tables import HOST_LEVEL
from storage.network_order.tables import ShareRule
from storage.payout.tables import LedgerAccount
from views.i18n import Html, Translate
from views.notice import stored_moment

TITLE_CHARS_MAX = 48
REASON_CHARS_MAX = 100
CODES = ("undone", "revoked")
"""Reasons that the shop itself gives; others are a person's words."""
NETWORK = ("earned", "changed", "approved", "held", "payable", "reversed")
CONVERSIONS = ("earned", "approved", "payable", "rejected", "reversed")
PLAIN = (
    "reward.vested",
    "reward.reversed",
    "withdrawal.requested",
    "withdrawal.rejected",
    "withdrawal.sent",
)
"""Kinds besides the conversions' whose sentence needs nothing but the amount."""


def money(minor: int, currency: str, t: Translate) -> Html:
    """Return an amount in words; points are counted, not paid."""
    if currency == POINTS:
        return t("commission-points", count=minor)
    return Html(t.money(minor, currency))


def line(item: StatementItem, t: Translate) -> Html:
    """Return one transaction as the statement tells it."""
    when = t.moment(item.at)
    family, _, event = item.kind.partition(".")
    if family == "conversion" and event in CONVERSIONS:
        return Html(f"{when}\n{_conversion(item, event, t)}")
    if family == "network" and event in NETWORK:
        return Html(f"{when}\n{_network(item, event, t)}")
    if item.kind in PLAIN:
        key = f"commission-line-{item.kind.replace('.', '-')}"
        said = t(key, amount=_largest(item, t))
        return Html(f"{when}\n{_joined([said, *_debt(item, t)], t)}")
    return Html(f"{when}\n{_moved(item, t)}")


def _conversion(item: StatementItem, event: str, t: Translate) -> Html:
    facts = item.facts
    said = t(
        f"commission-line-{event}",
        amount=money(facts["share_minor"], facts["currency"], t),
        title=str(facts["title"])[:TITLE_CHARS_MAX],
        quantity=facts["quantity"],
    )
    return _joined([said, *_explained(item, event, t)], t)


def _network(item: StatementItem, event: str, t: Translate) -> Html:
    """Return a line about an order that an affiliate network reported: which one, by which rule."""
    facts = item.facts
    currency = facts["currency"]
    said = [
        t(
            f"affiliate-line-{event}",
            amount=money(facts["share_minor"], currency, t),
            network=str(facts["network"]),
            order=str(facts["order"])[:TITLE_CHARS_MAX],
        )
    ]
    if event in ("earned", "changed"):
        basis = facts["amount_minor" if facts["scope"] == ShareRule.HOST else "commission_minor"]
        percent = f"{facts['rate_bp'] / 100:g}"
        amount = money(basis, currency, t)
        said.append(t("affiliate-line-rule", percent=percent, amount=amount, rule=facts["scope"]))
    if event == "payable" and facts["advanced"]:
        said.append(t("affiliate-line-advanced"))
    return _joined([*said, *_debt(item, t)], t)


def _explained(item: StatementItem, event: str, t: Translate) -> list[Html]:
    """Return the sentences that say why a line is as it is."""
    facts, said = item.facts, []
    if event == "earned":
        said += [_rule(facts, t), *_part(facts, t)]
    if event in ("earned", "approved"):
        said.append(_until(facts, event, t))
    if facts.get("reason"):
        said.append(_why(str(facts["reason"]), t))
    return said + _debt(item, t)


def _debt(item: StatementItem, t: Translate) -> list[Html]:
    """Return what a line did to a debt, if anything."""
    owed = [
        (currency, minor)
        for (currency, account), minor in item.moves.items()
        if account == LedgerAccount.DEBT and minor
    ]
    return [
        t(
            "commission-line-owed" if minor < 0 else "commission-line-recovered",
            amount=money(abs(minor), currency, t),
        )
        for currency, minor in owed
    ]


def _joined(sentences: Sequence[Html], t: Translate) -> Html:
    return Html(("" if t.language == "zh" else " ").join(sentences))


def _rule(facts: Mapping[str, Any], t: Translate) -> Html:
    sold = money(facts["amount_minor"], facts["currency"], t)
    if facts["level"] == HOST_LEVEL:
        by_chat = f"{facts['host_bp'] / 100:g}"
        return t("host-line-rate", amount=sold, percent=by_chat, rule=facts["host_rule"])
    scope = facts["scope"]
    if facts["fixed_minor"] is not None:
        each = Money(facts["fixed_minor"], facts["currency"])
        return t("commission-rule-fixed", amount=sold, each=each, scope=scope)
    percent = f"{facts['rate_bp'] / 100:g}"
    return t("commission-rule-share", amount=sold, percent=percent, scope=scope)


def _part(facts: Mapping[str, Any], t: Translate) -> list[Html]:
    """Return why an amount is less than the commission by the rule, if it is."""
    if facts["level"] == HOST_LEVEL:
        return [t("host-line-host")]
    if facts.get("host_bp"):
        return [t("host-line-rest", rate=f"{facts['host_bp'] / 100:g}%")]
    if facts["share_minor"] == facts["commission_minor"]:
        return []
    whole = money(facts["commission_minor"], facts["currency"], t)
    return [t("commission-line-part", level=facts["level"], commission=whole)]


def _until(facts: Mapping[str, Any], event: str, t: Translate) -> Html:
    if facts.get("until") is None:
        return t("commission-until-person")
    return t(f"commission-until-{event}", moment=stored_moment(facts["until"], t))


def _why(reason: str, t: Translate) -> Html:
    if reason in CODES:
        return t(f"commission-why-{reason}")
    return t("commission-why", reason=reason[:REASON_CHARS_MAX])


def _largest(item: StatementItem, t: Translate) -> str:
    """Return what a move is about: all that left an account, wherever parts of it went."""
    (currency, _), minor = max(item.moves.items(), key=lambda each: abs(each[1]))
    return money(abs(minor), currency, t)


def _moved(item: StatementItem, t: Translate) -> Html:
    """Return what moved, account by account."""
    words = [
        t(f"commission-moved-{account}", amount=money(minor, currency, t))
        for (currency, account), minor in item.moves.items()
        if minor
    ]
    return Html(" · ".join(words))
