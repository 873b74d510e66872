"""Which customer is open."""

from domain.refusal import Refused
from handlers.admin.context import AdminContext
from storage import members
from storage.members import Member
from storage.personal_data import is_anonymised


async def selected(ctx: AdminContext) -> Member:
    """Return the member that is open, or refuse; nobody is behind what an erased one left."""
    number = ctx.chosen("member_id")
    if is_anonymised(number):
        raise Refused("customer.erased")
    member = await members.find(ctx.tx, number)
    if member is None:
        raise Refused("member.unknown", id=number)
    return member


def subject(ctx: AdminContext) -> str:
    """Return what the audit log calls the member that is open."""
    return f"member:{ctx.chosen('member_id')}"
