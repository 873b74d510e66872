"""Who brought whom: evidence comes in, and in each program it binds, is asked about, or is refused.

    a touch -> who is meant? -> self, banned, earlier, loop? -> each open program:
        nothing yet        high, medium: bound          low: asked, both sides confirm
        bound already      first: stays    last: moves    window: stays until it is over

The touch keeps the first reason why it bound nobody. A program's row is held while it binds, so
that two people who bring each other at the same moment cannot make a loop.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypedDict

from domain.deep_link import DeepLink
from domain.notify import notify, notify_optional
from domain.referral import reward
from domain.referral.program import is_running, running_programs
from domain.refusal import Refused
from storage import members
from storage.chat import memberships
from storage.chat.tables import Chat
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.members import Member, Reachability
from storage.referral import attributions, programs
from storage.referral.tables import (
    Attribution,
    AttributionModel,
    AttributionState,
    Confidence,
    ReferralProgram,
    Touch,
    TouchKind,
)
from storage.sealing import former_members

NEWCOMER_FOR = timedelta(days=7)
"""For so long after the shop first saw somebody, others may count as having brought them."""
ANSWER_WITHIN = timedelta(days=7)
TOUCHES_PER_DAY_MAX = 50
DAY = timedelta(days=1)


class ConfirmNewcomer(TypedDict):
    """The question to a promoter whether they brought somebody, who says so."""

    attribution_id: int
    name: str
    until: str


class InviterQuestion(TypedDict):
    """The question to a newcomer who invited them into a group."""

    title: str


ASKED: Kind[ConfirmNewcomer] = Kind("referral.asked")
ASK: Kind[InviterQuestion] = Kind("referral.who")
SURE = {
    TouchKind.INVITE_LINK: Confidence.HIGH,
    TouchKind.JOIN_REQUEST: Confidence.HIGH,
    TouchKind.BY_HAND: Confidence.HIGH,
    TouchKind.ANSWER: Confidence.LOW,
    TouchKind.MASKED: Confidence.NONE,
    TouchKind.FOLDER: Confidence.NONE,
    TouchKind.PUBLIC: Confidence.NONE,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen of a newcomer."""

    kind: TouchKind
    referrer: Member | None = None
    code: str | None = None
    chat_id: int | None = None
    first_contact: bool = False
    """The shop sees this person for the first time, in this very update."""
    was_before: bool = False
    """They had been in this chat before."""
    by_id: int | None = None
    reason: str | None = None


@dataclass
class TouchResult:
    """What came of a touch."""

    touch: Touch | None = None
    bound: list[Attribution] = field(default_factory=list)
    asked: list[Attribution] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        """Whether somebody counts, or will be asked, as the one who sent the newcomer."""
        return bool(self.bound or self.asked)


def confidence_of(kind: TouchKind, *, first_contact: bool) -> Confidence:
    """Return how sure a kind of touch is."""
    if kind is TouchKind.START_LINK:
        return Confidence.HIGH if first_contact else Confidence.MEDIUM
    return SURE[kind]


def refusal_reason(invitee: Member, seen: Evidence, *, now: datetime, known: bool) -> str | None:
    """Return why a touch binds nobody in any program; `known` are those bound once already."""
    if seen.referrer is None:
        return None
    if seen.referrer.id == invitee.id:
        return "self"
    if invitee.banned_at is not None or seen.referrer.banned_at is not None:
        return "banned"
    by_hand = seen.kind is TouchKind.BY_HAND
    earlier = seen.was_before or now - invitee.first_seen_at > NEWCOMER_FOR
    return "earlier" if earlier and not known and not by_hand else None


def may_move(
    found: Attribution, binding: str, *, confidence: Confidence, by_hand: bool, now: datetime
) -> bool:
    """Return whether an attribution may go to whoever is named now."""
    if found.state != AttributionState.BOUND:
        return confidence != Confidence.LOW or found.state == AttributionState.ASKED
    if by_hand:
        return True
    if confidence == Confidence.LOW or binding == AttributionModel.FIRST:
        return False
    over = found.expires_at is not None and found.expires_at <= now
    return binding == AttributionModel.LAST or over


def binds_until(program: ReferralProgram, *, now: datetime) -> datetime | None:
    """Return until when a binding of this moment keeps others out, None for ever."""
    return None if program.window_days is None else now + timedelta(days=program.window_days)


