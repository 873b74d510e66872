"""Every row of the table of outcomes, and every sentence with which Telegram refuses."""

import pytest

from domain.delivery.outcome import (
    REFUSALS,
    UPLOADS_MAX,
    Arrived,
    CallContent,
    CallResult,
    Decision,
    as_retry,
    decide,
    refuses_picture,
)
from storage.chat.tables import ChatState
from storage.delivery.tables import OutboxState, RetryPolicy
from storage.members import Reachability

CODES = {400: "Bad Request", 403: "Forbidden", 413: "Request Entity Too Large"}
NO_PHOTOS = [
    (400, "not enough rights to send photos to the chat"),
    (400, "not enough rights to send videos to the chat"),
    (400, "not enough rights to send documents to the chat"),
    (400, "not enough rights to send animations to the chat"),
    (400, "CHAT_SEND_PHOTOS_FORBIDDEN"),
    (400, "CHAT_SEND_MEDIA_FORBIDDEN"),
    (400, "CHAT_SEND_VIDEOS_FORBIDDEN"),
    (400, "CHAT_SEND_DOCS_FORBIDDEN"),
    (403, "CHAT_SEND_PHOTOS_FORBIDDEN"),
    (403, "not enough rights to send photos to the chat"),
]
CLOSED = [
    (400, "CHAT_SEND_PLAIN_FORBIDDEN"),
    (403, "CHAT_SEND_PLAIN_FORBIDDEN"),
    (400, "CHAT_RESTRICTED"),
    (403, "CHAT_RESTRICTED"),
    (400, "CHAT_GUEST_SEND_FORBIDDEN"),
    (400, "CHAT_ADMIN_REQUIRED"),
    (400, "USER_BANNED_IN_CHANNEL"),
]
BAD_PHOTO = [
    (400, "failed to get HTTP URL content"),
    (400, "wrong type of the web page content"),
    (400, "WEBPAGE_CURL_FAILED"),
    (400, "WEBPAGE_MEDIA_EMPTY"),
    (400, "IMAGE_PROCESS_FAILED"),
    (400, "PHOTO_INVALID_DIMENSIONS"),
    (400, "can't use file of type Document as Photo"),
    (400, "file is too big"),
    (400, "file must be non-empty"),
    (400, "FILE_PARTS_INVALID"),
    (400, "FILE_ID_INVALID"),
    (400, "MEDIA_EMPTY"),
    (400, "MEDIA_INVALID"),
    (400, "EXTERNAL_URL_INVALID"),
    (400, "unsupported URL protocol"),
    (400, 'failed to send message #2 with the error message "WEBPAGE_CURL_FAILED"'),
    (413, "Request Entity Too Large"),
]
SENTENCES = [
    (403, "Forbidden: bot was kicked from the supergroup chat", OutboxState.HELD, "kicked"),
    (403, "Forbidden: bot is not a member of the channel chat", OutboxState.HELD, "left"),
    (403, "Forbidden: the group chat was deleted", OutboxState.HELD, "deleted"),
    (403, "Forbidden: bot was blocked by the user", OutboxState.HELD, "member"),
    (403, "Forbidden: user is deactivated", OutboxState.HELD, "member"),
    (403, "Forbidden: bot can't initiate conversation with a user", OutboxState.HELD, "member"),
    (403, "Forbidden: CHAT_WRITE_FORBIDDEN", OutboxState.HELD, "no_rights"),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN", OutboxState.HELD, "no_rights"),
    (400, "Bad Request: chat not found", OutboxState.HELD, "suspect"),
    (
        400,
        "Bad Request: not enough rights to send text messages to the chat",
        OutboxState.HELD,
        "no_rights",
    ),
    (
        400,
        "Bad Request: not enough rights to send photos to the chat",
        OutboxState.HELD,
        "no_rights",
    ),
    (
        400,
        "Bad Request: need administrator rights in the channel chat",
        OutboxState.HELD,
        "no_rights",
    ),
    (400, "Bad Request: TOPIC_CLOSED", OutboxState.HELD, "topic"),
    (400, "Bad Request: message thread not found", OutboxState.HELD, "topic"),
    (400, "Bad Request: message is not modified: specified new message", OutboxState.SENT, None),
    (400, "Bad Request: message to delete not found", OutboxState.SENT, "gone"),
    (400, "Bad Request: message to edit not found", OutboxState.SENT, "gone"),
    (400, "Bad Request: message to unpin not found", OutboxState.SENT, "gone"),
    (400, "Bad Request: query is too old and response timeout expired", OutboxState.SENT, "gone"),
    (400, "Bad Request: HIDE_REQUESTER_MISSING", OutboxState.SENT, "gone"),
    (400, "Bad Request: USER_ALREADY_PARTICIPANT", OutboxState.SENT, None),
    (400, "Bad Request: can't parse entities: unclosed tag", OutboxState.FAILED, "text"),
    (400, "Bad Request: message is too long", OutboxState.FAILED, "too_long"),
    (400, "Bad Request: message caption is too long", OutboxState.FAILED, "too_long"),
    (400, "Bad Request: BUTTON_DATA_INVALID", OutboxState.FAILED, "button"),
    (400, "Bad Request: BUTTON_URL_INVALID", OutboxState.FAILED, "button"),
    (403, "Forbidden: the channel chat was deleted", OutboxState.HELD, "deleted"),
    (403, "Forbidden: not enough rights to send text messages", OutboxState.HELD, "no_rights"),
    (400, "Bad Request: have no rights to send a message", OutboxState.HELD, "no_rights"),
    (400, "Bad Request: group chat was deactivated", OutboxState.HELD, "deleted"),
    (400, "Bad Request: TOPIC_DELETED", OutboxState.HELD, "topic"),
    (400, "Bad Request: message to pin not found", OutboxState.SENT, "gone"),
    (400, "Bad Request: message text is empty", OutboxState.FAILED, "text"),
    (400, "Bad Request: text must be non-empty", OutboxState.FAILED, "text"),
    (
        400,
        "Bad Request: can't parse reply keyboard markup JSON object",
        OutboxState.FAILED,
        "button",
    ),
    (400, "Bad Request: can't parse inline keyboard button", OutboxState.FAILED, "button"),
    (400, "Bad Request: wrong remote file identifier specified", OutboxState.QUEUED, None),
    (400, "Bad Request: FILE_REFERENCE_EXPIRED", OutboxState.QUEUED, None),
    (400, "Bad Request: wrong file identifier/HTTP URL specified", OutboxState.QUEUED, None),
    (403, "Forbidden: not enough rights to send photos to the chat", OutboxState.HELD, "no_rights"),
    (403, "Forbidden: not enough rights", OutboxState.HELD, "no_rights"),
    (400, "Bad Request: no text in the message to edit", OutboxState.QUEUED, None),
    (400, "Bad Request: there is no caption in the message to edit", OutboxState.QUEUED, None),
    (400, "Bad Request: SLOWMODE_WAIT_30", OutboxState.QUEUED, None),
    (
        400,
        "Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL",
        OutboxState.FAILED,
        "button",
    ),
    *((code, f"{CODES[code]}: {words}", OutboxState.HELD, "no_rights") for code, words in CLOSED),
    *(
        (code, f"{CODES[code]}: {words}", OutboxState.HELD, "no_rights")
        for code, words in NO_PHOTOS
    ),
    *((code, f"{CODES[code]}: {words}", OutboxState.FAILED, "file") for code, words in BAD_PHOTO),
]


