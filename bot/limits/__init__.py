"""The limits: one place around every outgoing call.

scope       where a call goes and which rules hold there
window      one rolling limit, counted by arrival
rtt         what is known about the way there and back
budget      all scopes together, and the cooldowns, on a clock that is passed in
waiters     who goes next, in real time
calls       the session middleware: every call passes there
"""

from bot.limits.budget import ALL_CHATS, Permit, Rates
from bot.limits.calls import RateLimiter, mark_sent
from bot.limits.scope import CallTarget
from domain.delivery.outcome import Postponed

__all__ = ["ALL_CHATS", "CallTarget", "Permit", "Postponed", "RateLimiter", "Rates", "mark_sent"]
