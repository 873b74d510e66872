"""A link that earns, made of a product's address: pure, and the same however often it is done.

    append    the product's address keeps its host and its query, in order; the partner's code and
              the token are set where they stand already, or at the end
    wrap      the product's address, byte for byte, inside one address of the network
    convert   the cleaned address, which waits for the network's API to make a link of it

What is the shop's own already stays: a code of its own, a sub-id that somebody chose by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from domain.affiliate.network import AffiliateNetwork, NetworkKind, sub_id_problem
from domain.affiliate.product import (
    FoundProduct,
    LinkBook,
    LinkStep,
    find_product,
    programme_of,
)
from domain.affiliate.query import AddressParts, name_of
from domain.affiliate.sub_id import is_token
from domain.link import url_host
from domain.refusal import Refused


@dataclass(frozen=True, slots=True)
class RewrittenLink:
    """A link with what was done to it; one that `waits` is not to be shown yet."""

    url: str
    steps: tuple[LinkStep, ...]
    waits: bool = False


def rewrite(
    url: str,
    book: LinkBook,
    *,
    token: str | None = None,
    code: str | None = None,
    replace: bool = False,
) -> RewrittenLink:
    """Return a link by which the shop earns, or refuse; see `build_link`."""
    return build_link(find_product(url, book, replace=replace), book, token=token, code=code)


def build_link(
    found: FoundProduct, book: LinkBook, *, token: str | None = None, code: str | None = None
) -> RewrittenLink:
    """Link to a product so that the shop earns.

    `token` goes into the network's sub-id field, if it has one; `code` is the chat's own out of the
    owner's list and goes before the account's.
    """
    network = found.network
    if token is not None and network.sub is not None:
        problem = sub_id_problem(network, token)
        if problem is not None:
            raise Refused(problem, network=network.title, maximum=network.sub.longest)
    else:
        token = None
    match network.kind:
        case NetworkKind.APPEND:
            made = _appended(found, book, token, code)
        case NetworkKind.WRAP:
            made = _wrapped(found, token)
        case NetworkKind.CONVERT:
            made = _to_convert(found, token)
    return made


def _appended(
    found: FoundProduct, book: LinkBook, token: str | None, code: str | None
) -> RewrittenLink:
    network, steps = found.network, list(found.steps)
    parts = _stripped(AddressParts.of(found.url), network, steps)
    there = [value for value in parts.values(network.partner.name) if value]
    own = there[0] if there and book.owner_of(network, there[0]) is not None else None
    chosen = code or own or _partner_code(found)
    steps.append(LinkStep("kept" if chosen == own else "partner", {"code": chosen}))
    values = {network.partner.name: chosen, **_sub(parts, network, token, steps)}
    values |= {name: told for name, told in network.fixed.items() if not any(parts.values(name))}
    if network.by_host is not None:
        values[network.by_host.name] = _value_of_host(network, found.host)
    return RewrittenLink(parts.with_values(values).url(), tuple(steps))


def _partner_code(found: FoundProduct) -> str:
    network, account = found.network, found.account
    if not network.partner.per_host:
        return account.partner
    told = programme_of(account, found.host).get(network.code_name)
    if told is None:
        raise Refused("affiliate.no_programme", host=found.host, network=network.title)
    return told


def _value_of_host(network: AffiliateNetwork, host: str) -> str:
    known = {} if network.by_host is None else network.by_host.values
    while host not in known:
        _, dot, host = host.partition(".")
        if not dot:
            raise Refused("affiliate.no_programme", host=host, network=network.title)
    return known[host]


def _stripped(
    parts: AddressParts, network: AffiliateNetwork, steps: list[LinkStep]
) -> AddressParts:
    kept = tuple(pair for pair in parts.pairs if not network.drops(name_of(pair)))
    if len(kept) == len(parts.pairs):
        return parts
    gone = [name_of(pair) for pair in parts.pairs if network.drops(name_of(pair))]
    steps.append(LinkStep("stripped", {"names": ", ".join(dict.fromkeys(gone))}))
    return replace(parts, pairs=kept)


def _sub(
    parts: AddressParts, network: AffiliateNetwork, token: str | None, steps: list[LinkStep]
) -> Mapping[str, str]:
    """Return what is to be set for the token: nothing where somebody chose a sub-id by hand."""
    if network.sub is None or token is None:
        return {}
    name = network.sub.name
    by_hand = next((value for value in parts.values(name) if value and not is_token(value)), None)
    if by_hand is not None:
        steps.append(LinkStep("sub_kept", {"name": name, "value": by_hand[:60]}))
        return {}
    steps.append(LinkStep("sub", {"name": name, "value": token}))
    return {name: token}


def _wrapped(found: FoundProduct, token: str | None) -> RewrittenLink:
    network, steps = found.network, list(found.steps)
    if found.own_wrap is not None and found.kept_whole:
        parts = AddressParts.of(found.own_wrap)
        parts = parts.with_values(_sub(parts, network, token, steps))
        kept = [step for step in steps if step.what != "unwrapped"]
        return RewrittenLink(parts.url(), (*kept, LinkStep("kept", {"code": network.title})))
    values = {**programme_of(found.account, found.host), "partner": found.account.partner}
    if found.own_wrap is not None and network.host_slot is not None:
        values.setdefault(network.host_slot, url_host(found.own_wrap) or "")
    missing = [name for name in network.programme if name not in values]
    if missing:
        raise Refused("affiliate.no_programme", host=found.host, network=network.title)
    link = _filled(network, values, found.url, token)
    if network.sub is not None and token is not None:
        steps.append(LinkStep("sub", {"name": network.sub.name, "value": token}))
    return RewrittenLink(link, (*steps, LinkStep("wrapped", {"network": network.title})))


def _filled(
    network: AffiliateNetwork, values: Mapping[str, str], target: str, token: str | None
) -> str:
    template = network.link_without_sub if token is None else network.link or ""
    host = values.get(network.host_slot or "")
    if host is not None and url_host(f"https://{host}/") != host:
        raise Refused("affiliate.no_programme", host=host[:60], network=network.title)
    quoted = {name: quote(value, safe="") for name, value in values.items()}
    return template.format(**quoted, target=quote(target, safe=""), sub=token)


def _to_convert(found: FoundProduct, token: str | None) -> RewrittenLink:
    network, steps = found.network, list(found.steps)
    if found.kept_whole:
        return _wrapped(found, token)
    parts = _stripped(AddressParts.of(found.url), network, steps)
    cleaned = replace(found, url=parts.url(), steps=tuple(steps))
    values = programme_of(found.account, found.host)
    if network.link is not None and all(name in values for name in network.programme):
        return _wrapped(cleaned, token)
    waiting = LinkStep("waits", {"network": network.title})
    return RewrittenLink(cleaned.url, (*steps, waiting), waits=True)
