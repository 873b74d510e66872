"""Which product a link leads to, by whose link it does, and which account may earn on it.

    a link -> out of the links that it is in, one by one -> the product -> its network -> an account

A link by another partner is refused with the name of what says so, unless somebody decided to
replace it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from domain.affiliate.network import AffiliateNetwork, NetworkKind, Wrapper
from domain.affiliate.query import AddressParts
from domain.link import web_host
from domain.refusal import Refused

LAYERS_MAX = 5
URL_CHARS_MAX = 2_000


@dataclass(frozen=True, slots=True)
class PartnerAccount:
    """An account of the shop at a network, as far as links need it."""

    network: str
    partner: str
    number: int = 0
    programmes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By the host of a shop: what the network's template asks for."""
    values: Mapping[str, str] = field(default_factory=dict)
    """The same for every shop."""
    pool: tuple[str, ...] = ()
    """Codes for chats."""


@dataclass(frozen=True, slots=True)
class LinkStep:
    """One thing that was done to a link; `what` is the key of its sentence."""

    what: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundProduct:
    """The product of a link, and how it may be linked to."""

    url: str
    host: str
    network: AffiliateNetwork
    account: PartnerAccount
    own_wrap: str | None
    """The shop's own address of a network that it was in."""
    kept_whole: bool
    """Whether that address stays as it is, but for its token."""
    steps: tuple[LinkStep, ...]

    @property
    def product_id(self) -> str | None:
        """The network's id of the product."""
        return self.network.product_id(self.url)


@dataclass(frozen=True, slots=True)
class _Layer:
    network: AffiliateNetwork
    target: str
    parameter: str
    partner: str | None
    in_path: bool


class LinkBook:
    """The networks and the shop's accounts, looked up by host."""

    def __init__(
        self, networks: Iterable[AffiliateNetwork], accounts: Iterable[PartnerAccount] = ()
    ) -> None:
        self.networks = {network.name: network for network in networks}
        self.accounts = tuple(one for one in accounts if one.network in self.networks)
        self._wrappers: dict[str, list[tuple[AffiliateNetwork, Wrapper]]] = {}
        self._shops: dict[str, AffiliateNetwork | None] = {}
        self._short: dict[str, AffiliateNetwork] = {}
        self._programmes: dict[str, PartnerAccount] = {}
        self._own: dict[str, dict[str, PartnerAccount]] = {}
        for network in self.networks.values():
            self._enter_network(network)
        for account in self.accounts:
            self._enter_account(account)

    def _enter_network(self, network: AffiliateNetwork) -> None:
        self._shops |= dict.fromkeys(network.hosts, network)
        self._shops |= dict.fromkeys(network.not_hosts)
        self._short |= dict.fromkeys(network.short_hosts, network)
        for wrapper in network.wrappers:
            for host in wrapper.hosts:
                self._wrappers.setdefault(host, []).append((network, wrapper))

    def _enter_account(self, account: PartnerAccount) -> None:
        network = self.networks[account.network]
        own = self._own.setdefault(account.network, {})
        for code in own_codes(account, network):
            own.setdefault(code, account)
        for host, told in account.programmes.items():
            self._programmes.setdefault(host, account)
            place = told.get(network.host_slot or "")
            if place and place not in self._wrappers:
                self._wrappers[place] = [(network, wrapper) for wrapper in network.wrappers]

    def owner_of(self, network: AffiliateNetwork, code: str) -> PartnerAccount | None:
        """Return the account of the shop that a partner's code is of."""
        return self._own.get(network.name, {}).get(code)

    def shop(self, host: str) -> AffiliateNetwork | None:
        """Return the network that a shop's host is of by itself."""
        return next((self._shops[part] for part in _up(host) if part in self._shops), None)

    def account_for(self, host: str) -> PartnerAccount | None:
        """Return the account that earns on a shop's host: by a programme, or by its network."""
        for part in _up(host):
            if part in self._programmes:
                return self._programmes[part]
            if part in self._shops:
                network = self._shops[part]
                own = (one for one in self.accounts if network and one.network == network.name)
                return next(own, None)
        return None

    def short_host(self, host: str) -> AffiliateNetwork | None:
        """Return the network that names a host as one of short links."""
        return next((self._short[part] for part in _up(host) if part in self._short), None)

    def wrappers(self, host: str) -> list[tuple[AffiliateNetwork, Wrapper]]:
        """Return what a host may wrap products in."""
        return next((self._wrappers[part] for part in _up(host) if part in self._wrappers), [])


def own_codes(account: PartnerAccount, network: AffiliateNetwork) -> set[str]:
    """Return every code by which a link is the shop's own."""
    told = {values.get(network.code_name, "") for values in account.programmes.values()}
    return {account.partner, *account.pool, *told, *account.values.values()} - {""}


