"""Who comes and goes in the chats: memberships, and what a join tells of who brought somebody.

our own link, named by a code     that member brought them
another administrator's link      masked: of it Telegram shows the beginning only
a folder                          the link is bypassed
the Join of a public group, or being added      nothing to go by
"""

from datetime import datetime
from random import SystemRandom

from aiogram import Router
from aiogram.types import ChatInviteLink, ChatJoinRequest, ChatMemberUpdated, User

from domain.chat import joins
from domain.member import meet_member
from domain.referral import attribution
from domain.referral.attribution import Evidence
from storage import members
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.tables import Lane, OutboxRow, RetryPolicy
from storage.members import Member
from storage.referral.tables import TouchKind
from views.person import is_person, person_of

router = Router(name=__name__)
IN = {"member", "administrator", "creator"}
APPROVE = "chat.approve_join"
"""Kind of the call that lets somebody in; `values` are user_id."""
_rng = SystemRandom()


def is_in(member: object) -> bool:
    """Return whether a `ChatMember` is in the chat; a restricted one may be."""
    status = getattr(member, "status", "")
    return status in IN or (status == "restricted" and bool(getattr(member, "is_member", False)))


@router.chat_member()
async def changed(update: ChatMemberUpdated, tx: Tx, now: datetime, me: User) -> None:
    """Write down that somebody came or went, and what the join tells."""
    user = update.new_chat_member.user
    if not is_person(user) or is_in(update.old_chat_member) == is_in(update.new_chat_member):
        return
    member = await meet_member(tx, person_of(user), now=now, rng=_rng)
    if not is_in(update.new_chat_member):
        banned = update.new_chat_member.status == "kicked"
        await joins.record_leave(tx, update.chat.id, member.id, banned=banned, now=now)
        return
    seen = await joins.record_join(tx, update.chat.id, member.id, now=now)
    evidence = await evidence_of(tx, update, member, me, was_before=seen.joins > 1, now=now)
    outcome = await attribution.record_touch(tx, member, evidence, now=now)
    if not outcome.counts:
        await attribution.ask_inviter(tx, member, chat_id=update.chat.id, now=now)


async def evidence_of(
    tx: Tx, update: ChatMemberUpdated, member: Member, me: User, *, was_before: bool, now: datetime
) -> Evidence:
    """Return what a join tells of who brought somebody."""
    link = update.invite_link
    if update.via_chat_folder_invite_link:
        kind = TouchKind.FOLDER
    elif link is None:
        kind = TouchKind.PUBLIC
    elif link.creator.id != me.id:
        kind = TouchKind.MASKED
    else:
        by_request = update.via_join_request or link.creates_join_request
        kind = TouchKind.JOIN_REQUEST if by_request else TouchKind.INVITE_LINK
        return Evidence(
            kind,
            await members.owner_of(tx, link.name or ""),
            code=link.name,
            chat_id=update.chat.id,
            was_before=was_before,
        )
    return Evidence(kind, chat_id=update.chat.id)


@router.chat_join_request()
async def asks(request: ChatJoinRequest, tx: Tx, now: datetime, member: Member, me: User) -> None:
    """Let somebody in who asks by a link of ours; all others are left to the administrators."""
    if not ours(request.invite_link, me) or member.banned_at is not None:
        return
    outbox.put(
        tx,
        OutboxRow(
            chat_id=request.chat.id,
            kind=APPROVE,
            values={"user_id": member.id},
            due_at=now,
            lane=Lane.REPLY,
            policy=RetryPolicy.IDEMPOTENT,
        ),
    )


def ours(link: ChatInviteLink | None, me: User) -> bool:
    """Return whether a link is a member's own, made by the bot and named by a code."""
    return link is not None and link.creator.id == me.id and bool(link.name)
