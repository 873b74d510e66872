"""What was done to a link, and how an account stands, in words."""

from collections.abc import Mapping

from domain.affiliate.network import AffiliateNetwork
from domain.affiliate.rewrite import RewrittenLink
from storage.affiliate.tables import AffiliateAccount
from views.i18n import Html, Translate

SHOPS_SHOWN = 20


def steps(made: RewrittenLink, t: Translate) -> list[Html]:
    """Return a line for each thing that was done to a link."""
    return [t(f"affiliate-step-{one.what}", **one.values) for one in made.steps]


def rewritten(made: RewrittenLink, network: AffiliateNetwork, t: Translate) -> Html:
    """Return a link with what was done to it and why."""
    label = network.labels[0] if network.labels else "-"
    lines = [
        t("affiliate-link", network=network.title, url=made.url),
        *steps(made, t),
        t("affiliate-link-label", label=label),
    ]
    return Html("\n".join(lines))


def account_lines(
    account: AffiliateAccount,
    networks: Mapping[str, AffiliateNetwork],
    chats: int,
    t: Translate,
) -> list[Html]:
    """Return what is known of an account."""
    network = networks.get(account.network)
    lines = [t("affiliate-chats", chats=chats)]
    if codes := account.pool.get("codes"):
        lines.append(t("affiliate-pool", codes=len(codes)))
    if network is not None and network.programme:
        shown = list(account.programmes)[:SHOPS_SHOWN]
        lines += [
            t("affiliate-shop", host=host, codes=" ".join(account.programmes[host].values()))
            for host in shown
        ]
        if not shown:
            lines.append(t("affiliate-shop-none", names=" ".join(network.programme)))
    return lines
