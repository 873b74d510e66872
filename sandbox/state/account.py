"""Who the bot is in the sandbox, and the few accounts that Telegram itself keeps."""

from secrets import token_urlsafe

from sandbox.state.chats import User

BOT = User(42, "Tuan", "tuan_sandbox_bot", None, is_bot=True)
"""The account that every sandbox's token belongs to."""
MARK = "SANDBOX"
"""What makes the real mode refuse the token of a sandbox."""
TOKEN_BYTES = 24
FOUNDER = User(900, "Founder", "founder", "en")
"""Owns every group that a test or a demo makes without naming an owner."""
ANONYMOUS_ADMIN = User(1087968824, "Group", "GroupAnonymousBot", None, is_bot=True)
"""Stands in `from` when an administrator speaks as the group."""
CHANNEL_SENDER = User(136817688, "Channel", "Channel_Bot", None, is_bot=True)
"""Stands in `from` when someone speaks as a channel of theirs."""
TELEGRAM = User(777000, "Telegram", None, None)
"""Stands in `from` when a channel's post is forwarded to its discussion group by itself."""


def new_token() -> str:
    """Return a token in the shape of a bot's that nobody can know beforehand."""
    return f"{BOT.id}:{MARK}-{token_urlsafe(TOKEN_BYTES)}"
