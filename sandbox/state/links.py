"""Invite links, requests to join, and the t.me links that lead into the sandbox."""

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from sandbox.state.account import BOT
from sandbox.state.chats import Json, User

MASKED = 8
"""Symbols of somebody else's link that the bot does not see."""
BY_FOLDER = "via_chat_folder_invite_link"
BY_REQUEST = "via_join_request"
"""What a join says that came by a folder of chats, or after a request without a link."""
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}$")


@dataclass(slots=True)
class Invite:
    """An invite link, made by the bot or by an administrator; without a `url` a bare request."""

    url: str
    chat_id: int
    name: str | None = None
    creator: User = BOT
    creates_join_request: bool = False
    revoked: bool = False
    asked: dict[int, None] = field(default_factory=dict)

    def way_in(self) -> Json:
        """Return how `enter` is told that somebody came by this."""
        return {"invite": self.json()} if self.url else {"via": BY_REQUEST}

    def json(self) -> Json:
        """Return Bot API `ChatInviteLink`; the bot sees only the beginning of others' links."""
        link: Json = {
            "invite_link": self.url if self.creator == BOT else self.url[:-MASKED] + "...",
            "creator": self.creator.json(),
            "creates_join_request": self.creates_join_request,
            "is_primary": False,
            "is_revoked": self.revoked,
        }
        if self.name:
            link["name"] = self.name
        if self.creates_join_request:
            link["pending_join_request_count"] = len(self.asked)
        return link


class Links:
    """All invite links, and who waits behind which."""

    def __init__(self) -> None:
        self._by_url: dict[str, Invite] = {}
        self._asked: dict[tuple[int, int], Invite] = {}

    def make(self, chat_id: int, name: str | None, *, request: bool, creator: User = BOT) -> Invite:
        """Make a new link into a chat."""
        url = f"https://t.me/+sandbox{len(self._by_url) + 1:05d}"
        invite = Invite(url, chat_id, name, creator, creates_join_request=request)
        self._by_url[url] = invite
        return invite

    def find(self, url: str) -> Invite | None:
        """Return a link that still leads somewhere."""
        invite = self._by_url.get(url)
        return invite if invite is not None and not invite.revoked else None

    def revoke(self, url: str, chat_id: int) -> Invite | None:
        """Make a link into this chat lead nowhere; None where there is no such link."""
        invite = self._by_url.get(url)
        if invite is None or invite.chat_id != chat_id:
            return None
        invite.revoked = True
        return invite

    def ask(self, invite: Invite, user_id: int) -> Json:
        """File a request to join; return the link as the bot sees it."""
        invite.asked[user_id] = None
        self._asked[invite.chat_id, user_id] = invite
        return invite.json()

    def ask_without(self, chat_id: int, user_id: int) -> None:
        """File a request to join that came without a link."""
        self._asked[chat_id, user_id] = Invite("", chat_id)

    def pending_users(self, chat_id: int) -> list[int]:
        """Return who waits to be let into a chat, in the order in which they asked."""
        return [user_id for chat, user_id in self._asked if chat == chat_id]

    def settle(self, chat_id: int, user_id: int) -> Invite | None:
        """Take a request off the pile, approved or not; None when there is none."""
        invite = self._asked.pop((chat_id, user_id), None)
        if invite is not None:
            invite.asked.pop(user_id, None)
        return invite


def start_payload(url: str, username: str) -> str | None:
    """Return what a link to the bot carries in `?start=`; "" for a bare one, None for others.

    A link that begins with "?" leads to the bot.
    """
    url = f"t.me/{username}{url}" if url.startswith("?") else url
    parts = urlsplit(url if "//" in url else f"https://{url}")
    if parts.hostname not in ("t.me", "telegram.me"):
        return None
    if parts.path.strip("/").lower() != username.lower():
        return None
    payload = parse_qs(parts.query).get("start", [""])[0]
    return payload if PAYLOAD.match(payload) else None