@pytest.mark.parametrize(("code", "words", "state", "reason"), SENTENCES)
@pytest.mark.parametrize("policy", list(RetryPolicy))
def test_a_refusal_is_understood_by_its_words(
    code: int, words: str, state: OutboxState, reason: str | None, policy: RetryPolicy
) -> None:
    decision = decide(CallResult(Arrived.NO, code=code, words=words), policy=policy)
    assert (decision.state, decision.reason) == (state, reason)


def test_every_known_refusal_has_an_example_here() -> None:
    for code, piece, _ in REFUSALS:
        said = [words for c, words, *_ in SENTENCES if c == code and piece in words.lower()]
        assert said, (code, piece)


@pytest.mark.parametrize(
    ("policy", "state"),
    [
        (RetryPolicy.AT_MOST_ONCE, OutboxState.UNKNOWN),
        (RetryPolicy.AT_LEAST_ONCE, OutboxState.QUEUED),
        (RetryPolicy.IDEMPOTENT, OutboxState.QUEUED),
    ],
)
@pytest.mark.parametrize(
    "end",
    [
        CallResult(Arrived.MAYBE, words="ServerDisconnectedError"),
        CallResult(Arrived.MAYBE, words="an answer that cannot be read"),
        CallResult(Arrived.NO, code=502, words="HTTP 502 without a readable answer"),
        CallResult(Arrived.NO, code=500, words="Internal Server Error"),
    ],
)
def test_doubt_is_settled_by_policy_and_makes_the_sender_careful(
    end: CallResult, policy: RetryPolicy, state: OutboxState
) -> None:
    decision = decide(end, policy=policy)
    assert decision.state is state
    assert decision.back_off


