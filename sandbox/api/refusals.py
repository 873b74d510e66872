"""The sentences with which Telegram refuses, word for word, and the exception that carries them.

A bot decides by these words what to do next, so they are part of the contract. Sources: the
open Bot API server and td library; where a refusal was never seen live, the line says so.
"""

from typing import Any

NOT_MODELLED = 501
UNMODELLED = "Not Implemented: the sandbox does not model "


class BotApiRefusal(Exception):
    """An answer with `ok: false`; raised anywhere below the server and turned into HTTP there."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def json(self) -> dict[str, Any]:
        """Return the body of the answer."""
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body


def bad_request(sentence: str, **parameters: int) -> BotApiRefusal:
    """400: the request is at fault."""
    return BotApiRefusal(400, f"Bad Request: {sentence}", **parameters)


def forbidden(sentence: str) -> BotApiRefusal:
    """403: the chat or the person does not want the bot."""
    return BotApiRefusal(403, f"Forbidden: {sentence}")


def conflict(sentence: str) -> BotApiRefusal:
    """409: someone else receives the updates."""
    return BotApiRefusal(409, f"Conflict: {sentence}")


def too_many_requests(retry_after_s: int) -> BotApiRefusal:
    """429: wait so many seconds."""
    sentence = f"Too Many Requests: retry after {retry_after_s}"
    return BotApiRefusal(429, sentence, retry_after=retry_after_s)


def not_modelled(what: str) -> BotApiRefusal:
    """501: Telegram could, the sandbox cannot; never said by Telegram itself."""
    return BotApiRefusal(NOT_MODELLED, f"{UNMODELLED}{what}")


NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
TWO_POLLERS = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
    "webhook first"
)
WRONG_FILE = "wrong file identifier/HTTP URL specified"
NEEDS_CHANNEL_ADMIN = "need administrator rights in the channel chat"
EPHEMERAL_REFUSED = "EPHEMERAL_MESSAGE_FORBIDDEN"
"""The sandbox's own words: how Telegram refuses an ephemeral message was never seen live."""
