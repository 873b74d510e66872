"""What members are told of their payments, and whoever runs the shop of one that does not go back."""

from domain.currency import STARS
from domain.money import Money
from domain.payment.agreement import DISAGREE, StarsDisagree
from domain.payment.charge import PAID, Receipt
from domain.payment.refund import GIVEN_BACK, STUCK, GivenBack, RefundStuck
from views.i18n import Html, Translate
from views.notice import Notice, notifies, stored_moment, table


def receipt(values: Receipt, t: Translate) -> Notice:
    """Return the receipt of a charge, and what becomes of one that buys nothing."""
    amount = Money(values["amount_minor"], values["currency"])
    lines = [
        t(
            "payment-receipt",
            number=values["number"],
            title=values["title"] or "-",
            amount=amount,
            moment=stored_moment(values["at"], t),
        )
    ]
    currency = values["currency"]
    if "shipping_minor" in values:
        lines.append(
            t("payment-receipt-shipping", amount=Money(values["shipping_minor"], currency))
        )
    for tax in values.get("taxes", ()):
        inside = Money(tax["minor"], currency)
        lines.append(
            t("payment-receipt-tax", label=tax["label"], percent=tax["percent"], amount=inside)
        )
    if "back" in values:
        lines.append(t(f"payment-back-{values['back']}"))
        lines.append(t("payment-back-hand" if values.get("by_hand") else "payment-back-itself"))
    return Notice(Html("\n".join(lines)))


def given_back(values: GivenBack, t: Translate) -> Notice:
    """Return the news that money has gone back."""
    amount = Money(values["amount_minor"], values["currency"])
    return Notice(t("payment-given-back", number=values["number"], amount=amount))


def stuck(values: RefundStuck, t: Translate) -> Notice:
    """Return the alarm that Telegram, or a provider's API, does not give something back."""
    amount = Money(values["amount_minor"], values["currency"])
    number, why = values["number"], values["why"]
    key = "payment-stuck-hand" if values.get("by_hand") else "payment-stuck"
    return Notice(t(key, number=number, amount=amount, why=why))


def stars_disagree(values: StarsDisagree, t: Translate) -> Notice:
    """Return what Telegram's list of Stars has shown to be amiss, line by line."""
    lines = [t("payment-stars-head")]
    for name in ("found", "missing"):
        if values[name]:
            lines.append(t(f"payment-stars-{name}", count=values[name]))
    if values["unknown"]:
        amount = Money(abs(values["unknown_stars"]), STARS)
        lines.append(t("payment-stars-unknown", count=values["unknown"], amount=amount))
    if values["differs_stars"]:
        key = "payment-stars-more" if values["differs_stars"] > 0 else "payment-stars-less"
        lines.append(t(key, amount=Money(abs(values["differs_stars"]), STARS)))
    return Notice(Html("\n".join(lines)))


RENDERERS = table(
    notifies(PAID, receipt),
    notifies(GIVEN_BACK, given_back),
    notifies(STUCK, stuck),
    notifies(DISAGREE, stars_disagree),
)
