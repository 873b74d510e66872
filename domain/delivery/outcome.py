"""What the end of a call means for its row, its chat and its reader: every case, decided once.

    arrived for sure        -> sent
    surely not, by itself   -> queued again (no connection, 429, migrated)
    nobody knows            -> by policy: unknown, or queued again
    refused                 -> sent (nothing to change), held, failed, by Telegram's own words

Telegram tells its reasons in English sentences, not in codes, so the table of fragments below
is the contract. A sentence that is in no row is never retried blindly: the row fails and the
words are kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from storage.chat.tables import ChatState
from storage.delivery.tables import OutboxState, RetryPolicy
from storage.members import Reachability

REASON_CHARS_MAX = 200
UPLOADS_MAX = 3
"""A file that Telegram refuses this often is the file's fault."""
HELD_FOR_MEMBER = "member"
HELD_FOR_TOPIC = "topic"
"""Reasons of held rows beside the states of a chat."""


class Postponed(Exception):
    """This call would have to wait too long; it was not made. `seconds` says how long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not before {seconds:.1f} s from now")
        self.seconds = seconds


class Arrived(Enum):
    """Whether a call reached Telegram and was carried out."""

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class CallResult:
    """How one call ended. `code` is Telegram's error code, None where it did not answer."""

    arrived: Arrived
    code: int | None = None
    words: str = ""
    message_id: int | None = None
    migrate_to: int | None = None
    file_id: str | None = None
    pictured: bool | None = None
    """Whether the message that is there now has a picture; None where the answer does not tell."""
    die: int | None = None
    """What a die shows that was thrown."""
    permissions: Mapping[str, bool] | None = None
    """What members may do in a chat that was asked about, by Telegram's names."""


@dataclass(frozen=True, slots=True)
class CallContent:
    """What a decision must know of the call that ended."""

    pictured: bool = False
    """It carries a picture."""
    words: bool = True
    """It has words that can go without the picture."""
    uploads: bool = True
    """Its picture can be uploaded again."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do about one row now."""

    state: OutboxState
    reason: str | None = None
    message_id: int | None = None
    chat: ChatState | None = None
    """What to believe about the chat from now on; its rows are held."""
    reach: Reachability | None = None
    """What to believe about the member; their rows are held."""
    topic: bool = False
    """Only this topic of the chat is shut; its rows are held."""
    migrate_to: int | None = None
    back_off: bool = False
    """Telegram cannot be reached: let some time pass before the next call."""
    stop: bool = False
    """Telegram does not know this bot: nothing goes until somebody acts."""
    upload_again: bool = False
    pictured: bool | None = None
    """What the message is, if the refusal tells: the next call fits that."""
    no_photos: bool = False
    """The chat takes no pictures: the words go alone."""
    bad_photo: bool = False
    """This picture is not taken anywhere: the words go alone."""
    alarm: str | None = None
    """The kind of notice that the owner gets."""


NO_PICTURE = CallContent()


def _lost(state: ChatState) -> Decision:
    return Decision(OutboxState.HELD, reason=state.value, chat=state)


def _member_lost(reach: Reachability) -> Decision:
    return Decision(OutboxState.HELD, reason=HELD_FOR_MEMBER, reach=reach)


def _our_fault(reason: str) -> Decision:
    return Decision(OutboxState.FAILED, reason=reason, alarm="owner.row_failed")


