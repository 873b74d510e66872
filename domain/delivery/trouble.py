"""What went wrong with a row of the outbox, sorted as people see it: what it was, and why.

post      something to read in a chat; each is looked at, or all that nobody is sure about at once
chore     an edit, a deletion, a pin of what is posted, a link or a request: no post, grouped by chat
notice    something to tell one person in private, grouped by person
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from storage.chat.tables import ChatState
from storage.delivery.kinds import APPROVE, DELETE, LEAVE, PIN, REVOKE, UNPIN
from storage.delivery.tables import OutboxRow, OutboxState

CHORES: Mapping[str, str] = {
    DELETE: "delete",
    PIN: "pin",
    UNPIN: "unpin",
    LEAVE: "leave",
    APPROVE: "approve",
    REVOKE: "revoke",
    "announcement.edit": "edit",
    "deal.ended": "edit",
}
"""What a row does that is no post, by its kind."""
CARD_EDIT = ".card_edit"
FAMILIES = ("voucher", "group_buy", "flash_sale", "withdrawal", "referral", "reward", "commission")
"""What a notice is about, by the beginning of its kind; anything else is a message."""
RIGHTS = ("not enough rights", "have no rights", "administrator rights", "admin_required")
TOO_OLD = ("can't be deleted", "can't be edited")
OUR_WORDS = ("text", "too_long", "button", "file", "no_photos", "wording")
"""Reasons of `outcome.REFUSALS` and of the sender that have words of their own."""
REMOVED = "removed by another bot"
UNKNOWN_WORDS = "unknown: "
"""What stands before a sentence of Telegram's that is in no table."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that one decision is taken about."""

    key: str
    rows: list[OutboxRow]


def chore(kind: str) -> str | None:
    """Return what a row does, if that is no post and no notice."""
    return "edit" if kind.endswith(CARD_EDIT) else CHORES.get(kind)


def is_post(row: OutboxRow) -> bool:
    """Return whether a row is something to read in a chat."""
    return is_post_of(row.kind, row.chat_id)


def is_post_of(kind: str, chat_id: int) -> bool:
    """Return whether a row of a kind, for a chat, is something to read there."""
    return chat_id < 0 and chore(kind) is None


def family(kind: str) -> str:
    """Return what a notice is about."""
    word = kind.partition(".")[0]
    return word if word in FAMILIES else "message"


def cause(reason: str | None) -> str:
    """Return why a row failed: `rights`, `too_old`, one of `OUR_WORDS`, `removed`, `bug`, `other`."""
    words = (reason or "").lower()
    if any(piece in words for piece in RIGHTS):
        return "rights"
    if any(piece in words for piece in TOO_OLD):
        return "too_old"
    if words in OUR_WORDS:
        return words
    if words == REMOVED:
        return "removed"
    return "bug" if words.startswith("a bug of ours") or "a bug of ours" in words else "other"


def telegrams_words(reason: str | None) -> str:
    """Return what Telegram said, without what was put before it."""
    return (reason or "").removeprefix(UNKNOWN_WORDS).removeprefix("Bad Request: ")


def wants_rights(row: OutboxRow) -> bool:
    """Return whether a right in its chat is what a row lacks."""
    if row.state == OutboxState.HELD:
        return row.reason == ChatState.NO_RIGHTS
    return row.state == OutboxState.FAILED and cause(row.reason) == "rights"


def group_key(row: OutboxRow) -> str:
    """Return what a row has in common with those that are decided with it."""
    why = row.reason if row.state == OutboxState.HELD else cause(row.reason)
    doing = chore(row.kind)
    if doing is not None:
        return f"chore {doing} {row.chat_id} {row.state} {why}"
    if row.chat_id > 0:
        return f"notice {row.chat_id} {row.state} {why}"
    if row.state == OutboxState.UNKNOWN:
        return "unknown"
    return f"post {row.chat_id} {row.state} {why}"


def grouped(rows: Iterable[OutboxRow]) -> list[Group]:
    """Return rows by what is decided together, in the order of the first of each."""
    found: dict[str, Group] = {}
    for row in rows:
        key = group_key(row)
        found.setdefault(key, Group(key, [])).rows.append(row)
    return list(found.values())
