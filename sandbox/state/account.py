"""Who the bot is in the sandbox, and the few accounts that Telegram itself keeps."""

from sandbox.state.chats import User

TOKEN = "42:SANDBOX-works-on-this-machine-only"  # noqa: S105
"""The one token the sandbox accepts; its shape is a bot's, its mark makes real mode refuse it."""
BOT = User(42, "Tuan", "tuan_sandbox_bot", None, is_bot=True)
"""The account behind TOKEN."""
FOUNDER = User(900, "Founder", "founder", "en")
"""Owns every group that a test or a demo makes without naming an owner."""
ANONYMOUS_ADMIN = User(1087968824, "Group", "GroupAnonymousBot", None, is_bot=True)
"""Stands in `from` when an administrator speaks as the group."""
CHANNEL_SENDER = User(136817688, "Channel", "Channel_Bot", None, is_bot=True)
"""Stands in `from` when someone speaks as a channel of theirs."""
TELEGRAM = User(777000, "Telegram", None, None)
"""Stands in `from` when a channel's post is forwarded to its discussion group by itself."""
