"""The links of posts: each chat has its own token, so that the shop learns which chat earns.

What cannot be rewritten stays as the shop wrote it: a link by which somebody else earns, a shop
without an account, a network that makes its links itself. The menus say why, for a link pasted there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import SystemRandom

from domain.affiliate import accounts
from domain.affiliate.product import FoundProduct, LinkBook, find_product
from domain.affiliate.rewrite import build_link
from domain.affiliate.sub_id import draw_token
from domain.refusal import Refused
from storage.affiliate import affiliate_rows
from storage.affiliate.tables import AffiliateToken
from storage.database import Tx

_RNG = SystemRandom()
"""A token must not be guessed from another."""


@dataclass(frozen=True, slots=True)
class EarningLink:
    """What a chat's post links to, and how the network wants that to be called."""

    url: str
    label: str


def labelled(disclosure: str | None, link: EarningLink | None) -> str | None:
    """Return a chat's label with the network's own words, if they are not in it."""
    if link is None or link.label.casefold() in (disclosure or "").casefold():
        return disclosure
    return f"{disclosure} {link.label}" if disclosure else link.label


async def earning_links(
    tx: Tx, url: str | None, chats: Sequence[int], *, now: datetime
) -> Mapping[int, EarningLink]:
    """Return by which link each chat's post earns; none where the link stays as it is."""
    if url is None or not chats or not await affiliate_rows.accounts(tx):
        return {}
    book = await accounts.link_book(tx)
    try:
        found = find_product(url, book)
        if build_link(found, book).waits:
            return {}
        tokens = await _tokens(tx, found, chats, now=now)
        return {chat_id: _link(found, book, tokens.get(chat_id)) for chat_id in chats}
    except Refused:
        return {}


def _link(found: FoundProduct, book: LinkBook, token: str | None) -> EarningLink:
    by_pool = token in found.account.pool
    made = build_link(
        found, book, token=None if by_pool else token, code=token if by_pool else None
    )
    return EarningLink(made.url, found.network.labels[0] if found.network.labels else "")


async def _tokens(
    tx: Tx, found: FoundProduct, chats: Sequence[int], *, now: datetime
) -> Mapping[int, str]:
    """Return the chats' tokens, drawn now for those that have none.

    Codes of a pool are given away once each; when there are no more, a chat has none of its own.
    """
    account = await accounts.require(tx, found.account.number)
    known = await affiliate_rows.tokens(tx, account.id, chats)
    without = [chat_id for chat_id in chats if chat_id not in known]
    if not without:
        return known
    if found.network.sub is not None:
        fresh = [draw_token(_RNG) for _ in without]
    else:
        used = await affiliate_rows.taken(tx, found.account.pool)
        fresh = [code for code in found.account.pool if code not in used]
    given = dict(zip(without, fresh, strict=False))
    tx.add_all(
        AffiliateToken(token=token, account_id=account.id, chat_id=chat_id, made_at=now)
        for chat_id, token in given.items()
    )
    await tx.flush()
    return known | given