def programme_of(account: PartnerAccount, host: str) -> Mapping[str, str]:
    """Return what is told of a shop's host, with what holds for all of them."""
    for part in _up(host):
        if part in account.programmes:
            return {**account.values, **account.programmes[part]}
    return account.values


def find_product(url: str, book: LinkBook, *, replace: bool = False) -> FoundProduct:
    """Return the product that a link leads to with the account that earns on it, or refuse."""
    here, host, layers, steps = _unwrapped(url, book, replace=replace)
    own = layers[-1] if layers and book.owner_of(layers[-1][1].network, _code(layers[-1])) else None
    if own is None and (short := book.short_host(host)) is not None:
        raise Refused("affiliate.short", host=host, network=short.title)
    shop = book.shop(host)
    if shop is not None:
        foreign = _foreign_on(AddressParts.of(here), shop, book)
        if foreign is not None and not replace:
            raise Refused("affiliate.foreign", parameter=foreign, network=shop.title)
        if foreign is not None:
            steps.append(LinkStep("replaced", {"parameter": foreign}))
            own = None
    account = book.account_for(host) if own is None else _owner(own, book)
    if account is None:
        raise _nobody(host, shop)
    network = book.networks[account.network]
    return FoundProduct(
        here,
        host,
        network,
        account,
        own_wrap=None if own is None else own[0],
        kept_whole=own is not None and not own[1].in_path,
        steps=tuple(steps),
    )


def _unwrapped(
    url: str, book: LinkBook, *, replace: bool
) -> tuple[str, str, list[tuple[str, _Layer]], list[LinkStep]]:
    here, layers, steps = url, list[tuple[str, _Layer]](), list[LinkStep]()
    while True:
        host = web_host(here) if len(here) <= URL_CHARS_MAX else None
        if host is None:
            raise Refused("affiliate.link")
        layer = _layer(here, host, book)
        if layer is None:
            return here, host, layers, steps
        if len(layers) == LAYERS_MAX:
            raise Refused("affiliate.nested", maximum=LAYERS_MAX)
        foreign = layer.partner is not None and book.owner_of(layer.network, layer.partner) is None
        if foreign and not replace:
            raise Refused(
                "affiliate.foreign", parameter=layer.parameter, network=layer.network.title
            )
        if foreign:
            steps.append(LinkStep("replaced", {"parameter": layer.parameter}))
        steps.append(LinkStep("unwrapped", {"network": layer.network.title}))
        layers.append((here, layer))
        here = layer.target


def _layer(url: str, host: str, book: LinkBook) -> _Layer | None:
    wrappers = book.wrappers(host)
    if not wrappers:
        return None
    parts = AddressParts.of(url)
    for network, wrapper in wrappers:
        path = parts.path
        found = wrapper.path_pattern.match(path)
        if found is None:
            continue
        groups = found.groupdict()
        target = groups.get("target")
        if target is not None:
            target = url[url.index(path) + found.start("target") :]
            target = target if "://" in target else unquote(target)
        else:
            asked = parts.first(wrapper.target)
            target = None if asked is None else asked[1]
        if not target:
            continue
        named = parts.first(wrapper.partner)
        code = groups.get("partner") or (named[1] if named else None)
        parameter = named[0] if named else network.partner.name
        return _Layer(network, target, parameter, code, groups.get("target") is not None)
    return None


def _foreign_on(parts: AddressParts, shop: AffiliateNetwork, book: LinkBook) -> str | None:
    """Return the parameter by which a product's own address names another partner."""
    if shop.kind is NetworkKind.APPEND:
        codes = [code for code in parts.values(shop.partner.name) if code]
        if any(book.owner_of(shop, code) is None for code in codes):
            return shop.partner.name
    for name in shop.traces:
        if any(value and not _tells_own(value, shop, book) for value in parts.values(name)):
            return name
    return None


def _tells_own(value: str, shop: AffiliateNetwork, book: LinkBook) -> bool:
    accounts = (one for one in book.accounts if one.network == shop.name)
    return any(code in value for one in accounts for code in own_codes(one, shop))


def _code(layer: tuple[str, _Layer]) -> str:
    return layer[1].partner or ""


def _owner(own: tuple[str, _Layer], book: LinkBook) -> PartnerAccount | None:
    return book.owner_of(own[1].network, _code(own))


def _nobody(host: str, shop: AffiliateNetwork | None) -> Refused:
    if shop is None:
        return Refused("affiliate.no_network", host=host)
    return Refused("affiliate.no_account", host=host, network=shop.title)


def _up(host: str) -> Iterator[str]:
    """Yield a host and all above it: `www.a.co.uk`, `a.co.uk`, `co.uk`, `uk`."""
    yield host
    while "." in host:
        host = host.partition(".")[2]
        yield host
