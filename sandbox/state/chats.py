"""Users, chats and who may do what in them.

A member's status moves as Telegram moves it:

    left -> member <-> restricted
    left, member <-> administrator        creator stays
    any -> left (went)    any -> kicked (thrown out; may be let in again)
"""

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
ChatKind = Literal["private", "dialog", "group", "supergroup", "channel"]
"""As in Bot API; a "dialog" is the private chat of two people, without the bot."""
MemberStatus = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]
Rights = dict[str, bool]
GENERAL_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
SENDING = tuple(name for name in PERMISSIONS if name.startswith("can_send_"))
RESERVED = frozenset(
    ("can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics")
)
"""Permissions that a new group keeps from plain members."""


@dataclass(slots=True, eq=False)
class User:
    """Someone with an account; `deactivated` when the account was deleted.

    `of_crowd` marks those who were made to press together: see crowd.py.
    """

    id: int
    first_name: str
    username: str | None
    language: str | None
    is_bot: bool = False
    deactivated: bool = False
    of_crowd: bool = False

    def json(self) -> Json:
        """Return Bot API `User`."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        if self.language:
            user["language_code"] = self.language
        return user


@dataclass(slots=True)
class ChatMember:
    """One person's standing in one chat."""

    user: User
    status: MemberStatus = "member"
    rights: Rights = field(default_factory=dict)
    until: int = 0
    """When a restriction ends, in seconds of Unix time; nobody is told then. 0 is never."""

    @property
    def is_in(self) -> bool:
        """Whether the person is in the chat now."""
        return self.status not in ("left", "kicked")

    @property
    def is_admin(self) -> bool:
        """Whether the person runs the chat."""
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        """Whether an administrator holds `right`; the creator holds all."""
        return self.status == "creator" or (
            self.status == "administrator" and self.rights.get(right, False)
        )

    def json(self) -> Json:
        """Return Bot API `ChatMember` of the right kind."""
        member: Json = {"status": self.status, "user": self.user.json()}
        if self.is_admin:
            member["is_anonymous"] = self.rights.get("is_anonymous", False)
        if self.status == "administrator":
            member |= {"can_be_edited": False, **self.rights}
        elif self.status == "restricted":
            member |= {"is_member": True, "until_date": self.until, **self.rights}
        elif self.status == "kicked":
            member["until_date"] = 0
        return member


@dataclass(slots=True)
class Topic:
    """A thread of a forum."""

    thread_id: int
    name: str
    closed: bool = False


@dataclass(slots=True, eq=False)
class SandboxChat:
    """A conversation, its members and what plain members may do in it."""

    id: int
    kind: ChatKind
    title: str
    user: User | None = field(default=None, repr=False)
    username: str | None = None
    is_forum: bool = False
    members: dict[int, ChatMember] = field(default_factory=dict, repr=False)
    permissions: Rights = field(
        default_factory=lambda: {name: name not in RESERVED for name in PERMISSIONS}, repr=False
    )
    topics: dict[int, Topic] = field(default_factory=dict, repr=False)
    pinned: list[int] = field(default_factory=list, repr=False)
    migrated_to: int | None = None
    linked_chat_id: int | None = None
    """Of a channel its discussion group, of that group the channel."""
    reactions: frozenset[str] | None = None
    """The emoji that may be set here; None is all that Telegram has."""
    started: bool = False
    """Private chats only: the person has written to the bot at least once."""

    @property
    def is_group(self) -> bool:
        """Whether this is a group of either kind."""
        return self.kind in ("group", "supergroup")

    def find_member(self, user_id: int) -> ChatMember | None:
        """Return the person's standing, or None for someone who was never here."""
        return self.members.get(user_id)

    def json(self) -> Json:
        """Return Bot API `SandboxChat`."""
        if self.user is not None:
            return self._private_json(self.user)
        chat: Json = {"id": self.id, "type": self.kind, "title": self.title}
        if self.username:
            chat["username"] = self.username
        if self.is_forum:
            chat["is_forum"] = True
        return chat

    def _private_json(self, user: User) -> Json:
        chat: Json = {"id": self.id, "type": "private", "first_name": user.first_name}
        if user.username:
            chat["username"] = user.username
        return chat


def admin_rights(kind: ChatKind, granted: Rights | None = None) -> Rights:
    """Return the full set of rights of an administrator: the granted ones, or the usual ones.

    Left to itself a promotion gives everything but anonymity and the promotion of others.
    """
    names = GENERAL_RIGHTS + (CHANNEL_RIGHTS if kind == "channel" else GROUP_RIGHTS)
    withheld = ("can_promote_members",)
    usual = {"is_anonymous": False} | {name: name not in withheld for name in names}
    if granted is None:
        return usual
    bare = dict.fromkeys(usual, False) | {"can_manage_chat": True}
    return bare | {name: value for name, value in granted.items() if name in usual}
