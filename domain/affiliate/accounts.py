"""The shop's accounts at affiliate networks: added, told of shops, removed; and networks replaced by a file.

A network of the program may be replaced by the owner's own file of the same name, or a new one
added; taking the file back brings the program's own again.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.affiliate.network import AffiliateNetwork, parse_network
from domain.affiliate.networks import bundled
from domain.affiliate.product import LinkBook, PartnerAccount
from domain.link import web_host
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage import installation
from storage.affiliate import affiliate_rows
from storage.affiliate.tables import AffiliateAccount
from storage.database import Tx

FACT = "affiliate_networks"
ACCOUNTS_MAX, SHOPS_MAX, POOL_MAX, FILES_MAX = 50, 500, 100, 50
VALUE = re.compile(r"[A-Za-z0-9._-]{1,80}")


async def known_networks(tx: Tx) -> dict[str, AffiliateNetwork]:
    """Return the networks by name: the program's, with the owner's files laid over them."""
    own = await installation.get_fact(tx, FACT) or {}
    found = {network.name: network for network in bundled()}
    return found | {name: parse_network(text) for name, text in own.items()}


async def load_network(tx: Tx, text: str) -> AffiliateNetwork:
    """Let a file of the owner's hold from now on, or refuse it."""
    network = parse_network(text)
    own = await installation.get_fact(tx, FACT) or {}
    if network.name not in own and len(own) >= FILES_MAX:
        raise Refused("affiliate.too_many", maximum=FILES_MAX)
    await installation.set_fact(tx, FACT, {**own, network.name: text})
    return network


async def drop_network(tx: Tx, name: str) -> None:
    """Let the program's own description of a network hold again, or refuse where it does."""
    own = await installation.get_fact(tx, FACT) or {}
    if name not in own:
        raise Refused("affiliate.no_file", name=name[:TYPED_SHOWN_MAX])
    await installation.set_fact(tx, FACT, {one: own[one] for one in own if one != name})


async def find_network(tx: Tx, name: str) -> AffiliateNetwork:
    """Return a network by its name, or refuse."""
    known = await known_networks(tx)
    if name not in known:
        raise Refused(
            "affiliate.unknown", name=name[:TYPED_SHOWN_MAX], known=", ".join(sorted(known))
        )
    return known[name]


def check_partner(network: AffiliateNetwork, typed: str) -> str:
    """Return a partner's code as links bear it, or refuse one of another shape."""
    code = typed.strip()
    if network.partner_pattern.fullmatch(code) is None:
        raise Refused("affiliate.partner", network=network.title, name=network.partner.name)
    return code


async def add(
    tx: Tx, network: AffiliateNetwork, typed: str, *, now: datetime, pool: Sequence[str] = ()
) -> AffiliateAccount:
    """Keep an account; `pool` has the codes that tell chats apart where the network wants that."""
    codes = [check_partner(network, code) for code in pool]
    if codes and not network.partner.pool:
        raise Refused("affiliate.pool", network=network.title)
    if len(codes) > POOL_MAX or len(await affiliate_rows.accounts(tx)) >= ACCOUNTS_MAX:
        raise Refused("affiliate.too_many", maximum=POOL_MAX if codes else ACCOUNTS_MAX)
    partner = check_partner(network, typed)
    kept = await affiliate_rows.accounts(tx)
    if any((one.network, one.partner) == (network.name, partner) for one in kept):
        raise Refused("affiliate.known", network=network.title, partner=partner)
    made = AffiliateAccount(
        network=network.name, partner=partner, added_at=now, pool={"codes": codes} if codes else {}
    )
    tx.add(made)
    await tx.flush()
    return made


def read_shop(network: AffiliateNetwork, typed: str) -> tuple[str, Mapping[str, str]]:
    """Read `shoes.example 77`: the host of a shop, and what the network asks of it, in its order."""
    words = typed.replace(",", " ").split()
    host = web_host(words[0] if "://" in words[0] else f"https://{words[0]}/") if words else None
    values = dict(zip(network.programme, words[1:], strict=False))
    fits = len(words) == len(network.programme) + 1 and all(map(VALUE.fullmatch, values.values()))
    slot = values.get(network.host_slot or "")
    if host is None or not fits or (slot is not None and web_host(f"https://{slot}/") != slot):
        raise Refused("affiliate.shop", network=network.title, names=" ".join(network.programme))
    if network.code_name in values:
        told = network.code_name
        if network.partner.told_as is None:
            check_partner(network, values[told])
    return host.removeprefix("www."), values


async def set_shop(tx: Tx, account: AffiliateAccount, typed: str) -> str:
    """Tell an account of a shop, or tell it anew; return the shop's host."""
    network = await find_network(tx, account.network)
    if not network.programme:
        raise Refused("affiliate.no_shops", network=network.title)
    host, values = read_shop(network, typed)
    if host not in account.programmes and len(account.programmes) >= SHOPS_MAX:
        raise Refused("affiliate.too_many", maximum=SHOPS_MAX)
    account.programmes = {**account.programmes, host: dict(values)}
    return host


async def require(tx: Tx, account_id: int) -> AffiliateAccount:
    """Return an account, held until the transaction ends, or refuse."""
    found = await affiliate_rows.lock(tx, account_id)
    if found is None:
        raise Refused("affiliate.no_such", id=account_id)
    return found


def remove(account: AffiliateAccount, *, now: datetime) -> None:
    """Let no link earn for an account any more; its tokens are known for what still comes back."""
    account.removed_at = now


async def link_book(tx: Tx) -> LinkBook:
    """Return networks and accounts as links need them."""
    kept = await affiliate_rows.accounts(tx)
    return LinkBook((await known_networks(tx)).values(), [partner_account(one) for one in kept])


def partner_account(row: AffiliateAccount) -> PartnerAccount:
    """Return an account as links need it."""
    return PartnerAccount(
        row.network,
        row.partner,
        number=row.id,
        programmes=row.programmes,
        pool=tuple(row.pool.get("codes", ())),
    )