async def record_link(tx: Tx, member: Member, link: DeepLink, *, now: datetime) -> Member | None:
    """Write down whose link somebody came by; return them if they count for it."""
    by = None if link.ref is None else await members.owner_of(tx, link.ref)
    if by is None or by.id == member.id:
        return None
    newcomer = member.first_seen_at == now
    seen = Evidence(TouchKind.START_LINK, by, code=link.ref, first_contact=newcomer)
    outcome = await record_touch(tx, member, seen, now=now)
    return by if outcome.counts else None


async def record_touch(tx: Tx, invitee: Member, seen: Evidence, *, now: datetime) -> TouchResult:
    """Write down what was seen, and let it bind in every program that runs."""
    if await attributions.count_touches(tx, invitee.id, since=now - DAY) >= TOUCHES_PER_DAY_MAX:
        return TouchResult()
    confidence = confidence_of(seen.kind, first_contact=seen.first_contact)
    touch = Touch(
        invitee_id=invitee.id,
        kind=seen.kind,
        confidence=confidence,
        at=now,
        referrer_id=None if seen.referrer is None else seen.referrer.id,
        code=seen.code,
        chat_id=seen.chat_id,
        by_id=seen.by_id,
        reason=seen.reason,
    )
    tx.add(touch)
    await tx.flush()
    outcome = TouchResult(touch)
    if seen.referrer is None:
        return outcome
    known = await attributions.promoter_of(tx, invitee.id) is not None
    if await former_members.find(tx, invitee.id) is not None:
        seen = replace(seen, was_before=True)
    touch.refused = refusal_reason(invitee, seen, now=now, known=known)
    if touch.refused is None:
        await _bind_everywhere(tx, touch, confidence, outcome, now=now)
        if not outcome.counts and touch.refused is None:
            touch.refused = "closed"
    await tx.flush()
    return outcome


async def _bind_everywhere(
    tx: Tx, touch: Touch, confidence: Confidence, outcome: TouchResult, *, now: datetime
) -> None:
    for open_program in await running_programs(tx, now=now):
        program = await programs.lock(tx, open_program.id)
        if program is None or not is_running(program, now=now):
            continue
        refused = await _in_program(tx, program, touch, confidence, outcome, now=now)
        touch.refused = touch.refused or refused
    if outcome.counts:
        touch.refused = None


async def _in_program(
    tx: Tx,
    program: ReferralProgram,
    touch: Touch,
    confidence: Confidence,
    outcome: TouchResult,
    *,
    now: datetime,
) -> str | None:
    """Bind a newcomer in one program, or return why not."""
    referrer_id = touch.referrer_id or 0
    found = await attributions.lock(tx, program.id, touch.invitee_id)
    by_hand = touch.kind == TouchKind.BY_HAND
    if found is not None and not may_move(
        found, program.binding, confidence=confidence, by_hand=by_hand, now=now
    ):
        return "bound"
    if await attributions.is_in_upline(tx, program.id, referrer_id, above=touch.invitee_id):
        return "loop"
    if found is None:
        found = Attribution(
            program_id=program.id,
            invitee_id=touch.invitee_id,
            referrer_id=referrer_id,
            touch_id=touch.id,
            confidence=confidence,
            state=AttributionState.ASKED,
            since=now,
        )
        tx.add(found)
    moved = found.state == AttributionState.BOUND and found.referrer_id != referrer_id
    again = found.state == AttributionState.BOUND and not moved
    found.referrer_id, found.touch_id, found.confidence = referrer_id, touch.id, confidence
    if confidence == Confidence.LOW:
        await _ask(tx, found, outcome, now=now)
        return None
    found.state, found.since = AttributionState.BOUND, now
    found.expires_at = binds_until(program, now=now)
    await tx.flush()
    outcome.bound.append(found)
    if moved:
        await reward.reassign(tx, program, found, now=now)
    elif not again:
        await reward.create_reward(tx, program, found, chat_id=touch.chat_id, now=now)
    return None


async def _ask(tx: Tx, found: Attribution, outcome: TouchResult, *, now: datetime) -> None:
    """Ask the promoter; the newcomer has said so by answering. One question for all programs."""
    found.state, found.since, found.expires_at = AttributionState.ASKED, now, now + ANSWER_WITHIN
    found.invitee_agreed, found.referrer_agreed = True, False
    await tx.flush()
    if not outcome.asked:
        invitee = await tx.get_one(Member, found.invitee_id)
        until = now + ANSWER_WITHIN
        facts = ConfirmNewcomer(attribution_id=found.id, name=invitee.name, until=until.isoformat())
        await notify(tx, found.referrer_id, ASKED, facts, now=now, expires_at=until)
    outcome.asked.append(found)