ABOUT_PICTURES = (
    "http url",
    "webpage_",
    "web page content",
    "image_process_failed",
    "photo_",
    "can't use file of type",
    "file is too big",
    "file must be non-empty",
    "file_part",
    "file_id_invalid",
    "media_empty",
    "media_invalid",
    "external_url_invalid",
    "unsupported url protocol",
)
"""Pieces of refusals that are about the picture: it cannot be fetched, is too big, of a wrong kind."""
_DONE = Decision(OutboxState.SENT)
_GONE = Decision(OutboxState.SENT, reason="gone")
_TOPIC = Decision(OutboxState.HELD, reason=HELD_FOR_TOPIC, topic=True)
_UPLOAD = Decision(OutboxState.QUEUED, upload_again=True)
_NO_PHOTOS = Decision(OutboxState.QUEUED, pictured=False, no_photos=True)
_WORDLESS = Decision(OutboxState.FAILED, reason="no_photos", no_photos=True)
"""A picture alone, in a chat that takes none."""
_BAD_PHOTO = Decision(OutboxState.QUEUED, pictured=False, bad_photo=True)
REFUSALS: tuple[tuple[int, str, Decision], ...] = (
    (403, "kicked", _lost(ChatState.KICKED)),
    (403, "not a member", _lost(ChatState.LEFT)),
    (403, "group chat was deleted", _lost(ChatState.DELETED)),
    (403, "channel chat was deleted", _lost(ChatState.DELETED)),
    (403, "blocked by the user", _member_lost(Reachability.BLOCKED)),
    (403, "user is deactivated", _member_lost(Reachability.GONE)),
    (403, "can't initiate", _member_lost(Reachability.UNKNOWN)),
    (403, "not enough rights to send text", _lost(ChatState.NO_RIGHTS)),
    (403, "not enough rights to send", _NO_PHOTOS),
    (403, "not enough rights", _lost(ChatState.NO_RIGHTS)),
    (403, "chat_send_plain_forbidden", _lost(ChatState.NO_RIGHTS)),
    (403, "chat_send_", _NO_PHOTOS),
    (403, "chat_restricted", _lost(ChatState.NO_RIGHTS)),
    (403, "chat_write_forbidden", _lost(ChatState.NO_RIGHTS)),
    (400, "chat not found", _lost(ChatState.SUSPECT)),
    (400, "chat_write_forbidden", _lost(ChatState.NO_RIGHTS)),
    (400, "chat_send_plain_forbidden", _lost(ChatState.NO_RIGHTS)),
    (400, "chat_send_", _NO_PHOTOS),
    (400, "chat_restricted", _lost(ChatState.NO_RIGHTS)),
    (400, "chat_guest_send_forbidden", _lost(ChatState.NO_RIGHTS)),
    (400, "chat_admin_required", _lost(ChatState.NO_RIGHTS)),
    (400, "user_banned_in_channel", _lost(ChatState.NO_RIGHTS)),
    (400, "not enough rights to send text", _lost(ChatState.NO_RIGHTS)),
    (400, "not enough rights to send", _NO_PHOTOS),
    (400, "have no rights to send", _lost(ChatState.NO_RIGHTS)),
    (400, "need administrator rights in the channel", _lost(ChatState.NO_RIGHTS)),
    (400, "group chat was deactivated", _lost(ChatState.DELETED)),
    (400, "topic_closed", _TOPIC),
    (400, "topic_deleted", _TOPIC),
    (400, "message thread not found", _TOPIC),
    (400, "message is not modified", _DONE),
    (400, "message to delete not found", _GONE),
    (400, "message to edit not found", _GONE),
    (400, "message to pin not found", _GONE),
    (400, "message to unpin not found", _GONE),
    (400, "query is too old", _GONE),
    (400, "hide_requester_missing", _GONE),
    (400, "user_already_participant", _DONE),
    (400, "wrong file identifier", _UPLOAD),
    (400, "wrong remote file identifier", _UPLOAD),
    (400, "file_reference_", _UPLOAD),
    (400, "no text in the message to edit", Decision(OutboxState.QUEUED, pictured=True)),
    (400, "no caption in the message to edit", Decision(OutboxState.QUEUED, pictured=False)),
    (400, "slowmode_wait", Decision(OutboxState.QUEUED)),
    (400, "keyboard button", _our_fault("button")),
    *((400, piece, _BAD_PHOTO) for piece in ABOUT_PICTURES),
    (413, "too large", _BAD_PHOTO),
    (400, "can't parse entities", _our_fault("text")),
    (400, "too long", _our_fault("too_long")),
    (400, "text is empty", _our_fault("text")),
    (400, "text must be non-empty", _our_fault("text")),
    (400, "button_", _our_fault("button")),
    (400, "can't parse reply keyboard", _our_fault("button")),
    (400, "can't parse inline keyboard", _our_fault("button")),
)
"""(code, a piece of the sentence in lower case, what it means); the first that fits counts."""


def decide(
    end: CallResult, *, policy: RetryPolicy, attempts: int = 1, call: CallContent = NO_PICTURE
) -> Decision:
    """Return what the end of a call means for a row of `policy`, tried `attempts` times."""
    if end.arrived is Arrived.YES:
        reason = "scheduled by the server" if end.message_id == 0 else None
        return Decision(OutboxState.SENT, reason=reason, message_id=end.message_id)
    if end.code is None:
        return _unanswered(end, policy)
    if end.migrate_to is not None:
        return Decision(OutboxState.QUEUED, migrate_to=end.migrate_to)
    if end.code in (401, 404):
        return Decision(OutboxState.QUEUED, stop=True, alarm="owner.unauthorized")
    if end.code == 429:
        return Decision(OutboxState.QUEUED)
    return _broken(end, policy) if end.code >= 500 else _refused(end, attempts, call)


def _unanswered(end: CallResult, policy: RetryPolicy) -> Decision:
    if end.arrived is Arrived.NO:
        return Decision(OutboxState.QUEUED, back_off=True)
    return _in_doubt(end, policy)


def _broken(end: CallResult, policy: RetryPolicy) -> Decision:
    if "immediately deleted" in end.words.lower():
        reason = "removed by another bot"
        return Decision(OutboxState.FAILED, reason=reason, alarm="owner.removed_by_other")
    return _in_doubt(end, policy)


def _in_doubt(end: CallResult, policy: RetryPolicy) -> Decision:
    if policy is RetryPolicy.AT_MOST_ONCE:
        reason = end.words[:REASON_CHARS_MAX] or "no answer"
        return Decision(OutboxState.UNKNOWN, reason=reason, back_off=True)
    return Decision(OutboxState.QUEUED, back_off=True)


def _refused(end: CallResult, attempts: int, call: CallContent) -> Decision:
    words = end.words.lower()
    for code, piece, decision in REFUSALS:
        if code == end.code and piece in words:
            return _about_picture(decision, attempts, call)
    return Decision(OutboxState.FAILED, reason=f"unknown: {end.words[:REASON_CHARS_MAX]}")


def _about_picture(decision: Decision, attempts: int, call: CallContent) -> Decision:
    """Return a decision for this call: without a picture to leave out, a refusal of it stands."""
    again = decision.upload_again or decision.pictured is True
    if (again and attempts >= UPLOADS_MAX) or (decision.upload_again and not call.uploads):
        decision = _BAD_PHOTO
    if not (decision.no_photos or decision.bad_photo) or (call.pictured and call.words):
        return decision
    if decision.no_photos:
        return _lost(ChatState.NO_RIGHTS) if not call.pictured else _WORDLESS
    return replace(_our_fault("file"), bad_photo=call.pictured)


def refuses_picture(code: int, words: str) -> bool:
    """Return whether a refusal is about the picture of a message alone, whose words were fine."""
    end = CallResult(Arrived.NO, code=code, words=words)
    found = _refused(end, UPLOADS_MAX, CallContent(pictured=True, uploads=False))
    return found.no_photos or found.bad_photo


def as_retry(decision: Decision) -> Decision:
    """Return a decision without the belief about its chat: the breaker says it is not true."""
    return replace(decision, state=OutboxState.QUEUED, reason=None, chat=None)
