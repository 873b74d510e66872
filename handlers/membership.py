"""Who comes and goes in the chats: memberships, and what a join tells of who brought somebody.

our own link, named by a code     that member brought them
another administrator's link      masked: of it Telegram shows the beginning only
a folder                          the link is bypassed
the Join of a public group, or being added      nothing to go by
"""

from aiogram import Router
from aiogram.types import ChatInviteLink, ChatJoinRequest, ChatMemberUpdated, User

from domain.chat import joins
from domain.member import meet_member
from domain.referral import attribution
from domain.referral.attribution import Evidence
from handlers.context import Context
from storage import members
from storage.delivery import outbox
from storage.delivery.kinds import APPROVE, JoinRequest
from storage.delivery.tables import Lane, OutboxRow, RetryPolicy
from storage.referral.tables import TouchKind
from views.person import is_person, person_of

router = Router(name=__name__)
IN = {"member", "administrator", "creator"}


def is_in(member: object) -> bool:
    """Return whether a `ChatMember` is in the chat; a restricted one may be."""
    status = getattr(member, "status", "")
    return status in IN or (status == "restricted" and bool(getattr(member, "is_member", False)))


@router.chat_member()
async def changed(update: ChatMemberUpdated, ctx: Context) -> None:
    """Write down that somebody came or went, and what the join tells."""
    user = update.new_chat_member.user
    if not is_person(user) or is_in(update.old_chat_member) == is_in(update.new_chat_member):
        return
    member = await meet_member(ctx.tx, person_of(user), now=ctx.now, rng=ctx.rng)
    if not is_in(update.new_chat_member):
        banned = update.new_chat_member.status == "kicked"
        await joins.record_leave(ctx.tx, update.chat.id, member.id, banned=banned, now=ctx.now)
        return
    seen = await joins.record_join(ctx.tx, update.chat.id, member.id, now=ctx.now)
    evidence = await evidence_of(ctx, update, was_before=seen.joins > 1)
    outcome = await attribution.record_touch(ctx.tx, member, evidence, now=ctx.now)
    if not outcome.counts:
        await attribution.ask_inviter(ctx.tx, member, chat_id=update.chat.id, now=ctx.now)


async def evidence_of(ctx: Context, update: ChatMemberUpdated, *, was_before: bool) -> Evidence:
    """Return what a join tells of who brought somebody."""
    link = update.invite_link
    if update.via_chat_folder_invite_link:
        kind = TouchKind.FOLDER
    elif link is None:
        kind = TouchKind.PUBLIC
    elif link.creator.id != ctx.me.id:
        kind = TouchKind.MASKED
    else:
        by_request = update.via_join_request or link.creates_join_request
        kind = TouchKind.JOIN_REQUEST if by_request else TouchKind.INVITE_LINK
        return Evidence(
            kind,
            await members.owner_of(ctx.tx, link.name or ""),
            code=link.name,
            chat_id=update.chat.id,
            was_before=was_before,
        )
    return Evidence(kind, chat_id=update.chat.id)


@router.chat_join_request()
async def asks(request: ChatJoinRequest, ctx: Context) -> None:
    """Let somebody in who asks by a link of ours; all others are left to the administrators."""
    if not ours(request.invite_link, ctx.me) or ctx.member.banned_at is not None:
        return
    outbox.put(
        ctx.tx,
        OutboxRow(
            chat_id=request.chat.id,
            kind=APPROVE,
            values=JoinRequest(user_id=ctx.member.id),
            due_at=ctx.now,
            lane=Lane.REPLY,
            policy=RetryPolicy.IDEMPOTENT,
        ),
    )


def ours(link: ChatInviteLink | None, me: User) -> bool:
    """Return whether a link is a member's own, made by the bot and named by a code."""
    return link is not None and link.creator.id == me.id and bool(link.name)
