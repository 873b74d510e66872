"""Tokens that links carry: twelve symbols that say nothing, and whom a network lets them stand for.

A token is drawn, never computed: neither a Telegram id nor a hash of one ever leaves the shop. The
last symbol checks the others, so that a mistyped token belongs to nobody.
"""

from dataclasses import dataclass
from random import Random

from domain.affiliate.network import AffiliateNetwork, Granularity

SYMBOLS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Lower-case Crockford: no i, l, o, u."""
TOKEN_CHARS = 12
_VALUES = {symbol: number for number, symbol in enumerate(SYMBOLS)}
_DOUBLED = tuple(sum(divmod(2 * number, len(SYMBOLS))) for number in range(len(SYMBOLS)))


def draw_token(rng: Random) -> str:
    """Return a new token; the caller makes sure that nobody has it."""
    drawn = "".join(rng.choice(SYMBOLS) for _ in range(TOKEN_CHARS - 1))
    return drawn + _check_symbol(drawn)


def is_token(word: str) -> bool:
    """Return whether a word may be a token of ours."""
    fits = len(word) == TOKEN_CHARS and all(symbol in _VALUES for symbol in word)
    return fits and _check_symbol(word[:-1]) == word[-1]


def _check_symbol(drawn: str) -> str:
    numbers = [_VALUES[symbol] for symbol in reversed(drawn)]
    total = sum(_DOUBLED[number] for number in numbers[::2]) + sum(numbers[1::2])
    return SYMBOLS[-total % len(SYMBOLS)]


@dataclass(frozen=True, slots=True)
class SubIdHolder:
    """Whom a token stands for; all None where a network lets nobody be told apart."""

    chat_id: int | None = None
    post_id: int | None = None
    member_id: int | None = None


def holder(
    network: AffiliateNetwork,
    *,
    chat_id: int | None = None,
    post_id: int | None = None,
    member_id: int | None = None,
) -> SubIdHolder:
    """Return whom a link's token stands for, as exactly as the network allows."""
    allowed = network.granularity
    if allowed is Granularity.NONE:
        return SubIdHolder()
    if allowed is Granularity.MEMBER and member_id is not None:
        return SubIdHolder(member_id=member_id)
    by_post = allowed in (Granularity.MEMBER, Granularity.POST)
    return SubIdHolder(chat_id=chat_id, post_id=post_id if by_post else None)