@pytest.mark.parametrize("policy", list(RetryPolicy))
def test_what_never_left_is_queued_again_whatever_the_policy(policy: RetryPolicy) -> None:
    decision = decide(CallResult(Arrived.NO, words="ClientConnectorError"), policy=policy)
    assert decision == Decision(OutboxState.QUEUED, back_off=True)


@pytest.mark.parametrize("policy", list(RetryPolicy))
def test_a_429_queues_again_without_any_other_consequence(policy: RetryPolicy) -> None:
    decision = decide(CallResult(Arrived.NO, code=429, words="Too Many Requests"), policy=policy)
    assert decision == Decision(OutboxState.QUEUED)


def test_a_supergroup_is_followed() -> None:
    end = CallResult(
        Arrived.NO, code=400, words="Bad Request: group chat was upgraded", migrate_to=-1007
    )
    decision = decide(end, policy=RetryPolicy.AT_MOST_ONCE)
    assert (decision.state, decision.migrate_to) == (OutboxState.QUEUED, -1007)


@pytest.mark.parametrize("code", [401, 404])
def test_a_stranger_stops_and_keeps_every_row(code: int) -> None:
    decision = decide(
        CallResult(Arrived.NO, code=code, words="Unauthorized"), policy=RetryPolicy.AT_MOST_ONCE
    )
    assert decision.state is OutboxState.QUEUED
    assert decision.stop
    assert decision.alarm == "owner.unauthorized"


def test_success_keeps_the_message_id() -> None:
    decision = decide(CallResult(Arrived.YES, message_id=17), policy=RetryPolicy.AT_MOST_ONCE)
    assert decision == Decision(OutboxState.SENT, message_id=17)


def test_message_id_zero_is_sent_but_says_that_it_was_scheduled() -> None:
    decision = decide(CallResult(Arrived.YES, message_id=0), policy=RetryPolicy.AT_MOST_ONCE)
    assert (decision.state, decision.reason) == (OutboxState.SENT, "scheduled by the server")


@pytest.mark.parametrize("policy", list(RetryPolicy))
def test_what_another_bot_removed_is_not_posted_again(policy: RetryPolicy) -> None:
    words = "Internal Server Error: sent message was immediately deleted"
    decision = decide(CallResult(Arrived.NO, code=500, words=words), policy=policy)
    assert decision.state is OutboxState.FAILED
    assert decision.alarm == "owner.removed_by_other"


def test_unknown_words_are_never_retried_blindly() -> None:
    decision = decide(
        CallResult(Arrived.NO, code=400, words="Bad Request: NEW_THING"),
        policy=RetryPolicy.AT_LEAST_ONCE,
    )
    assert decision.state is OutboxState.FAILED
    assert decision.reason == "unknown: Bad Request: NEW_THING"