async def confirm(tx: Tx, attribution_id: int, member_id: int, *, yes: bool, now: datetime) -> bool:
    """Take the promoter's word about an answer, for every program it is asked in, or refuse.

    Return whether the newcomer counts now.
    """
    named = await attributions.lock_by_id(tx, attribution_id)
    if named is None or named.referrer_id != member_id:
        raise Refused("referral.not_asked")
    waiting = await _same_question(tx, named)
    if not any(_open(one, now=now) for one in waiting):
        raise Refused("referral.not_asked")
    for one in waiting:
        program = await programs.lock(tx, one.program_id)
        if program is None or not _open(one, now=now):
            continue
        one.referrer_agreed = yes
        if not yes or await _too_late(tx, program, one, now=now):
            one.state, one.expires_at = AttributionState.DECLINED, None
            continue
        one.state, one.since = AttributionState.BOUND, now
        one.expires_at = binds_until(program, now=now)
        await tx.flush()
        touch = await tx.get_one(Touch, one.touch_id)
        await reward.create_reward(tx, program, one, chat_id=touch.chat_id, now=now)
    await tx.flush()
    return any(one.state == AttributionState.BOUND for one in waiting)


async def _too_late(tx: Tx, program: ReferralProgram, one: Attribution, *, now: datetime) -> bool:
    """Return whether something came between the question and the answer that refuses a binding."""
    if not is_running(program, now=now):
        return True
    for member_id in (one.invitee_id, one.referrer_id):
        if (await tx.get_one(Member, member_id)).banned_at is not None:
            return True
    return await attributions.is_in_upline(tx, program.id, one.referrer_id, above=one.invitee_id)


async def _same_question(tx: Tx, named: Attribution) -> Sequence[Attribution]:
    return await attributions.by_touch(tx, named.touch_id)


def _open(one: Attribution, *, now: datetime) -> bool:
    return (
        one.state == AttributionState.ASKED and one.expires_at is not None and one.expires_at > now
    )


async def expire(tx: Tx, attribution_id: int, *, now: datetime) -> None:
    """Let go of a question that nobody answered in time."""
    found = await attributions.lock_by_id(tx, attribution_id)
    if found is not None and found.state == AttributionState.ASKED and not _open(found, now=now):
        found.state, found.expires_at = AttributionState.DECLINED, None


async def attribute_manually(
    tx: Tx,
    invitee: Member,
    referrer: Member,
    *,
    by_id: int | None,
    reason: str,
    now: datetime,
) -> TouchResult:
    """Attribute a member by hand, with a reason; oneself and loops are refused all the same."""
    if not reason.strip():
        raise Refused("referral.no_reason")
    seen = Evidence(TouchKind.BY_HAND, referrer, by_id=by_id, reason=reason.strip()[:200])
    outcome = await record_touch(tx, invitee, seen, now=now)
    if not outcome.counts:
        why = "bound" if outcome.touch is None else outcome.touch.refused or "bound"
        raise Refused(f"referral.{why}")
    return outcome


def is_askable(member: Member, *, now: datetime) -> bool:
    """Return whether a member is new and was not asked yet."""
    return member.invited_asked_at is None and now - member.first_seen_at <= NEWCOMER_FOR


async def should_ask_inviter(tx: Tx, member: Member, *, now: datetime) -> bool:
    """Return whether a newcomer who has just come to the bot is to be asked: from a group, by none."""
    if not is_askable(member, now=now) or not await memberships.of_member(tx, member.id, limit=1):
        return False
    return await _is_unknown(tx, member)


async def ask_inviter(tx: Tx, member: Member, *, chat_id: int, now: datetime) -> bool:
    """Ask a newcomer who joined a chat, if they may be written to; return whether it was."""
    if member.reach != Reachability.REACHABLE or not is_askable(member, now=now):
        return False
    if not await _is_unknown(tx, member):
        return False
    chat = await tx.get(Chat, chat_id)
    member.invited_asked_at = now
    title = "" if chat is None else chat.title
    question = InviterQuestion(title=title)
    return await notify_optional(tx, member.id, ASK, question, now=now) is not None


async def _is_unknown(tx: Tx, member: Member) -> bool:
    """Return whether nobody brought a member yet, and the shop did not know them before."""
    if await former_members.find(tx, member.id) is not None:
        return False
    return await attributions.promoter_of(tx, member.id) is None
