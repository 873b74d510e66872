"""What whoever runs the shop decides about hosts: yes or no, rate, rule, pause, the end."""

from datetime import datetime

from domain.chat import pause as chat_pause
from domain.host import notices
from domain.host.notices import HostDecided
from domain.notify import notify
from domain.payout.ledger import BP
from domain.refusal import Refused
from storage.chat.tables import Chat
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.host import hosts
from storage.host.tables import LIVE, ChatHost, HostRule, HostState


async def _in_state(tx: Tx, host_id: int, *states: HostState) -> ChatHost:
    found = await hosts.lock(tx, host_id)
    if found is None:
        raise Refused("host.unknown", id=host_id)
    if found.state not in states:
        raise Refused("host.not_now", id=host_id, state=str(found.state))
    return found


async def _tell(tx: Tx, kind: Kind[HostDecided], host: ChatHost, *, now: datetime) -> None:
    chat = await tx.get_one(Chat, host.chat_id)
    values = HostDecided(title=chat.title, rate_bp=host.rate_bp, rule=host.rule)
    await notify(tx, host.member_id, kind, values, now=now)


async def approve(tx: Tx, host_id: int, *, by_id: int | None, now: datetime) -> ChatHost:
    """Let somebody who asked host the group; who handed it over ends with that, and passes the terms on."""
    found = await _in_state(tx, host_id, HostState.ASKED)
    before = await hosts.of_chat(tx, found.chat_id)
    if before is not None:
        if not found.rate_bp:
            found.rate_bp, found.rule = before.rate_bp, before.rule
        before.state, before.ended_at, before.decided_by = HostState.HANDED_OVER, now, by_id
        await tx.flush()
        await _tell(tx, notices.HANDED_OVER, before, now=now)
    found.state, found.approved_at, found.decided_by = HostState.ACTIVE, now, by_id
    chat = await tx.get_one(Chat, found.chat_id)
    if found.holds_chat:
        found.holds_chat = False
        await chat_pause.resume(tx, chat)
    await tx.flush()
    await _tell(tx, notices.APPROVED, found, now=now)
    return found


async def decline(tx: Tx, host_id: int, *, by_id: int | None, now: datetime) -> ChatHost:
    """Say no; a group that was paused for the question stays so."""
    found = await _in_state(tx, host_id, HostState.ASKED)
    found.state, found.ended_at, found.decided_by = HostState.DECLINED, now, by_id
    await tx.flush()
    await _tell(tx, notices.DECLINED, found, now=now)
    return found


async def set_terms(
    tx: Tx,
    host_id: int,
    *,
    now: datetime,
    rate_bp: int | None = None,
    rule: HostRule | None = None,
) -> ChatHost:
    """Set what a host earns from now on; a host is told, who still asks hears it with the answer."""
    found = await _in_state(tx, host_id, HostState.ASKED, *LIVE)
    if rate_bp is not None:
        if not 0 <= rate_bp <= BP:
            raise Refused("commission.rate")
        found.rate_bp = rate_bp
    if rule is not None:
        found.rule = rule
    await tx.flush()
    if found.state != HostState.ASKED:
        await _tell(tx, notices.TERMS, found, now=now)
    return found


async def pause(tx: Tx, host_id: int, *, now: datetime) -> ChatHost:
    """Let a host earn and do nothing until `resume`; the group goes on."""
    found = await _in_state(tx, host_id, HostState.ACTIVE)
    found.state = HostState.PAUSED
    await tx.flush()
    await _tell(tx, notices.PAUSED, found, now=now)
    return found


async def resume(tx: Tx, host_id: int, *, now: datetime) -> ChatHost:
    """Let a host go on."""
    found = await _in_state(tx, host_id, HostState.PAUSED)
    found.state = HostState.ACTIVE
    await tx.flush()
    await _tell(tx, notices.RESUMED, found, now=now)
    return found


async def remove(tx: Tx, host_id: int, *, by_id: int | None, now: datetime) -> ChatHost:
    """End a host's time; what was earned stays."""
    found = await _in_state(tx, host_id, *LIVE)
    found.state, found.ended_at, found.decided_by = HostState.REMOVED, now, by_id
    await tx.flush()
    await _tell(tx, notices.REMOVED, found, now=now)
    return found