def test_a_file_that_is_refused_again_and_again_is_our_fault() -> None:
    end = CallResult(Arrived.NO, code=400, words="Bad Request: wrong file identifier specified")
    assert decide(end, policy=RetryPolicy.AT_MOST_ONCE, attempts=1).upload_again
    assert (
        decide(end, policy=RetryPolicy.AT_MOST_ONCE, attempts=UPLOADS_MAX).state
        is OutboxState.FAILED
    )


def test_members_and_chats_are_believed_for_what_they_said() -> None:
    kicked = decide(
        CallResult(Arrived.NO, code=403, words="bot was kicked"), policy=RetryPolicy.AT_MOST_ONCE
    )
    blocked = decide(
        CallResult(Arrived.NO, code=403, words="blocked by the user"),
        policy=RetryPolicy.AT_MOST_ONCE,
    )
    assert (kicked.chat, kicked.reach) == (ChatState.KICKED, None)
    assert (blocked.chat, blocked.reach) == (None, Reachability.BLOCKED)


def test_a_spared_row_waits_and_says_nothing_about_its_chat() -> None:
    kicked = decide(
        CallResult(Arrived.NO, code=403, words="bot was kicked"), policy=RetryPolicy.AT_MOST_ONCE
    )
    assert as_retry(kicked) == Decision(OutboxState.QUEUED)


@pytest.mark.parametrize(("code", "words"), NO_PHOTOS)
def test_a_chat_without_photos_gets_the_words(code: int, words: str) -> None:
    decision = decide(refusal(code, words), policy=RetryPolicy.AT_MOST_ONCE, call=PICTURED)
    assert decision == Decision(OutboxState.QUEUED, pictured=False, no_photos=True)
    wordless = decide(refusal(code, words), policy=RetryPolicy.AT_MOST_ONCE, call=WORDLESS)
    assert (wordless.state, wordless.reason, wordless.chat) == (
        OutboxState.FAILED,
        "no_photos",
        None,
    )
    assert refuses_picture(code, words)


@pytest.mark.parametrize(("code", "words"), BAD_PHOTO)
def test_a_picture_that_is_not_taken_leaves_the_words(code: int, words: str) -> None:
    decision = decide(refusal(code, words), policy=RetryPolicy.AT_MOST_ONCE, call=PICTURED)
    assert decision == Decision(OutboxState.QUEUED, pictured=False, bad_photo=True)
    wordless = decide(refusal(code, words), policy=RetryPolicy.AT_MOST_ONCE, call=WORDLESS)
    assert (wordless.state, wordless.reason) == (OutboxState.FAILED, "file")
    assert refuses_picture(code, words)


@pytest.mark.parametrize(("code", "words"), CLOSED)
def test_a_closed_chat_is_not_about_the_picture(code: int, words: str) -> None:
    decision = decide(refusal(code, words), policy=RetryPolicy.AT_MOST_ONCE, call=PICTURED)
    assert (decision.state, decision.chat) == (OutboxState.HELD, ChatState.NO_RIGHTS)
    assert not refuses_picture(code, words)


def test_a_file_id_of_another_bot_is_left_out_where_nothing_can_be_uploaded() -> None:
    end = refusal(400, "wrong file identifier/HTTP URL specified")
    of_another = CallContent(pictured=True, uploads=False)
    assert decide(end, policy=RetryPolicy.AT_MOST_ONCE, call=of_another).bad_photo
    assert decide(end, policy=RetryPolicy.AT_MOST_ONCE, call=PICTURED).upload_again
    last = decide(end, policy=RetryPolicy.AT_MOST_ONCE, attempts=UPLOADS_MAX, call=PICTURED)
    assert last.bad_photo


PICTURED, WORDLESS = CallContent(pictured=True), CallContent(pictured=True, words=False)


def refusal(code: int, words: str) -> CallResult:
    return CallResult(Arrived.NO, code=code, words=f"{CODES[code]}: {words}")
